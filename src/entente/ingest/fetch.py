"""Fetch: a page from the web, once, for somebody who named its address.

The host is resolved here and the connection goes to the very address that was judged, so that no name can turn into a
private address between the two. Every redirect is judged anew.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from entente.errors import BadArticle, QueryRefused, TooLarge, Unavailable

SECONDS: Final = 15.0
"""How long a host may take to connect, and between two pieces of its answer."""
REDIRECTS: Final = 5
_AGENT: Final = "entente (reads one page its user named)"


@dataclass(frozen=True)
class Page:
    """What an address answered: where it stood in the end, its kind and its bytes."""

    url: str
    media_type: str
    content: bytes


def fetch(url: str, limit: int, allowed_hosts: frozenset[str] = frozenset()) -> Page:
    """Fetch one page of at most ``limit`` bytes.

    ``allowed_hosts`` may be private; all other hosts must have public addresses only. Raises QueryRefused for a private
    one, Unavailable where nothing answers, BadArticle for an answer that is no page, TooLarge.
    """
    for _ in range(REDIRECTS + 1):
        answer = _ask(url, limit, allowed_hosts)
        if isinstance(answer, Page):
            return answer
        url = urljoin(url, answer)
    raise BadArticle(f"{url} redirects more than {REDIRECTS} times", hint="give the address it ends at")


def _ask(url: str, limit: int, allowed_hosts: frozenset[str]) -> Page | str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise QueryRefused(f"{url} is no http or https address", hint="save the page and give its file")
    connection = _connection(parts, _public_address(parts, allowed_hosts))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("GET", target, headers={"User-Agent": _AGENT, "Accept": "text/html, text/plain;q=0.8"})
        response = connection.getresponse()
        if response.status in (301, 302, 303, 307, 308):
            return response.getheader("Location") or ""
        if response.status != 200:
            raise Unavailable(f"{url} answers {response.status} {response.reason}", hint="open it in a browser first")
        content = response.read(limit + 1)
    except (OSError, http.client.HTTPException) as error:
        raise Unavailable(f"{url} cannot be fetched: {error}", hint="save the page and give its file") from error
    finally:
        connection.close()
    if len(content) > limit:
        raise TooLarge(f"{url} has over {limit:,} bytes", hint="set ENTENTE_ARTICLE_BYTES")
    return Page(url, (response.getheader("Content-Type") or "").partition(";")[0].strip().lower(), content)


def _public_address(parts: SplitResult, allowed_hosts: frozenset[str]) -> str:
    """Resolve a host to one address that may be asked; all its addresses must be public."""
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, _port(parts), type=socket.SOCK_STREAM)
    except OSError as error:
        raise Unavailable(f"the host {host} is not known: {error}", hint="check the address") from error
    addresses = [str(entry[4][0]) for entry in found]
    private = [address for address in addresses if not ipaddress.ip_address(address.partition("%")[0]).is_global]
    if private and host not in allowed_hosts:
        raise QueryRefused(
            f"{host} is at the private address {private[0]}", hint="name the host in ENTENTE_FETCH_HOSTS to allow it"
        )
    return addresses[0]


def _port(parts: SplitResult) -> int:
    try:
        return parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise QueryRefused(f"{parts.geturl()} has no valid port", hint="check the address") from error


def _connection(parts: SplitResult, address: str) -> http.client.HTTPConnection:
    """A connection to an address already judged, that speaks to the host by its name."""
    host, port = parts.hostname or "", _port(parts)
    try:
        plain = socket.create_connection((address, port), timeout=SECONDS)
    except OSError as error:
        raise Unavailable(f"{host} does not answer: {error}", hint="try again later") from error
    if parts.scheme == "http":
        connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
        connection.sock = plain
        return connection
    secure = http.client.HTTPSConnection(host, port, timeout=SECONDS)
    try:
        secure.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except OSError as error:
        plain.close()
        raise Unavailable(
            f"{host} has no valid certificate: {error}", hint="save the page and give its file"
        ) from error
    return secure
