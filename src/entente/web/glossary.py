"""Terms as pages list them: by level, by how they are joined to others, by the titles of what defines them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import DCTERMS, OWL, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

from entente.errors import NotFound
from entente.model import iris
from entente.ontology import terms
from entente.questions import Term
from entente.web.names import Name, name

_SCHEMA: Final = Namespace(iris.PREFIXES["schema"])
_RELATIONS: Final = (
    ("narrower than", RDFS.subClassOf, False),
    ("wider than", RDFS.subClassOf, True),
    ("part of the property", RDFS.subPropertyOf, False),
    ("has as parts the properties", RDFS.subPropertyOf, True),
    ("inverse of", OWL.inverseOf, False),
    ("inverse of", OWL.inverseOf, True),
    ("said of", RDFS.domain, False),
    ("said of", _SCHEMA.domainIncludes, False),
    ("its value is", RDFS.range, False),
    ("its value is", _SCHEMA.rangeIncludes, False),
    ("properties", RDFS.domain, True),
    ("properties", _SCHEMA.domainIncludes, True),
    ("value of", RDFS.range, True),
    ("value of", _SCHEMA.rangeIncludes, True),
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


def members(iri: str) -> dict[str, terms.Term]:
    """Give the terms of a module or vocabulary by IRI; raises NotFound for one without."""
    found = {term.iri: term for term in terms.terms().values() if term.module == iri}
    if not found:
        raise NotFound(f"{iri} has no terms", hint="the ontology is listed at /ontology")
    return found


def about(iri: str) -> str:
    """Give what a module or vocabulary says of itself; empty where it says nothing."""
    graph, node = terms.graph(), URIRef(iri)
    return str(graph.value(node, DCTERMS.description) or graph.value(node, SKOS.definition) or "")


def linked(iri: str) -> Name:
    """Name a term, or a vocabulary or module by the title it gives itself."""
    found = name(Term(iri, "iri"))
    return found if "#" in iri else Name(title(iri), iri, found.href)


def title(iri: str) -> str:
    """Give the title of a module or vocabulary, without what all of them begin with."""
    graph, node = terms.graph(), URIRef(iri)
    label = graph.value(node, RDFS.label) or graph.value(node, DCTERMS.title)
    return short_title(str(label)) if label else iri.rpartition("/")[2]


def short_title(text: str) -> str:
    """Take off a title what all of them begin with.

    >>> short_title("Entente ontology: alignment with FOAF")
    'Alignment with FOAF'
    """
    rest = text.removeprefix("Entente ontology: ")
    return rest[:1].upper() + rest[1:]


def tree(members: Mapping[str, terms.Term], upwards: URIRef) -> list[Described]:
    """List terms by label, each below the first among them that it leads up to."""
    above = {iri: _parent(iri, members, upwards) for iri in members}

    def below(parent: str, depth: int) -> list[Described]:
        level = sorted((iri for iri, found in above.items() if found == parent), key=lambda iri: members[iri].label)
        return [item for iri in level for item in (described(members[iri], depth), *below(iri, depth + 1))]

    return below("", 0)


def _ours(graph: Graph, node: URIRef, predicate: URIRef, is_inverse: bool) -> list[Name]:
    others: Iterable[Node] = graph.subjects(predicate, node) if is_inverse else graph.objects(node, predicate)
    names = [linked(str(other)) for other in set(others) if str(other).startswith(iris.BASE)]
    return [found for found in names if found.iri != str(node)]


def _parent(iri: str, members: Mapping[str, terms.Term], upwards: URIRef) -> str:
    parents = sorted(str(node) for node in terms.graph().objects(URIRef(iri), upwards))
    return next((parent for parent in parents if parent in members), "")
