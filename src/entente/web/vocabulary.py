"""The pages of the ontology: all of it, one term, one vocabulary. They come from the shipped files, not the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from flask import render_template
from rdflib import DCTERMS, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

from entente.errors import NotFound
from entente.model import iris
from entente.ontology import terms, wording
from entente.ontology.terms import Kind
from entente.web.asking import Asking, Term
from entente.web.names import Name, name
from entente.web.page import page
from entente.web.things import Things

_SCHEMA: Final = Namespace(iris.PREFIXES["schema"])
_PROPERTIES: Final = (Kind.OBJECT_PROPERTY, Kind.DATATYPE_PROPERTY, Kind.ANNOTATION_PROPERTY)
_RELATIONS: Final = (
    ("narrower than", RDFS.subClassOf, False),
    ("wider than", RDFS.subClassOf, True),
    ("part of the property", RDFS.subPropertyOf, False),
    ("said of", RDFS.domain, False),
    ("said of", _SCHEMA.domainIncludes, False),
    ("its value is", RDFS.range, False),
    ("its value is", _SCHEMA.rangeIncludes, False),
    ("properties", RDFS.domain, True),
    ("properties", _SCHEMA.domainIncludes, True),
    ("becomes, once accepted", URIRef(iris.term("projectsTo")), False),
    ("broader", SKOS.broader, False),
    ("narrower", SKOS.broader, True),
    ("in the vocabulary", SKOS.inScheme, False),
)
"""How a term is joined to others: in words, the property, and whether it is seen from its end."""


@dataclass(frozen=True)
class Described:
    """One term as the list shows it, ``depth`` levels below the top."""

    name: Name
    local: str
    definition: str
    depth: int = 0


def register(things: Things) -> None:
    """Have these views make the pages of the ontology, its terms and vocabularies."""
    things.page("ontology", whole)
    things.page("term", one)
    things.page("concept", one)
    things.page("scheme", scheme)


def whole(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of the ontology: classes by level, properties, vocabularies."""
    properties = [described(term) for term in terms.terms().values() if term.kind in _PROPERTIES]
    schemes = sorted({term.module for term in terms.of_kind(Kind.CONCEPT)})
    return render_template(
        "ontology.html",
        page=page(asking, Name("The ontology", iri), "ontology"),
        classes=_tree({term.iri: term for term in terms.of_kind(Kind.CLASS)}, RDFS.subClassOf),
        properties=sorted(properties, key=lambda found: found.name.text),
        schemes=[_named(found) for found in schemes],
    )


def one(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of one term."""
    found = terms.term(iri)
    return render_template(
        "term.html",
        page=page(asking, described(found).name, str(found.kind)),
        term=found,
        notes=[str(note) for note in terms.graph().objects(URIRef(iri), SKOS.scopeNote)],
        examples=[str(note) for note in terms.graph().objects(URIRef(iri), SKOS.example)],
        relations=relations(iri),
        said=wording.verb(iri, "", ""),
    )


def scheme(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of a vocabulary, or of a module; raises NotFound for one without terms."""
    members = {term.iri: term for term in terms.terms().values() if term.module == iri}
    if not members:
        raise NotFound(f"{iri} has no terms", hint="the ontology is listed at /ontology")
    about = terms.graph().value(URIRef(iri), DCTERMS.description)
    return render_template(
        "scheme.html",
        page=page(asking, Name(_scheme_label(iri), iri), "vocabulary"),
        about=str(about or ""),
        members=_tree(members, SKOS.broader),
    )


def described(term: terms.Term, depth: int = 0) -> Described:
    """Give what a list shows of a term."""
    called = Name(term.label, term.iri, name(Term(term.iri, "iri")).href)
    return Described(called, term.name, term.definitions.get("en", ""), depth)


def relations(iri: str) -> dict[str, list[Name]]:
    """Give the terms of ours that one is joined to, by how."""
    graph, node = terms.graph(), URIRef(iri)
    found: dict[str, list[Name]] = {}
    for words, predicate, is_inverse in _RELATIONS:
        for other in _ours(graph, node, predicate, is_inverse):
            found.setdefault(words, []).append(other)
    return {words: sorted(others, key=lambda other: other.text) for words, others in found.items()}


def _ours(graph: Graph, node: URIRef, predicate: URIRef, is_inverse: bool) -> list[Name]:
    others: Iterable[Node] = graph.subjects(predicate, node) if is_inverse else graph.objects(node, predicate)
    names = [_named(str(other)) for other in set(others) if str(other).startswith(iris.BASE)]
    return [found for found in names if found.iri != str(node)]


def _named(iri: str) -> Name:
    """Name a term, or a vocabulary or module by the label it gives itself."""
    found = name(Term(iri, "iri"))
    return found if "#" in iri else Name(_scheme_label(iri), iri, found.href)


def _scheme_label(iri: str) -> str:
    label = terms.graph().value(URIRef(iri), RDFS.label)
    return str(label) if label else iri.rpartition("/")[2]


def _tree(members: Mapping[str, terms.Term], upwards: URIRef) -> list[Described]:
    """List terms by label, each below the first among them that it leads up to."""
    above = {iri: _parent(iri, members, upwards) for iri in members}

    def below(parent: str, depth: int) -> list[Described]:
        level = sorted((iri for iri, found in above.items() if found == parent), key=lambda iri: members[iri].label)
        return [item for iri in level for item in (described(members[iri], depth), *below(iri, depth + 1))]

    return below("", 0)


def _parent(iri: str, members: Mapping[str, terms.Term], upwards: URIRef) -> str:
    parents = sorted(str(node) for node in terms.graph().objects(URIRef(iri), upwards))
    return next((parent for parent in parents if parent in members), "")
