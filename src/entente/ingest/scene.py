"""Scene: the countries that a sentence names, and which of them stands next to an actor of none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from entente.ingest.agents import is_from_abroad
from entente.ingest.kinds import VOICES
from entente.ingest.mention import Group, Mention
from entente.ingest.read import Token
from entente.ingest.sentences import PlainSentence
from entente.model.claim import Entity

_OF_SOME_STATE: Final = frozenset("Person Court Ministry Parliament Agency Government ArmedForces Party".split())
"""Kinds of actors that belong to a state, even where the text does not say so again."""
_BEFORE: Final = 4
"""Tokens between an adjective and the name it belongs to, at most: “the Russian opposition leader Alexei Navalny”."""
_AFTER: Final = 8
"""Tokens of an apposition up to the state it names, at most: “X, the architect of Iran’s nuclear programme”."""
_WITHIN: Final = frozenset({"in", "of", "from"})
_PRIVATE: Final = frozenset({"NGO", "MNC"})
"""Codes of bodies that no government is at odds with unless the text says so."""
_AT: Final = frozenset({"in", "at", "near", "outside"})
_NAMING: Final = frozenset({"PROPN", "NOUN", "ADJ", "PART"})
"""Parts of speech of the words of a name."""
_CLAUSAL: Final = frozenset({"VERB", "AUX", "PRON", "SCONJ", "CCONJ"})
"""Parts of speech that end a description."""


@dataclass(frozen=True)
class Scene:
    """Whom a sentence names, by the codes of their countries."""

    named: tuple[frozenset[str], ...]
    """The codes of each group of actors, in the order of the text; groups of none left out."""
    near: Mapping[str, str]
    """IRI of an actor that is of no country → the code of the one that the sentence tells."""

    placed: frozenset[str] = frozenset()
    """The codes of all countries that are named, be it as where something is; of none those that places lie in."""

    called: Mapping[str, str] = field(default_factory=dict)
    """IRI of a voice that the sentence says to be from elsewhere → its words: “Western diplomats”."""

    @property
    def only(self) -> str:
        """The only country named, else the only one of the places named; "" where there are none or several."""
        return min(self.placed) if len(self.placed) == 1 else ""

    def beside(self, codes: Set[str]) -> tuple[str, ...]:
        """Give the countries named beside these, where they are one, or one group; () where that is not plain."""
        others = {group - codes - _PRIVATE for group in self.named} - {frozenset()}
        return tuple(sorted(others.pop())) if len(others) == 1 else ()


def scene(sentence: PlainSentence, code: Callable[[Entity], str], lying: Callable[[Entity], str]) -> Scene:
    """Tell whom a sentence names.

    ``code`` gives the code of a party's country, "" for none, and ``lying`` that of the country a place lies in.
    """
    coded = [(group, frozenset(filter(None, map(code, group.actors)))) for group in sentence.groups]
    mentions = [mention for group in sentence.groups for mention in group.mentions]
    states = [(mention, found) for mention in mentions if mention.actor and (found := code(mention.actor))]
    places = [(one, found) for one in mentions if one.place and not one.actor and (found := lying(one.place))]
    near = dict(_near(sentence.parse.tokens, mentions, states))
    near |= dict(_in_places(sentence.parse.tokens, mentions, places))
    for mention in mentions:
        told = [found for post in mention.posts if post.organisation and (found := code(post.organisation))]
        if mention.actor and told and not code(mention.actor):
            near[mention.actor.iri] = told[0]
    named = tuple(codes for group, codes in coded if codes and not _is_where(sentence.parse.tokens, group))
    every = frozenset(found for _, found in places).union(*(codes for _, codes in coded))
    return Scene(named, near, every, dict(_from_abroad(sentence.parse.tokens, mentions)))


def _from_abroad(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    for mention in mentions:
        if mention.actor is None or mention.actor.kind not in VOICES:
            continue
        words = " ".join(token.text for token in tokens[mention.first : mention.last])
        if is_from_abroad(words):
            yield mention.actor.iri, words


def _is_where(tokens: Sequence[Token], group: Group) -> bool:
    """Whether a group only says where something is, by a town that may stand for its state: “a truce in Pretoria”."""
    towns = all(one.place and one.actor and one.place.label != one.actor.label for one in group.mentions)
    return towns and group.first > 0 and tokens[group.first - 1].lower in _AT


def _in_places(
    tokens: Sequence[Token], mentions: Sequence[Mention], places: Sequence[tuple[Mention, str]]
) -> Iterator[tuple[str, str]]:
    """People with the country of the place that is named right after them: “residents of Mariupol”."""
    for mention in mentions:
        if mention.actor is None or mention.actor.kind not in VOICES:
            continue
        for place, code in places:
            gap = tokens[mention.last : place.first]
            if 0 < len(gap) <= _AFTER and gap[0].lower in _WITHIN and _describes(gap):
                yield mention.actor.iri, code
                break


def _near(
    tokens: Sequence[Token], mentions: Sequence[Mention], states: Sequence[tuple[Mention, str]]
) -> Iterator[tuple[str, str]]:
    only = {code for _, code in states}
    for mention in mentions:
        if mention.actor and mention.actor.kind == "ArmedGroup" and (told := _owning(tokens, mention, states)):
            yield mention.actor.iri, told
    placed = {mention.first for mention, _ in states}
    for mention in mentions:
        if mention.actor is None or mention.first in placed or mention.actor.kind not in _OF_SOME_STATE:
            continue
        told = _beside(tokens, mention, states)
        if found := told or (next(iter(only)) if len(only) == 1 else ""):
            yield mention.actor.iri, found


def _owning(tokens: Sequence[Token], group: Mention, states: Sequence[tuple[Mention, str]]) -> str:
    """The state whose a group is said to be, by the words right before it: “Colombia’s National Liberation Army”."""
    for state, code in states:
        gap = [token for token in tokens[state.last : group.first] if token.text != "("]
        if state.last <= group.first and len(gap) <= _BEFORE and all(one.pos in _NAMING for one in gap):
            return code
    return ""


def _beside(tokens: Sequence[Token], mention: Mention, states: Sequence[tuple[Mention, str]]) -> str:
    """The state right before a name, or in the apposition after it."""
    for state, code in states:
        gap = tokens[state.last : mention.first]
        if len(gap) <= _BEFORE and mention.first >= state.last and _describes(gap):
            return code
    for state, code in states:
        gap = tokens[state.last : mention.first]
        if 1 < len(gap) <= _AFTER and gap[-1].text == "," and _describes(gap[:-1]):
            return code
    for state, code in states:
        gap = tokens[mention.last : state.first]
        if 0 < len(gap) <= _AFTER and _describes(gap[gap[0].text == "," :]):
            return code
    return ""


def _describes(gap: Sequence[Token]) -> bool:
    """Whether words between a state and a name are one description: “the architect of”, “’s last rebel chief”."""
    return all((token.word or token.tag == "POS") and token.pos not in _CLAUSAL for token in gap)
