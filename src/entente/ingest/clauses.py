"""Clauses: verbs with their voice, polarity and modality, and where their subjects and objects stand.

A shallow view of a sentence: a row of items, each a group of mentions or a token. Every search walks that row from a
trigger and stops where a clause ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from entente.ingest.grammar import (
    AUXILIARIES, BE, BOUNDARIES, CONTROL, CONTROL_NOUNS, DATE_WORDS, HYPOTHETICAL, INTENDED_AUXILIARIES, MODALS, NEGATIONS, NOUNS_TOO, OBJECT_CONTROL, OTHER_VERBS,
    PREPOSITIONS, RELATIVES, SPEECH, adverb,
)  # fmt: skip
from entente.ingest.lexicon import Form, forms
from entente.ingest.mention import Group
from entente.ingest.read import Parse, Token
from entente.model.claim import Modality, Polarity

Item = Group | Token


@dataclass(frozen=True)
class Verb:
    """A verb as it stands: where it and its auxiliaries begin, and what they say of it."""

    index: int
    first: int
    """Index of the first auxiliary, or of the verb."""
    passive: bool
    polarity: Polarity
    modality: Modality
    infinitive: bool
    participle: bool
    """An -ing form without an auxiliary."""


class Clauses:
    """One sentence as a row of items."""

    def __init__(self, parse: Parse, groups: Sequence[Group]) -> None:
        self.parse = parse
        starts = {group.first: group for group in groups}
        items: list[Item] = []
        self.token_index: list[int] = []
        """Index of the first token of each item."""
        at = 0
        while at < len(parse.tokens):
            group = starts.get(at)
            self.token_index.append(at)
            items.append(group or parse.tokens[at])
            at = group.last if group else at + 1
        self.items = tuple(items)

    def __len__(self) -> int:
        return len(self.items)

    def lower(self, index: int) -> str:
        """The token at an index in lower case; nothing for a group or beyond the ends."""
        item = self.items[index] if 0 <= index < len(self.items) else None
        return item.lower if isinstance(item, Token) else ""

    def group(self, index: int) -> Group | None:
        """The group at an index, if one stands there."""
        item = self.items[index] if 0 <= index < len(self.items) else None
        return item if isinstance(item, Group) else None

    def senses(self, index: int) -> tuple[Form, ...]:
        """What the token at an index may evoke."""
        return forms().get(self.lower(index), ())

    @cached_property
    def verbs(self) -> dict[int, Verb]:
        """Every verb known as one here, by its index."""
        return {index: self._verb(index) for index in range(len(self.items)) if self._is_verb(index)}

    def _is_verb(self, index: int) -> bool:
        lower = self.lower(index)
        shapes = {form.shape for form in self.senses(index) if form.frame.verb}
        if lower in AUXILIARIES and self._serves_another(index):
            return False
        if not shapes and lower not in SPEECH and lower not in OTHER_VERBS and lower not in CONTROL:
            return False
        before = self._before(index)
        if self._modified(before):
            return False
        if lower in NOUNS_TOO:
            return self.group(before) is not None
        if lower.endswith(("ed", "ing")) or not shapes:
            return self.lower(before) not in ("the", "a", "an") or lower in SPEECH
        return self._finite_by_context(index, before, shapes)

    def _serves_another(self, index: int) -> bool:
        """Whether an auxiliary has its verb after it."""
        after = index + 1
        while adverb(self.lower(after)) or self.lower(after) in NEGATIONS or self.lower(after) in AUXILIARIES:
            after += 1
        lower = self.lower(after)
        shapes = {form.shape for form in self.senses(after) if form.frame.verb}
        if self.lower(index) in BE:
            return (
                lower.endswith(("ed", "ing"))
                or bool(shapes & {"participle", "past participle"})
                or lower in ("held", "given", "led")
            )
        return bool(shapes) or lower in SPEECH or lower in OTHER_VERBS

    def _finite_by_context(self, index: int, before: int, shapes: set[str]) -> bool:
        lower = self.lower(before)
        if shapes == {"s"} and lower in AUXILIARIES | {"to"}:
            return False
        if lower in AUXILIARIES or lower in RELATIVES or lower in ("to", "and", "or", "not", "i", "they", "you"):
            return True
        if lower in PREPOSITIONS:
            return False
        group = self.group(before)
        if group:
            return (
                not group.adjective
                and not group.possessive
                and (shapes != {"base"} or len(group.actors) > 1 or _plural(group))
            )
        if ("base" in shapes and len(shapes) == 1) or lower in OTHER_VERBS or lower in SPEECH or forms().get(lower):
            return False
        return lower in (",", "”", "") or lower.isalpha()

    def _before(self, index: int) -> int:
        at = index - 1
        while at >= 0 and adverb(self.lower(at)):
            at -= 1
        return at

    def _modified(self, before: int) -> bool:
        """Whether what stands before makes a noun of a word: an article, an adjective, a possessive."""
        group = self.group(before)
        if group:
            return group.possessive or group.adjective
        return self.lower(before) in (
            "the",
            "a",
            "an",
            "this",
            "its",
            "his",
            "her",
            "their",
            "our",
            "no",
            "any",
            "such",
            "of",
            "some",
            "these",
        )

    def _verb(self, index: int) -> Verb:
        words, first = self._auxiliaries(index)
        lower = self.lower(index)
        shapes = {form.shape for form in self.senses(index) if form.frame.verb}
        past = lower.endswith("ed") or bool(shapes & {"participle", "past participle"})
        passive = past and bool(BE & set(words)) and not lower.endswith("ing")
        if past and not words and self.lower(index + 1) == "by" and self.group(index + 2):
            passive = True
        infinitive = "to" in words
        participle = lower.endswith("ing") and not BE & set(words)
        polarity, modality = self._polarity_and_modality(index, first, words)
        return Verb(index, first, passive, polarity, modality, infinitive, participle)

    def _auxiliaries(self, index: int) -> tuple[list[str], int]:
        words: list[str] = []
        at = first = index
        while at > 0:
            lower = self.lower(at - 1)
            if (
                lower in AUXILIARIES
                or lower in NEGATIONS
                or lower == "to"
                or lower in ("considered", "set", "expected", "due", "about")
            ):
                first = at - 1
            elif not adverb(lower):
                break
            words.append(lower)
            at -= 1
        return words, first

    def _polarity_and_modality(self, index: int, first: int, words: list[str]) -> tuple[Polarity, Modality]:
        negated = any(word in NEGATIONS or word.endswith(("n't", "n’t")) for word in words)
        modality = Modality.ASSERTED
        if INTENDED_AUXILIARIES & set(words):
            modality = Modality.INTENDED
        if MODALS & set(words):
            modality = Modality.HYPOTHETICAL
        if {"must", "should"} & set(words):
            modality = Modality.DEMANDED
        if "to" in words or self.participle_after_preposition(index):
            modality, refused = self._controlled(first, modality)
            negated = negated or refused
        if self._hypothetical(first):
            modality = Modality.HYPOTHETICAL
        return (Polarity.NEGATED if negated else Polarity.AFFIRMED), modality

    def participle_after_preposition(self, index: int) -> bool:
        """Whether an -ing form follows a preposition: “committed to strengthening”."""
        return self.lower(index).endswith("ing") and self.lower(index - 1) in (
            "to",
            "of",
            "from",
            "for",
            "by",
            "on",
            "in",
        )

    def _controlled(self, first: int, modality: Modality) -> tuple[Modality, bool]:
        """What the word that governs an infinitive or gerund makes of it."""
        governor = self.governor(first)
        if governor is None:
            return Modality.INTENDED, False
        lower = self.lower(governor)
        if any(form.frame.complement for form in self.senses(governor)):
            return Modality.DEMANDED, False
        if lower in CONTROL:
            return CONTROL[lower]
        return (Modality.INTENDED if self.lower(first) == "to" else modality), False

    def governor(self, first: int) -> int | None:
        """Index of the verb or noun that governs an infinitive or gerund beginning at ``first``."""
        at = first - 1
        while at >= 0 and first - at < 8:
            lower = self.lower(at)
            if lower in CONTROL or lower in CONTROL_NOUNS or any(form.frame.complement for form in self.senses(at)):
                return at
            if lower in BOUNDARIES or (at in self._verb_like and lower not in CONTROL):
                return None
            at -= 1
        return None

    @cached_property
    def _verb_like(self) -> frozenset[int]:
        return frozenset(index for index in range(len(self.items)) if self._is_verb(index))

    def _hypothetical(self, first: int) -> bool:
        """Whether “fears that”, “if” or “reportedly” stands before, with no end of clause between."""
        at = first - 1
        while at >= 0:
            lower = self.lower(at)
            if lower in HYPOTHETICAL:
                return True
            if lower in (";", ".", "”", "“", "which", "who"):
                return False
            at -= 1
        return False

    def subject(self, verb: Verb, depth: int = 0) -> Group | None:
        """Find a verb's subject to its left."""
        if verb.participle and self.lower(verb.index - 1) in PREPOSITIONS | {"to"} or verb.infinitive:
            return self._controller(verb, depth)
        at, skipped, joined, conjunct = verb.first - 1, False, False, False
        nearest: Group | None = None
        while at >= 0 and depth < 5:
            group, lower = self.group(at), self.lower(at)
            if group:
                if self._in_prepositional_phrase(at):
                    at, skipped = self._preposition_before(at) - 1, True
                    continue
                if group.adjective or group.possessive:
                    if skipped or joined or not self._noun_follows(at):
                        at -= 1
                        continue
                    return group
                if conjunct or (joined and at - 1 in self.verbs):
                    nearest = nearest or group
                    at -= 1
                    continue
                return group
            if lower in RELATIVES and lower != "that":
                return self._antecedent(at)
            if lower == "that":
                return self._antecedent(at) if self._relative_that(at) and at == verb.first - 1 else None
            if at in self.verbs:
                return self.subject(self.verbs[at], depth + 1) if joined or verb.participle else None
            if lower in (",", "and", "but", "or"):
                joined, conjunct = True, conjunct or lower != ","
            elif lower in BOUNDARIES:
                return None
            elif skipped and lower.isalpha() and not adverb(lower) and lower not in PREPOSITIONS:
                past = self._past_modifier(at)
                if past is None:
                    return None
                at = past
            at -= 1
        return nearest if conjunct and depth == 0 else None

    def _past_modifier(self, at: int) -> int | None:
        """Give the index before the phrase a common noun stands in: a prepositional one, or an apposition after a comma."""
        before = self._preposition_before(at, commas=True)
        if self.lower(before) in PREPOSITIONS:
            return before
        start = at
        while start >= 0 and self.lower(start) != ",":
            if start in self.verbs or self.lower(start) in BOUNDARIES:
                return None
            start -= 1
        return start if self.lower(start + 1) in ("a", "an", "the", "one", "another") else None

    def relative_object(self, subject: Group) -> Group | None:
        """The antecedent of “which Russia invaded”: what an object relative before the subject stands for."""
        at = self.items.index(subject)
        return self._antecedent(at - 1) if self.lower(at - 1) in ("which", "whom") else None

    def reciprocal(self, start: int) -> bool:
        """Whether “each other” or “one another” follows."""
        words = [self.lower(at) for at in range(start, start + 6)]
        return ("each" in words and "other" in words) or ("one" in words and "another" in words)

    def words(self, start: int, reach: int) -> frozenset[str]:
        """The words among the items from ``start`` on, mentions’ words included."""
        end = min(start + reach, len(self.items))
        last = self.token_index[end] if end < len(self.items) else len(self.parse.tokens)
        first = self.token_index[start] if start < len(self.items) else last
        return frozenset(token.lower for token in self.parse.tokens[first:last])

    def _controller(self, verb: Verb, depth: int) -> Group | None:
        """The subject of an infinitive or gerund: the governing verb's object if it asks, else its subject."""
        at = verb.first - 1
        while at >= 0 and depth < 5:
            if at in self.verbs:
                governing = self.verbs[at]
                if any(form.frame.complement for form in self.senses(at)) or self._wants_another(at, verb):
                    return next(
                        (group for index in range(at + 1, verb.first) if (group := self.group(index)) and group.actors),
                        None,
                    )
                return self.subject(governing, depth + 1)
            group = self.group(at)
            if group and (group.possessive or group.adjective) and self.lower(at + 1) in CONTROL_NOUNS:
                return group
            if self.lower(at) in (";", "“", "”", "that"):
                return None
            at -= 1
        return None

    def _wants_another(self, at: int, verb: Verb) -> bool:
        between = range(at + 1, verb.first)
        return verb.infinitive and self.lower(at) in OBJECT_CONTROL and any(self.group(index) for index in between)

    def _relative_that(self, at: int) -> bool:
        return self.group(at - 1) is not None

    def _antecedent(self, at: int) -> Group | None:
        """What “which” or “who” stands for: the nearest group before it that is an actor."""
        at -= 1
        while at >= 0:
            group = self.group(at)
            if group and group.actors and not group.adjective and not self._only_place(at, group):
                return group
            if at in self.verbs or self.lower(at) in BOUNDARIES:
                return None
            at -= 1
        return None

    def _only_place(self, at: int, group: Group) -> bool:
        return group.place is not None and self.lower(at - 1) in ("in", "at", "near", "from", "across")

    def _noun_follows(self, at: int) -> bool:
        return bool(self.lower(at + 1)) and self.lower(at + 1).isalpha()

    def _preposition_before(self, at: int, *, commas: bool = False) -> int:
        before = at - 1
        while (
            before >= 0 and at - before <= 3 and self.lower(before) not in PREPOSITIONS and self._filler(before, commas)
        ):
            before -= 1
        return before

    def _filler(self, at: int, commas: bool = False) -> bool:
        """Whether a word may stand between a preposition and its noun."""
        lower = self.lower(at)
        if not lower.isalpha() and not (commas and lower == ","):
            return False
        return (
            at not in self.verbs
            and lower not in BOUNDARIES | DATE_WORDS | {"but", "that"}
            and (commas or lower != "and")
        )

    def _in_prepositional_phrase(self, at: int) -> bool:
        return self.lower(self._preposition_before(at)) in PREPOSITIONS

    def direct_object(self, start: int) -> Group | None:
        """Find the group that follows without a preposition."""
        at = start
        while at < len(self.items) and at < start + 6:
            group, lower = self.group(at), self.lower(at)
            if group and not group.adjective:
                if group.possessive and (owned := self.group(at + 1)):
                    return owned
                return group
            if group and self._owns_object(at):
                return group
            if (
                lower in PREPOSITIONS
                or lower in BOUNDARIES
                or lower in ("that", "to", ",")
                or (at in self.verbs and at != start)
            ):
                return None
            at += 1
        return None

    def _owns_object(self, at: int) -> bool:
        """“supports Libyan-led solutions”, “condemned Russian aggression”: the adjective names whose it is."""
        return self.lower(at + 1).isalpha() or self.lower(at + 1) == "-"

    def _ends_phrase(self, at: int) -> bool:
        return at >= len(self.items) or not self.lower(at).isalpha() or self.lower(at) in PREPOSITIONS

    def prepositional_object(self, start: int, prepositions: frozenset[str], reach: int = 14) -> Group | None:
        """Find the group after one of these prepositions, other phrases passed over, within the clause."""
        at = start
        while at < len(self.items) and at < start + reach:
            lower = self.lower(at)
            if lower in prepositions:
                found = self._after_preposition(at + 1)
                if found:
                    return found
            if (
                lower in BOUNDARIES
                or lower in RELATIVES
                or (at in self.verbs and not self.verbs[at].participle and at != start)
            ):
                return None
            at += 1
        return None

    def _after_preposition(self, start: int) -> Group | None:
        for at in range(start, min(start + 5, len(self.items))):
            group = self.group(at)
            if group:
                return group
            if not self._filler(at) or self.lower(at) in PREPOSITIONS:
                return None
        return None


def _plural(group: Group) -> bool:
    mention = group.mentions[-1]
    return (
        bool(mention.members)
        or (mention.actor is not None and mention.actor.label == "we")
        or mention.how in ("agent", "group")
        or (mention.actor is not None and mention.actor.label.endswith("s"))
    )
