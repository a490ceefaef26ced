"""A real browser on real servers: over the samples, over a world of extremes, over nothing.

Skipped plainly where there is no Chromium. Each server is started once a session.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.copies import copied, unpublished
from tests.registries import need_scripts

import entente
from entente.cli.batch import ingest
from entente.ingest.acquire import acquire
from entente.model import iris
from entente.model.graph import Graph
from entente.publish import open_for_writing
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

AXE = Path(entente.__file__).parent / "web/frontend/node_modules/axe-core/axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVERY: dict[str, Any] = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]}
BUT_CONTRAST = {**EVERY, "rules": {"color-contrast": {"enabled": False}}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
WAYS: tuple[tuple[Literal["light", "dark"], int, dict[str, Any]], ...] = (
    ("light", 1280, EVERY),
    ("light", 390, BUT_CONTRAST),
    ("dark", 390, CONTRAST),
    ("dark", 1280, CONTRAST),
)
"""Colours change with the scheme and nothing else does: what was found in light is not looked for again in dark, and
what does not depend on the width not again on a phone."""

LONG = "The Permanent Joint Coordinating Committee of the Northern and the Southern Commands of 1999"
ARABIC = "القيادة العامة للقوات المسلحة الأرلندية"
CLAIMS = 5_000
SLOWEST = 2.0
"""Seconds a query may take in the world of extremes."""

Opened = Callable[..., Page]
Sound = Callable[[Page, str], None]


@dataclass(frozen=True)
class World:
    """A server, and where in it something worth seeing is."""

    address: str
    retracted: str = ""


@pytest.fixture(scope="session")
def site(sampled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the samples as `entente serve --samples` does, which finds them read, and give the address."""
    data, port = copied(sampled, tmp_path_factory.mktemp("site") / "data"), _free_port()
    command = ["-m", "entente", "serve", "--samples", "--data", str(data), "--port", str(port)]
    with _served(command, port, {}) as address:
        yield address


