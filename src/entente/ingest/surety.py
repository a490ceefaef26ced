"""Surety: how surely words of a sentence stand for whom a claim names, by how the names in them were linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import prod
from typing import Final, NamedTuple

from entente.ingest.descriptions import WE
from entente.ingest.mention import Group, Mention
from entente.ingest.senses import Senses
from entente.model.account import Party
from entente.model.claim import Entity

POINTED: Final = 0.8
"""What a pronoun or a description is worth, and a speaker carried over: each takes whoever was last named that fits.
A convention, as all scores are: less than a name, more than a bare last name that the article has not used before."""
_POINTING: Final = frozenset({"pronoun", "description"})


class Words(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) that stand for somebody, and how."""

    first: int
    last: int
    how: str


class Surety:
    """Scores the parties of one sentence's claims."""

    def __init__(self, senses: Senses) -> None:
        self._kept = {
            first: (choice.kept.entity.iri, choice.score(choice.kept.entity.iri))
            for first, choice in senses.choices.items()
            if choice.kept
        }

    def of(self, entity: Entity, words: Words | None) -> float:
        """Score somebody whom some words stand for; ``words`` is None where none of the sentence do.

        It is the score of the sense that was kept of their name; where their name is made of others, as “Libyan
        officials” is, that of the least sure; 1 for somebody who is called by no name that the graph knows, and so is
        nobody else.
        """
        if words is None or words.how in _POINTING:
            return POINTED
        within = [self._kept[at] for at in range(words.first, words.last) if at in self._kept]
        own = [score for iri, score in within if iri == entity.iri]
        return max(own) if own else min((score for _, score in within), default=1.0)


class Wording:
    """Finds the words of one sentence that stand for somebody."""

    def __init__(self, senses: Senses, groups: Iterable[Group]) -> None:
        self._senses, self._groups = senses, tuple(groups)

    def words(self, entity: Entity, found: Iterable[Group], first: int, last: int) -> Words | None:
        """Give the words for an actor of a claim that stands on some groups and on tokens ``first`` to ``last``.

        They are a mention of those groups, else one on those tokens, else a name there inside a longer phrase, as the
        state in “the president of Chad”.
        """
        groups = tuple(found)
        stated = next(self.mentions(entity, groups), None) or next(self.mentions(WE, groups), None)
        if stated is None:
            within = (one for one in self.mentions(entity) if first <= one.first and one.last <= last)
            stated = next(within, None)
        if stated:
            return Words(stated.first, stated.last, stated.how)
        return next((one for one in self._names(entity) if first <= one.first and one.last <= last), None)

    def nearest(self, entity: Entity, token: int) -> Words | None:
        """Give the mention of somebody that stands nearest to a token."""
        found = min(self.mentions(entity), key=lambda one: abs(one.first - token), default=None)
        return Words(found.first, found.last, found.how) if found else None

    def mentions(self, entity: Entity, groups: Iterable[Group] | None = None) -> Iterator[Mention]:
        """Yield the mentions, of some groups or of all, that stand for somebody."""
        for group in self._groups if groups is None else groups:
            for mention in group.mentions:
                meant = (mention.actor, mention.place, mention.event, *mention.members)
                if any(one is not None and one.iri == entity.iri for one in meant):
                    yield mention

    def _names(self, entity: Entity) -> Iterator[Words]:
        for first, choice in sorted(self._senses.choices.items()):
            kept = choice.kept.entity if choice.kept else None
            actor = self._senses.actor(kept) if kept else None
            if kept and entity.iri in (kept.iri, actor.iri if actor else ""):
                yield Words(first, self._senses.names[first].last, "name")


def together(parties: Iterable[Party]) -> float:
    """Score a claim: the product of the scores of its parties, each once; 1 where all are named plainly."""
    return round(prod({one.iri: one.score for one in parties}.values()), 3)
