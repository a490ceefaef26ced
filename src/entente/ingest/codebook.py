"""The codebook: what is coded, and by which words, from the lexicon and the vocabularies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph

from entente.ingest.lexicon import Frame, frames
from entente.model import iris
from entente.model.claim import EVENT_TYPES, RELATIONS
from entente.ontology.resources import ontology_file

_SKOS: Final = iris.PREFIXES["skos"]
_EXAMPLE: Final = _SKOS + "example"
_COUNTEREXAMPLE: Final = iris.term("counterexample")
_Facts = Mapping[str, list[str]]


@dataclass(frozen=True)
class Concept:
    """One term of a vocabulary: a type, a mode, a context, a sector."""

    name: str
    """Its local name: ``CONSULT``, ``CONSULT-visit``, ``military``."""
    iri: str
    label: str
    definition: str
    code: str = ""
    """For a sector the three letters that event data have for it."""
    words: tuple[str, ...] = ()
    """The nouns that act in a sector, the words that show a context."""
    note: str = ""


@dataclass(frozen=True)
class Entry:
    """A frame of the lexicon as people read it."""

    name: str
    iri: str
    lemma: str
    word_class: str
    definition: str
    arguments: tuple[str, ...]
    """How its parts stand: “X meet with Y”."""
    conditions: tuple[str, ...]
    """What else must hold, in words."""
    type: str
    mode: str
    example: str
    counterexample: str


@dataclass(frozen=True)
class Kind:
    """A type of event, or a relation, with all that codes it."""

    concept: Concept
    modes: tuple[Concept, ...]
    entries: tuple[Entry, ...]
    is_event: bool

    def of_mode(self, mode: str) -> tuple[Entry, ...]:
        """Give the frames of one mode; of none for ``""``."""
        return tuple(entry for entry in self.entries if entry.mode == mode)


@cache
def entries() -> Mapping[str, Entry]:
    """Every frame by its name."""
    told = _facts("frames")
    known = {frame.name: frame for found in frames().values() for frame in found}
    return {name: _entry(frame, told[iris.PREFIXES["frame"] + name]) for name, frame in sorted(known.items())}


def _entry(frame: Frame, told: _Facts) -> Entry:
    definition = _one(told, _SKOS + "definition")
    arguments = definition.partition(": ")[2].removesuffix(".")
    return Entry(
        frame.name,
        iris.PREFIXES["frame"] + frame.name,
        frame.lemma,
        frame.word_class,
        definition,
        tuple(filter(None, arguments.split(", "))),
        tuple(_conditions(frame)),
        frame.type,
        frame.mode,
        _one(told, _EXAMPLE),
        _one(told, _COUNTEREXAMPLE),
    )


def _conditions(frame: Frame) -> Iterator[str]:
    """Say what a frame demands besides its word, in words.

    >>> list(_conditions(Frame("a", "receive", "verb", "AID", "", frozenset(), reversed=True)))
    ['the subject is the target']
    """
    if frame.nouns:
        yield "with " + " or ".join(f"“{noun}”" for noun in sorted(frame.nouns))
    if frame.particle:
        yield f"with the particle “{frame.particle}”"
    if frame.subject_classes:
        yield "the subject is a " + " or ".join(sorted(frame.subject_classes))
    if frame.object_classes:
        yield "the object is a " + " or ".join(sorted(frame.object_classes))
    told = {
        "the subject is the target": frame.reversed,
        "the target may be missing": frame.object_optional,
        "the target is a place, or whoever’s it is": frame.object_is_place,
        "the clause below it says what is meant": frame.complement,
        "an infinitive hangs below it": frame.infinitive_only,
        "only where it is known whom it meets": frame.known_only,
        "only below a verb with little meaning of its own, or with whose it is": frame.light_only,
        "only after “is” or “became”, or in apposition": frame.copula_only,
    }
    yield from (words for words, holds in told.items() if holds)
    if frame.modality:
        yield f"what it says is {frame.modality.value}"


@cache
def kinds() -> Mapping[str, Kind]:
    """The types of event in the order of their vocabulary, then the relations, by name."""
    types, relations = concepts("event-type"), concepts("relation")
    events = {name: _kind(name, types, is_event=True) for name in types if name in EVENT_TYPES}
    return events | {name: _kind(name, relations, is_event=False) for name in relations if name in RELATIONS}


def _kind(name: str, vocabulary: Mapping[str, Concept], *, is_event: bool) -> Kind:
    modes = tuple(one for other, one in vocabulary.items() if other.startswith(f"{name}-"))
    own = (entry for entry in entries().values() if entry.type == name)
    return Kind(vocabulary[name], modes, tuple(sorted(own, key=lambda one: (one.lemma, one.name))), is_event)


@cache
def concepts(vocabulary: str) -> Mapping[str, Concept]:
    """The concepts of a vocabulary by local name, in the order of its file."""
    found = {}
    for iri, told in _facts(vocabulary).items():
        if "#" in iri and (definition := _one(told, _SKOS + "definition")):
            words = tuple(sorted(told[iris.term("agentNoun")] + told[iris.term("cueWord")]))
            code, note = _one(told, iris.term("sectorCode")), _one(told, _SKOS + "scopeNote")
            name = iri.rpartition("#")[2]
            found[name] = Concept(name, iri, _one(told, _SKOS + "prefLabel"), definition, code, words, note)
    return found


def _facts(file: str) -> Mapping[str, _Facts]:
    """What a vocabulary says of each of its terms: texts by property, those of other languages left out."""
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    with ontology_file(f"vocab/{file}.ttl").open("rb") as stream:
        for triple in pyoxigraph.parse(stream, format=pyoxigraph.RdfFormat.TURTLE):
            if isinstance(triple.object, pyoxigraph.Literal) and triple.object.language in (None, "en"):
                facts[triple.subject.value][triple.predicate.value].append(triple.object.value)
    return facts


def _one(told: _Facts, predicate: str) -> str:
    return next(iter(told.get(predicate, ())), "")
