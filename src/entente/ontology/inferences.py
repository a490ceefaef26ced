"""What follows from a term, in words: each axiom that bears on it as a sentence about x, y and z.

Triples in it read as Turtle does: ``x a ent:Person`` says of what kind x is. A sentence is a
tuple of pieces, some of which are terms, so that a page can link them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from entente.ontology import terms
from entente.ontology.axioms import written


@dataclass(frozen=True)
class Piece:
    """Some words, or a term where ``iri`` says which."""

    text: str
    iri: str = ""


Sentence = tuple[Piece, ...]

_MEMBERS: Final = "xyzuvw"
_CHARACTERISTICS: Final = {
    OWL.SymmetricProperty: ("if x ", " y, then y ", " x"),
    OWL.TransitiveProperty: ("if x ", " y and y ", " z, then x ", " z"),
    OWL.AsymmetricProperty: ("if x ", " y, then never y ", " x"),
    OWL.IrreflexiveProperty: ("nothing ", " itself"),
    OWL.FunctionalProperty: ("if x ", " y and x ", " z, then y and z are the same"),
    OWL.InverseFunctionalProperty: ("if x ", " z and y ", " z, then x and y are the same"),
}


def inferences(iri: str, graph: Graph | None = None) -> tuple[Sentence, ...]:
    """Give what a reasoner concludes from a term being used, or to it, a sentence each; nothing for a concept.

    >>> said = inferences(terms.ENT.hasHeldOffice)
    >>> next("".join(piece.text for piece in sentence) for sentence in said if len(sentence) > 7)
    'if x ent:hasTenure y and y ent:onOffice z, then x ent:hasHeldOffice z'
    """
    source, node = terms.graph() if graph is None else graph, URIRef(iri)
    if (node, RDF.type, OWL.Class) in source:
        return tuple(_of_class(source, node))
    return (*_of_property(source, node), *_to_property(source, node), *_through(source, node))


def plain(sentence: Sentence) -> str:
    """Write a sentence without links."""
    return "".join(piece.text for piece in sentence)


def _of_class(graph: Graph, node: URIRef) -> Iterator[Sentence]:
    for above in _named(graph.transitive_objects(node, RDFS.subClassOf)):
        if above != node:
            yield _sentence(graph, "if x a ", node, ", then x a ", above)
    for predicate, end in ((RDFS.domain, " y"), (RDFS.range, "")):
        for property_ in _named(graph.subjects(predicate, node)):
            words = ("if x ", property_, end, ", then x a ") if end else ("if y ", property_, " x", ", then x a ")
            yield _sentence(graph, *words, node)
    others = _apart(graph, node)
    if others:
        listed = [part for other in others for part in (other, " or ")][:-1]
        yield _sentence(graph, "if x a ", node, ", then never x a ", *listed)


def _of_property(graph: Graph, node: URIRef) -> Iterator[Sentence]:
    for words in (_CHARACTERISTICS[kind] for kind in _CHARACTERISTICS if (node, RDF.type, kind) in graph):
        yield _sentence(graph, *_between(words, node))
    for above in _named(graph.transitive_objects(node, RDFS.subPropertyOf)):
        if above != node:
            yield _sentence(graph, "if x ", node, " y, then x ", above, " y")
    for class_ in _named(graph.objects(node, RDFS.domain)):
        yield _sentence(graph, "if x ", node, " y, then x a ", class_)
    for class_ in _named(graph.objects(node, RDFS.range)):
        yield _sentence(graph, "if x ", node, " y, then y a ", class_)
    for other in _named({*graph.objects(node, OWL.inverseOf), *graph.subjects(OWL.inverseOf, node)}):
        yield _sentence(graph, "x ", node, " y just where y ", other, " x")
    for other in _named(
        {*graph.objects(node, OWL.propertyDisjointWith), *graph.subjects(OWL.propertyDisjointWith, node)}
    ):
        yield _sentence(graph, "never both x ", node, " y and x ", other, " y")


def _to_property(graph: Graph, node: URIRef) -> Iterator[Sentence]:
    for below in _named(graph.transitive_subjects(RDFS.subPropertyOf, node)):
        if below != node:
            yield _sentence(graph, "if x ", below, " y, then x ", node, " y")
    for chain in _chains(graph, node):
        yield _chained(graph, chain, node)


def _through(graph: Graph, node: URIRef) -> Iterator[Sentence]:
    """Give the chains that lead through a property to another."""
    others = (found for found in _named(set(graph.subjects(OWL.propertyChainAxiom))) if found != node)
    for other in others:
        for chain in _chains(graph, other):
            if node in chain:
                yield _chained(graph, chain, other)


def _chains(graph: Graph, node: URIRef) -> list[list[Node]]:
    found = [list(Collection(graph, head)) for head in graph.objects(node, OWL.propertyChainAxiom)]
    return sorted(found, key=str)


def _chained(graph: Graph, chain: Sequence[Node], node: Node) -> Sentence:
    parts: list[Node | str] = []
    for place, step in enumerate(chain):
        parts += [f"{' and ' if place else 'if '}{_MEMBERS[place]} ", step, f" {_MEMBERS[place + 1]}"]
    return _sentence(graph, *parts, f", then {_MEMBERS[0]} ", node, f" {_MEMBERS[len(chain)]}")


def _apart(graph: Graph, node: URIRef) -> list[URIRef]:
    """List the classes that exclude one, stated of itself."""
    found = {*graph.objects(node, OWL.disjointWith), *graph.subjects(OWL.disjointWith, node)}
    for group in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        members = set(Collection(graph, next(graph.objects(group, OWL.members))))
        found |= members if node in members else set()
    return [other for other in _named(found) if other != node]


def _between(words: Sequence[str], node: URIRef) -> list[Node | str]:
    parts: list[Node | str] = [words[0]]
    for word in words[1:]:
        parts += [node, word]
    return parts


def _named(nodes: Iterable[Node | None]) -> list[URIRef]:
    return sorted({node for node in nodes if isinstance(node, URIRef)})


def _sentence(graph: Graph, *parts: Node | str) -> Sentence:
    return tuple(
        Piece(written(graph, part), str(part)) if isinstance(part, URIRef) else Piece(str(part)) for part in parts
    )
