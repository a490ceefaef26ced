"""The dumps of the small world."""

from __future__ import annotations

import gzip

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, Store

from entente.errors import NotReady
from entente.web.asking import Questions
from entente.web.dumps import Dumps


@pytest.mark.parametrize(("suffix", "format_"), [("nq", RdfFormat.N_QUADS), ("trig", RdfFormat.TRIG)])
def test_a_dump_holds_every_quad(visitor: FlaskClient, snapshot: str, suffix: str, format_: RdfFormat) -> None:
    response = visitor.get(f"/dump.{suffix}.gz")
    assert (response.status_code, response.content_type) == (200, "application/gzip")
    store = Store()
    store.load(gzip.decompress(response.data), format_)
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    told = visitor.get("/sparql", query_string={"query": count, "format": "csv"}).text.split()[1]
    assert len(store) == int(told) > 10_000
    assert response.headers["ETag"] == f'"{snapshot}.{suffix}"'
    assert response.headers["Content-Disposition"] == f"attachment; filename=entente-{snapshot}.{suffix}.gz"
    assert 'rel="license"' in response.headers["Link"]
    response.close()


def test_it_is_written_once_a_snapshot(visitor: FlaskClient) -> None:
    with visitor.get("/dump.nq.gz") as first, visitor.get("/dump.nq.gz") as again:
        whole, tag = first.data, first.headers["ETag"]
        assert again.data == whole
    with visitor.get("/dump.nq.gz", headers={"If-None-Match": tag}) as known:
        assert known.status_code == 304
    with visitor.get("/dump.nq.gz", headers={"Range": "bytes=0-9"}) as part:
        assert (part.status_code, part.data) == (206, whole[:10])
    with visitor.head("/dump.nq.gz") as head:
        assert (head.status_code, head.data, head.content_length) == (200, b"", len(whole))


@pytest.mark.parametrize(
    ("accept", "path"),
    [
        ("", "/dump.nq.gz"),
        ("application/trig", "/dump.trig.gz"),
        ("application/n-quads;q=0.2, */*", "/dump.trig.gz"),
    ],
)
def test_dump_sends_to_the_one_asked_for(visitor: FlaskClient, accept: str, path: str) -> None:
    response = visitor.get("/dump", headers={"Accept": accept})
    assert (response.status_code, response.headers["Location"]) == (303, path)


def test_who_would_wait_too_long_is_told_to_come_again(questions: Questions) -> None:
    dumps = Dumps(questions, patience=0.0)
    app = Flask(__name__)
    with app.test_request_context("/dump.trig.gz"):
        with questions.asking() as asking:
            folder = asking.folder
        for left in folder.glob("dump.trig.gz"):
            left.unlink()
        with pytest.raises(NotReady) as caught:
            dumps.answer("trig")
        assert caught.value.members["retryAfter"]
    dumps.close()
    assert not list(folder.glob("*.partial"))
