"""Noun phrases that stand for actors: names with what stands before and after them.

A small grammar over tokens: an affiliation (“Libyan”, “NATO’s”), a position or rank, a name, and what apposition adds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from entente.ingest.bodies import Bodies
from entente.ingest.descriptions import PRONOUNS, Descriptions
from entente.ingest.dictionary import Sense
from entente.ingest.discourse import Discourse
from entente.ingest.grammar import DETERMINERS, PLURAL_APOSTROPHES, QUALIFIERS
from entente.ingest.kinds import EVENT_NAMES, PLACES, SERVICES
from entente.ingest.mention import Mention
from entente.ingest.names import Name, event
from entente.ingest.offices import Offices
from entente.ingest.persons import Persons
from entente.ingest.posts import Posts
from entente.ingest.read import Parse
from entente.ingest.senses import Senses, is_voice
from entente.ingest.titles import Role, Title
from entente.ingest.tree import HYPHENS
from entente.model.claim import Entity

_OPENING: Final = PRONOUNS | DETERMINERS | QUALIFIERS | {"whose"}
"""Lower-case words a phrase may begin with."""
_PLACES: Final = PLACES | {"State"}
_STAFFED: Final = frozenset({"IntergovernmentalOrganization", "Alliance", "NonGovernmentalOrganization"})
"""Kinds of bodies whose people are named by their name alone: “African Union mediators”."""
_ACROSS: Final = frozenset({"pan", "inter", "trans", "afro"})
"""What makes of a name that a hyphen joins to it something of many countries."""
_PLACING: Final = frozenset({"in", "at"})
_LED: Final = frozenset({"administration", "government", "cabinet"})
_OWNING: Final = frozenset({"its", "his", "her", "their", "our"})
_DEEPEST: Final = 4
"""How many phrases may stand inside each other: “members of the delegations of both sides of …”."""


class Phrases:
    """The noun phrases of one sentence."""

    def __init__(self, parse: Parse, discourse: Discourse) -> None:
        self.senses, self.discourse = Senses(parse, discourse), discourse
        self.bodies = Bodies(self.senses)
        posts = Posts(self.senses, self.bodies)
        self.persons = Persons(self.senses, posts)
        self.offices = Offices(self.senses, posts, self.persons)
        self.descriptions = Descriptions(self.senses, self.offices)
        self._depth = 0

    def at(self, first: int) -> Mention | None:
        """Give the mention whose phrase begins at a token, articles and qualifiers included."""
        senses = self.senses
        if senses.lower(first) in ("his", "her") and first not in senses.names:
            if homeland := self.descriptions.homeland(first):
                return homeland
            pronoun = self.descriptions.pronoun(first)
            return pronoun and (self._head(first, first + 1) or pronoun)
        if senses.lower(first) == "whose" and (owner := self.discourse.salience.last):
            return self.offices.owned(first, first + 1, owner)
        if senses.lower(first) in PRONOUNS and (found := self.descriptions.pronoun(first)):
            return found
        if counted := self.descriptions.counted(first):
            return counted
        start = first
        while start < min(first + 2, len(senses)) and senses.lower(start) in DETERMINERS and start not in senses.names:
            start += 1
        return self._head(first, start)

    def _inside(self, first: int) -> Mention | None:
        """Give the mention that begins inside another phrase; None where those stand too deep."""
        if first >= len(self.senses) or self._depth >= _DEEPEST:
            return None
        self._depth += 1
        inner = self.at(first)
        self._depth -= 1
        return inner

    def may_begin(self, index: int) -> bool:
        """Whether a phrase may begin at a token."""
        senses = self.senses
        token = senses.tokens[index]
        named = index in senses.names or index in senses.titles or index in senses.events
        return token.capital or named or token.lower in _OPENING

    def _head(self, first: int, start: int) -> Mention | None:
        if start >= len(self.senses):
            return None
        if pair := self.descriptions.pair(first, start):
            return replace(pair, last=self._past_of(pair.last))
        if described := self.descriptions.definite(first, start):
            return described
        index = self.senses.past_qualifiers(start, 3)
        if index in self.senses.events:
            last, found = self.senses.events[index]
            return Mention(first, last, "name", event=found)
        if index in self.senses.names:
            return self._name(first, index)
        if index in self.senses.titles:
            return self._title(first, index)
        return self._unknown(first, index)

    def _past_of(self, index: int) -> int:
        """Give the index after “of the Libyan state” where that follows, else the index itself."""
        inner = self._inside(index + 1) if self.senses.lower(index) == "of" else None
        return inner.last if inner else index

    def _unknown(self, first: int, index: int) -> Mention | None:
        return self.bodies.unknown(first, index) or self.persons.unknown(first, index)

    def _title(self, first: int, index: int, body: Entity | None = None) -> Mention | None:
        """Read a title, and ``body`` before it: “the president”, “Russian forces”, “Marine General Ali”."""
        last, title = self.senses.titles[index]
        if title.role is Role.POSITION:
            return self.offices.position(first, index, body)
        if title.role in (Role.RANK, Role.HONORIFIC):
            service = body if body and body.kind in SERVICES else None
            return self.offices.ranked(first, index, body, service)
        return self.bodies.agent(first, last, title, body) if body else self._agents_of(first, last, title)

    def _agents_of(self, first: int, last: int, title: Title) -> Mention | None:
        """Read “representatives of both sides” as those who are represented."""
        owned = first > 0 and self.senses.lower(first - 1) in _OWNING
        if title.role is Role.GROUP or owned or self.senses.lower(last) not in ("of", "from"):
            return None
        inner = self._inside(last + 1)
        if inner is None or inner.how == "adjective" or not (inner.actor or inner.members):
            return None
        return replace(inner, first=first, how="agent", place=None, posts=())

    def _name(self, first: int, index: int) -> Mention | None:
        name = self.senses.names[index]
        sense = self.senses.choose(index, name)
        if index > 1 and self.senses.text(index - 1) in HYPHENS and self.senses.lower(index - 2) in _ACROSS:
            return None  # “the Pan-American Highway”
        if sense is None:
            return self._unknown(first, index)
        possessive = self.senses.lower(name.last) in PLURAL_APOSTROPHES
        after = name.last + possessive
        if sense.entity.kind == "Person":
            return self._person(first, index, after if possessive else None, sense.entity)
        actor = self.senses.actor(sense.entity)
        head = self.senses.past_qualifiers(after, 3)
        if actor and head in self.senses.titles and (titled := self._title(first, head, actor)):
            return titled
        own = sense.how == "adjective" or (actor is not None and actor.kind in _STAFFED and not possessive)
        if actor and own and head in self.senses.names and is_voice(self.senses.names[head]):
            return self.bodies.voices(first, self.senses.names[head], actor)
        if not possessive and self.senses.lower(after) in EVENT_NAMES:
            found = event(self.senses.label(index, after + 1), self.discourse)
            return Mention(first, after + 1, "name", event=found)
        longer = actor and self.bodies.longer(first, index, name, sense, actor)
        return longer or self._plain(first, name, sense, possessive=possessive)

    def _person(self, first: int, index: int, after: int | None, person: Entity) -> Mention | None:
        """Read a person known, or after a possessive whoever acts for that person's state: “Putin’s spokesman”."""
        nation = self.senses.nation(person) if after is not None else None
        led = self.offices.owned(first, after, nation) if nation and after is not None else None
        return led or self._led_by(first, index, person) or self.persons.read(first, index)

    def _led_by(self, first: int, index: int, person: Entity) -> Mention | None:
        """Read “the Biden administration” as the state whose it is."""
        last = self.senses.names[index].last
        nation = self.senses.nation(person) if self.senses.lower(last) in _LED else None
        return Mention(first, last + 1, "agent", actor=nation) if nation else None

    def _plain(self, first: int, name: Name, sense: Sense, *, possessive: bool) -> Mention:
        """A name as it stands, with nothing added: “Libyan”, “Libya’s”, “Gaborone, Botswana”."""
        actor = self.senses.actor(sense.entity)
        place = sense.entity if sense.entity.kind in _PLACES else None
        if sense.how == "adjective":
            return Mention(first, name.last, "adjective", actor=actor, place=place)
        if sense.how == "demonym" and self.senses.lower(first) != "the":
            return Mention(first, name.last, "adjective", actor=actor)
        last = name.last + possessive
        if place and not possessive:
            last = self._wider_place(name.last)
        return Mention(first, last, "name", actor=actor, place=place, possessive=possessive)

    def _wider_place(self, last: int) -> int:
        """Take “, Botswana” after “in Gaborone” into one mention."""
        senses = self.senses
        wider = senses.names.get(last + 1) if senses.comma(last) else None
        if wider is None or not (wider.last >= len(senses) or senses.text(wider.last) in ",.;)”"):
            return last
        state = wider.senses[0].entity.kind == "State" and wider.senses[0].how != "adjective"
        placed = any(token.lower in _PLACING for token in senses.tokens[max(0, last - 4) : last])
        return wider.last if state and placed else last
