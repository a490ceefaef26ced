"""Turtle and TriG into graphs of rdflib, by the engine's parser: in half of the time that rdflib's own takes.

>>> [str(name) for name in parsed(b'<urn:a> <urn:b> "c"@en .').objects()]
['c']
"""

from __future__ import annotations

from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as Text

from entente.model import iris

_Term = NamedNode | BlankNode | Literal | Triple
_Node = URIRef | BNode | Text

_STRING: Final = NamedNode(iris.PREFIXES["xsd"] + "string")


def parsed(*contents: bytes, kind: RdfFormat = RdfFormat.TURTLE, only: URIRef | None = None) -> Graph:
    """Parse files into one graph, with the prefixes they declare; their blank nodes stay apart.

    Of TriG, every triple is taken, whatever graph it stands in; where ``only`` names a property, only its triples.
    As in RDF 1.1, languages are in small letters, and plain strings have no datatype, whether one is written or not.
    Raises SyntaxError.
    """
    wanted = only and NamedNode(only)
    graph = Graph()
    known: dict[_Term, _Node] = {}

    def node(term: _Term) -> _Node:
        if term not in known:
            known[term] = _node(term)
        return known[term]

    for content in contents:
        quads = parse(content, kind, rename_blank_nodes=True)
        for quad in quads:
            if wanted is not None and quad.predicate != wanted:
                continue
            graph.add((node(quad.subject), node(quad.predicate), node(quad.object)))
        for prefix, namespace in quads.prefixes.items():
            graph.bind(prefix, namespace)
    return graph


def _node(term: _Term) -> _Node:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    assert isinstance(term, Literal), "nothing here speaks of triples"
    if term.language:
        return Text(term.value, lang=term.language)
    return Text(term.value, datatype=None if term.datatype == _STRING else URIRef(term.datatype.value))
