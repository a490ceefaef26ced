"""Marking: what any page or terminal shows of a sentence: where what made a claim begins and ends, whom names mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from entente.model.account import Candidate, ClaimAccount, Naming, NearMiss, SentenceAccount, Span


@dataclass(frozen=True)
class Piece:
    """A piece of a sentence, the parts it belongs to, and those that begin with it and end behind it."""

    text: str
    parts: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    """The widest first."""
    ends: tuple[str, ...] = ()
    """The narrowest first."""


def parts_of(claim: ClaimAccount) -> Iterator[tuple[str, Span]]:
    """Yield what made a claim, each by its part: trigger, subject, object, speaker, and the words that make one."""
    for part, parties in (("subject", claim.subjects), ("object", claim.objects)):
        yield from ((part, one.span) for one in parties if one.span)
    if claim.trigger:
        yield "trigger", claim.trigger
    if claim.speaker and claim.speaker.span:
        yield "speaker", claim.speaker.span
    if claim.words:
        yield "says so", claim.words


def pieces(sentence: SentenceAccount, claim: ClaimAccount) -> tuple[Piece, ...]:
    """Cut a sentence by what made a claim."""
    return cut(sentence, parts_of(claim))


def cut(sentence: SentenceAccount, parts: Iterable[tuple[str, Span]]) -> tuple[Piece, ...]:
    """Cut a sentence at both ends of each part of it; what stands outside it is passed over."""
    inside = {(part, max(one.start, sentence.start), min(one.end, sentence.end)) for part, one in parts}
    spans = sorted((span for span in inside if span[1] < span[2]), key=lambda span: (span[1], -span[2], span[0]))
    places = sorted({sentence.start, sentence.end, *(place for _, *ends in spans for place in ends)})
    return tuple(_piece(sentence, spans, first, last) for first, last in pairwise(places))


def _piece(sentence: SentenceAccount, spans: Sequence[tuple[str, int, int]], first: int, last: int) -> Piece:
    return Piece(
        sentence.text[first - sentence.start : last - sentence.start],
        tuple(part for part, start, end in spans if start <= first and last <= end),
        tuple(part for part, start, _ in spans if start == first),
        tuple(part for part, _, end in reversed(spans) if end == last),
    )


@dataclass(frozen=True)
class Choices:
    """A name of a sentence with those it may stand for: the one that was kept first, then the likeliest."""

    name: Naming
    candidates: tuple[Candidate, ...]
    more: int
    """How many others there are."""


def choices(sentence: SentenceAccount, most: int) -> tuple[Choices, ...]:
    """Give the names of a sentence that can stand for somebody by themselves, each with ``most`` of its candidates."""
    found = []
    for one in sentence.names:
        ordered = tuple(sorted(one.candidates, key=lambda each: (not each.kept, -each.score)))
        if any(each.score for each in ordered):
            found.append(Choices(one, ordered[:most], len(ordered[most:])))
    return tuple(found)


def nearest(sentence: SentenceAccount) -> tuple[tuple[NearMiss, ...], tuple[NearMiss, ...]]:
    """Give the near misses of a sentence, those apart of which but the word stands there."""
    near = tuple(one for one in sentence.near if not one.word_alone)
    return near, tuple(one for one in sentence.near if one.word_alone)
