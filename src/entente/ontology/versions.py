"""The versions of the ontology: this one and those before it, each module and vocabulary under an IRI of its own.

A module of version 0.1.0 is ``…/ontology/core/0.1.0``, a vocabulary ``…/vocab/relation/0.1.0``, and all modules
together are ``…/ontology/0.1.0``. The store holds this version alone; the others are read from their files, and so are
the alignments, ``…/ontology/align/org``, which no store loads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from rdflib import OWL, RDF, RDFS, SKOS, Graph

from entente.errors import NotFound
from entente.model import iris
from entente.ontology import resources
from entente.ontology.parsing import parsed

WHOLE: Final = iris.BASE + "ontology"
"""The IRI that stands for all modules together."""


@dataclass(frozen=True)
class Document:
    """A module, a vocabulary, an alignment or the whole ontology as it was in one version."""

    iri: str
    """The IRI of this version of it; an alignment answers by its own as well."""
    subject: str
    """The IRI of it whatever the version."""
    number: str
    files: tuple[Traversable, ...]

    def graph(self) -> Graph:
        """Parse its files into one graph."""
        return merged(self.files)


def numbers() -> tuple[str, ...]:
    """Give the numbers of all versions, this one last."""
    return (*(number for number in resources.earlier_versions() if number != current()), current())


@cache
def current() -> str:
    """Give the number of this version: that of its first module, which all others import.

    >>> current().count(".")
    2
    """
    return _header(resources.module_files()[0])[1]


def files(number: str) -> tuple[Traversable, ...]:
    """Give the modules and vocabularies of one version; raises ``NotFound``."""
    if number == current():
        return resources.ontology_files()
    if number in resources.earlier_versions():
        return resources.earlier_files(number)
    raise NotFound(f"there is no version {number} of the ontology", hint=f"there are {', '.join(numbers())}")


@cache
def documents() -> Mapping[str, Document]:
    """Give every version of every module, every vocabulary, every alignment and the whole, by its IRI.

    >>> documents()[iris.BASE + "ontology/core/0.1.0"].subject.rpartition("/")[2]
    'core'
    """
    found = {document.iri: document for number in numbers() for document in _of_version(number)}
    return MappingProxyType(found | {document.iri: document for document in _alignments()})


def of(subject: str) -> tuple[Document, ...]:
    """Give the versions of one module, one vocabulary or the whole, the oldest first."""
    return tuple(found for found in documents().values() if found.subject == subject)


def since(term: str) -> str:
    """Give the number of the first version that has a term; empty for what none has.

    >>> since(iris.term("Tenure"))
    '0.1.0'
    """
    return _first_seen().get(term, "")


def merged(parts: Sequence[Traversable]) -> Graph:
    """Parse Turtle files into one graph."""
    return parsed(*(file.read_bytes() for file in parts))


@cache
def _first_seen() -> Mapping[str, str]:
    """Give the number of the first version that defines a term, by its IRI."""
    seen: dict[str, str] = {}
    for number in numbers():
        for file in files(number):
            for term, predicate, _ in _triples(file):
                if predicate.value == str(RDFS.isDefinedBy) and isinstance(term, NamedNode):
                    seen.setdefault(term.value, number)
    return seen


def _of_version(number: str) -> Iterator[Document]:
    modules = []
    for file in files(number):
        subject, own = _header(file)
        modules += [file] if subject.startswith(f"{WHOLE}/") else []
        yield Document(f"{subject}/{own or number}", subject, own or number, (file,))
    yield Document(f"{WHOLE}/{number}", WHOLE, number, tuple(modules))


def _alignments() -> Iterator[Document]:
    for file in resources.alignment_files():
        subject, own = _header(file)
        yield from (Document(iri, subject, own, (file,)) for iri in (subject, f"{subject}/{own}"))


def _header(file: Traversable) -> tuple[str, str]:
    """Read what a file is about and the number of its version, empty where it says none."""
    triples = _triples(file)
    heads = {str(OWL.Ontology), str(SKOS.ConceptScheme)}
    subjects = [
        subject
        for subject, predicate, value in triples
        if predicate.value == str(RDF.type) and isinstance(value, NamedNode) and value.value in heads
    ]
    assert len(subjects) == 1 and isinstance(subjects[0], NamedNode), file.name
    numbers = (
        str(getattr(value, "value", ""))
        for subject, predicate, value in triples
        if subject == subjects[0] and predicate.value == str(OWL.versionInfo)
    )
    return subjects[0].value, next(numbers, "")


def _triples(file: Traversable) -> list[Triple]:
    """Parse a file by the engine's parser, ten times as fast as rdflib's, because a page waits for it."""
    return [quad.triple for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE)]
