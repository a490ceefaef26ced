"""What the endpoint says of itself: a SPARQL 1.1 Service Description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

from entente.model.iris import PREFIXES
from entente.store.formats import Format

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_LANGUAGES: Final = ("SPARQL11Query",)
_FEATURES: Final = ("UnionDefaultGraph",)
_RESULTS: Final = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV Turtle N-Triples RDF_XML JSON-LD"
).split()


def describe_service(endpoint: str, format_: Format) -> bytes:
    """Describe the service at an address in one of the formats of graphs."""
    kind = RdfFormat.from_media_type(format_.media_type) or RdfFormat.TURTLE
    prefixes = {"sd": _SD, "formats": _FORMATS, "rdf": PREFIXES["rdf"]}
    made = serialize(_triples(NamedNode(endpoint)), format=kind, prefixes=prefixes)
    assert made is not None
    return made


def _triples(service: NamedNode) -> Iterator[Triple]:
    dataset, graph = BlankNode("dataset"), BlankNode("graph")
    yield Triple(service, _type(), _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    for language in _LANGUAGES:
        yield Triple(service, _sd("supportedLanguage"), _sd(language))
    for feature in _FEATURES:
        yield Triple(service, _sd("feature"), _sd(feature))
    for result in _RESULTS:
        yield Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + result))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _type(), _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), graph)
    yield Triple(graph, _type(), _sd("Graph"))


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)


def _type() -> NamedNode:
    return NamedNode(PREFIXES["rdf"] + "type")
