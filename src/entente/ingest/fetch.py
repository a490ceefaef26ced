"""Fetch: a page from the web, once, for somebody who named its address.

The host is resolved here and the connection goes to the very address that was judged, so that no name can turn into a
private address between the two. Every redirect is judged anew.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from entente.errors import BadArticle, QueryRefused, TooLarge, Unavailable

SECONDS: Final = 15.0
"""How long a host may take to connect, and between two pieces of its answer."""
WHOLE: Final = 60.0
"""How long one answer may take from its first byte asked for to its last."""
REDIRECTS: Final = 5
PAGES: Final = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})
"""Kinds of answers that are read; one that names none is tried as a page."""
_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")
"""Where a network without IPv4 puts the addresses of IPv4 (RFC 6052)."""
_WRITTEN: Final = "/:@!$&'()*+,;=~%?"
"""What stands in a path or query as it is written; the rest is percent-encoded."""
_AGENT: Final = "entente (reads one page its user named)"


@dataclass(frozen=True)
class Page:
    """What an address answered: where it stood in the end, its kind and its bytes."""

    url: str
    media_type: str
    content: bytes


def fetch(url: str, limit: int, allowed_hosts: frozenset[str] = frozenset(), seconds: float = WHOLE) -> Page:
    """Fetch one page of at most ``limit`` bytes, each answer on the way to it within some seconds.

    ``allowed_hosts`` may be private; all other hosts must have public addresses only. Raises QueryRefused for a private
    one, Unavailable where nothing answers, BadArticle for an answer that is no page, TooLarge.
    """
    for _ in range(REDIRECTS + 1):
        answer = _ask(url, limit, allowed_hosts, seconds)
        if isinstance(answer, Page):
            return answer
        url = urljoin(url, answer)
    raise BadArticle(f"{url} redirects more than {REDIRECTS} times", hint="give the address it ends at")


def _ask(url: str, limit: int, allowed_hosts: frozenset[str], seconds: float) -> Page | str:
    parts = _parts(url)
    connection = _connection(parts, _public_address(parts, allowed_hosts))
    target = quote(parts.path or "/", safe=_WRITTEN) + (f"?{quote(parts.query, safe=_WRITTEN)}" if parts.query else "")
    # The time between two bytes has its own limit: without this one, a byte now and then would keep us for ever.
    late = threading.Event()
    timer = threading.Timer(seconds, _hang_up, [connection.sock, late])
    timer.start()
    try:
        connection.request("GET", target, headers={"User-Agent": _AGENT, "Accept": "text/html, text/plain;q=0.8"})
        with connection.getresponse() as response:  # the socket is closed with it, not with the connection
            if response.status in (301, 302, 303, 307, 308):
                return response.getheader("Location") or ""
            if response.status != 200:
                raise Unavailable(
                    f"{url} answers {response.status} {response.reason}", hint="open it in a browser first"
                )
            media_type = _media_type(url, response)
            content = response.read(limit + 1)
        if late.is_set():
            raise TimeoutError
    except (OSError, http.client.HTTPException) as error:
        late_or = f"it takes over {seconds:g} seconds" if late.is_set() else str(error)
        raise Unavailable(f"{url} cannot be fetched: {late_or}", hint="save the page and give its file") from error
    finally:
        timer.cancel()
        connection.close()
    if len(content) > limit:
        raise TooLarge(f"{url} has over {limit:,} bytes", hint="set ENTENTE_ARTICLE_BYTES")
    if response.length:
        raise Unavailable(f"{url} breaks off {response.length:,} bytes before its end", hint="try again later")
    return Page(url, media_type, content)


def _hang_up(connection: socket.socket, late: threading.Event) -> None:
    late.set()
    with contextlib.suppress(OSError):  # it is closed already
        connection.shutdown(socket.SHUT_RDWR)


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.hostname:
            return parts
    except ValueError:  # brackets that hold no IPv6 address
        pass
    raise QueryRefused(f"{url} is no http or https address", hint="save the page and give its file")


def _media_type(url: str, response: http.client.HTTPResponse) -> str:
    """Give the kind of an answer; raises BadArticle for one that is no page, or packed though nobody asked for that."""
    encoding = response.getheader("Content-Encoding", "identity").strip().lower()
    media_type = response.getheader("Content-Type", "").partition(";")[0].strip().lower()
    if encoding != "identity" or media_type not in PAGES:
        what = f"packed as {encoding}" if encoding != "identity" else media_type
        raise BadArticle(f"{url} answers with something {what}, no page", hint="save the page and give its file")
    return media_type


def _public_address(parts: SplitResult, allowed_hosts: frozenset[str]) -> str:
    """Resolve a host to one address that may be asked; all its addresses must be public."""
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, _port(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unavailable(f"the host {host} is not known: {error}", hint="check the address") from error
    addresses = [str(entry[4][0]) for entry in found]
    private = [address for address in addresses if not is_public(address)]
    if private and host not in allowed_hosts:
        raise QueryRefused(
            f"{host} is at the private address {private[0]}", hint="name the host in ENTENTE_FETCH_HOSTS to allow it"
        )
    return addresses[0]


def is_public(address: str) -> bool:
    """Tell whether an address is anybody's to ask, whichever way an IPv4 address is wrapped in it.

    >>> [is_public(one) for one in ("93.184.216.34", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::")]
    [True, False, False, False]
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
        if found.is_site_local:
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved


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
