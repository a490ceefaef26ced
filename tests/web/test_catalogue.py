"""VoID, the sitemap and robots.txt of the small world."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse

from entente.model import iris
from entente.web import catalogue

VOID = "http://rdfs.org/ns/void#"
DATASET = iris.BASE + "void#dataset"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def described(visitor: FlaskClient) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for quad in parse(visitor.get("/void.ttl").data, RdfFormat.TURTLE):
        if str(getattr(quad.subject, "value", "")) == DATASET:
            found.setdefault(quad.predicate.value, []).append(str(getattr(quad.object, "value", "")))
    return found


def counted(visitor: FlaskClient, pattern: str) -> int:
    query = f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"
    return int(visitor.get("/sparql", query_string={"query": query, "format": "csv"}).text.split()[1])


def test_the_data_set_is_described_with_its_size_and_where_to_get_it(visitor: FlaskClient, snapshot: str) -> None:
    found = described(visitor)
    assert found[VOID + "triples"] == [str(counted(visitor, "GRAPH ?g { ?s ?p ?o }"))]
    assert found[VOID + "sparqlEndpoint"] == ["http://localhost/sparql"]
    assert found[iris.PREFIXES["owl"] + "versionInfo"] == [snapshot]
    assert found[iris.PREFIXES["dcterms"] + "license"] == ["https://creativecommons.org/licenses/by/4.0/"]
    for address in (*found[VOID + "dataDump"], *found[VOID + "sparqlEndpoint"], *found[VOID + "exampleResource"]):
        path = address.removeprefix("http://localhost").removeprefix(iris.BASE[:-1])
        with visitor.get(path) as answered:
            assert answered.status_code in {200, 303}, path
    claims = f"?claim a <{iris.term('Claim')}>"
    entities = re.search(rb"void:entities (\d+)[^.]*void:class ent:Claim|void:class ent:Claim[^.]*void:entities (\d+)",
                         visitor.get("/void.ttl").data)  # fmt: skip
    assert entities is not None
    assert counted(visitor, claims) in {int(group) for group in entities.groups() if group}


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples"]
)
def test_the_well_known_address_answers_in_every_format(visitor: FlaskClient, accept: str) -> None:
    response = visitor.get("/.well-known/void", headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (200, accept)
    assert len(list(parse(response.data, RdfFormat.from_media_type(accept)))) > 30
    again = visitor.get("/.well-known/void", headers={"Accept": accept, "If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def listed(visitor: FlaskClient, path: str, entry: str) -> list[str]:
    response = visitor.get(path)
    assert (response.status_code, response.mimetype) == (200, "application/xml")
    root = ET.fromstring(response.data)  # noqa: S314 - our own
    return [str(item.findtext(f"{SITEMAP}loc")) for item in root.findall(f"{SITEMAP}{entry}")]


def test_the_sitemap_lists_pages_that_answer(visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "PAGE", 700)
    pages = listed(visitor, "/sitemap.xml", "sitemap")
    assert len(pages) > 1
    found = [address for page in pages for address in listed(visitor, page.removeprefix("http://localhost"), "url")]
    assert len(found) == len(set(found)) > 1_000
    assert "http://localhost/id/place/a%20b%2Fc.html" in found
    for address in found[:: len(found) // 20]:
        assert visitor.get(address.removeprefix("http://localhost")).status_code == 200, address
    assert visitor.get("/sitemap-0.xml").status_code == 404
    assert visitor.get(f"/sitemap-{len(pages) + 1}.xml").status_code == 404


def test_robots_are_kept_from_what_is_dear(visitor: FlaskClient) -> None:
    text = visitor.get("/robots.txt").text
    assert "Disallow: /sparql\n" in text
    assert "Sitemap: http://localhost/sitemap.xml\n" in text
