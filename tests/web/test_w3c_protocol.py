"""The query cases of the W3C's SPARQL 1.1 Protocol suite, against the app; the update cases are refusals here."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse

from entente.settings import Settings
from entente.store.snapshots import publish_snapshot
from entente.web.app import POOL, create_app

SUITE = Path(__file__).resolve().parents[2] / "../shared/w3c/sparql-tests.tar.xz"
FOLDER = "sparql/sparql11/protocol/"
HTTP, CONTENT = "http://www.w3.org/2011/http#", "http://www.w3.org/2011/content#"
MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

pytestmark = pytest.mark.skipif(not SUITE.exists(), reason="the W3C test suites are not beside this checkout")


class Case(NamedTuple):
    name: str
    method: str
    path: str
    content_type: str | None
    body: bytes | None
    statuses: frozenset[str]
    boolean: bool | None


def member(name: str) -> bytes:
    with tarfile.open(SUITE) as archive:
        for found in archive:
            if found.name.endswith(FOLDER + name) and (file := archive.extractfile(found)):
                return file.read()
    raise AssertionError(f"{name} is not in the suite")


def manifest() -> Store:
    store = Store()
    store.load(member("manifest.ttl"), RdfFormat.TURTLE, base_iri="http://example.org/manifest")
    return store


def cases(store: Store) -> Iterator[Case]:
    """Every case of one request; those of several update first, which this service does not do."""
    for entry in store.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(MANIFEST + "ProtocolTest")):
        action = one(store, entry.subject, MANIFEST + "action")
        requests = one(store, action, HTTP + "requests")
        if one(store, requests, RDF + "rest") != NamedNode(RDF + "nil"):
            continue
        yield case(store, str(entry.subject).rpartition("#")[2].rstrip(">"), one(store, requests, RDF + "first"))


def case(store: Store, name: str, request: object) -> Case:
    response, body = one(store, request, HTTP + "resp"), one(store, request, HTTP + "body")
    header = one(store, one(store, request, HTTP + "headers"), RDF + "first")
    content_type = text(store, header, HTTP + "fieldValue")
    charset = re.search(r"charset=(\S+)", content_type or "")
    chars = text(store, body, CONTENT + "chars")
    expected = store.quads_for_pattern(response, NamedNode(MANIFEST + "expectedStatus"), None)  # type: ignore[arg-type]
    boolean = text(store, response, MANIFEST + "expectedBoolean")
    return Case(
        name,
        text(store, request, HTTP + "methodName") or "",
        text(store, request, HTTP + "absolutePath") or "",
        content_type,
        None if chars is None else chars.encode(charset[1] if charset else "utf-8"),
        frozenset(str(quad.object).rpartition("#")[2].rstrip(">") for quad in expected),
        None if boolean is None else boolean == "true",
    )


def one(store: Store, subject: object, predicate: str) -> object:
    if subject is None or isinstance(subject, Triple):
        return None
    found = list(store.quads_for_pattern(subject, NamedNode(predicate), None))  # type: ignore[arg-type]
    return found[0].object if found else None


def text(store: Store, subject: object, predicate: str) -> str | None:
    value = getattr(one(store, subject, predicate), "value", None)
    return value if isinstance(value, str) else None


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    store = Store(str(tmp_path / "store"))
    for number in (1, 2, 3):
        graph = NamedNode(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf")
        for quad in parse(member(f"data{number}.nt"), RdfFormat.N_TRIPLES):
            store.add(Quad(quad.subject, quad.predicate, quad.object, graph))
    store.flush()
    publish_snapshot(tmp_path, lambda target: store.backup(str(target)), keep=3)
    app = create_app(Settings(data=tmp_path, query_workers=1))
    with app.test_client() as client:
        yield client
    app.extensions[POOL].close()


def test_the_query_cases(client: FlaskClient) -> None:
    asked = []
    for case in cases(manifest()):
        headers = {"Content-Type": case.content_type} if case.content_type else {}
        response = client.open(case.path, method=case.method, data=case.body, headers=headers)
        updates = "update" in case.name and "bad" not in case.name
        wanted = {"StatusCode4xx"} if updates else case.statuses
        assert f"StatusCode{response.status_code // 100}xx" in wanted, case
        if case.boolean is not None:
            assert response.json is not None
            assert response.json["boolean"] is case.boolean, case
        asked.append(case.name)
    assert len(asked) >= 25
    assert sum(name.startswith("query") for name in asked) >= 10
