"""The lexicon: the reader's frames as data from ``ontology/vocab/frames.ttl``, found by any form of their word."""

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
    verb: bool
    type: str
    """A PLOVER type or a relation's local name."""
    mode: str
    objects: frozenset[str]
    """``direct``, or prepositions the object may follow."""
    object_optional: bool = False
    complement: bool = False
    light_only: bool = False
    copula_only: bool = False
    object_is_place: bool = False
    possessed_only: bool = False
    particle: str = ""
    position: str = ""
    """For holdsPosition: the position that the verb gives its subject."""
    subject_classes: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    """Words one of which must follow closely: “send … troops”."""
    object_classes: frozenset[str] = frozenset()
    modality: Modality | None = None


@dataclass(frozen=True)
class Form:
    """A frame as one of its forms shows it."""

    frame: Frame
    shape: str
    """For verbs ``base``, ``s``, ``past``, ``participle`` or ``past participle`` (either), ``ing``; ``noun`` else."""


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


def _frames() -> Iterator[tuple[Frame, frozenset[str], bool]]:
    facts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    with ontology_file("vocab/frames.ttl").open("rb") as stream:
        for triple in pyoxigraph.parse(stream, format=pyoxigraph.RdfFormat.TURTLE):
            if triple.predicate.value.startswith(iris.ONTOLOGY):
                facts[triple.subject.value][_local(triple.predicate.value)].add(triple.object.value)
    for name in sorted(facts):
        fact = facts[name]
        if fact["lemma"]:
            yield _frame(name, fact), frozenset(fact["irregularForm"]), "true" in fact["pluralOnly"]


def _frame(name: str, fact: Mapping[str, set[str]]) -> Frame:
    evoked, _, mode = _local(*fact["evokes"]).partition("-")
    modality = [_local(value) for value in fact["setsModality"]]
    return Frame(
        name=_local(name),
        lemma=min(fact["lemma"]),
        verb="verb" in fact["wordClass"],
        type=evoked,
        mode=mode,
        objects=frozenset(fact["linksObject"]),
        object_optional="true" in fact["objectOptional"],
        complement="true" in fact["takesComplement"],
        light_only="true" in fact["lightOnly"],
        copula_only="true" in fact["copulaOnly"],
        object_is_place="true" in fact["objectIsPlace"],
        possessed_only="true" in fact["possessedOnly"],
        nouns=frozenset(fact["needsNoun"]),
        position=min(fact["givesPosition"], default=""),
        subject_classes=frozenset(_local(value) for value in fact["subjectClass"]),
        particle=min(fact["needsParticle"], default=""),
        object_classes=frozenset(_local(value) for value in fact["objectClass"]),
        modality=Modality(modality[0]) if modality else None,
    )


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]


@cache
def forms() -> Mapping[str, tuple[Form, ...]]:
    """Every form of every frame's word, in lower case, to what it may be."""
    found: dict[str, list[Form]] = defaultdict(list)
    for frame, irregular, plural_only in _frames():
        if frame.verb:
            for form, shape in inflect(frame.lemma, irregular):
                found[form].append(Form(frame, shape))
        else:
            plurals = irregular or {_with_s(frame.lemma)}
            for form in {*plurals} if plural_only else {frame.lemma, *plurals}:
                found[form].append(Form(frame, "noun"))
    return {form: tuple(senses) for form, senses in found.items()}
