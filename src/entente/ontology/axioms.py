"""What the ontology states about a term, as one line a statement that two versions of it can be compared by.

A list or an expression of OWL is written out where it stands, so that no blank node shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from entente.model import iris

LOGICAL: Final = frozenset(
    {
        RDF.type,
        RDFS.subClassOf,
        RDFS.subPropertyOf,
        RDFS.domain,
        RDFS.range,
        OWL.equivalentClass,
        OWL.equivalentProperty,
        OWL.disjointWith,
        OWL.disjointUnionOf,
        OWL.propertyDisjointWith,
        OWL.inverseOf,
        OWL.propertyChainAxiom,
        OWL.hasKey,
    }
)
"""The properties that a reasoner reads; whatever else is said of a term changes no inference."""

ANNOTATING: Final = frozenset({RDFS.label, SKOS.prefLabel, SKOS.definition, RDFS.isDefinedBy, OWL.deprecated})
"""What has its own place in a comparison, or none."""

_GROUPS: Final = (OWL.AllDisjointClasses, OWL.AllDisjointProperties)


def axioms(graph: Graph, term: str) -> frozenset[str]:
    """Give what a reasoner reads of a term, a line each.

    >>> from entente.ontology import terms
    >>> sorted(axioms(terms.graph(), iris.term("holder")))[0]
    'a owl:FunctionalProperty'
    """
    return frozenset(_line(graph, predicate, value) for predicate, value in _said(graph, term) if predicate in LOGICAL)


def notes(graph: Graph, term: str) -> frozenset[str]:
    """Give whatever else is said of a term beside its labels and definitions, a line each."""
    apart = LOGICAL | ANNOTATING
    return frozenset(
        _line(graph, predicate, value) for predicate, value in _said(graph, term) if predicate not in apart
    )


def disjointness(graph: Graph) -> frozenset[frozenset[str]]:
    """Give the groups of classes or properties that exclude one another."""
    groups = (group for kind in _GROUPS for group in graph.subjects(RDF.type, kind))
    members = (Collection(graph, next(graph.objects(group, OWL.members))) for group in groups)
    return frozenset(frozenset(written(graph, node) for node in listed) for listed in members)


def written(graph: Graph, node: Node) -> str:
    """Write a term by its prefix, a text in quotes, an expression in brackets.

    >>> from entente.ontology import terms
    >>> written(terms.graph(), URIRef(iris.term("Person"))), written(terms.graph(), Literal("Libya", lang="fr"))
    ('ent:Person', '“Libya” (fr)')
    """
    if isinstance(node, Literal):
        return f"“{node}”" + (f" ({node.language})" if node.language else "")
    if not isinstance(node, BNode):
        return _short(str(node))
    if (node, RDF.first, None) in graph:
        return f"({' '.join(written(graph, item) for item in Collection(graph, node))})"
    parts = ((predicate, value) for predicate, value in graph.predicate_objects(node) if predicate != RDF.type)
    return f"[{'; '.join(sorted(_line(graph, predicate, value) for predicate, value in parts))}]"


def _said(graph: Graph, term: str) -> Iterator[tuple[Node, Node]]:
    yield from graph.predicate_objects(URIRef(term))


def _line(graph: Graph, predicate: Node, value: Node) -> str:
    return f"{'a' if predicate == RDF.type else written(graph, predicate)} {written(graph, value)}"


def _short(iri: str) -> str:
    """Abbreviate by the longest prefix of ours that fits, and a concept by the name of its vocabulary."""
    fitting = [(prefix, base) for prefix, base in iris.PREFIXES.items() if iri.startswith(base) and iri != base]
    prefix, base = max(fitting, key=lambda pair: len(pair[1]), default=("", ""))
    if base:
        return f"{prefix}:{iri.removeprefix(base)}"
    return iri.removeprefix(iris.VOCABULARY).replace("#", ":") if iri.startswith(iris.VOCABULARY) else f"<{iri}>"
