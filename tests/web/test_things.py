"""Every IRI answers: negotiation, suffixes, what is merged, retracted or unknown; over Flask, and once over HTTP."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, parse

from entente.model import iris
from entente.publish import open_for_reading
from entente.settings import Settings
from entente.web.addresses import path_of
from entente.web.app import POOL, create_app

LIBYA = "/id/state/libya"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ALTERNATIVES = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "trig": "application/trig",
    "nq": "application/n-quads",
    "html": "text/html",
}
ODD = ("/id/place/a%20b%2Fc", "/id/organisation/" + quote("الجيش-الوطني"), "/id/organisation/" + quote("解放军"))


class World(Protocol):
    data: Path
    kept: str
    retracted: str
    gone: tuple[str, ...]


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("", "ttl"),
        ("*/*", "ttl"),
        (BROWSER, "html"),
        ("text/turtle", "ttl"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "rdf"),
        ("application/ld+json", "jsonld"),
        ("application/json", "jsonld"),
        ("text/html;q=0.5, application/ld+json;q=0.9", "jsonld"),
        ("text/html;q=0.9, text/turtle;q=0.4", "html"),
        ("text/turtle;q=0, */*;q=0.5", "nt"),
        ("text/turtle;q=0, application/n-triples;q=0, application/rdf+xml;q=0.1", "rdf"),
        ("text/html;q=0, */*;q=0.1", "ttl"),
        ("application/xhtml+xml", "html"),
        ("application/trig", "trig"),
        ("application/n-quads", "nq"),
        ("text/x-nquads;q=0.8, text/html;q=0.5", "nq"),
        ("application/trig;q=0.3, text/turtle;q=0.2", "trig"),
    ],
)
def test_a_thing_sends_to_its_page_or_its_data(visitor: FlaskClient, accept: str, suffix: str) -> None:
    response = visitor.get(LIBYA, headers={"Accept": accept})
    assert (response.status_code, response.headers["Location"]) == (303, f"{LIBYA}.{suffix}")
    assert "Accept" in response.vary


def test_a_format_nobody_makes_is_406(visitor: FlaskClient) -> None:
    response = visitor.get(LIBYA, headers={"Accept": "image/png"})
    assert (response.status_code, response.content_type) == (406, "application/problem+json")


@pytest.mark.parametrize("suffix", ["ttl", "nt", "rdf", "jsonld"])
def test_each_format_says_the_same(visitor: FlaskClient, suffix: str) -> None:
    document, plain = (visitor.get(f"{LIBYA}.{name}") for name in (suffix, "nt"))
    kind = RdfFormat.from_media_type(document.mimetype or "")
    assert kind is not None
    own, expected = (
        {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in parse(response.data, form)}
        for response, form in ((document, kind), (plain, RdfFormat.N_TRIPLES))
    )
    assert {item for item in own if ".rdf" not in item[0]} != set()
    differing = own ^ expected
    assert all(f"{iris.THING}state/libya.{name}" in str(differing) for name in {suffix, "nt"} if suffix != "nt")
    assert all("libya." in subject for subject, _, _ in differing)


def test_links_tell_the_alternatives_the_licence_and_how_to_cite(visitor: FlaskClient) -> None:
    for path in (LIBYA, f"{LIBYA}.ttl", f"{LIBYA}.html"):
        links = visitor.get(path).headers.getlist("Link")
        for suffix, media_type in ALTERNATIVES.items():
            assert f'<{LIBYA}.{suffix}>; rel="alternate"; type="{media_type}"' in links
        assert f'<{LIBYA}.ttl>; rel="describedby"; type="text/turtle"' in links
        assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in links
        assert '<https://w3id.org/entente/id/state/libya>; rel="cite-as"' in links


def test_what_is_known_on_this_snapshot_is_304(visitor: FlaskClient, snapshot: str) -> None:
    first = visitor.get(f"{LIBYA}.ttl")
    tag = first.headers["ETag"]
    assert tag == f'"{snapshot}.turtle"'
    again = visitor.get(f"{LIBYA}.ttl", headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert visitor.get(f"{LIBYA}.nt", headers={"If-None-Match": tag}).status_code == 200
    page = visitor.get(f"{LIBYA}.html", headers={"Accept": BROWSER})
    kept = visitor.get(f"{LIBYA}.html", headers={"Accept": BROWSER, "If-None-Match": page.headers["ETag"]})
    assert (page.status_code, kept.status_code) == (200, 304)


def test_head_has_the_headers_alone(visitor: FlaskClient) -> None:
    for path, status in ((LIBYA, 303), (f"{LIBYA}.ttl", 200), (f"{LIBYA}.html", 200), ("/id/state/none", 404)):
        response = visitor.head(path)
        assert (response.status_code, response.data) == (status, b"")
    assert visitor.head(f"{LIBYA}.ttl").content_length == visitor.get(f"{LIBYA}.ttl").content_length


@pytest.mark.parametrize(
    "path", ["/id/state/none", "/id/state/none.ttl", "/ontology/Nothing", "/graph/article/x", "/id/x"]
)
def test_the_unknown_is_404_for_programs_and_for_people(visitor: FlaskClient, path: str) -> None:
    for_programs = visitor.get(path)
    assert (for_programs.status_code, for_programs.content_type) == (404, "application/problem+json")
    for_people = visitor.get(path, headers={"Accept": BROWSER})
    assert (for_people.status_code, for_people.mimetype) == (404, "text/html")


def test_the_merged_answers_with_what_it_was_merged_into(visitor: FlaskClient) -> None:
    for suffix in ("", ".ttl", ".html"):
        response = visitor.get(f"/id/person/old{suffix}")
        assert (response.status_code, response.headers["Location"]) == (308, f"/id/person/%C3%98rsted{suffix}")
        assert visitor.get(response.headers["Location"]).status_code == (200 if suffix else 303)


def test_the_retracted_is_gone_with_all_it_brought(visitor: FlaskClient, world: World) -> None:
    kinds = {iri.removeprefix(iris.THING).partition("/")[0] for iri in world.gone}
    assert {"article", "claim", "evidence", "event", "narrator", "reading"} <= kinds
    for iri in (*world.gone, iris.article_graph(world.retracted)):
        response = visitor.get(path_of(iri))
        assert (response.status_code, response.content_type) == (410, "application/problem+json"), iri
    assert visitor.get(f"{path_of(world.retracted)}.html", headers={"Accept": BROWSER}).status_code == 410
    assert visitor.get(path_of(world.kept)).status_code == 303


@pytest.mark.parametrize("path", ODD)
def test_odd_iris_survive(visitor: FlaskClient, path: str) -> None:
    assert visitor.get(path).headers["Location"] == f"{path}.ttl"
    document = visitor.get(f"{path}.nt")
    subjects = {quad.subject for quad in parse(document.data, RdfFormat.N_TRIPLES)}
    assert path in {path_of(str(subject.value)) for subject in subjects if hasattr(subject, "value")}
    assert visitor.get(f"{path}.html").status_code == 200
    assert visitor.get(path.replace("%", "%25")).status_code == 404


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/ontology.ttl", b"ent:MilitaryCommand"),
        ("/ontology/core.ttl", b"owl:Ontology"),
        ("/ontology/core/0.1.0.ttl", b"owl:Ontology"),
        ("/ontology/Person.ttl", b"owl:Class"),
        ("/vocab/event-type.ttl", b"event-type:CONSULT"),
        ("/vocab/event-type/CONSULT.ttl", b"skos:Concept"),
        ("/graph/reference/cldr.ttl", b"ent:ReferenceSource"),
    ],
)
def test_ontology_vocabularies_and_graphs_answer_too(visitor: FlaskClient, path: str, words: bytes) -> None:
    document = visitor.get(path)
    assert document.status_code == 200
    assert words in document.data
    assert len(list(parse(document.data, RdfFormat.TURTLE))) > 3
    thing = path.removesuffix(".ttl")
    assert visitor.get(thing).headers["Location"] == path
    assert visitor.get(f"{thing}.html").status_code == 200


def mentioned(data: Path) -> set[str]:
    """Every IRI of ours that is the name of a graph or stands in a triple, wherever; read past the server's limits."""
    with open_for_reading(data) as store:
        terms = {term for quad in store.inner for term in quad if isinstance(term, NamedNode)}
    return {term.value for term in terms if term.value.startswith(iris.BASE)}


