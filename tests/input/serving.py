"""The real server, on a free port of loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.copies import copied

ENTENTE = str(Path(sys.executable).with_name("entente"))


@contextmanager
def serving(loaded: Path, folder: Path, settings: Mapping[str, str]) -> Iterator[int]:
    """Serve a copy of a data directory; gives the port."""
    data = copied(loaded, folder / "data")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [ENTENTE, "serve", "--data", str(data), "--port", str(port)]
    process = subprocess.Popen(
        command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}/ready")
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _wait(address: str) -> None:
    """Ask until there is an answer, for at most 30 seconds."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"{address} never answered")
