"""SHACL: whether data, or the ontology itself, has what it must have."""

from __future__ import annotations

from functools import cache

import pyshacl
from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib.term import Node

from entente.ontology import resources, terms
from entente.ontology.parsing import parsed
from entente.ontology.violation import Violation

__all__ = ["Violation", "violations_of_article", "violations_of_data", "violations_of_style"]


def violations_of_data(data: Graph) -> tuple[Violation, ...]:
    """Check claims, evidence, articles, tenures and the like against ``shapes/data.ttl``.

    ``data`` need not hold the ontology: the tree of classes is looked up beside it.
    """
    return _validate(data, _shapes("data"), _classes())


def violations_of_article(data: Graph) -> tuple[Violation, ...]:
    """Check one article's graph against ``shapes/data.ttl`` and ``shapes/article.ttl``, as ``duties`` does faster."""
    return _validate(data, _shapes("data") + _shapes("article"), _classes())


def violations_of_style(ontology: Graph) -> tuple[Violation, ...]:
    """Check a module or vocabulary of the ontology against ``shapes/style.ttl``."""
    return _validate(ontology, _shapes("style"), None)


@cache
def _shapes(name: str) -> Graph:
    return parsed(resources.ontology_file(f"shapes/{name}.ttl").read_bytes())


@cache
def _classes() -> Graph:
    """Give the tree of named classes alone: pySHACL copies whatever it is given beside the data, at every call."""
    tree = Graph()
    for class_, wider in terms.tree().subject_objects(RDFS.subClassOf):
        if isinstance(wider, URIRef):
            tree.add((class_, RDFS.subClassOf, wider))
    return tree


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
