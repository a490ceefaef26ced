"""Addresses nobody hoped for: what a server on loopback answers, and addresses that lead elsewhere."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler

from .case import good

_SERVED = "/served/"


@dataclass(frozen=True)
class Address:
    """An address given to ``entente ingest``: a path of the server, or a whole one."""

    name: str
    given: str
    says: str = ""
    code: int = 0
    answer: Callable[[BaseHTTPRequestHandler], object] | None = None


def _raw(content: bytes) -> Callable[[BaseHTTPRequestHandler], object]:
    return lambda request: request.wfile.write(content)


def _answer(content: bytes, *headers: str, status: str = "200 OK") -> Callable[[BaseHTTPRequestHandler], object]:
    head = "".join(f"{header}\r\n" for header in (f"HTTP/1.1 {status}", *headers, "Connection: close"))
    return _raw(head.encode() + b"\r\n" + content)


def _for_ever(request: BaseHTTPRequestHandler) -> None:
    """Answer a body that never ends, until the other side has enough."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
    try:
        while True:
            request.wfile.write(b"and so on " * 10_000)
    except OSError:
        return


def _refused(name: str, given: str, says: str) -> Address:
    return Address(name, given, says, 65)


def _served(name: str, answer: Callable[[BaseHTTPRequestHandler], object], says: str = "", code: int = 65) -> Address:
    return Address(name, _SERVED + name.replace(" ", "-"), says, code if says else 0, answer)


_PLAIN = "Content-Type: text/plain"
_CHUNKED = "Transfer-Encoding: chunked"
_PAGE = "<html><head><title>T</title></head><body><article><p>{0}</p><p>{0}</p></article></body></html>"

ROWS = (
    _served("plain text", _answer(good().encode(), _PLAIN)),
    _served("a page without a type", _answer(_PAGE.format(good()).encode())),
    _served("a page in the old protocol", _raw(b"HTTP/1.0 200 OK\r\n\r\n" + _PAGE.format(good()).encode())),
    _served("a chunked text", _answer(b"64\r\n" + good()[:100].encode() + b"\r\n0\r\n\r\n", _PLAIN, _CHUNKED)),
    _served("a longer body than it says", _answer(good().encode() + b"\x00" * 99, _PLAIN, "Content-Length: 99")),
    _served("a redirect to itself", _answer(b"", "Location: ?again", status="302 Found"), "redirects more than 5"),
    _served("a redirect to nowhere", _answer(b"", status="301 Moved"), "redirects more than 5 times"),
    _served("a redirect to a file", _answer(b"", "Location: file:///etc/passwd", status="301 Moved"), "no http or"),
    _served("a redirect to a private address", _answer(b"", "Location: http://10.0.0.1/", status="307 T"), "private"),
    _served("a body without end", _for_ever, "has over 10,000,000 bytes"),
    _served("a shorter body than it says", _answer(good().encode(), _PLAIN, "Content-Length: 9999"), "breaks off", 69),
    _served("a chunk cut short", _answer(b"ff\r\nThe", _PLAIN, _CHUNKED), "cannot be fetched", 69),
    _served("a chunk of no length", _answer(b"zz\r\nThe", _PLAIN, _CHUNKED), "cannot be fetched", 69),
    _served("a length that is none", _answer(b"", _PLAIN, "Content-Length: many"), "is empty"),
    _served("a length below nothing", _answer(b"", _PLAIN, "Content-Length: -5"), "is empty"),
    _served("no HTTP at all", _raw(b"220 ready for SMTP\r\n"), "cannot be fetched", 69),
    _served("nothing at all", _raw(b""), "cannot be fetched", 69),
    _served("a header without end", _answer(b"", "X: " + "a" * 70_000), "cannot be fetched", 69),
    _served("headers without end", _answer(b"", *["X: a"] * 500), "cannot be fetched", 69),
    _served("a status of its own", _answer(b"", status="999 Strange"), "answers 999 Strange", 69),
    _served("a drawing", _answer(b"\x89PNG\r\n\x1a\n", "Content-Type: image/png"), "something image/png, no page"),
    _served("a picture that says it is a page", _answer(b"\x89PNG\r\n\x1a\n", "Content-Type: text/html"), "no article"),
    _served("a page in another encoding", _answer("Ärland".encode("latin-1"), _PLAIN), "is not UTF-8"),
    _served("a bomb that says it is packed",
            _answer(gzip.compress(bytes(10_000_000)), _PLAIN, "Content-Encoding: gzip"), "packed as gzip"),
    _served("a bomb that says it is a page", _answer(gzip.compress(bytes(10_000_000)), "Content-Type: text/html"),
            "is an archive"),
    Address("nobody there", "http://127.0.0.1:1/", "does not answer", 69),
    _refused("a private address", "http://192.168.0.1/", "is at the private address 192.168.0.1"),
    _refused("a private address as one number", "http://2130706434/", "is at the private address 127.0.0.2"),
    _refused("a private address within another", "http://[::ffff:10.0.0.1]/", "is at the private address"),
    _refused("the machine of a cloud", "http://169.254.169.254/latest", "is at the private address"),
    _refused("a port that is none", "http://127.0.0.1:99999/", "has no valid port"),
    _refused("a bracket that never closes", "http://[::1/", "is no http or https address"),
    _refused("no host", "http:///path", "is no http or https address"),
    Address("a host that cannot be", f"http://{'a' * 64}.invalid/", "is not known", 69),
)  # fmt: skip
