"""Denial: what “Baku denies this” denies: what was last told of Baku, kept beside the denial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from entente.ingest.parties import Parties
from entente.model.claim import EVENT_TYPES, Claim, Entity

DENYING: Final = frozenset({"deny", "reject", "dismiss"})
"""Verbs that deny a charge; the last two only one that is called so."""
_POINTING: Final = frozenset({"it", "this", "that", "them", "these"})
_CHARGES: Final = frozenset(
    "accusation charge allegation claim report involvement role responsibility wrongdoing assertion rumour rumor "
    "suggestion".split()
)
_PLANS: Final = frozenset({"plan", "intention", "deal", "act", "attack", "step", "move"})
_SAYING: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "CONSULT", "SUPPORT"})
"""Types of what is said or done in the open: nobody denies them so."""
REACH: Final = 12
"""Claims that are kept in mind."""


def denials(parties: Parties, told: Sequence[Claim]) -> Iterator[tuple[int, int, Claim]]:
    """Yield the first and last token of each denial, and the claim it denies, as it was told."""
    for index, token in enumerate(parties.tokens):
        if token.lemma not in DENYING or not parties.verbal(index) or parties.passive(index):
            continue
        own, group = parties.object(index), parties.subject(index)
        if own is None or group is None or not _points_back(parties, token.lemma, own):
            continue
        denied = next((claim for claim in reversed(told) if _is_of(claim, group.actors)), None)
        if denied:
            yield min(group.first, index), max(own, index) + 1, denied


def _points_back(parties: Parties, verb: str, noun: int) -> bool:
    """Whether a noun or pronoun stands for what was said before: “this”, “the charge”, “any such plan”."""
    if parties.token(noun).lower in _POINTING:
        return verb == "deny"
    if parties.lemma(noun) in _CHARGES:
        return parties.child(noun, "acl", "nmod") is None
    such = any(parties.token(child).lower == "such" for child in parties.children(noun))
    return such and parties.lemma(noun) in _PLANS


def _is_of(claim: Claim, deniers: Sequence[Entity]) -> bool:
    """Whether a claim tells what those did who deny it, or the state they act for."""
    mine = {iri for one in deniers for iri in (one.iri, one.acts_for) if iri}
    theirs = {iri for one in claim.subjects for iri in (one.iri, one.acts_for) if iri}
    return claim.type in EVENT_TYPES - _SAYING and claim.speaker not in deniers and bool(mine & theirs)
