"""Asking over HTTP: one request at a time, or many clients with a connection each, bounded in number and seconds."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final
from urllib.parse import urlencode

from .process import Server

PATIENCE: Final = 40.0
"""Seconds a client waits for any answer, past what any server allows a query."""
ROWS: Final = "application/sparql-results+json"
TRIPLES: Final = "text/turtle"


@dataclass(frozen=True)
class Cell:
    """What one volley of requests gave."""

    milliseconds: tuple[float, ...]
    """Of each request that was answered."""
    refused: int
    """Requests answered with any other status than 200, or not at all."""
    wall_seconds: float
    processor_seconds: float
    """Of all the server's processes."""

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.milliseconds) / self.wall_seconds


def address(path: str, text: str) -> str:
    """Where to get the answer to a query."""
    return path + "?" + urlencode({"query": text})


def get(port: int, where: str, accept: str) -> bytes:
    """Get one answer on a connection of its own. Raises OSError where there is none, or another status than 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        return _get(connection, where, accept)
    finally:
        connection.close()


def volley(server: Server, where: Sequence[str], accept: str, clients: int, seconds: float, most: int) -> Cell:
    """Ask the addresses in turn, by so many clients, until the seconds are over or each client asked ``most`` times."""
    numbers = count()
    workers = [_Client(server.port, where, accept, numbers, most) for _ in range(clients)]
    before, start = server.processor_seconds(), time.perf_counter()
    threads = [threading.Thread(target=worker.ask, args=(start + seconds,)) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall = time.perf_counter() - start
    return Cell(
        milliseconds=tuple(one for worker in workers for one in worker.milliseconds),
        refused=sum(worker.refused for worker in workers),
        wall_seconds=wall,
        processor_seconds=server.processor_seconds() - before,
    )


class _Client:
    """One client with one connection, opened again where the server closed it."""

    def __init__(self, port: int, where: Sequence[str], accept: str, numbers: count[int], most: int) -> None:
        self.milliseconds: list[float] = []
        self.refused = 0
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._where, self._accept, self._numbers, self._most = where, accept, numbers, most

    def ask(self, until: float) -> None:
        """Ask at least once."""
        for _ in range(self._most):
            where = self._where[next(self._numbers) % len(self._where)]
            start = time.perf_counter()
            try:
                _get(self._connection, where, self._accept)
                self.milliseconds.append((time.perf_counter() - start) * 1000)
            except (OSError, http.client.HTTPException):
                self.refused += 1
                self._connection.close()
            if time.perf_counter() > until:
                break
        self._connection.close()


def _get(connection: http.client.HTTPConnection, where: str, accept: str) -> bytes:
    connection.request("GET", where, headers={"Accept": accept})
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise ConnectionError(f"status {response.status}: {body[:200].decode(errors='replace')}")
    return body
