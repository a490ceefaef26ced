"""The data documents: what is in them, and their pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

import pytest
from flask.testing import FlaskClient
from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

from entente.model import iris
from entente.web.addresses import path_of

RDFS, DCTERMS = iris.PREFIXES["rdfs"], iris.PREFIXES["dcterms"]
HUB, HUB_CLAIMS = "/id/organisation/hub", 230


class World(Protocol):
    data: Path
    kept: str


def triples(visitor: FlaskClient, path: str) -> set[Quad]:
    response = visitor.get(path)
    assert response.status_code == 200, path
    return set(parse(response.data, RdfFormat.N_TRIPLES))


def subjects(found: set[Quad], predicate: str, value: str = "") -> set[str]:
    return {
        str(quad.subject.value)  # type: ignore[union-attr]
        for quad in found
        if quad.predicate.value == predicate and (not value or str(getattr(quad.object, "value", "")) == value)
    }


def following(visitor: FlaskClient, path: str, relation: str) -> str:
    links = ", ".join(visitor.get(path).headers.getlist("Link"))
    found = re.search(rf'<([^>]+)>; rel="{relation}"', links)
    return found[1] if found else ""


def test_a_thing_comes_with_its_facts_their_labels_and_their_sources(visitor: FlaskClient) -> None:
    found = triples(visitor, "/id/state/libya.nt")
    labelled = subjects(found, RDFS + "label")
    libya = iris.THING + "state/libya"
    assert {libya, iris.THING + "organisation/arab-league", iris.term("State")} <= labelled
    named = {quad.object for quad in found if quad.subject == NamedNode(libya) and isinstance(quad.object, NamedNode)}
    assert {node.value for node in named if node.value.startswith(iris.THING)} <= labelled
    sources = {str(quad.object.value) for quad in found if quad.predicate.value == DCTERMS + "source"}  # type: ignore[union-attr]
    assert iris.GRAPH + "reference/cldr" in sources
    assert subjects(found, DCTERMS + "title") & sources


def test_a_thing_comes_with_its_claims_and_their_sentences(visitor: FlaskClient, world: World) -> None:
    found = triples(visitor, f"{path_of(world.kept)}.nt")
    claims = subjects(found, iris.PREFIXES["rdf"] + "type", iris.term("Claim"))
    assert len(claims) > 5
    assert claims == subjects(found, iris.term("inArticle"))
    assert len(subjects(found, iris.term("inSentence"))) >= 1
    claim = triples(visitor, f"{path_of(sorted(claims)[0])}.nt")
    assert subjects(claim, iris.PREFIXES["oa"] + "exact")
    assert subjects(claim, iris.term("inSentence"))


def test_pages_follow_each_other_and_hold_every_claim_once(visitor: FlaskClient) -> None:
    path, pages = f"{HUB}.nt", []
    while path:
        found = triples(visitor, path)
        pages.append(subjects(found, iris.term("subject"), iris.BASE + HUB[1:]))
        path = following(visitor, path, "next")
    assert [len(page) for page in pages] == [100, 100, 30]
    assert len(set.union(*pages)) == HUB_CLAIMS
    assert following(visitor, f"{HUB}.nt?page=3", "prev") == f"{HUB}.nt?page=2"
    assert following(visitor, f"{HUB}.nt?page=2", "prev") == f"{HUB}.nt"
    assert following(visitor, f"{HUB}.nt", "prev") == ""


def test_a_named_graph_comes_in_pages_of_its_triples(visitor: FlaskClient) -> None:
    path, found = "/graph/reference/world-countries.nt", set[Quad]()
    turned = 0
    while path:
        found |= triples(visitor, path)
        path, turned = following(visitor, path, "next"), turned + 1
    assert turned > 1
    counted = (
        "SELECT (COUNT(*) AS ?n) { GRAPH <https://w3id.org/entente/graph/reference/world-countries> { ?s ?p ?o } }"
    )
    expected = int(visitor.get("/sparql", query_string={"query": counted, "format": "csv"}).text.split()[1])
    own = {quad for quad in found if ".nt" not in str(quad.subject)}
    assert len(own) == expected


@pytest.mark.parametrize(
    ("page", "status"), [("4", 404), ("999999", 404), ("0", 400), ("-1", 400), ("x", 400), ("²", 400)]
)
def test_a_page_that_is_not_there_says_so(visitor: FlaskClient, page: str, status: int) -> None:
    assert visitor.get(f"{HUB}.ttl", query_string={"page": page}).status_code == status
    assert visitor.get("/ontology.ttl?page=2").status_code == 404


def test_the_page_asked_of_a_thing_is_the_page_of_its_data(visitor: FlaskClient) -> None:
    assert visitor.get(f"{HUB}?page=2").headers["Location"] == f"{HUB}.ttl?page=2"


def quads(visitor: FlaskClient, path: str) -> set[Quad]:
    response = visitor.get(path)
    kind = RdfFormat.from_media_type(response.mimetype or "")
    assert response.status_code == 200
    assert kind in {RdfFormat.TRIG, RdfFormat.N_QUADS}
    return set(parse(response.data, kind))


def standing(visitor: FlaskClient, subject: str) -> set[Quad]:
    """Ask the endpoint for all that is said of a thing and the graph that says so, but for whom it is counted with."""
    query = f"SELECT ?p ?o ?g {{ GRAPH ?g {{ <{subject}> ?p ?o }} FILTER(?g != <{iris.DYADS}>) }}"
    told = visitor.get("/sparql", query_string={"query": query, "format": "json"}).data
    solutions = parse_query_results(told, QueryResultsFormat.JSON)
    assert isinstance(solutions, QuerySolutions)
    return {Quad(NamedNode(subject), row["p"], row["o"], row["g"]) for row in solutions}


@pytest.mark.parametrize(
    "path",
    [
        "/id/state/libya",
        "/id/organisation/nato",
        "/id/place/a%20b%2Fc",
        "/ontology/Person",
        "/ontology/core",
        "/ontology",
        "/vocab/event-type",
        "/vocab/event-type/CONSULT",
        "/graph/reference/cldr",
        "/graph/reference/test",
    ],
)
def test_a_document_with_graphs_holds_the_triples_of_the_one_without(visitor: FlaskClient, path: str) -> None:
    plain = {(str(quad.predicate), str(quad.object)) for quad in triples(visitor, f"{path}.nt")}
    placed = quads(visitor, f"{path}.trig")
    assert {(str(quad.predicate), str(quad.object)) for quad in placed} == plain
    outside = {quad.subject for quad in placed if quad.graph_name == DefaultGraph()}
    assert {str(subject) for subject in outside} == {f"<{iris.BASE}{path[1:]}.trig>"}


def test_each_triple_stands_where_the_store_has_it(visitor: FlaskClient) -> None:
    libya = iris.THING + "state/libya"
    found = quads(visitor, "/id/state/libya.nq")
    assert standing(visitor, libya) <= found
    claims = subjects(found, iris.PREFIXES["rdf"] + "type", iris.term("Claim"))
    assert claims
    for claim in claims:
        said = standing(visitor, claim)
        assert said <= found
        assert {str(quad.graph_name) for quad in said} >= {
            f"<{iris.article_graph(article)}>" for article in told_in(said)
        }
    graphs = {str(quad.graph_name) for quad in found}
    assert {f"<{iris.GRAPH}reference/cldr>", f"<{iris.GRAPH}ontology/actors>"} <= graphs
    assert any(graph.startswith(f"<{iris.GRAPH}article/") for graph in graphs)


def told_in(said: set[Quad]) -> set[str]:
    return {str(quad.object.value) for quad in said if quad.predicate.value == iris.term("inArticle")}  # type: ignore[union-attr]


def test_a_document_with_graphs_is_turned_known_and_asked_like_the_others(visitor: FlaskClient, snapshot: str) -> None:
    path, pages = f"{HUB}.trig", []
    while path:
        pages.append(quads(visitor, path))
        path = following(visitor, path, "next")
    claims = [subjects(page, iris.term("subject")) for page in pages]
    assert [len(found) for found in claims] == [100, 100, 30]
    assert len(set.union(*claims)) == HUB_CLAIMS
    first = visitor.get(f"{HUB}.trig")
    assert first.headers["ETag"] == f'"{snapshot}.trig"'
    assert visitor.get(f"{HUB}.trig", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    head = visitor.head(f"{HUB}.trig")
    assert (head.status_code, head.data, head.content_length) == (200, b"", first.content_length)
    assert visitor.get(f"{HUB}.nq?page=9").status_code == 404


def test_the_endpoint_offers_no_graphs_of_triples(visitor: FlaskClient) -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1"
    for accept in ("application/trig", "application/n-quads"):
        assert visitor.get("/sparql", query_string={"query": query}, headers={"Accept": accept}).status_code == 406
    assert visitor.get("/sparql", query_string={"query": query, "format": "trig"}).status_code == 406
