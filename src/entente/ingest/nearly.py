"""Nearly: the words of a sentence that have frames and made no claim, each with the reason in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from entente.ingest.descriptions import WE
from entente.ingest.events import Found
from entente.ingest.lacks import Lack, Missed
from entente.ingest.lexicon import Frame
from entente.ingest.parties import Parties
from entente.ingest.sentences import is_whole
from entente.ingest.workings import Workings
from entente.model.account import Lacking, NearMiss, Span
from entente.model.claim import Claim

_LONGEST: Final = 8
"""Tokens of the longest phrase that is shown whole where somebody known is missed; of a longer one its head alone."""
_SHOWN: Final = frozenset({Lack.UNKNOWN_OBJECT, Lack.PLACE_OBJECT, Lack.OBJECT_CLASS, Lack.NO_CLAIM})

_SpanOf = Callable[[int, int], Span]
"""Gives the stretch of the article from one token of the sentence to before another."""


def near_misses(
    workings: Workings, behind: Sequence[Found | None], claims: Sequence[Claim], span: _SpanOf
) -> tuple[NearMiss, ...]:
    """Give the near misses of a sentence in their order; ``behind`` is what each of its claims was made of."""
    parties = workings.clauses.parties
    used = {noun for found in workings.found for noun in (found.index, *found.used)}
    missed = [_missed(parties, one, span) for one in workings.missed if one.index not in used]
    made = {id(found): claim for found, claim in zip(behind, claims, strict=True) if found}
    for found in workings.found:
        claim = made.get(id(found))
        if claim is None or not is_whole(claim):
            lack = _uncounted(found) if claim else _unclaimed(found, claims)
            word = span(found.index, found.index + 1)
            missed.append(NearMiss(word, (_lacking(found.frame, lack),), _beside(parties, found.index, lack, span)))
    return tuple(sorted(missed, key=lambda one: one.word.start))


def _uncounted(found: Found) -> Lack:
    """Why what is coded as an event is no claim."""
    mine = set(found.subjects)
    same = any(group.actors and mine.issuperset(group.actors) for group in found.groups[1:])
    return Lack.SAME if same else Lack.NO_CLAIM


def _unclaimed(found: Found, claims: Iterable[Claim]) -> Lack:
    """Why a finding became no claim at all."""
    if any(claim.rule == found.frame.name and _parties(claim) == _parties(found) for claim in claims):
        return Lack.REPEATED
    return Lack.WE if WE in (*found.subjects, *found.objects) else Lack.SAME


def _parties(of: Found | Claim) -> tuple[list[str], list[str]]:
    return [one.iri for one in of.subjects], [one.iri for one in of.objects]


def _missed(parties: Parties, missed: Missed, span: _SpanOf) -> NearMiss:
    has_object = parties.verbal(missed.index) and parties.object(missed.index) is not None
    lacks = [(frame, _closer(lack, has_object)) for frame, lack in missed.lacks]
    lacks.sort(key=lambda one: -one[1].reach)
    lacking = tuple(_lacking(frame, lack) for frame, lack in lacks)
    beside = _beside(parties, missed.index, lacks[0][1], span)
    return NearMiss(span(missed.index, missed.index + 1), lacking, beside, word_alone=lacks[0][1].is_far)


def _closer(lack: Lack, has_object: bool) -> Lack:
    """Say of a missing object that it is nobody known, where the sentence has one."""
    return Lack.UNKNOWN_OBJECT if lack is Lack.NO_OBJECT and has_object else lack


def _beside(parties: Parties, index: int, lack: Lack, span: _SpanOf) -> Span | None:
    """The object of a verb that stands where somebody known would have made a claim."""
    head = parties.object(index) if lack in _SHOWN and parties.verbal(index) else None
    if head is None:
        return None
    first, last = parties.span(head)
    return span(first, last) if last - first <= _LONGEST else span(head, head + 1)


def _lacking(frame: Frame, lack: Lack) -> Lacking:
    return Lacking(frame.name, frame.type, frame.mode, lack.value)
