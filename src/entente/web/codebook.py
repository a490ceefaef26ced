"""The page of the codebook: what is coded, by which words, and in which fields; one type at a time with its frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from flask import Blueprint, render_template, request, url_for

from entente.errors import NotFound
from entente.ingest.codebook import Concept, Entry, Kind, concepts, entries, kinds
from entente.questions import Term
from entente.web.names import Name, name

_SHOWN: Final = 60
"""Characters of a type that nobody knows which the message repeats."""


@dataclass(frozen=True)
class Listed:
    """A concept of a vocabulary as the page lists it."""

    name: Name
    local: str
    definition: str
    words: tuple[str, ...]
    note: str
    size: int = 0
    """How many frames code it."""


@dataclass(frozen=True)
class Coded:
    """A type with its modes and frames."""

    type: Listed
    is_event: bool
    modes: tuple[Listed, ...]
    groups: tuple[tuple[Listed, tuple[tuple[Name, Entry], ...]], ...]
    """The frames of the type itself, then those of each mode."""


def blueprint() -> Blueprint:
    """Give the route of the page."""
    routes = Blueprint("codebook", __name__)
    routes.add_url_rule("/codebook", "codebook", _codebook)
    return routes


def _codebook() -> str:
    known, wanted = _types(), request.args.get("type", "")
    if wanted and wanted not in known:
        hint = f"types are {', '.join(known)}"
        raise NotFound(f"the codebook has no type {wanted[:_SHOWN]!r}", hint=hint)
    return render_template(
        "codebook.html",
        types=tuple(known.values()),
        chosen=known.get(wanted),
        contexts=_listed_all("context"),
        sectors=_listed_all("sector"),
        frames=len(entries()),
    )


def address(iri: str) -> str:
    """Give where the codebook tells of a type or mode; empty for another term."""
    vocabulary, _, local = iri.rpartition("#")
    kind, _, mode = local.partition("-")
    if kind not in kinds() or kinds()[kind].concept.iri.rpartition("#")[0] != vocabulary:
        return ""
    return url_for("codebook.codebook", type=kind, _anchor=local if mode else None)


@cache
def _types() -> dict[str, Coded]:
    return {local: _coded(kind) for local, kind in kinds().items()}


def _coded(kind: Kind) -> Coded:
    parts = dict(_parts(kind))
    modes = tuple(_listed(mode, len(parts[mode.name])) for mode in kind.modes)
    own = _listed(kind.concept, len(kind.entries))
    groups = ((own, parts[kind.concept.name]), *((mode, parts[mode.local]) for mode in modes))
    return Coded(own, kind.is_event, modes, tuple((head, found) for head, found in groups if found))


def _parts(kind: Kind) -> Iterator[tuple[str, tuple[tuple[Name, Entry], ...]]]:
    for concept in (kind.concept, *kind.modes):
        found = kind.of_mode(concept.name.partition("-")[2])
        yield concept.name, tuple((Name(entry.lemma, entry.iri, _href(entry.iri)), entry) for entry in found)


@cache
def _listed_all(vocabulary: str) -> tuple[Listed, ...]:
    return tuple(map(_listed, concepts(vocabulary).values()))


def _listed(concept: Concept, size: int = 0) -> Listed:
    called = Name(concept.label, concept.iri, _href(concept.iri))
    return Listed(called, concept.code or concept.name, concept.definition, concept.words, concept.note, size)


def _href(iri: str) -> str:
    return name(Term(iri, "iri")).href
