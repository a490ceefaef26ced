"""Restated: what an article says more than once is one claim, with every place where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, replace
from typing import Final

from entente.model.claim import STATE, Bounds, Claim, Evidence

_COMPARED: Final = ("place", "event", "office", "tenure", "rank")
"""What two sentences that say the same must agree in only where both tell it."""
_ANOTHER_TIME: Final = frozenset(
    "again another earlier further had last next once previously second third twice".split()
)
"""Words of a sentence that tells of another time than the rest of its article: “he had last visited Libya”."""
_AFTER: Final = 2
"""Words after a quote that may say so: “shelled the town again”."""


def restated(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Join claims that say the same; each stands where it was first said, and keeps its other places.

    Two say the same that agree in type, mode, parties, speaker, polarity, modality and position, and in whose dates,
    place, event, office and rank neither tells what the other denies: the joined claim has what either tells. Of two
    events, one that its sentence puts at another time (“again”, “had last”) is another. A statement without an event is
    its words, and is the same only in the same words.
    """
    joined: dict[tuple[object, ...], list[int]] = defaultdict(list)
    kept: list[Claim] = []
    for claim in claims:
        alike = joined[_said(claim)]
        place = next((one for one in alike if _fit(kept[one], claim)), None)
        if place is None:
            alike.append(len(kept))
            kept.append(claim)
        else:
            kept[place] = _joined(kept[place], claim)
    return tuple(kept)


def _said(claim: Claim) -> tuple[object, ...]:
    """What must be equal in two claims that say the same."""
    return (
        claim.type,
        claim.mode,
        frozenset(one.iri for one in claim.subjects),
        frozenset(one.iri for one in claim.objects),
        claim.speaker.iri if claim.speaker else "",
        claim.polarity,
        claim.modality,
        claim.position.casefold(),
        " ".join(claim.evidence.quote.casefold().split()) if claim.type == STATE else "",
        claim.type.isupper() and not _ANOTHER_TIME.isdisjoint(_words(claim.evidence)),
    )


def _words(evidence: Evidence) -> list[str]:
    after = "" if evidence.quote.endswith(".") else evidence.suffix
    return [word.strip(",;:.") for word in (*evidence.quote.lower().split(), *after.lower().split()[:_AFTER])]


def _fit(one: Claim, other: Claim) -> bool:
    pairs = ((getattr(one, name), getattr(other, name)) for name in _COMPARED)
    bounds_fit = one.bounds == other.bounds or Bounds() in (one.bounds, other.bounds)
    return bounds_fit and all(not mine or not theirs or mine == theirs for mine, theirs in pairs)


def _joined(first: Claim, again: Claim) -> Claim:
    fuller = {name: getattr(first, name) or getattr(again, name) for name in _COMPARED}
    bounds = first.bounds if any(astuple(first.bounds)) else again.bounds
    known = {(one.start, one.end) for one in (first.evidence, *first.restated)}
    places = (one for one in (again.evidence, *again.restated) if (one.start, one.end) not in known)
    return replace(first, restated=(*first.restated, *places), bounds=bounds, **fuller)
