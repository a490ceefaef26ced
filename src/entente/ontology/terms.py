"""The ontology as Python values: its terms with labels and definitions, and the tables that code reads from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from entente.errors import NotFound
from entente.model import iris
from entente.ontology import resources
from entente.ontology.parsing import parsed

ENT: Final = Namespace(iris.ONTOLOGY)


class Kind(StrEnum):
    """What sort of term it is."""

    CLASS = "class"
    OBJECT_PROPERTY = "object property"
    DATATYPE_PROPERTY = "datatype property"
    ANNOTATION_PROPERTY = "annotation property"
    CONCEPT = "concept"
    COLLECTION = "collection"


_FACTUALITY_ROW: Final = frozenset({"forModality", "forPolarity", "givesFactuality"})
_KINDS: Final = {
    OWL.Class: Kind.CLASS,
    OWL.ObjectProperty: Kind.OBJECT_PROPERTY,
    OWL.DatatypeProperty: Kind.DATATYPE_PROPERTY,
    OWL.AnnotationProperty: Kind.ANNOTATION_PROPERTY,
    SKOS.Concept: Kind.CONCEPT,
    SKOS.Collection: Kind.COLLECTION,
}


@dataclass(frozen=True)
class Term:
    """One class, property or concept of ours."""

    iri: str
    name: str
    """The local name: ``MilitaryCommand``, ``CONSULT-visit``."""
    kind: Kind
    labels: Mapping[str, str]
    """Preferred names by language."""
    definitions: Mapping[str, str]
    """Definitions by language."""
    module: str
    """IRI of the ontology module or concept scheme that defines it."""

    @property
    def label(self) -> str:
        """The English label, else the local name."""
        return self.labels.get("en", self.name)


@cache
def graph() -> Graph:
    """Parse all modules and vocabularies into one graph; treat it as read-only."""
    return parsed(*(file.read_bytes() for file in resources.ontology_files()))


@cache
def tree() -> Graph:
    """Parse which class is below which, and nothing else: who reads articles needs no more, and has it at once."""
    return parsed(*(file.read_bytes() for file in resources.ontology_files()), only=RDFS.subClassOf)


@cache
def terms() -> Mapping[str, Term]:
    """Give every term by its IRI, in the order of the IRIs."""
    return terms_of(graph())


def terms_of(source: Graph) -> Mapping[str, Term]:
    """Give every term that a graph defines, as that of an earlier version, by its IRI, in the order of the IRIs."""
    found = {term.iri: term for term in _defined(source)}
    return MappingProxyType(dict(sorted(found.items())))


def term(iri: str) -> Term:
    """Give one term by its IRI; raises ``NotFound``.

    >>> term(iris.term("MilitaryCommand")).label
    'military command'
    """
    try:
        return terms()[iri]
    except KeyError:
        raise NotFound(f"the ontology has no term {iri}", hint="its terms are listed at /ontology") from None


def of_kind(kind: Kind) -> tuple[Term, ...]:
    """Give all terms of one kind.

    >>> "Person" in {found.name for found in of_kind(Kind.CLASS)}
    True
    """
    return tuple(found for found in terms().values() if found.kind is kind)


@cache
def subclasses(name: str) -> frozenset[str]:
    """Give the local names of a class and of every class below it.

    >>> sorted(subclasses("CollectiveVoice"))
    ['CollectiveVoice', 'UnnamedSource']
    """
    below = graph().transitive_subjects(RDFS.subClassOf, ENT[name])
    return frozenset(_local(node) for node in below if _ours(node))


@cache
def superclasses(name: str) -> frozenset[str]:
    """Give the local names of a class and of every class of ours above it.

    >>> sorted(superclasses("State"))
    ['Actor', 'Organization', 'State']
    """
    above = graph().transitive_objects(ENT[name], RDFS.subClassOf)
    return frozenset(_local(node) for node in above if _ours(node))


@cache
def factualities() -> Mapping[tuple[str, str], str]:
    """Give the factuality (a local name, as ``CTplus``) of every pair of modality and polarity (local names too)."""
    # Read from its own module: a reader of one article would wait a second for the whole ontology.
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for triple in parse(resources.ontology_file("vocab/factuality.ttl").read_bytes(), format=RdfFormat.TURTLE):
        name = triple.predicate.value.rpartition("#")[2]
        if name in _FACTUALITY_ROW and isinstance(triple.object, NamedNode):
            rows[str(triple.subject)][name] = triple.object.value.rpartition("#")[2]
    complete = [row for row in rows.values() if row.keys() == _FACTUALITY_ROW]
    return MappingProxyType({(row["forModality"], row["forPolarity"]): row["givesFactuality"] for row in complete})


def factuality(modality: str, polarity: str) -> str:
    """Give the factuality that follows from a modality and a polarity, all by local name.

    >>> factuality("intended", "negated")
    'PRminus'
    """
    return factualities()[modality, polarity]


@cache
def projections() -> Mapping[str, str]:
    """Give, for each claim type's IRI, the IRI of the property that accepted claims of that type become."""
    pairs = graph().subject_objects(ENT.projectsTo)
    return MappingProxyType({str(concept): str(target) for concept, target in pairs})


def _defined(source: Graph) -> Iterator[Term]:
    for node, module in source.subject_objects(RDFS.isDefinedBy):
        types = set(source.objects(node, RDF.type))
        kinds = [kind for owl_type, kind in _KINDS.items() if owl_type in types]
        if isinstance(node, URIRef) and kinds:
            labels, definitions = _texts(source, node, RDFS.label), _texts(source, node, SKOS.definition)
            yield Term(str(node), _local(node), kinds[0], labels, definitions, str(module))


def _texts(source: Graph, node: URIRef, predicate: URIRef) -> Mapping[str, str]:
    values = [value for value in source.objects(node, predicate) if isinstance(value, Literal)]
    return MappingProxyType({value.language or "": str(value) for value in values})


def _ours(node: object) -> bool:
    return str(node).startswith(iris.ONTOLOGY)


def _local(node: object) -> str:
    return str(node).rpartition("#")[2]
