"""Repeated answers come from the cache, are those the app would give, and end with their snapshot."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from entente.store.snapshots import Snapshot
from entente.web.cache import Cache
from entente.web.endpoint import SNAPSHOT_HEADER

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class World:
    """An app that counts how often it is asked, over a snapshot that tests change."""

    def __init__(self) -> None:
        self.asked = 0
        self.snapshot = "1"
        self.published = "1"
        self.status, self.tagged, self.size = 200, True, 10

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        self.asked += 1
        request = Request(environ)
        told = f"{self.asked} {request.method} {request.full_path} {request.headers.get('Accept')} "
        body = told.encode() + request.get_data() + b"." * self.size
        response = Response(body, status=self.status, headers={SNAPSHOT_HEADER: self.snapshot})
        if self.tagged:
            response.set_etag(self.snapshot)
        return response(environ, start)

    def client(self, most: int = 10_000) -> Client:
        return Client(Cache(self, lambda: Snapshot(self.published, Path("nowhere")), most))


@pytest.fixture
def world() -> World:
    return World()


def test_a_repeated_answer_is_given_again_with_all_its_headers(world: World) -> None:
    client = world.client()
    first, second = client.get("/a?b=c"), client.get("/a?b=c")
    headers = [(name, value) for name, value in second.headers if name != "Date"]
    assert (world.asked, first.data, list(first.headers)) == (1, second.data, headers)


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/b"},
        {"path": "/a", "query_string": "x=1"},
        {"path": "/a", "headers": {"Accept": "text/turtle"}},
        {"path": "/a", "base_url": "http://elsewhere/"},
        {"path": "/a", "base_url": "https://localhost/"},
        {"path": "/a", "method": "POST", "data": b"q"},
    ],
)
def test_another_request_has_another_answer(world: World, other: dict[str, Any]) -> None:
    client = world.client()
    client.get("/a")
    client.open(**other)
    assert world.asked == 2


def test_a_query_that_is_sent_as_a_form_is_kept_by_its_body(world: World) -> None:
    client = world.client()
    answers = [client.post("/sparql", data={"query": query}).data for query in ("ASK {}", "ASK {}", "ASK { }")]
    assert (answers[0] == answers[1], answers[1] == answers[2], world.asked) == (True, False, 2)
    assert b"ASK" in answers[0]


def test_who_has_the_answer_already_is_told_so(world: World) -> None:
    client = world.client()
    tag = client.get("/").headers["ETag"]
    known = client.get("/", headers={"If-None-Match": tag})
    assert (known.status_code, known.data, world.asked) == (304, b"", 1)
    assert client.get("/", headers={"If-None-Match": '"another"'}).status_code == 200


def test_head_is_answered_without_a_body(world: World) -> None:
    client = world.client()
    whole = client.get("/")
    head = client.head("/")
    assert (head.data, head.headers["Content-Length"], world.asked) == (b"", str(len(whole.data)), 1)


def test_a_new_snapshot_ends_all_that_was_kept(world: World) -> None:
    client = world.client()
    client.get("/")
    world.published = world.snapshot = "2"
    assert client.get("/").headers[SNAPSHOT_HEADER] == "2"
    assert (client.get("/").headers[SNAPSHOT_HEADER], world.asked) == ("2", 2)


def test_an_answer_from_an_older_snapshot_is_not_kept_as_of_the_new_one(world: World) -> None:
    world.published = "2"
    client = world.client()
    client.get("/")
    client.get("/")
    assert world.asked == 2


@pytest.mark.parametrize("change", [{"status": 404}, {"status": 303}, {"tagged": False}, {"size": 2_000}])
def test_what_is_no_whole_repeatable_answer_of_fair_size_is_not_kept(world: World, change: dict[str, int]) -> None:
    world.__dict__.update(change)
    client = world.client()
    client.get("/")
    client.get("/")
    assert world.asked == 2


def test_the_bytes_kept_are_bounded_and_the_longest_unasked_goes_first(world: World) -> None:
    world.size = 1_000
    client = world.client(most=9_000)
    client.get("/first")
    for number in range(12):
        client.get(f"/{number}")
        client.get("/first")
    asked = world.asked
    client.get("/first")
    assert world.asked == asked == 13
    client.get("/0")
    assert world.asked == 14


def test_nothing_is_kept_where_nothing_may_be(world: World) -> None:
    client = world.client(most=0)
    client.get("/")
    client.get("/")
    assert world.asked == 2


@pytest.mark.parametrize("length", ["70000", "-1", "x"])
def test_a_large_or_odd_body_is_passed_on_as_it_is(world: World, length: str) -> None:
    seen = []

    def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        seen.append(environ["wsgi.input"])
        return world(environ, start)

    body = io.BytesIO(b"x" * 70_000)
    cache = Cache(app, lambda: Snapshot("1", Path("nowhere")), 10_000)
    environ = {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": length, "wsgi.input": body, "PATH_INFO": "/"}
    environ |= {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.url_scheme": "http"}
    cache(environ, lambda *_: bytes)
    assert seen == [body]
