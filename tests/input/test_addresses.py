"""What addresses bring into the graph, from a real server on loopback; and a server that never gets done."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.copies import copied

from entente.cli import cli
from entente.errors import Unavailable
from entente.ingest.fetch import fetch

from . import addresses
from .addresses import Address
from .standing import texts


class Answers(BaseHTTPRequestHandler):
    """Answers each path as its row has it, and one byte after the other at /drops."""

    def do_GET(self) -> None:
        if self.path == "/drops":
            return self.drip()
        row = next(row for row in addresses.ROWS if row.given == self.path.partition("?")[0])
        assert row.answer is not None
        row.answer(self)

    def drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        while not stop.wait(0.01):
            try:
                self.wfile.write(b"a")
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


stop = threading.Event()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    stop.set()
    server.shutdown()
    server.server_close()


def whole(row: Address, site: str) -> str:
    return site + row.given if row.given.startswith("/") else row.given


@pytest.fixture(scope="module")
def told(few: None, site: str, loaded_few: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, list[str]]:
    """Ingest the addresses of each exit code in one batch, and give the lines that tell of faults."""
    found = {}
    for code in sorted({row.code for row in addresses.ROWS}):
        given = [whole(row, site) for row in addresses.ROWS if row.code == code]
        data = copied(loaded_few, tmp_path_factory.mktemp("addresses") / "data")
        command = ["ingest", *given, "--data", str(data), "--processes", "1"]
        result = CliRunner(env={"ENTENTE_FETCH_HOSTS": "127.0.0.1"}).invoke(cli, command)
        assert result.exit_code == code, result.output
        assert len(texts(data).get("", [])) == (len(given) if code == 0 else 0)
        found[code] = [line for line in result.stderr.splitlines() if line.startswith("entente: ")]
    return found


@pytest.mark.parametrize("row", addresses.ROWS, ids=lambda row: row.name)
def test_an_address_nobody_hoped_for(row: Address, site: str, told: Mapping[int, list[str]]) -> None:
    lines = [line for line in told[row.code] if row.given in line]
    assert len(lines) == bool(row.says)
    assert all(row.says in line for line in lines), lines
    assert all("; " in line for line in lines), "it does not say what to do"


def test_a_body_that_comes_byte_by_byte_is_not_waited_for(site: str) -> None:
    with pytest.raises(Unavailable, match=r"takes over 0\.3 seconds"):
        fetch(f"{site}/drops", 1_000_000, frozenset({"127.0.0.1"}), seconds=0.3)
