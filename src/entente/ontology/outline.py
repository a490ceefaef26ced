"""A module in outline: its classes, each with its properties and kinds, as a drawing or a table shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import RDF, RDFS, Namespace, URIRef

from entente.model import iris
from entente.ontology import terms
from entente.ontology.axioms import written
from entente.ontology.terms import Kind, Term

ANYTHING: Final = "urn:entente:anything"
"""Stands for the class of a property that is said of whatever there is."""

_SCHEMA: Final = Namespace(iris.PREFIXES["schema"])
_TEXT: Final = frozenset({RDFS.Literal, RDF.langString, RDF.PlainLiteral, URIRef(iris.PREFIXES["xsd"] + "string")})


@dataclass(frozen=True)
class Property:
    """A property as a row of a class."""

    label: str
    iri: str
    note: str
    """What its values are, where that is no class of ours: ``text``, ``dateTime``, ``skos:Concept``."""
    values: tuple[str, ...]
    """The classes of ours that its values belong to."""
    is_open: bool
    """Whether its values may belong to others too."""


@dataclass(frozen=True)
class Class:
    """A class with what a module says of it."""

    label: str
    iri: str
    is_own: bool
    """Whether the module defines it."""
    parent: str
    """The class among those outlined that it is a kind of; empty for none."""
    properties: tuple[Property, ...]
    kinds: tuple[tuple[str, str], ...]
    """Labels and IRIs of the kinds of it of which the module says nothing more."""


def outline(module: str) -> tuple[Class, ...]:
    """Outline a module by its IRI: its classes, and those of others that its properties join, by label.

    >>> found = {entry.label: entry for entry in outline("https://w3id.org/entente/ontology/actors")}
    >>> [row.values for row in found["tenure"].properties if row.label == "holder"]
    [('https://w3id.org/entente/ontology#Person',)]
    """
    own = [term for term in terms.terms().values() if term.module == module]
    rows = _rows(own)
    joined = {value for found in rows.values() for row in found for value in row.values} | set(rows)
    shown = {term.iri for term in own if term.kind is Kind.CLASS} | (joined - {ANYTHING})
    parents = {iri: _parent(iri, shown) for iri in sorted(shown)}
    plain = {iri for iri in shown - joined if iri not in parents.values() and _above(iri)}
    kinds = {iri: _above(iri)[0] for iri in plain}
    kept = (shown - plain) | set(kinds.values())
    return tuple(
        _class(iri, module, _parent(iri, kept), rows.get(iri, ()), [kind for kind in kinds if kinds[kind] == iri])
        for iri in [*sorted(kept), *([ANYTHING] if ANYTHING in rows else [])]
    )


def _rows(own: Iterable[Term]) -> Mapping[str, tuple[Property, ...]]:
    """Give the properties of a module by the classes they are said of."""
    found: dict[str, list[Property]] = defaultdict(list)
    for term in own:
        if term.kind in (Kind.OBJECT_PROPERTY, Kind.DATATYPE_PROPERTY):
            for class_ in _ends(term, RDFS.domain, _SCHEMA.domainIncludes) or [ANYTHING]:
                found[class_].append(_property(term))
    return {iri: tuple(sorted(rows, key=lambda row: row.label)) for iri, rows in found.items()}


def _property(term: Term) -> Property:
    ends = _ends(term, RDFS.range, _SCHEMA.rangeIncludes)
    ours = tuple(end for end in ends if end.startswith(iris.ONTOLOGY))
    is_open = terms.graph().value(URIRef(term.iri), RDFS.range) is None
    return Property(term.label, term.iri, "" if ours else _note(term, ends), ours, is_open)


def _note(term: Term, ends: Iterable[str]) -> str:
    names = [
        "text" if URIRef(end) in _TEXT else written(terms.graph(), URIRef(end)).removeprefix("xsd:") for end in ends
    ]
    return ", ".join(dict.fromkeys(names)) or ("text" if term.kind is Kind.DATATYPE_PROPERTY else "anything")


def _ends(term: Term, *predicates: URIRef) -> list[str]:
    found = {node for predicate in predicates for node in terms.graph().objects(URIRef(term.iri), predicate)}
    return sorted(str(node) for node in found if isinstance(node, URIRef))


def _above(iri: str) -> list[str]:
    found = terms.graph().objects(URIRef(iri), RDFS.subClassOf)
    return sorted(str(node) for node in found if str(node).startswith(iris.ONTOLOGY))


def _parent(iri: str, among: set[str]) -> str:
    return next((above for above in _above(iri) if above in among), "")


def _class(iri: str, module: str, parent: str, rows: Iterable[Property], kinds: Iterable[str]) -> Class:
    known = terms.terms().get(iri)
    label = known.label if known else "anything" if iri == ANYTHING else written(terms.graph(), URIRef(iri))
    listed = sorted((terms.term(kind).label, kind) for kind in kinds)
    return Class(label, iri, bool(known and known.module == module), parent, tuple(rows), tuple(listed))
