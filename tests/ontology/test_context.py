"""The JSON-LD context: plain JSON under it is the graph that the same things are in Turtle."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import Graph

from entente.model import iris
from entente.ontology import terms
from entente.ontology.context import context
from entente.ontology.patterns import Pattern, patterns

PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in iris.PREFIXES.items())

DOCUMENT = {
    "@graph": [
        {
            "id": "https://example.org/id/tenure-1",
            "type": "Tenure",
            "holder": {"id": "https://example.org/id/ada-quill", "type": "Person", "rdfs:label": "Ada Quill"},
            "onOffice": "https://example.org/id/commander",
            "rank": "general",
            "startsNotBefore": "2020-05-01T00:00:00Z",
        },
        {
            "id": "https://example.org/id/claim",
            "type": "Claim",
            "claimType": "event-type:CONSULT",
            "modality": "modality-concept:asserted",
            "month": "2031-04",
        },
        {"id": "https://example.org/id/observation", "claimCount": 3},
    ]
}

TURTLE = """
<https://example.org/id/tenure-1> a ent:Tenure ; ent:holder <https://example.org/id/ada-quill> ;
    ent:onOffice <https://example.org/id/commander> ; ent:rank "general" ;
    ent:startsNotBefore "2020-05-01T00:00:00Z"^^xsd:dateTime .
<https://example.org/id/ada-quill> a ent:Person ; rdfs:label "Ada Quill" .
<https://example.org/id/claim> a ent:Claim ; ent:claimType event-type:CONSULT ; ent:modality modality:asserted ;
    ent:month "2031-04"^^xsd:string .
<https://example.org/id/observation> ent:claimCount 3 .
"""


def test_plain_json_says_what_turtle_says() -> None:
    text = json.dumps(context() | DOCUMENT)
    triples = {quad.triple for quad in parse(text, format=RdfFormat.JSON_LD)}
    assert triples == {quad.triple for quad in parse(PREFIXES + TURTLE, format=RdfFormat.TURTLE)}


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)
def test_every_pattern_goes_into_json_under_it_and_comes_back(pattern: Pattern) -> None:
    graph = Graph().parse(data=pattern.turtle, format="turtle")
    text = graph.serialize(format="json-ld", context=context()["@context"])
    assert '"ent:' not in json.dumps(json.loads(text)["@graph"])
    back = serialize((quad.triple for quad in parse(text, format=RdfFormat.JSON_LD)), format=RdfFormat.N_TRIPLES)
    assert set(Graph().parse(data=back, format="nt")) == set(graph)


def test_every_class_and_property_has_its_name() -> None:
    names = context()["@context"]
    kinds = {term.name for term in terms.terms().values() if term.iri.startswith(iris.ONTOLOGY)}
    assert kinds <= set(names)
    assert {str(value) for value in names.values()} >= {term.module + "#" for term in terms.of_kind(terms.Kind.CONCEPT)}
