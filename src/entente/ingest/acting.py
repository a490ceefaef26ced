"""For which state an actor acts on a day: a person by the office held then, a body by what the graph says of it.

Someone who was a state's minister and then went to an international organisation acts for the state first and for none
of them afterwards, whatever their nationality.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Final

from entente.model.claim import Bounds, Claim, Entity

_FIRST: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Posting:
    """That a person held an office for a time, and for which state (empty for none) one acts in it."""

    state: str
    bounds: Bounds

    def holds(self, day: datetime) -> int:
        """Tell how surely it was held on the day that begins then: 2 surely, 1 possibly, 0 not as far as is known."""
        begun, ended = self.bounds.starts_not_after, self.bounds.ends_not_before
        end = day + timedelta(days=1)
        if begun and ended and begun < end and ended >= day:
            return 2
        first, last = self.bounds.starts_not_before, self.bounds.ends_not_after
        if (first and first >= end) or (last and last < day):
            return 0
        return 1 if first or last else 0


Postings = Mapping[str, tuple[Posting, ...]]
"""The postings of each person, by IRI."""


def postings(rows: Iterable[tuple[str, ...]]) -> Postings:
    """Read the rows of ``queries/reading/postings.rq``: person, state or "", and four bounds, each "" where unknown."""
    ordered = sorted(set(rows))
    return {
        person: tuple(Posting(state, Bounds(*map(_moment, bounds))) for _, state, *bounds in of_person)
        for person, of_person in groupby(ordered, key=lambda row: row[0])
    }


def acting(claim: Claim, known: Postings, published: date | None) -> Claim:
    """Give a claim whose parties act for the states they act for on its day: its own, else its article's."""
    day = claim.bounds.starts_not_before or claim.bounds.starts_not_after
    when = day.date() if day else published

    def dated(party: Entity) -> Entity:
        return replace(party, acts_for=state_of(party, known, when))

    return replace(claim, subjects=_each(dated, claim.subjects), objects=_each(dated, claim.objects))


def state_of(party: Entity, known: Postings, day: date | None) -> str:
    """Give the IRI of the state a party acts for on a day; empty for none. A state acts for itself."""
    if party.kind == "State":
        return party.iri
    held = known.get(party.iri, ())
    if day is None or not held:
        return party.acts_for
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    surest = max(
        (posting.holds(midnight), posting.bounds.starts_not_before or _FIRST, posting.state) for posting in held
    )
    return surest[2] if surest[0] else party.acts_for


def in_office(person: Entity, known: Postings, day: date) -> int:
    """Tell whether a person was in office on a day: 2 surely, 1 possibly, 0 not as far as is known, -1 not yet."""
    held = known.get(person.iri, ())
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    end = midnight + timedelta(days=1)
    if held and all(one.bounds.starts_not_before and one.bounds.starts_not_before >= end for one in held):
        return -1
    return max((posting.holds(midnight) for posting in held), default=0)


def _each(change: Callable[[Entity], Entity], parties: tuple[Entity, ...]) -> tuple[Entity, ...]:
    return tuple(change(party) for party in parties)


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text.replace("Z", "+00:00")) if text else None
