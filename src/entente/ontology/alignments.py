"""The alignments as Python values: how our terms stand to those of outside vocabularies.

They come from ``align/*.ttl``, which no store loads, and from what the modules say themselves where they extend a term.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from entente.model import iris
from entente.ontology import resources, terms
from entente.ontology.parsing import parsed


class Relation(StrEnum):
    """How our term stands to the outside one, by the local name of the property that says so."""

    SUBCLASS = "subClassOf"
    SUBPROPERTY = "subPropertyOf"
    EXACT = "exactMatch"
    CLOSE = "closeMatch"
    BROAD = "broadMatch"
    NARROW = "narrowMatch"
    RELATED = "relatedMatch"
    CODE = "cameoCode"


_EXTENDING: Final = {RDFS.subClassOf: Relation.SUBCLASS, RDFS.subPropertyOf: Relation.SUBPROPERTY}
_MATCHING: Final = {SKOS[relation]: relation for relation in Relation if relation.endswith("Match")}
_CODING: Final = {terms.ENT.cameoCode: Relation.CODE}


@dataclass(frozen=True, order=True)
class Correspondence:
    """One of our terms and how it stands to one outside term."""

    term: str
    """IRI of our term."""
    relation: Relation
    target: str
    """IRI of the outside term; a code where the vocabulary has no IRIs."""
    label: str
    """What the outside term is called there: its label where one was seen, else its local name or code."""
    note: str
    """What differs, in English; empty where nothing does that matters."""


@dataclass(frozen=True)
class Alignment:
    """All correspondences with one outside vocabulary."""

    name: str
    """The file's name without its suffix: ``org``, ``fibo-lcc``."""
    title: str
    description: str
    version: str
    """Version of the alignment, not of the outside vocabulary."""
    namespaces: tuple[str, ...]
    """Namespaces of the outside vocabulary; none where it has no IRIs."""
    made_against: str
    """Which version of the outside vocabulary it was made against, and where that was seen, in English."""
    extended: tuple[Correspondence, ...]
    """What the modules and concept schemes say themselves, sorted."""
    mapped: tuple[Correspondence, ...]
    """What the alignment adds, sorted."""


@cache
def alignments() -> tuple[Alignment, ...]:
    """Give all alignments, by name.

    >>> [found.name for found in alignments()][:3]
    ['cameo', 'cco', 'fibo-lcc']
    """
    return tuple(map(_alignment, resources.alignment_files()))


def concerning(term: str) -> tuple[tuple[Alignment, Correspondence], ...]:
    """Give what one of our terms, by its IRI, corresponds to in each outside vocabulary.

    >>> sorted({found.name for found, _ in concerning(iris.term("startsNotBefore"))})
    ['followthemoney', 'prov', 'sem', 'time', 'wikidata']
    """
    return tuple(
        (alignment, correspondence)
        for alignment in alignments()
        for correspondence in alignment.extended + alignment.mapped
        if correspondence.term == term
    )


@cache
def outside_labels() -> Mapping[str, str]:
    """Give the label of each outside term in ``align/terms.csv``, by IRI."""
    rows = csv.DictReader(resources.ontology_file("align/terms.csv").read_text(encoding="utf-8").splitlines())
    return MappingProxyType({row["term"]: row["label"] for row in rows})


def _alignment(file: Traversable) -> Alignment:
    graph = parsed(file.read_bytes())
    head = graph.value(predicate=RDF.type, object=OWL.Ontology, any=False)
    sources = (source for source in graph.objects(head, DCTERMS.source) if isinstance(source, URIRef))
    namespaces = tuple(sorted(map(str, sources)))
    added = _EXTENDING | _MATCHING | _CODING
    return Alignment(
        name=file.name.removesuffix(".ttl"),
        title=str(graph.value(head, DCTERMS.title)),
        description=str(graph.value(head, DCTERMS.description)),
        version=str(graph.value(head, OWL.versionInfo)),
        namespaces=namespaces,
        made_against=str(graph.value(head, RDFS.comment)),
        extended=tuple(sorted(_correspondences(terms.graph(), _EXTENDING | _CODING, namespaces))),
        mapped=tuple(sorted(_correspondences(graph, added, namespaces))),
    )


def _correspondences(
    graph: Graph, relations: Mapping[URIRef, Relation], namespaces: tuple[str, ...]
) -> Iterator[Correspondence]:
    for predicate, relation in relations.items():
        for term, target in graph.subject_objects(predicate):
            if str(term).startswith(iris.BASE) and _lies_in(target, namespaces):
                yield Correspondence(str(term), relation, str(target), _label(target), _note(graph, term, target))


def _lies_in(target: Node, namespaces: tuple[str, ...]) -> bool:
    return str(target).startswith(namespaces) if namespaces else isinstance(target, Literal)


def _label(target: Node) -> str:
    return outside_labels().get(str(target)) or str(target).rpartition("#")[2].rpartition("/")[2]


def _note(graph: Graph, term: Node, target: Node) -> str:
    for axiom in graph.subjects(OWL.annotatedSource, term):
        if (axiom, OWL.annotatedTarget, target) in graph:
            return str(graph.value(axiom, RDFS.comment) or "")
    return ""
