"""A source's graph as TriG, byte for byte the same whenever it is made of the same facts."""

from __future__ import annotations

import pyoxigraph
from rdflib import RDF, Graph, Literal
from rdflib.term import Node

from entente.model import iris

Triple = tuple[Node, Node, Node]


def trig(source: str, graph: Graph) -> str:
    """Write the graph of a source: things by name, of each its kind first, then by predicate and value."""
    home = pyoxigraph.NamedNode(iris.reference_graph(source))
    quads = (pyoxigraph.Quad(_node(s), _node(p), _value(o), home) for s, p, o in sorted(graph, key=_place))
    written = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.TRIG, prefixes=iris.PREFIXES) or b""
    lines = written.decode().expandtabs(4).splitlines()
    # The engine declares prefixes in any order, the unused ones too.
    body = "\n".join(line for line in lines if not line.startswith("@prefix"))
    used = [prefix for prefix in sorted(iris.PREFIXES) if f" {prefix}:" in body or f"^{prefix}:" in body]
    return "\n".join([*(f"@prefix {prefix}: <{iris.PREFIXES[prefix]}> ." for prefix in used), "", body]) + "\n"


def _place(triple: Triple) -> tuple[str, bool, str, str, str]:
    thing, predicate, value = triple
    language = (value.language or "") if isinstance(value, Literal) else ""
    return str(thing), predicate != RDF.type, str(predicate), str(value), language


def _node(term: Node) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(str(term))


def _value(term: Node) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    if not isinstance(term, Literal):
        return _node(term)
    if term.language:
        return pyoxigraph.Literal(str(term), language=term.language)
    return pyoxigraph.Literal(str(term), datatype=_node(term.datatype) if term.datatype else None)