@pytest.fixture(scope="session")
def extremes(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Serve a hub of 5,000 claims, a name of ninety letters, an Arabic one, and an article that was retracted."""
    _need_browser()
    data = unpublished(copied(loaded, tmp_path_factory.mktemp("extremes") / "data"))
    sample = Path(entente.__file__).parent / "data/samples/gaborone-libya.md"
    with open_for_writing(data) as writer:
        writer.store.replace(_named(), _hub())
        ingest(writer, acquire([str(sample)], metadata={}, stdin=io.BytesIO(), limit=1_000_000), 1)
        writer.settle()
        titled = f"SELECT ?article {{ ?article <{iris.PREFIXES['dcterms']}title> ?title ; a <{iris.term('Article')}> }}"
        retracted = next(row[0] for row in writer.store.rows(titled))
        writer.retract(retracted)
    port = _free_port()
    with _served(["-P", "-m", "entente.web.server"], port, _variables(data, port)) as address:
        yield World(address, retracted.removeprefix(iris.BASE.rstrip("/")))


@pytest.fixture(scope="session")
def empty(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Serve a graph in which nothing stands but the ontology and the reference."""
    _need_browser()
    data, port = copied(loaded, tmp_path_factory.mktemp("empty") / "data"), _free_port()
    with _served(["-P", "-m", "entente.web.server"], port, _variables(data, port)) as address:
        yield World(address)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    _need_browser()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Opened]:
    """Open pages in windows that fail the test for an error in the console or a request to another host.

    ``at`` is the server, that of the samples where none is named.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(
        path: str,
        width: int = 1280,
        scheme: str = "light",
        scripts: bool = True,
        expected: int = 200,
        at: str = site,
        failing: bool = False,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        if expected == 200 and not failing:  # the browser itself complains of any answer that is not 200
            page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith((at, "data:")) else complaints.append(asked.url))
        response = page.goto(at + path)
        assert response is not None
        assert response.status == expected
        page.wait_for_load_state("load")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def sound() -> Sound:
    """Check a page in both widths and both schemes: no finding of level AA, nothing wider, headings in order."""

    def check(page: Page, name: str) -> None:
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(one => Number(one.tagName[1]))")
        assert (levels[0], levels.count(1)) == (1, 1), name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name
        page.evaluate(_axe())  # by the debugger: the page's own policy lets no script in
        for scheme, width, rules in WAYS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            where = f"{name}, {scheme}, {width} pixels"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, where
            assert (where, _findings(page, rules)) == (where, [])

    return check


def _findings(page: Page, rules: dict[str, Any]) -> list[str]:
    # The editor's own widgets are its authors'; what is around it is ours.
    found: dict[str, Any] = page.evaluate("options => axe.run({ exclude: ['#editor'] }, options)", rules)
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {one['nodes'][0]['target']} {one['nodes'][0]['failureSummary']}"
        for one in found["violations"]
    ]


@cache
def _axe() -> str:
    need_scripts(AXE)
    return AXE.read_text(encoding="utf-8")


def _named() -> Graph:
    names = {"organisation/long": [(LONG, "en"), (ARABIC, "ar")], "state/hub": [("Hubland", "en")]}
    label, type_ = iris.PREFIXES["rdfs"] + "label", iris.PREFIXES["rdf"] + "type"
    lines = [f'<{iris.THING}{path}> <{label}> "{text}"@{tongue} .\n' for path in names for text, tongue in names[path]]
    lines += [f'<{iris.THING}organisation/قيادة> <{label}> "{ARABIC}"@ar .\n']
    kinds = {"organisation/long": "Committee", "organisation/قيادة": "MilitaryCommand", "state/hub": "State"}
    lines += [f"<{iris.THING}{path}> <{type_}> <{iris.term(kind)}> .\n" for path, kind in kinds.items()]
    return Graph(iris.GRAPH + "reference/extremes", "".join(sorted(lines)))


def _hub() -> Graph:
    article, type_ = f"{iris.THING}article/ffffffffffffffff", iris.PREFIXES["rdf"] + "type"
    lines = [
        f'<{article}> <{iris.PREFIXES["dcterms"]}title> "All of it"@en .\n',
        f'<{article}> <{iris.term("readingKey")}> "all" .\n',
    ]
    for number in range(CLAIMS):
        claim = f"<{iris.THING}claim/{number:020x}>"
        lines += [
            f"{claim} <{type_}> <{iris.term('Claim')}> .\n",
            f"{claim} <{iris.term('claimType')}> <{iris.concept('event-type', 'ACCUSE')}> .\n",
            f"{claim} <{iris.term('subject')}> <{iris.THING}state/hub> .\n",
            f"{claim} <{iris.term('object')}> <{iris.THING}organisation/long> .\n",
            f"{claim} <{iris.term('inArticle')}> <{article}> .\n",
        ]
    return Graph(iris.article_graph(article), "".join(sorted(lines)))


def _variables(data: Path, port: int) -> dict[str, str]:
    return {"ENTENTE_DATA": str(data), "ENTENTE_PORT": str(port), "ENTENTE_QUERY_SECONDS": str(SLOWEST)}


def _need_browser() -> None:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt install chromium")
    need_scripts(STATIC / "assets" / MANIFEST)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def _served(command: list[str], port: int, variables: dict[str, str]) -> Iterator[str]:
    _need_browser()
    environment = {**os.environ, "PYTHONPATH": str(Path(entente.__file__).parents[1]), **variables}
    server = subprocess.Popen(
        [sys.executable, *command], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _await(f"http://127.0.0.1:{port}/ready", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _await(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended"
        with contextlib.suppress(URLError, ConnectionError, TimeoutError), urlopen(address, timeout=2):
            return
        time.sleep(0.1)
    raise AssertionError(f"{address} did not answer in {PATIENCE:.0f} s")
