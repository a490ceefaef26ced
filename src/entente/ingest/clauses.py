"""Clauses: where the subjects and objects of verbs stand.

Every search walks the row of items from a verb or noun and stops where its clause ends.
"""

from __future__ import annotations

from typing import Final

from entente.ingest.grammar import BOUNDARIES, DATE_WORDS, PREPOSITIONS, RELATIVES, adverb
from entente.ingest.mention import Group, Mention
from entente.ingest.read import Parse
from entente.ingest.verb_classes import CONTROL_NOUNS, OBJECT_CONTROL
from entente.ingest.verbs import Verb, Verbs
from entente.model.claim import Entity

_BEFORE_A_GERUND: Final = PREPOSITIONS | {"to"}
_ARTICLES: Final = frozenset("a an the one another".split())
_PLACING: Final = frozenset("in at near from across".split())
_ENDS_OBJECT: Final = PREPOSITIONS | BOUNDARIES | {"that", "to", ","}
_ENDS_CLAUSE: Final = BOUNDARIES | RELATIVES
_ENDS_CONTROL: Final = frozenset("; “ ” that".split())
_NO_FILLER: Final = BOUNDARIES | DATE_WORDS | {"but", "that"}
_CONJUNCTIONS: Final = frozenset({"and", "but", "or"})
_OBJECT_REACH: Final = 6
_PREPOSITION_REACH: Final = 4
"""How many items back from a noun its preposition is looked for."""
_DEPTH: Final = 5
"""How many verbs a subject is passed on through: “sought to try to …”."""


