"""On whose ground a meeting is: where it is neither's, they meet at a third place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from entente.ingest.dictionary import Dictionary
from entente.model.claim import Claim, Entity

_THIRD: Final = "third-party"
"""The mode of a meeting on the ground of neither (PLOVER 0.8)."""


def on_neutral_ground(claim: Claim, dictionary: Dictionary) -> Claim:
    """Give a meeting of two states or more its mode where its place lies in another; any other claim as it is.

    The claim's parties must act for the states they act for on its day.
    """
    if claim.type != "CONSULT" or claim.mode or claim.place is None:
        return claim
    here = {one for one in dictionary.whereabouts(claim.place.iri) if dictionary.is_state(one)}
    sides = [_states(side, dictionary) for side in (claim.subjects, claim.objects)]
    if not here or not all(sides) or len(sides[0] | sides[1]) < 2 or here & (sides[0] | sides[1]):
        return claim
    return replace(claim, mode=_THIRD)


def _states(side: Iterable[Entity], dictionary: Dictionary) -> set[str]:
    """The states that a side acts for; none where it is not known of everybody."""
    states = [one.iri if one.kind == "State" else one.acts_for for one in side]
    return set(states) if all(map(dictionary.is_state, states)) else set()
