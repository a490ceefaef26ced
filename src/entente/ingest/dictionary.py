"""The dictionary: every name the graph's curated part knows, and how it finds them in a text.

It is made from the names in the reference graphs at one state of the store; its digest goes into the record of every
reading, so that the same text with the same dictionary gives the same claims.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import ahocorasick

from entente.ingest.acting import Postings, postings
from entente.model import iris
from entente.model.claim import Entity

_LONGEST_ABBREVIATION: Final = 6
_DASHES: Final = {ord("‑"): "-", ord("–"): "-"}
_TO_THINGS: Final = ("metonymOf", "locatedIn", "territoryOf")
"""Properties under which a row names no name but another thing."""


@dataclass(frozen=True)
class Sense:
    """What a name may stand for, and as what kind of name."""

    entity: Entity
    how: str
    """``label``, ``altLabel``, ``abbreviation``, ``lastName``, ``demonym`` or ``adjective``."""
    name: str
    """The name as the graph spells it."""


@dataclass(frozen=True)
class Match:
    """A name found in a text: ``text[start:end]`` is one of its spellings."""

    start: int
    end: int
    senses: tuple[Sense, ...]


def _folding() -> Mapping[int, str]:
    table = {
        ord("’"): "'",
        ord("ʼ"): "'",
        ord("‘"): "'",
        ord("-"): " ",
        ord("‑"): " ",
        ord("–"): " ",
        ord("\u00a0"): " ",
    }
    for code in (*range(ord("A"), ord("Z") + 1), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0].lower()
        if len(base) == 1:
            table[code] = base
    return table | {ord("ı"): "i", ord("ø"): "o", ord("Ø"): "o", ord("ł"): "l", ord("Ł"): "l", ord("đ"): "d"}


_FOLDED: Final = _folding()


def fold(text: str) -> str:
    """Fold case, accents, hyphens and apostrophes, one character for one, so that offsets stay.

    >>> fold("Al-Shabaab in Côte d’Ivoire")
    "al shabaab in cote d'ivoire"
    """
    return text.translate(_FOLDED)


class Dictionary:
    """Names to senses, with an automaton over them."""

    def __init__(
        self,
        senses: Iterable[Sense],
        metonyms: Mapping[str, Entity],
        postings: Postings,
        digest: str,
        lying: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.metonyms = dict(metonyms)
        """IRI of a place → the actor its name may stand for."""
        self._lying = dict(lying or {})
        """IRI of a place → what it lies in next."""
        self.postings = dict(postings)
        """IRI of a person → the offices held, each with the state one acts for in it."""
        self.digest = digest
        self._senses = tuple(senses)
        self.entities = {sense.entity.iri: sense.entity for sense in self._senses}
        self.forces = {
            entity.acts_for: entity
            for entity in reversed(self.entities.values())
            if entity.kind == "ArmedForces" and entity.acts_for
        }
        """IRI of a state → its armed forces."""

    @classmethod
    def from_rows(cls, rows: Iterable[tuple[str, ...]], held: Iterable[tuple[str, ...]] = ()) -> Dictionary:
        """Make it from rows as ``joined`` gives them, and from those of ``postings.rq`` for the offices held.

        A row is (entity IRI, class IRI, English label, name, property the name stands under, IRI of the state the
        entity acts for or ""). For ``metonymOf``, ``locatedIn`` and ``territoryOf`` the name is the IRI of a thing.
        """
        ordered, offices = sorted(set(rows)), sorted(set(held))
        entities: dict[str, Entity] = {}
        for iri, kind, label, _name, _how, state in ordered:
            entities.setdefault(iri, Entity(iri, label, kind.rsplit("#", 1)[-1], acts_for=state))
        metonyms = {
            iri: entities[name]
            for iri, _k, _l, name, how, _s in ordered
            if how.endswith("metonymOf") and name in entities
        }
        lying: dict[str, set[str]] = defaultdict(set)
        for iri, _k, _l, name, how, _s in ordered:
            if how.endswith(_TO_THINGS[1:]):
                lying[iri].add(name)
        senses = [
            Sense(entities[iri], how.rsplit("#", 1)[-1], name)
            for iri, _kind, _label, name, how, _state in ordered
            if not how.endswith(_TO_THINGS)
        ]
        within = {iri: frozenset(places) for iri, places in lying.items()}
        return cls(senses, metonyms, postings(offices), iris.digest(ordered, offices), within)

    def whereabouts(self, iri: str) -> frozenset[str]:
        """Give a place and everything it lies in, as IRIs."""
        found, outer = {iri}, set(self._lying.get(iri, ()))
        while outer:
            found |= outer
            outer = {one for place in outer for one in self._lying.get(place, ())} - found
        return frozenset(found)

    @cached_property
    def classes(self) -> Mapping[str, frozenset[str]]:
        """The classes of what the reference graphs describe, as N-Triples writes both."""
        return {f"<{iri}>": frozenset({f"<{iris.term(one.kind)}>"}) for iri, one in self.entities.items()}

    @cached_property
    def _automaton(self) -> ahocorasick.Automaton:
        by_name: dict[str, list[Sense]] = defaultdict(list)
        for sense in self._senses:
            folded = fold(sense.name).strip()
            if len(folded) > 1:
                by_name[folded].append(sense)
        automaton = ahocorasick.Automaton()
        for name, senses in by_name.items():
            automaton.add_word(name, (len(name), tuple(senses)))
        automaton.make_automaton()
        return automaton

    def __getstate__(self) -> dict[str, object]:
        """Leave behind what is made of the rest: making it anew is quicker than sending it to another process."""
        return {name: value for name, value in self.__dict__.items() if name not in {"_automaton", "classes"}}

    def find(self, text: str) -> tuple[Match, ...]:
        """Find the longest names in a text, leftmost first, none overlapping, on word boundaries and in fit case."""
        if not len(self._automaton):
            return ()
        folded = fold(text)
        found = sorted(self._candidates(text, folded), key=lambda match: (_past_article(folded, match), -match.end))
        kept: list[Match] = []
        for match in found:
            if not kept or match.start >= kept[-1].end:
                kept.append(match)
        return tuple(kept)

    def _candidates(self, text: str, folded: str) -> Iterator[Match]:
        size = len(folded)
        for last, (length, senses) in self._automaton.iter(folded):
            start, end = last + 1 - length, last + 1
            if (start and folded[start - 1].isalnum()) or (end < size and folded[end].isalnum()):
                continue
            fit = tuple(sense for sense in senses if _case_fits(sense.name, text[start:end]))
            if fit:
                yield Match(start, end, fit)


def _case_fits(name: str, text: str) -> bool:
    """An abbreviation must stand as it is; any other name must have its first capital (“us” is not the US).

    >>> [_case_fits("G-7", text) for text in ("G–7", "g-7")], _case_fits("HoR", "Hor"), _case_fits("Libya", "LIBYA")
    ([True, False], False, True)
    """
    letters = name.replace(".", "")
    mixed = " " not in letters and sum(map(str.isupper, letters)) > 1
    if len(letters) <= _LONGEST_ABBREVIATION and (mixed or letters.isupper()):
        return text.translate(_DASHES) == name.translate(_DASHES)
    first = next((place for place, letter in enumerate(name) if letter.isupper()), None)
    return first is None or first >= len(text) or text[first].isupper() or text[first].isdigit()


def _past_article(folded: str, match: Match) -> int:
    """Where a name begins without the article that is part of it: “the Gulf” is no part of “the Gulf War”."""
    return match.start + (len("the ") if folded.startswith("the ", match.start) else 0)


def joined(names: Iterable[tuple[str, ...]], kinds: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Join the rows of ``queries/reading/names.rq`` with those of ``kinds.rq``, for ``Dictionary.from_rows``."""
    described: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for entity, *rest in kinds:
        described[entity].append(tuple(rest))
    for entity, name, how in names:
        for kind, label, state in described.get(entity, ()):
            yield entity, kind, label, name, how, state
