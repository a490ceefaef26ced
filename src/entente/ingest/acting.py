"""For which state the parties of a claim act on its day, and which office it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from entente.ingest.establishment import Establishment
from entente.model.claim import Claim, Entity, Modality, Polarity

_HOLDS: Final = "holdsPosition"


def acting(claim: Claim, known: Establishment, published: date | None) -> Claim:
    """Give a claim whose parties act for the states they act for on its day: its own, else its article's."""
    when = _day(claim, published)

    def dated(party: Entity) -> Entity:
        return replace(party, acts_for=known.state_of(party, when))

    return replace(claim, subjects=_each(dated, claim.subjects), objects=_each(dated, claim.objects))


def in_office(claim: Claim, known: Establishment, published: date | None) -> Claim:
    """Give a claim that somebody holds a position the office that the graph knows by that title in that body.

    Where the holder is known to have held it on that very day, the claim tells of that tenure.
    """
    if claim.type != _HOLDS or not claim.position or len(claim.subjects) != 1 or len(claim.objects) != 1:
        return claim
    offices, when = known.offices(claim.position, claim.objects[0].iri), _day(claim, published)
    held = known.posting(claim.subjects[0].iri, offices, when) if when else None
    if held and (claim.modality, claim.polarity) == (Modality.ASSERTED, Polarity.AFFIRMED):
        return replace(claim, office=held.office, tenure=held.tenure)
    return replace(claim, office=offices[0]) if len(offices) == 1 else claim


def _day(claim: Claim, published: date | None) -> date | None:
    day = claim.bounds.starts_not_before or claim.bounds.starts_not_after
    return day.date() if day else published


def _each(change: Callable[[Entity], Entity], parties: tuple[Entity, ...]) -> tuple[Entity, ...]:
    return tuple(change(party) for party in parties)
