"""The lexicon: the reader's frames as data from ``ontology/vocab/frames.ttl``, found by their word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph

from entente.model import iris
from entente.model.claim import Modality
from entente.ontology.resources import ontology_file

_VOWELS: Final = "aeiou"


@dataclass(frozen=True)
class Frame:
    """One word and what it evokes; the fields are those that ``frames.ttl`` explains at its head."""

    name: str
    lemma: str
    word_class: str
    """``verb``, ``noun`` or ``adjective``."""
    type: str
    """A PLOVER type or a relation's local name."""
    mode: str
    objects: frozenset[str]
    """``direct``, or prepositions the object may follow."""
    object_optional: bool = False
    complement: bool = False
    known_only: bool = False
    """Whether it evokes something only where whom it meets is known."""
    infinitive_only: bool = False
    """Whether an infinitive must hang below it: “gave them a week to leave”."""
    light_only: bool = False
    copula_only: bool = False
    object_is_place: bool = False
    reversed: bool = False
    """Whether the subject is the target, and what is linked the source: “receive aid from”."""
    particle: str = ""
    position: str = ""
    """For holdsPosition: the position that the verb gives its subject."""
    subject_classes: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    """Words one of which must follow closely: “send … troops”."""
    object_classes: frozenset[str] = frozenset()
    modality: Modality | None = None

    @property
    def narrow(self) -> tuple[bool, bool, int, int]:
        """How narrow it is, the narrowest least: of a word's frames the first that fits speaks."""
        classes = len(self.subject_classes) + len(self.object_classes)
        return not self.nouns, not self.particle, int(not classes), int(self.object_optional)


def inflect(lemma: str, irregular: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield a verb's forms with their shapes, by the rules of English spelling unless irregular ones are given.

    >>> sorted(inflect("accuse", frozenset()))
    [('accuse', 'base'), ('accused', 'past participle'), ('accuses', 's'), ('accusing', 'ing')]
    """
    yield lemma, "base"
    yield _with_s(lemma), "s"
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    ing = {form for form in irregular if form.endswith("ing") and form != lemma}
    for form in ing or {stem + "ing"}:
        yield form, "ing"
    past = irregular - ing - {_with_s(lemma)}
    if not past:
        past = frozenset({lemma[:-1] + "ied" if _consonant_y(lemma) else lemma.removesuffix("e") + "ed"})
    for form in past:
        yield form, "participle" if form.endswith(("wn", "ken", "ven")) else "past participle"


def _with_s(lemma: str) -> str:
    if _consonant_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in _VOWELS


def _frames() -> Iterator[tuple[Frame, frozenset[str]]]:
    facts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    with ontology_file("vocab/frames.ttl").open("rb") as stream:
        for triple in pyoxigraph.parse(stream, format=pyoxigraph.RdfFormat.TURTLE):
            if triple.predicate.value.startswith(iris.ONTOLOGY):
                facts[triple.subject.value][_local(triple.predicate.value)].add(triple.object.value)
    for name in sorted(facts):
        fact = facts[name]
        if fact["lemma"]:
            yield _frame(name, fact), frozenset(fact["irregularForm"])


def _frame(name: str, fact: Mapping[str, set[str]]) -> Frame:
    evoked, _, mode = _local(*fact["evokes"]).partition("-")
    modality = [_local(value) for value in fact["setsModality"]]
    return Frame(
        name=_local(name),
        lemma=min(fact["lemma"]),
        word_class=min(fact["wordClass"]),
        type=evoked,
        mode=mode,
        objects=frozenset(_spelt(fact["linksObject"])),
        object_optional="true" in fact["objectOptional"],
        complement="true" in fact["takesComplement"],
        known_only="true" in fact["knownOnly"],
        infinitive_only="true" in fact["needsInfinitive"],
        light_only="true" in fact["lightOnly"],
        copula_only="true" in fact["copulaOnly"],
        object_is_place="true" in fact["objectIsPlace"],
        reversed="true" in fact["reversesSides"],
        nouns=frozenset(fact["needsNoun"]),
        position=min(fact["givesPosition"], default=""),
        subject_classes=frozenset(_local(value) for value in fact["subjectClass"]),
        particle=min(fact["needsParticle"], default=""),
        object_classes=frozenset(_local(value) for value in fact["objectClass"]),
        modality=Modality(modality[0]) if modality else None,
    )


def _spelt(prepositions: set[str]) -> set[str]:
    """Both spellings of a preposition that has two."""
    return prepositions | ({"toward", "towards"} if prepositions & {"toward", "towards"} else set())


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]


@cache
def frames() -> Mapping[tuple[str, str], tuple[Frame, ...]]:
    """Every frame by its word class and each form of its word in lower case, the narrowest first.

    Forms stand beside lemmas because the parser may take the lemma of a rare word for another.
    """
    found: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame, irregular in _frames():
        if frame.word_class == "verb":
            forms = {form for form, _ in inflect(frame.lemma, irregular)}
        else:
            forms = {frame.lemma, *(irregular or {_with_s(frame.lemma)})}
        for form in forms:
            found[frame.word_class, form].append(frame)
    return {word: tuple(sorted(known, key=lambda frame: (frame.narrow, frame.name))) for word, known in found.items()}


@cache
def frames_by_name() -> Mapping[str, Frame]:
    """Every frame by its name, as claims and events give it."""
    return {frame.name: frame for known in frames().values() for frame in known}
