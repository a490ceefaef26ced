"""What changed from one version of the ontology to the next, term by term, and how much it can break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from rdflib import DCTERMS, OWL, Graph, Literal, URIRef

from entente.ontology import axioms, terms
from entente.ontology.terms import Term


class Sort(StrEnum):
    """What happened to a term; in the order in which a changelog tells of it."""

    AXIOM = "Axioms"
    REMOVED = "Removed"
    DEPRECATED = "Deprecated"
    ADDED = "Added"
    DEFINITION = "Definitions"
    LABEL = "Labels"
    NOTE = "Notes and examples"


class Weight(StrEnum):
    """How much a change can break, and which part of a version number it raises."""

    MAJOR = "major"
    """What follows from the same data is another thing than before, or a term is gone."""
    MINOR = "minor"
    """There is more to say; what was said before means the same."""
    PATCH = "patch"
    """The same, in other words."""


_WEIGHTS: Final = {
    Sort.AXIOM: Weight.MAJOR,
    Sort.REMOVED: Weight.MAJOR,
    Sort.DEPRECATED: Weight.MINOR,
    Sort.ADDED: Weight.MINOR,
}


@dataclass(frozen=True, order=True)
class Change:
    """One difference between two versions."""

    sort: Sort
    term: str
    """By its prefix: ``ent:Person``; empty for an axiom about several."""
    detail: str

    @property
    def weight(self) -> Weight:
        """What it means for those who use the ontology."""
        return _WEIGHTS.get(self.sort, Weight.PATCH)


def compare(old: Graph, new: Graph) -> tuple[Change, ...]:
    """List what is different in a newer graph of the ontology; axioms of a new term are part of its being added."""
    before, after = terms.terms_of(old), terms.terms_of(new)
    found = [*_of_groups(old, new)]
    found += [Change(Sort.REMOVED, _short(iri), _defined(before[iri])) for iri in before if iri not in after]
    found += [Change(Sort.ADDED, _short(iri), _defined(after[iri])) for iri in after if iri not in before]
    for iri in before:
        if iri in after:
            found += _of_term(old, new, before[iri], after[iri])
    return tuple(sorted(found, key=lambda change: (list(Sort).index(change.sort), change.term, change.detail)))


def weight(changes: Iterable[Change]) -> Weight:
    """Give the weight of the heaviest change.

    >>> weight([Change(Sort.LABEL, "ent:a", ""), Change(Sort.ADDED, "ent:b", "")]).value
    'minor'
    """
    order = list(Weight)
    return min((change.weight for change in changes), key=order.index, default=Weight.PATCH)


def _of_groups(old: Graph, new: Graph) -> Iterator[Change]:
    """Tell of groups that set two apart which were not so before, and of two that no group sets apart any more."""
    before, after = axioms.disjointness(old), axioms.disjointness(new)
    known, kept = set(_pairs(before)), set(_pairs(after))
    for pair in known - kept:
        yield Change(Sort.AXIOM, "", f"no longer disjoint: {' and '.join(sorted(pair))}")
    for group in after:
        if set(_pairs([group])) - known:
            yield Change(Sort.AXIOM, "", f"now disjoint: {', '.join(sorted(group))}")


def _pairs(groups: Iterable[frozenset[str]]) -> Iterator[frozenset[str]]:
    return (frozenset(pair) for group in groups for pair in combinations(group, 2))


def _of_term(old: Graph, new: Graph, before: Term, after: Term) -> Iterator[Change]:
    name = _short(after.iri)
    if _is_deprecated(new, after.iri) and not _is_deprecated(old, before.iri):
        other = new.value(URIRef(after.iri), DCTERMS.isReplacedBy)
        yield Change(Sort.DEPRECATED, name, f"use {axioms.written(new, other)}" if other else "nothing replaces it")
    yield from _lines(Sort.AXIOM, name, axioms.axioms(old, before.iri), axioms.axioms(new, after.iri))
    yield from _texts(Sort.LABEL, name, before.labels, after.labels)
    yield from _texts(Sort.DEFINITION, name, before.definitions, after.definitions)
    yield from _lines(Sort.NOTE, name, axioms.notes(old, before.iri), axioms.notes(new, after.iri))


def _lines(sort: Sort, name: str, before: frozenset[str], after: frozenset[str]) -> Iterator[Change]:
    yield from (Change(sort, name, f"no longer {line}") for line in before - after)
    yield from (Change(sort, name, f"now {line}") for line in after - before)


def _texts(sort: Sort, name: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for language in sorted({*before, *after}):
        was, is_now = before.get(language, ""), after.get(language, "")
        if was != is_now:
            yield Change(sort, name, f"{language}: {_exchange(was, is_now)}")


def _exchange(was: str, is_now: str) -> str:
    if not was:
        return f"now “{is_now}”"
    return f"“{was}” became “{is_now}”" if is_now else f"no longer “{was}”"


def _is_deprecated(graph: Graph, iri: str) -> bool:
    return (URIRef(iri), OWL.deprecated, Literal(True)) in graph


def _defined(term: Term) -> str:
    return term.definitions.get("en", "")


def _short(iri: str) -> str:
    return axioms.written(Graph(), URIRef(iri))
