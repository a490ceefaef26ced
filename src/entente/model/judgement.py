"""A curator's judgement about a claim, and by what the claim is known again when its article is read anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from entente.model import iris


class Verdict(StrEnum):
    """What a curator says of a claim: a concept of the scheme of review statuses."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, order=True)
class Passage:
    """Words of an article: code points into its text, and the text between them."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Likeness:
    """What a claim is known again by, whatever IRI another reading gives it."""

    claim: str
    """The IRI it has, or had."""
    article: str
    keys: frozenset[str]
    """The claim key of each of its pairs; where it has one side alone, the key of that with nobody."""
    polarity: str
    """Local name of the concept, as are those of the modality."""
    modality: str
    passages: tuple[Passage, ...] = field(compare=False)
    """Where it stands in the article's text, in their order."""

    def says_as_much_as(self, other: Likeness) -> bool:
        """Tell whether both say the same of the same, alike in polarity and modality."""
        return (self.keys, self.polarity, self.modality) == (other.keys, other.polarity, other.modality)

    def shared_with(self, other: Likeness) -> int:
        """Count the code points that both stand on.

        >>> one, other = (Likeness("", "", frozenset(), "", "", (Passage(*at, ""),)) for at in ((0, 9), (4, 20)))
        >>> one.shared_with(other)
        5
        """
        mine, others = (
            {place for passage in one.passages for place in range(passage.start, passage.end)} for one in (self, other)
        )
        return len(mine & others)


@dataclass(frozen=True)
class Judgement:
    """That a curator accepts or rejects a claim: who, when, and what the claim was when they saw it."""

    seen: Likeness
    verdict: Verdict
    curator: str
    """The IRI of whoever judged."""
    name: str
    """What the curator is called."""
    day: date
    note: str = ""
    claim: str = ""
    """IRI of the claim that it is about now; empty for an orphan, which is about none and of no effect."""
    why_orphaned: str = ""
    """Why it is an orphan, in words; empty where it is none."""

    @property
    def iri(self) -> str:
        """Its IRI: one for each curator and claim as it was seen."""
        seen = (self.seen.claim, sorted(self.seen.keys), self.seen.polarity, self.seen.modality)
        return f"{iris.THING}judgement/{iris.digest(self.curator, *seen)[:20]}"

    @property
    def is_carried(self) -> bool:
        """Whether it is about another claim now than the one that was judged."""
        return self.claim not in ("", self.seen.claim)
