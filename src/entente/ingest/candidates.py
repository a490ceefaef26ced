"""Candidates: what a name may stand for in its sentence, with what speaks for each, and a score that follows from it.

A score is a share: of all that the dictionary knows by a name, how much speaks for this one. It has the order of the
choice, so the sense that is kept has the highest; equal scores say that nothing told them apart. It is no probability:
nobody counted how often what scores 0.9 is right. It does not say that the sentence is true, nor that the name is not
somebody's whom the dictionary lacks, but for bare last names, which leave room for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from entente.ingest.dictionary import Sense
from entente.ingest.kinds import PLACES
from entente.model.account import Candidate

_KINDS: Final = ("label", "altLabel", "abbreviation", "adjective", "demonym", "lastName")
"""Kinds of names, the plainest first."""
_KIND_IN_WORDS: Final = {
    "label": "by its plain name", "altLabel": "by another name", "abbreviation": "by an abbreviation",
    "adjective": "by an adjective", "demonym": "by a demonym", "lastName": "by a last name",
}  # fmt: skip

_STEP: Final = 1.3
"""How much more speaks for what stands one step higher. What each ground is worth in steps keeps the order of the
choice: any ground outweighs all those below it together."""
_PLAINER: Final = 2
_ACTOR: Final = 1
_MET: Final = 12
_FITS: Final = 24
_TOLD: Final = 48

BARE: Final = 0.6
"""What a bare last name that the article has not used before is worth: its bearer may be somebody unknown."""
TITLED: Final = 0.9
"""The same, behind a title that an office of its bearer goes by."""


class Rank(NamedTuple):
    """How a sense stands in the choice: the least is chosen."""

    apart: bool
    """Whether nothing that stands beside the name lies in it or holds it."""
    unmet: bool
    """Whether the article has not named it, or named another of its class or last name since."""
    kind: int
    """How plain the kind of name is, 0 for the plainest."""
    place: bool
    iri: str

    @property
    def height(self) -> int:
        """The steps that speak for it."""
        plain = _PLAINER * (len(_KINDS) - 1 - self.kind) + (not self.place) * _ACTOR
        return plain + (not self.unmet) * _MET + (not self.apart) * _FITS


def rank(sense: Sense, *, fits: bool, met: bool) -> Rank:
    """Rank a sense by what stands beside its name, whether it was met before, and how plain the name is."""
    entity = sense.entity
    return Rank(not fits, not met, _KINDS.index(sense.how), entity.kind in PLACES, entity.iri)


@dataclass(frozen=True)
class Choice:
    """What was chosen of the senses of a name, and what the choice rested on."""

    kept: Sense | None = None
    senses: Sequence[Sense] = ()
    """Those that can be meant where the name stands."""
    ranks: Sequence[Rank] = ()
    """How each of them stands."""
    told: Sense | None = None
    """The one whose state is named with it: “King Abdullah of Jordan”."""
    trust: float = 1.0
    """What the name is worth by itself: less than 1 for a bare last name."""
    ground: str = ""
    """What speaks for all of them, in words."""
    out: str = "cannot be meant here"
    """Why the others are out, in words."""
    unread: str = ""
    """Why the name stands for nobody by itself, in words."""

    @property
    def reason(self) -> str:
        """Why nothing was kept, in words; empty where something was."""
        if self.kept:
            return ""
        if self.unread or not self.senses:
            return self.unread or f"whoever bears it {self.out}"
        several = len({sense.entity for sense in self.senses}) > 1
        return "several bear it, and nothing tells them apart" if several else "it may be a common word"

    def candidates(self, known: Iterable[Sense]) -> tuple[Candidate, ...]:
        """Score all whom the dictionary knows by the name, each once, as the kind of name that says most for them."""
        best: dict[str, Sense] = {}
        for sense in known:
            other = best.get(sense.entity.iri)
            if other is None or self._before(sense, other):
                best[sense.entity.iri] = sense
        return tuple(self._candidate(one) for one in best.values())

    def score(self, iri: str) -> float:
        """Score somebody; 0 for whoever cannot be meant."""
        return round(self._shares.get(iri, 0.0), 3)

    @cached_property
    def _shares(self) -> dict[str, float]:
        """The share of each, by IRI; of several senses of the same the highest counts."""
        heights: dict[str, int] = {}
        for sense, height in self._heights.items():
            heights[sense.entity.iri] = max(height, heights.get(sense.entity.iri, 0))
        total = sum(_STEP**height for height in heights.values())
        return {iri: self.trust * _STEP**height / total for iri, height in heights.items()}

    def _before(self, sense: Sense, other: Sense) -> bool:
        if sense == self.kept or other == self.kept:
            return sense == self.kept
        return self._heights.get(sense, -1) > self._heights.get(other, -1)

    @cached_property
    def _heights(self) -> dict[Sense, int]:
        """How high each sense stands that can be meant."""
        told = {self.told: _TOLD} if self.told else {}
        pairs = zip(self.senses, self.ranks, strict=True)
        return {sense: ranked.height + told.get(sense, 0) for sense, ranked in pairs}

    def _candidate(self, sense: Sense) -> Candidate:
        entity = sense.entity
        return Candidate(
            iri=entity.iri,
            name=entity.label,
            kind=entity.kind,
            how=sense.how,
            score=self.score(entity.iri),
            kept=self.kept is not None and entity == self.kept.entity,
            grounds=tuple(self._grounds(sense)),
        )

    def _grounds(self, sense: Sense) -> Iterator[str]:
        """What speaks for a sense, in words, the weightiest first; why it is out, where it is."""
        if sense not in self._heights:
            yield from () if self.unread else (self.out,)
            return
        ranked = self.ranks[self.senses.index(sense)]
        if self.ground:
            yield self.ground
        if sense == self.told:
            yield "its state is named with it"
        if not ranked.apart:
            yield "what stands beside the name lies in it or around it"
        if not ranked.unmet:
            yield "met before in the article"
        yield _KIND_IN_WORDS[sense.how]


PART: Final = Choice(unread="it is a part of a longer name")
"""The choice of a last name in another's full name."""
UNASKED: Final = Choice(unread="the words around it were read in another way")
"""The choice of a name that no phrase asked for."""


def bare(bearers: Sequence[Sense], *, titled: bool, named: bool) -> Choice:
    """Choose among those whom a bare last name can mean on the day: one alone is kept.

    ``titled`` says that a title stands before it, ``named`` that it is no common word at the head of a sentence.
    """
    ranks = [rank(sense, fits=False, met=False) for sense in bearers]
    kept = bearers[0] if len(bearers) == 1 and named else None
    return Choice(
        kept,
        bearers,
        ranks,
        trust=TITLED if titled else BARE,
        ground="in office on the day, or of no known office",
        out="is not known to be in office on the day",
    )
