"""The ontology as it is published: every IRI of it answers in every format, and its pages say what its files say."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import OWL, Graph
from werkzeug.test import TestResponse

from entente.model import iris
from entente.ontology import alignments, resources, terms, versions
from entente.ontology.context import context
from entente.ontology.diagram import diagram
from entente.ontology.patterns import patterns
from entente.web.addresses import path_of

FORMATS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
MODULES = [f"/ontology/{module}" for module in resources.MODULES]
OLD = iris.BASE + "ontology/0.1.0"


def asked(visitor: FlaskClient, iri: str, accept: str) -> TestResponse:
    return visitor.get(path_of(iri), headers={"Accept": accept}, follow_redirects=True)


def page(visitor: FlaskClient, path: str) -> str:
    response = visitor.get(path, headers={"Accept": "text/html"}, follow_redirects=True)
    assert (response.status_code, response.mimetype) == (200, "text/html"), path
    return response.text


def read(body: bytes, format_: RdfFormat) -> set[str]:
    """Read triples, blank nodes all alike."""
    return {re.sub(r"_:\w+", "_:", str(quad.triple)) for quad in parse(body, format=format_)}


@pytest.mark.parametrize("media_type", FORMATS)
@pytest.mark.parametrize("iri", [iris.BASE + "ontology/core/0.1.0", OLD, iris.BASE + "vocab/relation/0.1.0"])
def test_foops_cn1_an_earlier_version_is_the_same_in_every_format(
    visitor: FlaskClient, iri: str, media_type: str
) -> None:
    answered = asked(visitor, iri, media_type)
    assert (answered.status_code, answered.mimetype) == (200, media_type)
    expected = {line for file in versions.documents()[iri].files for line in read(file.read_bytes(), RdfFormat.TURTLE)}
    assert read(answered.data, FORMATS[media_type]) == expected


@pytest.mark.parametrize("media_type", FORMATS)
@pytest.mark.parametrize("path", ["/ontology", "/ontology/actors", "/ontology/Person", "/vocab/relation/memberOf"])
def test_foops_cn1_the_version_in_force_has_every_format(visitor: FlaskClient, path: str, media_type: str) -> None:
    answered = visitor.get(path, headers={"Accept": media_type}, follow_redirects=True)
    assert (answered.status_code, answered.mimetype) == (200, media_type)
    assert read(answered.data, FORMATS[media_type])


def test_foops_uri1_ver2_every_iri_an_ontology_names_answers_as_page_and_as_data(visitor: FlaskClient) -> None:
    graph = Graph()
    for found in versions.documents().values():
        graph += found.graph()
    named = {
        str(iri) for which in (OWL.versionIRI, OWL.priorVersion, OWL.imports) for iri in graph.objects(None, which)
    }
    for iri in sorted({*named, *versions.documents()}):
        assert asked(visitor, iri, "text/turtle").status_code == 200, iri
        assert asked(visitor, iri, "text/html").mimetype == "text/html", iri


@pytest.mark.parametrize("path", ["/ontology", *MODULES, "/vocab/event-type", "/ontology/align/org"])
def test_foops_doc1_each_part_has_a_page_with_a_heading(visitor: FlaskClient, path: str) -> None:
    assert "<h1>" in page(visitor, path)


def test_a_stratum_of_all_terms_has_pages(visitor: FlaskClient) -> None:
    for iri in list(terms.terms())[::23]:
        text = page(visitor, path_of(iri))
        assert unescape(terms.term(iri).label) in unescape(text), iri


def test_a_version_that_never_was_is_not_found(visitor: FlaskClient) -> None:
    assert visitor.get("/ontology/core/9.9.9.ttl").status_code == 404
    assert visitor.get("/ontology/core/0.1.0.ttl?page=2").status_code == 404


def test_a_version_is_told_apart_by_what_is_in_it(visitor: FlaskClient) -> None:
    tags = {
        path: visitor.get(path).headers["ETag"] for path in ("/ontology/core/0.1.0.nt", "/ontology/actors/0.1.0.nt")
    }
    assert len(set(tags.values())) == 2
    for path, tag in tags.items():
        assert visitor.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_the_earlier_version_is_not_in_the_graph(visitor: FlaskClient) -> None:
    query = f"ASK {{ ?ontology <{OWL.versionInfo}> '0.1.0' }}"
    answered = visitor.get("/sparql", query_string={"query": query}, headers={"Accept": "application/json"})
    assert json.loads(answered.data)["boolean"] is False


def test_a_term_says_what_follows_from_it_in_words(visitor: FlaskClient) -> None:
    text = re.sub(r"<[^>]+>", "", page(visitor, "/ontology/hasCommanded"))
    assert "if x ent:hasTenure y and y ent:onOffice z and z ent:headPostOf u, then x ent:hasCommanded u" in text
    assert "if x ent:hasCommanded y, then x a ent:Person" in text


def test_a_term_has_its_other_languages_its_mappings_its_patterns_and_its_uses(visitor: FlaskClient) -> None:
    text = page(visitor, "/ontology/Tenure")
    arabic = terms.term(iris.term("Tenure")).labels["ar"]
    assert f'<bdi lang="ar" dir="rtl">{arabic}</bdi>' in text
    assert "/ontology/align/org.html" in text
    assert "Who commands what, as of a day" in text
    assert re.search(r"Used \d[\d,]* times\.", text)
    assert 'href="/id/tenure/' in text


def test_what_the_graph_does_not_use_says_so(visitor: FlaskClient) -> None:
    assert "Not used here." in page(visitor, "/ontology/Treaty")


@pytest.mark.parametrize("module", resources.MODULES)
def test_the_drawing_of_a_module_names_what_it_draws(visitor: FlaskClient, module: str) -> None:
    text = page(visitor, f"/ontology/{module}")
    drawn = diagram(f"{iris.BASE}ontology/{module}")
    svg = text[text.index("<svg viewBox", text.index("beside-drawing")) :].partition("</svg>")[0]
    labels = {unescape(label) for label in re.findall(r">([^<>]+)</text>", svg)}
    assert {box.label for box in drawn.boxes} <= labels
    assert {row.label for box in drawn.boxes for row in (*box.rows, *box.kinds)} <= labels
    assert "style=" not in svg and "<script" not in svg


def test_ids_on_the_page_of_all_are_its_anchors_and_are_not_given_twice(visitor: FlaskClient) -> None:
    text = page(visitor, "/ontology")
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert {"Person", "holder", "classes"} <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_the_page_of_all_leads_to_its_parts_and_every_link_of_it_answers(visitor: FlaskClient) -> None:
    text = page(visitor, "/ontology")
    links = set(re.findall(r'href="(/(?:ontology|vocab)[^"#]*)"', text))
    assert {f"/ontology/align/{found.name}.html" for found in alignments.alignments()} <= links
    assert {"/ontology/context.jsonld", "/ontology/0.1.0.html"} <= links
    assert 'href="/ontology/patterns#command"' in text
    for link in sorted(links)[::9]:
        assert visitor.get(link).status_code == 200, link


def test_the_patterns_are_shown_with_their_answers(visitor: FlaskClient) -> None:
    text = unescape(page(visitor, "/ontology/patterns"))
    for pattern in patterns():
        assert pattern.turtle in text
        assert all(f"<td>{cell}</td>" in text for row in pattern.rows for cell in row)


def test_the_context_is_served_as_json_ld(visitor: FlaskClient) -> None:
    answered = visitor.get("/ontology/context.jsonld")
    assert answered.mimetype == "application/ld+json"
    assert json.loads(answered.data) == context()
    assert (
        visitor.get("/ontology/context.jsonld", headers={"If-None-Match": answered.headers["ETag"]}).status_code == 304
    )


def test_the_version_in_force_says_what_it_changed(visitor: FlaskClient) -> None:
    text = page(visitor, f"/ontology/{versions.current()}")
    assert "What it changed" in text and "<code>ent:Treaty</code>" in text
    assert "What it changed" not in page(visitor, "/ontology/0.1.0")


def test_an_alignment_shows_both_sides_and_what_differs(visitor: FlaskClient) -> None:
    text = page(visitor, "/ontology/align/org")
    assert "<h1><bdi>Alignment with the W3C Organization Ontology</bdi></h1>" in text
    assert "headOf" in text and "ORG speaks of the present" in text


def test_what_the_page_says_of_how_to_use_it_is_sound(visitor: FlaskClient) -> None:
    blocks = re.findall(
        r"<pre [^>]*in (Turtle|JSON-LD)\"><code>(.*?)</code></pre>", page(visitor, "/ontology"), re.DOTALL
    )
    assert [kind for kind, _ in blocks].count("Turtle") >= 3
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in iris.PREFIXES.items())
    text = prefixes + "@prefix my: <https://example.org/ontology#> .\n"
    for kind, block in blocks:
        if kind == "Turtle":
            triples = list(parse(text + unescape(block), format=RdfFormat.TURTLE))
        else:
            triples = list(parse(json.dumps(json.loads(unescape(block)) | context()), format=RdfFormat.JSON_LD))
        used = {node.value for quad in triples for node in quad.triple if isinstance(node, NamedNode)}
        ours = {iri for iri in used if iri.startswith(iris.ONTOLOGY)}
        assert ours <= set(terms.terms())
        assert ours or "owl#imports" in str(triples)
        imported = {iri for iri in used if iri.startswith(versions.WHOLE + "/")}
        assert imported <= set(versions.documents())
