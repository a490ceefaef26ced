"""SHACL: whether data, or the ontology itself, has what it must have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pyshacl
from rdflib import RDF, SH, BNode, Graph
from rdflib.term import Node

from entente.ontology import resources, terms


@dataclass(frozen=True, order=True)
class Violation:
    """One thing that is not as a shape wants it."""

    node: str
    """IRI of the thing at fault."""
    path: str
    """The property that is missing or wrong; empty where the fault is the thing's own."""
    message: str
    """What it should have been, in English."""
    shape: str
    """IRI of the shape that says so; empty where the shape has none."""


def violations_of_data(data: Graph) -> tuple[Violation, ...]:
    """Check claims, evidence, articles, tenures and the like against ``shapes/data.ttl``.

    ``data`` need not hold the ontology: the tree of classes is looked up beside it.
    """
    return _validate(data, _shapes("data"), terms.graph())


def violations_of_style(ontology: Graph) -> tuple[Violation, ...]:
    """Check a module or vocabulary of the ontology against ``shapes/style.ttl``."""
    return _validate(ontology, _shapes("style"), None)


@cache
def _shapes(name: str) -> Graph:
    text = resources.ontology_file(f"shapes/{name}.ttl").read_text(encoding="utf-8")
    return Graph().parse(data=text, format="turtle")


def _validate(data: Graph, shapes: Graph, ontology: Graph | None) -> tuple[Violation, ...]:
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology, inference="none")
    results = report.subjects(RDF.type, SH.ValidationResult)
    return tuple(sorted({_violation(report, result, shapes) for result in results}))


def _violation(report: Graph, result: Node, shapes: Graph) -> Violation:
    source = report.value(result, SH.sourceShape)
    owner = shapes.value(predicate=SH.property, object=source) if isinstance(source, BNode) else source
    return Violation(
        node=_text(report.value(result, SH.focusNode)),
        path=_text(report.value(result, SH.resultPath)),
        message=_text(report.value(result, SH.resultMessage)),
        shape=_text(owner),
    )


def _text(node: Node | None) -> str:
    return "" if node is None or isinstance(node, BNode) else str(node)
