"""One row of the tables over HTTP: a request byte by byte, and what is answered."""

from __future__ import annotations

import contextlib
import http.client
import io
import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

PAGE = {"Accept": "text/html"}
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Exchange:
    """A request, and what must be answered: a status, and a piece of the body."""

    name: str
    target: str = "/sparql"
    status: int = 200
    says: str = ""
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    raw: bytes = b""
    """The whole request where it is none that could be put together."""

    def request(self) -> bytes:
        """Give the request as it goes over the wire."""
        if self.raw:
            return self.raw
        length = (
            {"Content-Length": str(len(self.body))} if self.body and "Transfer-Encoding" not in self.headers else {}
        )
        headers = {"Host": "127.0.0.1", "Connection": "close", **length, **self.headers}
        lines = [f"{self.method} {self.target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + self.body


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def problem(self) -> dict[str, Any]:
        """The members of an RFC 9457 problem."""
        found = json.loads(self.body)
        assert isinstance(found, dict)
        return found


class _Received:
    """Bytes that look like a socket to the library's parser of responses."""

    def __init__(self, content: bytes) -> None:
        self._file = io.BytesIO(content)

    def makefile(self, *_: object) -> io.BytesIO:
        return self._file


def send(port: int, request: bytes, method: str = "GET") -> Answer:
    """Send bytes to a server on loopback and read all it answers, until it hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        received = b""
        with contextlib.suppress(ConnectionError):  # it refuses what it does not want to read to its end
            connection.sendall(request)
        with contextlib.suppress(ConnectionResetError):
            while chunk := connection.recv(1 << 16):
                received += chunk
    response = http.client.HTTPResponse(_Received(received), method=method)  # type: ignore[arg-type]
    response.begin()
    return Answer(response.status, dict(response.headers), response.read().decode("utf-8", "replace"))


def asked(query: str, **parameters: str) -> str:
    """Give the target that asks a query."""
    given = {"query": query, **parameters}
    return "/sparql?" + "&".join(f"{name}={quote(value, safe='')}" for name, value in given.items())


def posted(query: str) -> dict[str, Any]:
    """Give what makes a row post a query as it is."""
    return {"method": "POST", "headers": {"Content-Type": "application/sparql-query"}, "body": query.encode()}


def form(body: str, kind: str = FORM) -> dict[str, Any]:
    """Give what makes a row post a form."""
    return {"method": "POST", "headers": {"Content-Type": kind}, "body": body.encode()}
