import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from entente.errors import BadInput, BadParameter, BadQuery, EntenteError, LimitExceeded, Unavailable
from entente.store.remote import RemoteStore

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
ALL = "SELECT ?s { ?s ?p ?o } ORDER BY ?s"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """Another maker's endpoint, with two triples in it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with subprocess.Popen([str(OXIGRAPH), "serve", "--bind", address], stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        assert "Listening" in server.stderr.readline()
        update = urllib.request.Request(
            f"http://{address}/update",
            b"INSERT DATA { <http://a> <http://p> 'one' . <http://b> <http://p> 'two'@en }",
            {"Content-Type": "application/sparql-update"},
        )
        urllib.request.urlopen(update).close()
        yield f"http://{address}/query"
        server.kill()


def test_rows_and_triples_come_in_the_format_asked_for(endpoint: str) -> None:
    store = RemoteStore(endpoint)
    assert store.query(ALL) == b"s\r\nhttp://a\r\nhttp://b\r\n"
    assert b'"boolean":true' in store.query("ASK { ?s ?p ?o }", "json")
    assert b'<http://a> <http://p> "one" .' in store.query("CONSTRUCT WHERE { ?s ?p ?o }", "ntriples")
    assert b"<http://a>" in store.query("DESCRIBE <http://a>")


def test_parameters_are_bound(endpoint: str) -> None:
    asked = "SELECT ?s { ?s <http://p> ?value }"
    assert RemoteStore(endpoint).query(asked, "csv", {"value": '"two"@en'}) == b"s\r\nhttp://b\r\n"


def test_a_refusal_carries_the_servers_own_words(endpoint: str) -> None:
    with pytest.raises(BadQuery, match=r"answered 400: .*Prefix not found"):
        RemoteStore(endpoint).query("SELECT * { ?s rdfs:label ?o }")


def test_an_update_is_never_sent(endpoint: str) -> None:
    with pytest.raises(BadQuery, match="an update"):
        RemoteStore(endpoint).query("INSERT DATA { <http://c> <http://p> 'three' }")


def test_nobody_there_is_told_apart_from_a_bad_address() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unavailable, match="cannot be reached"):
        RemoteStore(f"http://127.0.0.1:{port}/query").query(ALL)
    with pytest.raises(BadParameter, match="no address"):
        RemoteStore("file:///etc/passwd")


def test_a_silent_server_is_left_after_the_time_given() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(Unavailable, match="within 1 s"):
            RemoteStore(f"http://127.0.0.1:{silent.getsockname()[1]}/", seconds=1).query(ALL)


class _Refusing(BaseHTTPRequestHandler):
    """Answers every request with the status its path names."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(int(self.path[1:]))
        self.end_headers()
        self.wfile.write("reason “given”".encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize(
    ("status", "kind"),
    [(401, BadInput), (403, BadInput), (404, BadInput), (429, LimitExceeded), (500, Unavailable), (503, LimitExceeded)],
)
def test_each_status_is_an_error_of_its_kind(status: int, kind: type[EntenteError]) -> None:
    with HTTPServer(("127.0.0.1", 0), _Refusing) as server:
        threading.Thread(target=server.handle_request).start()
        with pytest.raises(kind, match=f"answered {status}: reason “given”"):
            RemoteStore(f"http://127.0.0.1:{server.server_port}/{status}").query(ALL)
