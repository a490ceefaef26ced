"""One term in full: its names and texts in every language, what it is like, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import DCTERMS, OWL, RDF, SKOS, Literal, URIRef

from entente.ontology import terms
from entente.ontology.inferences import Sentence, inferences
from entente.ontology.terms import Term

_CHARACTERISTICS: Final = {
    OWL.SymmetricProperty: "symmetric",
    OWL.AsymmetricProperty: "asymmetric",
    OWL.TransitiveProperty: "transitive",
    OWL.ReflexiveProperty: "reflexive",
    OWL.IrreflexiveProperty: "irreflexive",
    OWL.FunctionalProperty: "functional",
    OWL.InverseFunctionalProperty: "inverse functional",
}

Texts = tuple[tuple[str, str], ...]
"""Texts, each with its language; English before the others."""


@dataclass(frozen=True)
class Description:
    """What there is to say of a term."""

    term: Term
    labels: Texts
    definitions: Texts
    notes: Texts
    examples: Texts
    notation: str
    """Its code in its vocabulary; empty where it has none."""
    characteristics: tuple[str, ...]
    is_deprecated: bool
    replacement: str
    """IRI of the term to use instead; empty where there is none."""
    exceptions: tuple[str, ...]
    """What checks of quality find, and why it is so."""
    inferences: tuple[Sentence, ...]

    @property
    def is_in_several_languages(self) -> bool:
        """Whether it has a label in more than English."""
        return len(self.labels) > 1


def describe(iri: str) -> Description:
    """Describe a term; raises ``NotFound``.

    >>> found = describe(str(terms.ENT.alliedWith))
    >>> found.characteristics, found.labels[0]
    (('symmetric', 'irreflexive'), ('en', 'allied with'))
    """
    term, graph, node = terms.term(iri), terms.graph(), URIRef(iri)
    kinds = set(graph.objects(node, RDF.type))
    return Description(
        term=term,
        labels=_texts(term.labels),
        definitions=_texts(term.definitions),
        notes=_all(node, SKOS.scopeNote),
        examples=_all(node, SKOS.example),
        notation=str(graph.value(node, SKOS.notation) or ""),
        characteristics=tuple(word for kind, word in _CHARACTERISTICS.items() if kind in kinds),
        is_deprecated=(node, OWL.deprecated, Literal(True)) in graph,
        replacement=str(graph.value(node, DCTERMS.isReplacedBy) or ""),
        exceptions=tuple(text for _, text in _all(node, terms.ENT.qualityException)),
        inferences=inferences(iri),
    )


def _texts(by_language: Mapping[str, str]) -> Texts:
    return tuple(sorted(by_language.items(), key=lambda item: (item[0] != "en", item[0])))


def _all(node: URIRef, predicate: URIRef) -> Texts:
    found = [value for value in terms.graph().objects(node, predicate) if isinstance(value, Literal)]
    texts = ((value.language or "", str(value)) for value in found)
    return tuple(sorted(texts, key=lambda item: (item[0] != "en", item)))