def test_every_iri_of_the_graph_answers(visitor: FlaskClient, world: World) -> None:
    paths = sorted({path_of(iri).partition("#")[0] for iri in mentioned(world.data)} - {"/"})
    gone = {path_of(iri) for iri in world.gone} | {"/id/person/old"}
    assert len(paths) > 2_000
    for path in paths[:: len(paths) // 900]:
        if path not in gone:
            response = visitor.get(path)
            assert (response.status_code, response.headers["Location"]) == (303, f"{path}.ttl")


def test_no_page_waits_for_a_strangers_query(world: World) -> None:
    slow = "SELECT (COUNT(*) AS ?n) {" + "".join(f"VALUES ?x{n} {{ {'1 ' * 60}}} " for n in range(8)) + "}"
    app = create_app(Settings(data=world.data, query_workers=1, query_seconds=4.0))
    try:
        client = app.test_client()
        client.get(f"{LIBYA}.ttl")
        stranger = threading.Thread(target=lambda: app.test_client().get("/sparql", query_string={"query": slow}))
        stranger.start()
        assert client.get(f"{LIBYA}.ttl").status_code == client.get(f"{LIBYA}.html").status_code == 200
        assert stranger.is_alive()
        stranger.join()
    finally:
        app.extensions[POOL].close()


def test_the_server_itself_passes_odd_iris_on(world: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    variables = {**os.environ, "ENTENTE_DATA": str(world.data), "ENTENTE_PORT": str(port), "ENTENTE_QUERY_WORKERS": "1"}
    process = subprocess.Popen([sys.executable, "-P", "-m", "entente.web.server"], env=variables)
    try:
        for path in ODD:
            assert _asked(port, "GET", path) == (303, f"{path}.ttl", b"")
            status, _, body = _asked(port, "GET", f"{path}.nt")
            assert (status, b"label" in body) == (200, True)
        assert _asked(port, "HEAD", f"{LIBYA}.ttl") == (200, "", b"")
        assert _asked(port, "GET", path_of(world.retracted))[0] == 410
    finally:
        process.terminate()
        process.wait(10)


def _asked(port: int, method: str, path: str) -> tuple[int, str, bytes]:
    deadline = time.monotonic() + 15
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request(method, path)
            response = connection.getresponse()
            body = response.read()
            return response.status, response.getheader("Location", ""), b"" if response.status == 303 else body
        except ConnectionError:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        finally:
            connection.close()