class Clauses(Verbs):
    """The clauses of one sentence."""

    def __init__(self, parse: Parse, groups: tuple[Group, ...], topic: Entity | None = None) -> None:
        """``topic`` is who acts in a note that leaves its subject out: “Met with the president.”"""
        super().__init__(parse, groups)
        self._topic = topic

    def subject(self, verb: Verb, depth: int = 0) -> Group | None:
        """Find a verb's subject to its left."""
        if depth >= _DEPTH:
            return None
        if verb.infinitive or (verb.participle and self.lower(verb.index - 1) in _BEFORE_A_GERUND):
            return self._controller(verb, depth)
        at, skipped, joined, conjunct = verb.first - 1, False, False, False
        nearest: Group | None = None
        while at >= 0:
            group, lower = self.group(at), self.lower(at)
            if group and self._in_prepositional_phrase(at):
                at, skipped = self._preposition_before(at), True
            elif group and (group.adjective or group.possessive):
                if not (skipped or joined) and self.lower(at + 1).isalpha():
                    return group
            elif group:
                if not conjunct and not (joined and at - 1 in self.verbs):
                    return group
                nearest = nearest or group
            elif lower in RELATIVES:
                return self._antecedent(at) if lower != "that" or self._relative_that(at, verb) else None
            elif at in self.verbs:
                return self._shared(at, depth, conjunct=conjunct) if joined or verb.participle else None
            elif lower == "," or lower in _CONJUNCTIONS:
                joined, conjunct = True, conjunct or lower != ","
            elif lower in BOUNDARIES:
                return None
            elif skipped and lower.isalpha() and not adverb(lower) and lower not in PREPOSITIONS:
                past = self._past_modifier(at)
                if past is None:
                    return None
                at = past
            at -= 1
        if nearest is None and not skipped and self._opens_a_note(verb):
            return Group((Mention(0, 1, "pronoun", actor=self._topic),))
        return nearest if conjunct and depth == 0 else None

    def _opens_a_note(self, verb: Verb) -> bool:
        """Whether a verb in the past opens a sentence that leaves its subject out, and no other verb has one."""
        if verb.index != 0 or self._topic is None or verb.passive or verb.participle:
            return False
        return not any(
            (group := self.group(other.first - 1)) and not group.possessive and not group.adjective
            for index, other in self.verbs.items() if index
        )  # fmt: skip

    def _shared(self, at: int, depth: int, *, conjunct: bool) -> Group | None:
        """The subject of the verb before, or what it is told of: “Libya, which Chad supports, attacked …”."""
        subject = self.subject(self.verbs[at], depth + 1)
        told_of = self.relative_object(subject) if subject and not conjunct else None
        return told_of or subject

    def _relative_that(self, at: int, verb: Verb) -> bool:
        """Whether “that” right before a verb stands for the group before it."""
        return at == verb.first - 1 and self.group(at - 1) is not None

    def _past_modifier(self, at: int) -> int | None:
        """Give the index before the phrase a common noun stands in: a prepositional one, or an apposition."""
        before = self._preposition_before(at, commas=True)
        if self.lower(before) in PREPOSITIONS:
            return before
        start = at
        while start >= 0 and self.lower(start) != ",":
            if start in self.verbs or self.lower(start) in BOUNDARIES:
                return None
            start -= 1
        return start if self.lower(start + 1) in _ARTICLES else None

    def relative_object(self, subject: Group) -> Group | None:
        """The antecedent of “which Russia invaded”: what an object relative before the subject stands for."""
        at = self.item_of(subject.first)
        return self._antecedent(at - 1) if self.lower(at - 1) in ("which", "whom") else None

    def _controller(self, verb: Verb, depth: int) -> Group | None:
        """The subject of an infinitive or gerund: the governing verb's object if it asks, else its subject."""
        for at in range(verb.first - 1, -1, -1):
            if at in self.verbs:
                if self.asks(at) or self._wants_another(at, verb):
                    return next((group for _, group in self.groups(at + 1, verb.first) if group.actors), None)
                return self.subject(self.verbs[at], depth + 1)
            group = self.group(at)
            if group and (group.possessive or group.adjective) and self.lower(at + 1) in CONTROL_NOUNS:
                return group
            if self.lower(at) in _ENDS_CONTROL:
                return None
        return None

    def _wants_another(self, at: int, verb: Verb) -> bool:
        """“want the alliance to oppose …”."""
        controls = verb.infinitive and self.lower(at) in OBJECT_CONTROL
        return controls and any(True for _ in self.groups(at + 1, verb.first))

    def _antecedent(self, at: int) -> Group | None:
        """What “which” or “who” stands for: the nearest group before it that is an actor."""
        for before in range(at - 1, -1, -1):
            group = self.group(before)
            if group and group.actors and not group.adjective and not self._only_place(before, group):
                return group
            if before in self.verbs or self.lower(before) in BOUNDARIES:
                return None
        return None

    def _only_place(self, at: int, group: Group) -> bool:
        return group.place is not None and self.lower(at - 1) in _PLACING

    def _preposition_before(self, at: int, *, commas: bool = False) -> int:
        """Where the preposition of the noun at ``at`` stands, or the first item that rules one out."""
        for before in range(at - 1, max(-1, at - _PREPOSITION_REACH), -1):
            if self.lower(before) in PREPOSITIONS or not self._filler(before, commas):
                return before
        return max(-1, at - _PREPOSITION_REACH)

    def _filler(self, at: int, commas: bool = False) -> bool:
        """Whether a word may stand between a preposition and its noun."""
        lower = self.lower(at)
        if lower == ",":
            return commas
        return lower.isalpha() and at not in self.verbs and lower not in _NO_FILLER and (commas or lower != "and")

    def _in_prepositional_phrase(self, at: int) -> bool:
        return self.lower(self._preposition_before(at)) in PREPOSITIONS

    def direct_object(self, start: int) -> Group | None:
        """Find the group that follows without a preposition."""
        for at in range(start, min(start + _OBJECT_REACH, len(self))):
            group = self.group(at)
            if group and group.possessive and not group.adjective:
                return self.group(at + 1) or group
            if group and (not group.adjective or self._owns_object(at)):
                return group
            if self.lower(at) in _ENDS_OBJECT or (at in self.verbs and at != start):
                return None
        return None

    def _owns_object(self, at: int) -> bool:
        """“supports Libyan-led solutions”, “condemned Russian aggression”: the adjective names whose it is."""
        return self.lower(at + 1).isalpha() or self.lower(at + 1) == "-"

    def prepositional_object(self, start: int, prepositions: frozenset[str], reach: int = 14) -> Group | None:
        """Find the group after one of these prepositions, other phrases passed over, within the clause."""
        for at in range(start, min(start + reach, len(self))):
            lower = self.lower(at)
            if lower in prepositions and (found := self._after_preposition(at + 1)):
                return found
            verb = self.verbs.get(at)
            if lower in _ENDS_CLAUSE or (verb and not verb.participle and at != start):
                return None
        return None

    def _after_preposition(self, start: int) -> Group | None:
        for at in range(start, min(start + 5, len(self))):
            if group := self.group(at):
                return group
            if not self._filler(at) or self.lower(at) in PREPOSITIONS:
                return None
        return None
