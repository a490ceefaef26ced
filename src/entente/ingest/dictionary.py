"""The dictionary: every name the graph's curated part knows, and how it finds them in a text.

It is made from the names in the reference graphs at one state of the store; its digest goes into the record of every
reading, so that the same text with the same dictionary gives the same claims.
"""

from __future__ import annotations

import gc
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import ahocorasick

from entente.ingest.establishment import Establishment
from entente.ingest.folding import fold
from entente.model import iris
from entente.model.claim import Entity

_LONGEST_ABBREVIATION: Final = 6
_DASHES: Final = {ord("‑"): "-", ord("–"): "-"}
_FIELD: Final = "\x1f"
_ROW: Final = "\x1e"
"""What separates the fields of a row, and rows: no name and no IRI holds a control character."""
_METONYM: Final = "metonymOf"
_CODE: Final = "iso3166Alpha3"
_PRESENT: Final = "presentIn"
_LYING: Final = frozenset({"locatedIn", "territoryOf"})
"""Properties under which, as under the one above, a row names no name but another thing."""


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


class Dictionary:
    """Names to senses, with an automaton over them."""

    def __init__(
        self,
        senses: Iterable[Sense],
        metonyms: Mapping[str, Entity],
        establishment: Establishment,
        digest: str,
        lying: Mapping[str, frozenset[str]] | None = None,
        codes: Mapping[str, str] | None = None,
        present: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.metonyms = dict(metonyms)
        """IRI of a place → the actor its name may stand for."""
        self._lying = dict(lying or {})
        """IRI of a place → what it lies in next."""
        self.codes = dict(codes or {})
        """IRI of a state or territory → its ISO 3166-1 alpha-3 code."""
        self.present = dict(present or {})
        """IRI of a group → the places and states it is present in."""
        self.establishment = establishment
        """The offices, and who held them."""
        self.digest = digest
        self.senses = tuple(senses)
        """Every name with what it stands for."""
        self.entities = {sense.entity.iri: sense.entity for sense in self.senses}
        self.forces = {
            entity.acts_for: entity
            for entity in reversed(self.entities.values())
            if entity.kind == "ArmedForces" and entity.acts_for
        }
        """IRI of a state → its armed forces."""

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[tuple[str, ...]],
        held: Iterable[tuple[str, ...]] = (),
        offices: Iterable[tuple[str, ...]] = (),
    ) -> Dictionary:
        """Make it from rows of names, and from those an establishment is made of.

        A row is (entity IRI, class IRI, English label, name, property the name stands under, IRI of the state the
        entity acts for or ""). For ``metonymOf``, ``locatedIn`` and ``territoryOf`` the name is the IRI of a thing.
        """
        with _no_collection():
            return cls._made(rows, held, offices)

    @classmethod
    def _made(
        cls, rows: Iterable[tuple[str, ...]], held: Iterable[tuple[str, ...]], offices: Iterable[tuple[str, ...]]
    ) -> Dictionary:
        (ordered, named), (posted, holding), (posts, called) = map(_in_order, (rows, held, offices))
        entities: dict[str, Entity] = {}
        lying: dict[str, set[str]] = defaultdict(set)
        standing: dict[str, str] = {}
        codes: dict[str, str] = {}
        present: dict[str, set[str]] = defaultdict(set)
        senses = []
        for iri, kind, label, name, how, state in ordered:
            if iri not in entities:
                entities[iri] = Entity(iri, label, kind.rpartition("#")[2], acts_for=state)
            property_ = how.rpartition("#")[2]
            if property_ == _METONYM:
                standing[iri] = name
            elif property_ == _CODE:
                codes[iri] = name
            elif property_ == _PRESENT:
                present[iri].add(name)
            elif property_ in _LYING:
                lying[iri].add(name)
            else:
                senses.append(Sense(entities[iri], property_, name))
        metonyms = {iri: entities[whom] for iri, whom in standing.items() if whom in entities}
        within = {iri: frozenset(places) for iri, places in lying.items()}
        return cls(
            senses,
            metonyms,
            Establishment(posted, posts),
            iris.digest(named, holding, called),
            within,
            codes,
            {iri: frozenset(places) for iri, places in present.items()},
        )

    def whereabouts(self, iri: str) -> frozenset[str]:
        """Give a place and everything it lies in, as IRIs."""
        found, outer = {iri}, set(self._lying.get(iri, ()))
        while outer:
            found |= outer
            outer = {one for place in outer for one in self._lying.get(place, ())} - found
        return frozenset(found)

    def is_state(self, iri: str) -> bool:
        """Whether this is a state."""
        found = self.entities.get(iri)
        return found is not None and found.kind == "State"

    @cached_property
    def classes(self) -> Mapping[str, frozenset[str]]:
        """The classes of what the reference graphs describe, as N-Triples writes both."""
        kinds = {iri: one.kind for iri, one in self.entities.items()} | self.establishment.kinds
        return {f"<{iri}>": frozenset({f"<{iris.term(kind)}>"}) for iri, kind in kinds.items()}

    def bearer(self, name: str) -> Entity | None:
        """Give the one person known by a shorter or longer form of a full name: “James Addison Baker” is James Baker.

        First and last words are the same, and the middle ones of the shorter form stand in the longer, in order, in
        full or by their initials; with as many between, as “H. W.”, a name comes first. None where nobody or more than
        one is known so.
        """
        words = fold(name).replace(".", " ").split()
        if len(words) < 2:
            return None
        ends = self._by_ends.get((words[0], words[-1]), ())
        alike = [(middle, one) for middle, one in ends if _middles_fit(middle, words[1:-1])]
        whole = [(middle, one) for middle, one in alike if len(middle) == len(words) - 2]
        found = dict.fromkeys(one for _, one in whole or alike)
        return next(iter(found)) if len(found) == 1 else None

    @cached_property
    def given_names(self) -> frozenset[str]:
        """The first words, folded, of persons' names."""
        return frozenset(first for first, _ in self._by_ends)

    @cached_property
    def _by_ends(self) -> Mapping[tuple[str, str], list[tuple[list[str], Entity]]]:
        """Persons by the first and last words of their names, with the words between."""
        found: dict[tuple[str, str], list[tuple[list[str], Entity]]] = defaultdict(list)
        for sense in self.senses:
            words = fold(sense.name).replace(".", " ").split()
            if sense.entity.kind == "Person" and sense.how in ("label", "altLabel") and len(words) > 1:
                found[words[0], words[-1]].append((words[1:-1], sense.entity))
        return found

    @cached_property
    def _automaton(self) -> ahocorasick.Automaton:
        by_name: dict[str, list[Sense]] = defaultdict(list)
        for sense in self.senses:
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
        return {
            name: value
            for name, value in self.__dict__.items()
            if name not in {"_automaton", "_by_ends", "classes", "given_names"}
        }

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
            elif match.end > kept[-1].end and (both := _of_both(kept[-1], match)):
                kept[-1] = Match(kept[-1].start, match.end, both)
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


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold off the garbage collector while much is made that all stays: it would take a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _in_order(rows: Iterable[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], str]:
    """Give rows in an order of their own, each once, and the SHA-256 of them all.

    Rows are compared as texts, in a third of the time that comparing them as tuples takes.
    """
    by_text = {_FIELD.join(row): row for row in rows}
    ordered = sorted(by_text)
    return [by_text[text] for text in ordered], hashlib.sha256(_ROW.join(ordered).encode()).hexdigest()


def _middles_fit(one: list[str], other: list[str]) -> bool:
    """Whether the words of the shorter stand in the longer in order, in full or by their initials."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return all(any(_same_or_initial(word, against) for against in rest) for word in shorter)


def _same_or_initial(word: str, other: str) -> bool:
    return word == other or (1 in (len(word), len(other)) and word[0] == other[0])


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


def _of_both(one: Match, other: Match) -> tuple[Sense, ...]:
    """The senses of two names that overlap of a person who bears both: “Sultan Qaboos” and “Qaboos bin Said”."""
    shared = {sense.entity for sense in one.senses} & {sense.entity for sense in other.senses}
    return tuple(sense for sense in one.senses if sense.entity in shared and sense.entity.kind == "Person")


def _past_article(folded: str, match: Match) -> int:
    """Where a name begins without the article that is part of it: “the Gulf” is no part of “the Gulf War”."""
    return match.start + (len("the ") if folded.startswith("the ", match.start) else 0)
