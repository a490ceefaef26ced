"""Circumstance: when and where an event happened, and at which conference, as its sentence says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from entente.ingest.clauses import Clauses
from entente.ingest.dates import Dated
from entente.ingest.events import Found
from entente.model.claim import Bounds, Entity

_END_OF_PLACE: Final = frozenset("; that “ ” which who".split())
_PLACING: Final = frozenset("in at near across".split())
_AT_AN_EVENT: Final = frozenset("during at of in for".split())
_REACH: Final = 16
"""How many items after its word an event's place is looked for in."""


def time_of(clauses: Clauses, index: int, dated: Sequence[Dated]) -> Bounds:
    """Give the date nearest to the word at an index within its own clause, one after it first; else no bounds."""
    at = _start(clauses, index)
    before, after = _clause(clauses, index)
    within = [one for one in dated if before <= one.start <= after]
    nearest = min(within, key=lambda one: (one.start < at, abs(one.start - at)), default=None)
    return nearest.bounds if nearest else Bounds()


def _clause(clauses: Clauses, index: int) -> tuple[int, int]:
    """Where in the sentence the verbs before and after a word begin: its clause lies between them."""
    verbs = [_start(clauses, other) for other in clauses.verbs if other != index]
    at = _start(clauses, index)
    before = max((start for start in verbs if start < at), default=-1)
    after = min((start for start in verbs if start > at), default=len(clauses.parse.sentence.text))
    return before, after


def _start(clauses: Clauses, index: int) -> int:
    return clauses.parse.tokens[clauses.token_index[index]].start


def place_of(clauses: Clauses, found: Found) -> Entity | None:
    """Give where it happened: “in” or “at” a place after the word, in its clause."""
    for at in range(found.index + 1, min(found.index + _REACH, len(clauses))):
        if at in clauses.verbs or clauses.lower(at) in _END_OF_PLACE:
            return None
        group = clauses.group(at)
        used = any(group is one for one in found.groups)
        if group and group.place and not used and clauses.lower(at - 1) in _PLACING:
            return group.place
    return None


def named_event(clauses: Clauses, found: Found) -> Entity | None:
    """Give the conference it happened at: “during”, “at” or “on the sidelines of” one the sentence names."""
    for at, group in clauses.groups(0, len(clauses)):
        if group.event and group.event not in found.objects and clauses.lower(at - 1) in _AT_AN_EVENT:
            return group.event
    return None
