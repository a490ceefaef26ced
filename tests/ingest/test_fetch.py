"""Fetching a page: from a real server on loopback, and never from a private address unasked."""

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from entente.errors import BadArticle, EntenteError, QueryRefused, TooLarge, Unavailable
from entente.ingest.acquire import Failure, acquire, article
from entente.ingest.fetch import fetch
from entente.model.document import Source

LOOPBACK = frozenset({"127.0.0.1", "localhost"})
PAGE = """<!doctype html><html lang="en"><head><title>General meets president</title>
<meta property="og:site_name" content="Harbour Desk">
<meta property="article:published_time" content="2024-06-28"></head>
<body><nav>Home News Sport</nav><article><h1>General meets president</h1>
<p>General Ann Lee, the commander of the northern army, met the president of Freedonia in the capital on Tuesday.</p>
<p>She said that the two sides will deepen their cooperation, and that they will meet again before the winter.</p>
</article><footer>Cookies and terms</footer></body></html>"""


class Pages(BaseHTTPRequestHandler):
    """A handful of pages, good and bad."""

    def do_GET(self) -> None:
        status, headers, body = {
            "/article": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
            "/plain": (200, {"Content-Type": "text/plain"}, b"The minister said that the two sides met on Monday."),
            "/moved": (302, {"Location": "/article"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/away": (302, {"Location": "http://10.0.0.1/secret"}, b""),
            "/large": (200, {"Content-Type": "text/plain"}, b"x" * 5000),
        }.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_becomes_an_article(site: str) -> None:
    (found,) = acquire([f"{site}/moved"], metadata={}, stdin=io.BytesIO(), limit=100_000, hosts=LOOPBACK)
    assert isinstance(found, Source)
    made = article(found)
    assert (made.title, made.publisher, str(made.date)) == ("General meets president", "Harbour Desk", "2024-06-28")
    assert made.url == f"{site}/article"
    assert made.text.startswith("General Ann Lee, the commander")
    assert "Cookies" not in made.text and "Sport" not in made.text


@pytest.mark.parametrize(
    ("path", "error"),
    [("/nothing", Unavailable), ("/loop", BadArticle), ("/large", TooLarge), ("/away", QueryRefused)],
)
def test_what_cannot_be_fetched_is_told_apart(site: str, path: str, error: type[EntenteError]) -> None:
    with pytest.raises(error):
        fetch(site + path, 4000, LOOPBACK)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest",
        "http://0.0.0.0/",
        "http://2130706433/",
        "file:///etc/passwd",
        "ftp://example.org/",
    ],
)
def test_a_private_address_is_refused(url: str) -> None:
    with pytest.raises(QueryRefused):
        fetch(url, 4000)


def test_a_refusal_does_not_stop_a_batch(site: str) -> None:
    paths = ["http://127.0.0.1:1/", f"{site}/plain"]
    first, second = acquire(paths, metadata={}, stdin=io.BytesIO(), limit=4000, hosts=frozenset({"127.0.0.1"}))
    assert isinstance(first, Failure)
    assert isinstance(second, Source)
