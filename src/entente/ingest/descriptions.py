"""Pronouns and definite descriptions: “they”, “both sides”, “the embassy”, “the Libyan official”."""

from __future__ import annotations

from typing import Final

from entente.ingest.grammar import APOSTROPHES, QUALIFIERS
from entente.ingest.kinds import (
    BODIES_OF_STATES,
    DESCRIBING,
    DESCRIPTIONS,
    EVENT_DESCRIPTIONS,
    HALVES,
    PEOPLE,
    PERSON_DESCRIPTIONS,
    PERSONS,
)
from entente.ingest.mention import Mention
from entente.ingest.offices import Offices
from entente.ingest.senses import Senses
from entente.model.claim import Entity

WE: Final = Entity("", "we", "Pronoun")
"""Whoever speaks, until it is known who does."""
PAIR: Final = Entity("", "both sides", "Pronoun")
"""“Both sides” before it is known who they are."""
PRONOUNS: Final = frozenset("he she him his her we our us it its they them their".split())
_THEY: Final = frozenset({"they", "them", "their"})
_HE: Final = frozenset({"he", "she", "him", "his", "her"})
_WE: Final = frozenset({"we", "our", "us"})
_OWNING: Final = frozenset({"their", "his", "her", "our", "its"})
_BEFORE_A_NOUN: Final = (QUALIFIERS | DESCRIBING) - PERSON_DESCRIPTIONS
_HOMELANDS: Final = frozenset("country nation government administration homeland state cabinet".split())
_NUMBERS: Final = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_OPPOSITE: Final = {"North": "South", "South": "North", "East": "West", "West": "East"}
_BEFORE_A_NUMBER: Final = frozenset({"all", "the", "these"})
_ARGUMENTS: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod"})
_NO_DESCRIPTION: Final = APOSTROPHES | {"of", "for"}
"""What follows a noun that is named more closely, and so describes nothing named before."""


