"""Sameness: how far two reports agree on what they tell of, reason by reason, and one number made of it.

Each reason is a number from 0, they differ, to 1, they agree; a reason that either report tells nothing of is absent,
and counts neither way. The score is the mean of the reasons there are, each by its weight.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from typing import Final

from entente.model.claim import SYMMETRIC
from entente.model.signature import cosine, distance
from entente.reason.happenings import NEAR, Happening, Party

WEIGHTS: Final[Mapping[str, float]] = {"parties": 1, "time": 1, "type": 2, "place": 1, "occasion": 1, "sentences": 1}
"""What each reason weighs: all the same, but for the type, which tells best."""
THRESHOLD: Final = 0.7
"""The least score of a proposal. Chosen with the weights on one half of ``tests/evaluation/events``, where nine in ten
pairs so near were of one event; of the other half's, seven in ten were."""

_SAME_STATE: Final = 0.75
"""How far two parties agree who are not one, but act for one state or go by one name."""
_BOTH_UNKNOWN: Final = 0.25
"""How far two agree of whom nothing is known but other names."""
_OTHER_MODE: Final = 0.75
_SAME_CLASS: Final = 0.5
_SAME_SIDE: Final = 0.25
_BROAD: Final = timedelta(days=7)
"""Spans longer than this say little by overlapping: they agree by half."""
_ALIKE: Final = 0.5
"""The cosine from which sentences agree in full: one in ten pairs of reports on one event comes so near."""

Classes = Mapping[str, str]
"""Type of event → its class, of PLOVER's four."""
Facing = tuple[frozenset[Party], frozenset[Party]]
"""Who is on one side in the one report, and who is in the other."""


@dataclass(frozen=True)
class Agreement:
    """How far two reports agree, and on what."""

    grades: Mapping[str, float]
    """By the reasons of ``WEIGHTS``, those there are."""
    days: int
    """Days between the two; 0 where they overlap."""
    distance: int | None
    """Bits in which the sentences' signatures differ; None where either has none."""
    parties: frozenset[str]
    """Actors whom the graph knows, on like sides of both."""
    states: frozenset[str]
    """States that others on like sides of both act for."""
    places: frozenset[str]
    """Places of either that are, or lie in, one of the other."""
    same_words: bool
    """Whether a sentence of both is the same but for marks and capitals: one is a copy, and bears nothing out."""

    @property
    def score(self) -> float:
        """The mean of the reasons by their weights."""
        whole = sum(WEIGHTS[name] for name in self.grades)
        return sum(WEIGHTS[name] * grade for name, grade in self.grades.items()) / whole


def agreement(one: Happening, other: Happening, classes: Classes) -> Agreement | None:
    """Hold two happenings against each other; None where they cannot be one.

    They cannot where one article or one publisher tells both, where their days lie too far apart, or where a side of
    the one has nobody who is on it in the other.
    """
    if one.article == other.article or (one.publisher and one.publisher == other.publisher):
        return None
    days = _days_between(one, other)
    if days > (1 if one.is_dated and other.is_dated else NEAR):
        return None
    facing = _facing(one, other)
    sides = [_side(*side) for side in facing]
    if not all(sides):
        return None
    distance = _distance(one, other)
    places = _places(one, other)
    grades = {
        "parties": sum(sides) / 2,
        "time": _time(one, other, days),
        "type": _type(one, other, classes),
        "place": float(bool(places)) if one.places and other.places else None,
        "occasion": float(bool(one.occasions & other.occasions)) if one.occasions and other.occasions else None,
        "sentences": None if distance is None else _nearness(distance),
    }
    return Agreement(
        grades={name: grade for name, grade in grades.items() if grade is not None},
        days=days,
        distance=distance,
        parties=_parties(facing),
        states=_states(facing),
        places=places,
        same_words=not one.sentences.isdisjoint(other.sentences),
    )


def _days_between(one: Happening, other: Happening) -> int:
    return max(0, (max(one.first, other.first) - min(one.last, other.last)).days)


def _facing(one: Happening, other: Happening) -> tuple[Facing, Facing]:
    """Put like sides beside each other: crosswise where both types say the same either way round and it fits better."""
    straight = ((one.subjects, other.subjects), (one.objects, other.objects))
    if not all(happening.type.rpartition("#")[2] in SYMMETRIC for happening in (one, other)):
        return straight
    crossed = ((one.subjects, other.objects), (one.objects, other.subjects))
    return max(straight, crossed, key=lambda facing: math.prod(_side(*side) for side in facing))


def _side(here: frozenset[Party], there: frozenset[Party]) -> float:
    """How far two lists of parties agree: the mean over the shorter of how well each is met in the other."""
    fewer, more = sorted((here, there), key=len)
    return sum(max(_alike(one, other) for other in more) for one in fewer) / len(fewer)


def _alike(one: Party, other: Party) -> float:
    if one.iri == other.iri:
        return 1
    if one.is_person and other.is_person:
        return 0  # two people are two, whomever they act for
    if one.name == other.name or (one.side and one.side == other.side):
        return _SAME_STATE
    return _BOTH_UNKNOWN if not (one.side or other.side) else 0


def _time(one: Happening, other: Happening, days: int) -> float:
    if days:
        return 1 - days / (2 if one.is_dated and other.is_dated else NEAR + 1)
    return 1 if max(one.last - one.first, other.last - other.first) <= _BROAD else 0.5


def _type(one: Happening, other: Happening, classes: Classes) -> float:
    if one.type == other.type:
        return _OTHER_MODE if one.modes and other.modes and one.modes.isdisjoint(other.modes) else 1
    here, there = (classes.get(happening.type, "") for happening in (one, other))
    if here == there:
        return _SAME_CLASS
    return _SAME_SIDE if here.rpartition("-")[2] == there.rpartition("-")[2] else 0


def _places(one: Happening, other: Happening) -> frozenset[str]:
    return (one.places & (other.places | other.around)) | (other.places & one.around)


def _distance(one: Happening, other: Happening) -> int | None:
    return min((distance(*pair) for pair in product(one.signatures, other.signatures)), default=None)


def _nearness(bits: int) -> float:
    """Grade a distance by the cosine it tells: 0 where that is none or less, 1 from ``_ALIKE`` on."""
    return min(1.0, max(0.0, cosine(bits) / _ALIKE))


def _parties(facing: Iterable[Facing]) -> frozenset[str]:
    return frozenset(party.iri for here, there in facing for party in here & there if party.is_known)


def _states(facing: Iterable[Facing]) -> frozenset[str]:
    apart = ((here - there, there - here) for here, there in facing)
    shared = (_states_of(here) & _states_of(there) for here, there in apart)
    return frozenset().union(*shared)


def _states_of(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.state for party in parties if party.state)
