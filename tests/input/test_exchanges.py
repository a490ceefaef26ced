"""What the real server answers: each row of the tables, byte by byte; and it goes on serving after each."""

from __future__ import annotations

import random
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from . import queries, requests
from .exchange import Exchange, asked, posted, send
from .serving import serving

SEED = 20240628
PIECES = (
    "text/csv", "text/*", "*/*", "application/json", "application/sparql-results+json", "image/png", "a/b/c", "/", "*",
    ";q=", ";q=0", ";q=0.5", ";q=1.0001", ";q=-1", ";q=NaN", ";charset=utf-8", ';x="a,b\\""', ",", ", ", " ", "\t", '"',
    "\\", "é", "\x7f", "=", ";", "TEXT/CSV", "text/html", "application/xhtml+xml", "q=1",
)  # fmt: skip


@pytest.fixture(scope="module")
def port(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    limits = {"ENTENTE_QUERY_SECONDS": "1", "ENTENTE_QUERY_MEMORY": "1024", "ENTENTE_QUERY_ROWS": "1000"}
    with serving(loaded, tmp_path_factory.mktemp("serving"), limits) as port:
        yield port


@pytest.mark.parametrize("row", [*queries.ROWS, *requests.ROWS], ids=lambda row: row.name)
def test_a_request_nobody_hoped_for(row: Exchange, port: int) -> None:
    answer = send(port, row.request(), row.method)
    assert answer.status == row.status, answer.body[:300]
    assert row.says in answer.body, answer.body[:300]
    if answer.headers.get("Content-Type") == "application/problem+json":
        assert answer.problem["status"] == row.status
        assert answer.problem["detail"]
    assert send(port, Exchange("afterwards", "/health").request()).status == 200


def test_bodies_that_never_come_keep_nobody_else_waiting(port: int) -> None:
    begun = Exchange("", method="POST", headers={"Content-Type": "application/sparql-query", "Content-Length": "99"})
    with ExitStack() as sending:
        for _ in range(120):
            connection = sending.enter_context(socket.create_connection(("127.0.0.1", port)))
            connection.sendall(begun.request() + b"ASK")
        answers = [send(port, Exchange("", asked("ASK {}")).request()).status for _ in range(3)]
        refused = send(port, Exchange("", **posted("ASK {}")).request())
    assert answers == [200] * 3
    assert (refused.status, refused.problem["limit"]) == (503, "concurrency")
    assert send(port, Exchange("", **posted("ASK {}")).request()).status in {200, 503}


def test_no_accept_header_breaks_the_answer(port: int) -> None:
    draw = random.Random(SEED)
    met = set()
    for _ in range(300):
        header = "".join(draw.choices(PIECES, k=draw.randrange(1, 9))).strip()
        row = Exchange("fuzzed", asked("ASK {}"), headers={"Accept": header})
        met.add(send(port, row.request()).status)
    assert met <= {200, 400, 406}
    assert {200, 406} <= met