class Descriptions:
    """Reads the pronouns and descriptions of one sentence."""

    def __init__(self, senses: Senses, offices: Offices) -> None:
        self.senses, self.offices, self.discourse = senses, offices, senses.discourse

    def pronoun(self, first: int) -> Mention | None:
        """Read a pronoun as whom or what it stands for; None for one that stands for nobody yet."""
        lower, salience = self.senses.lower(first), self.discourse.salience
        if self.senses.tokens[first].relation == "expl":
            return None  # “it is feared that”
        if lower in _THEY:
            members = salience.several(first)
            owning = lower in _OWNING
            return Mention(first, first + 1, "pronoun", members=members, possessive=owning) if members else None
        if lower in _WE:
            shouted = self.senses.text(first).isupper()
            return None if shouted else self._standing_for(WE, first)
        if lower in _HE:
            return self._standing_for(salience.person(first), first)
        body = salience.body(first)
        led = self.offices.owned(first, first + 1, body) if lower == "its" and body else None
        return led or self._standing_for(body, first)

    def homeland(self, first: int) -> Mention | None:
        """Read “his country” or “her government” as the state that a person acts for."""
        senses = self.senses
        if senses.lower(first) not in ("his", "her") or senses.lower(first + 1) not in _HOMELANDS:
            return None
        person = self.discourse.salience.person(first)
        nation = senses.nation(person) if person else None
        possessive = senses.apostrophe(first + 2)
        return (
            Mention(first, first + 2 + possessive, "description", actor=nation, possessive=possessive)
            if nation
            else None
        )

    def _standing_for(self, actor: Entity | None, first: int) -> Mention | None:
        owning = self.senses.lower(first) in _OWNING
        return Mention(first, first + 1, "pronoun", actor=actor, possessive=owning) if actor else None

    def pair(self, first: int, start: int) -> Mention | None:
        """Read “both sides” or “the two countries”."""
        determiner = self.senses.lower(first)
        two = determiner in ("both", "two") or (determiner == "the" and self.senses.lower(start - 1) == "two")
        if not two:
            return None
        if halves := self._halves(start):
            return Mention(first, start + 1, "description", members=halves)
        described = self.senses.tokens[start].pos == "ADJ"
        if described and self.senses.lower(start + 1) in PEOPLE | BODIES_OF_STATES:
            start += 1  # “the two Nordic states”
        noun = self.senses.lower(start)
        if noun not in PEOPLE | PERSONS | BODIES_OF_STATES:
            return None
        members = self.discourse.salience.pair(start, persons=noun in PERSONS) if noun not in BODIES_OF_STATES else ()
        if not members and noun not in PERSONS:
            members = self._two_states() or self.discourse.sides()
            members = members or self.discourse.salience.counted(start, 2, ("State",))
        if not members and (noun not in PEOPLE or described):
            return None
        return Mention(first, start + 1, "description", members=members or self.discourse.pair or (PAIR,))

    def _two_states(self) -> tuple[Entity, ...]:
        """The two states that the sentence has joined last, else the only two it has named so far, in whatever way."""
        salience = self.discourse.salience
        for heard in (*reversed([group.mentions for group in salience.lists()]), salience.heard):
            states = dict.fromkeys(state for one in heard if (state := self.senses.state_of(one)))
            if len(states) == 2:
                return tuple(states)
        return ()

    def _halves(self, start: int) -> tuple[Entity, ...]:
        """The two states that one name stands for in the plural: “the two Koreas”."""
        text = self.senses.text(start)
        if not text.endswith("s") or not self.senses.tokens[start].capital:
            return ()
        found = (self.senses.state_called(f"{half} {text[:-1]}") for half in ("North", "South"))
        states = tuple(state for state in found if state)
        return states if len(states) == 2 else ()

    def counted(self, first: int) -> Mention | None:
        """Read “all three” or “the two” with no noun after them, and “both” alone: as so many named before."""
        senses = self.senses
        number = first + (senses.lower(first) in _BEFORE_A_NUMBER)
        count = _NUMBERS.get(senses.lower(number), 0)
        if count == 0 or number >= len(senses):
            return None
        if senses.lower(number + 1) in PEOPLE and count > 2:
            members = self.discourse.salience.counted(number, count, ("State",))
            return Mention(first, number + 2, "description", members=members) if members else None
        if senses.tokens[number].relation not in _ARGUMENTS:
            return None
        if number == first and senses.lower(first) != "both":
            return None
        members = self.discourse.salience.counted(number, count)
        return Mention(first, number + 1, "description", members=members) if members else None

    def definite(self, first: int, start: int) -> Mention | None:
        """Read “the embassy”, “the alliance’s secretary general” or “the Botswana meeting”, as named before."""
        senses = self.senses
        if start == first and senses.text(first) in HALVES and (half := self._other_half(first)):
            return half
        if senses.lower(first) not in ("the", "this") or start == first:
            return None
        if senses.text(start) in HALVES and (half := self._half(first, start)):
            return half
        head = self._head(start)
        if head == start and senses.lower(head) in DESCRIPTIONS and senses.apostrophe(head + 1):
            return self._owner(first, head)
        if not self._ends_here(head):
            return None
        if senses.lower(head) in EVENT_DESCRIPTIONS and self.discourse.event:
            return Mention(first, head + 1, "description", event=self.discourse.event)
        actor = self._described(head, start)
        return Mention(first, head + 1, "description", actor=actor) if actor else None

    def _half(self, first: int, start: int) -> Mention | None:
        """Read “the North” as the state called so that the text has named: North Korea."""
        found, after = self.discourse.half(self.senses.text(start)), start + 1
        if found is None or self.senses.tokens[min(after, len(self.senses) - 1)].capital:
            return None
        owns = self.senses.apostrophe(after)
        led = self.offices.owned(first, after + 1, found) if owns else None
        return led or Mention(first, after + owns, "description", actor=found, possessive=owns)

    def _other_half(self, first: int) -> Mention | None:
        """Read a headline's bare “South” as the state of that name whose other half it has named."""
        senses, word = self.senses, self.senses.text(first)
        if first == 0 or senses.tokens[first].relation not in _ARGUMENTS or senses.lower(first + 1) == "of":
            return None
        other = _OPPOSITE[word]
        named = next((one for one in self.discourse.salience.states() if one.label.startswith(f"{other} ")), None)
        state = senses.state_called(f"{word}{named.label.removeprefix(other)}") if named else None
        return Mention(first, first + 1, "description", actor=state) if state else None

    def _owner(self, first: int, start: int) -> Mention | None:
        owner = self.discourse.described(self.senses.lower(start), first)
        if owner is None:
            return None
        led = self.offices.owned(first, start + 2, owner)
        return led or Mention(first, start + 2, "description", actor=owner, possessive=True)

    def _head(self, start: int) -> int:
        """The index of the noun, a name and qualifiers before it passed over."""
        senses = self.senses
        name = senses.names.get(start)
        head = name.last if name and name.last < len(senses) else start
        while head < len(senses) - 1 and senses.lower(head) in _BEFORE_A_NOUN:
            head += 1
        return head

    def _ends_here(self, head: int) -> bool:
        """Whether the phrase ends with the noun at ``head``."""
        if head + 1 >= len(self.senses):
            return False
        following = self.senses.tokens[head + 1]
        if following.pos in ("NOUN", "PROPN") and following.head != head:
            return False  # “the secretary general”
        return not (following.capital or following.lower in _NO_DESCRIPTION or self.senses.tokens[head].capital)

    def _described(self, head: int, start: int) -> Entity | None:
        noun = self.senses.lower(head)
        alone = all(self.senses.lower(index) in DESCRIBING for index in range(start, head))
        if (noun in DESCRIPTIONS and alone) or (noun in PERSON_DESCRIPTIONS and (alone or noun == "official")):
            return self.discourse.described(noun, start)
        return None
