"""A real browser on a real server over the samples; skipped plainly where there is no Chromium."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import entente
from entente.web.assets import MANIFEST, STATIC

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE = 60.0

Opened = Callable[..., Page]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the samples as `entente serve --samples` does, and give the address."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt install chromium")
    if not (STATIC / "assets" / MANIFEST).is_file():
        pytest.skip("installed without scripts: npm reached no registry")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "entente", "serve", "--samples", "--data", str(data), "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(Path(entente.__file__).parents[1])}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(f"http://127.0.0.1:{port}/ready", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="session")
def browser(site: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Opened]:
    """Open pages in windows that fail the test for an error in the console or a request to another host."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(
        path: str, width: int = 1280, scheme: str = "light", scripts: bool = True, expected: int = 200
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        if expected == 200:  # the browser itself complains of anything else
            page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request", lambda asked: None if asked.url.startswith((site, "data:")) else complaints.append(asked.url)
        )
        response = page.goto(site + path)
        assert response is not None
        assert response.status == expected
        page.wait_for_load_state("load")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _await(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended"
        with contextlib.suppress(URLError, ConnectionError, TimeoutError), urlopen(address, timeout=2):
            return
        time.sleep(0.1)
    raise AssertionError(f"{address} did not answer in {PATIENCE:.0f} s")
