"""What nouns tell of where somebody stands: the posts that several hold, and where forces are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from entente.ingest.commitment import commitment
from entente.ingest.mention import Group, Mention
from entente.ingest.parties import Parties
from entente.ingest.relation import Relation
from entente.ingest.tree import SUBJECTS
from entente.model.claim import Entity

_POSTS: Final = frozenset("president minister leader chief commander chancellor premier king envoy spokesman".split())
"""Lemmas of nouns that in the plural give each of several persons a post."""
_QUALIFYING: Final = frozenset({"amod", "compound"})
_IN: Final = frozenset("in at inside near around on".split())
_NOT_STATIONED: Final = frozenset({"Person", "State", "Government"})
"""Kinds that are somewhere for a visit, or everywhere: to be there is no presence."""


def shared_posts(parties: Parties, states: dict[str, Entity]) -> Iterator[Relation]:
    """Yield the posts of “the presidents of Venezuela and Guyana, Nicolás Maduro and Irfaan Ali,”.

    Each has it of the state he acts for where that is known (``states``, by IRI), else of the one in his place.
    """
    for index, token in enumerate(parties.tokens):
        if token.lemma not in _POSTS or token.tag != "NNS":
            continue
        persons, owners = _persons(parties, index), _owners(parties, index)
        first = min([index, *(at for at in parties.children(index, *_QUALIFYING) if at < index)])
        words = [parties.tokens[at].lower for at in range(first, index)]
        for place, mention in enumerate(persons):
            holder = mention.actor
            state = _state(holder, owners, states, place if len(owners) == len(persons) else None)
            if holder and state:
                yield Relation(
                    "holdsPosition", (holder,), (state,), first, persons[-1].last, "posts of several",
                    position=" ".join([*words, token.lemma]), by_author=True,
                )  # fmt: skip


def _persons(parties: Parties, index: int) -> list[Mention]:
    """The two or more persons that a comma sets beside a plural."""
    # A parser may take the names for more of the states before them: “of Libya and Russia, Omar Saleh and …”.
    below = (child for _, child in parties.obliques(index))
    for child in (*parties.children(index, "appos"), *below):
        group = parties.meant(child) or Group(())
        named = [one for one in group.mentions if one.actor and one.actor.kind == "Person" and one.first > index]
        if len(named) > 1:
            return named
    return []


def _owners(parties: Parties, index: int) -> tuple[Entity, ...]:
    owner = parties.owner(index)
    below = next((child for case, child in parties.obliques(index) if case == "of"), None)
    group = owner or (parties.meant(below) if below is not None else None)
    actors = group.actors if group else ()
    states = tuple(one for one in actors if one.kind != "Person")
    return states or actors


def _state(
    holder: Entity | None, owners: tuple[Entity, ...], states: dict[str, Entity], place: int | None
) -> Entity | None:
    own = states.get(holder.acts_for) if holder else None
    if own and (not owners or own in owners or any(one.kind == "Person" for one in owners)):
        return own
    return owners[place] if place is not None and owners[place].kind != "Person" else None


def located(parties: Parties) -> Iterator[Relation]:
    """Yield where forces are said to be: “its soldiers are still in Gyumri”."""
    for index in range(len(parties.tokens)):
        subject = parties.child(index, *SUBJECTS)
        if subject is None or parties.child(index, "cop") is None or parties.case(index) not in _IN:
            continue
        where, who = parties.meant(index), parties.meant(subject)
        place = where.place if where else None
        there = tuple(one for one in (who.actors if who else ()) if one.kind not in _NOT_STATIONED)
        if who and where and place and there:
            said = commitment(parties, index)
            first, last = min(who.first, where.first), max(who.last, where.last)
            yield Relation(
                "presentIn", there, (place,), first, last, "copula", modality=said.modality, polarity=said.polarity
            )
