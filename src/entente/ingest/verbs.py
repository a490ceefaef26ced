"""Verbs: which tokens of a sentence are verbs, with their voice, polarity and modality."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from entente.ingest.grammar import (
    AUXILIARIES,
    BE,
    BOUNDARIES,
    COPULAS,
    DEMANDING_AUXILIARIES,
    HYPOTHETICAL,
    INTENDED_ADJECTIVES,
    INTENDED_AUXILIARIES,
    MODALS,
    MODIFYING,
    NEGATIONS,
    PREPOSITIONS,
    RELATIVES,
    adverb,
)  # fmt: skip
from entente.ingest.row import Row
from entente.ingest.verb_classes import CONTROL, CONTROL_NOUNS, NOUNS_TOO, OTHER_VERBS, PASSIVE_ONLY, SPEECH
from entente.model.claim import Modality, Polarity

_ARTICLES: Final = frozenset({"the", "a", "an"})
_SUBJECT_PRONOUNS: Final = frozenset({"i", "they", "you"})
_BEFORE_A_VERB: Final = AUXILIARIES | RELATIVES | _SUBJECT_PRONOUNS | {"to", "and", "or", "not"}
"""Words after which a form that may be a verb is one."""
_AUXILIARY_OR_TO: Final = AUXILIARIES | {"to"}
_AUXILIARY_CHAIN: Final = AUXILIARIES | NEGATIONS | INTENDED_ADJECTIVES | {"considered", "to"}
_BEFORE_A_GERUND: Final = frozenset("to of from for by on in".split())
_END_OF_HYPOTHESIS: Final = frozenset("; . ” “ which who".split())
_PAST: Final = frozenset({"participle", "past participle"})
_GOVERNOR_REACH: Final = 7
"""How many items may stand between a governing word and its infinitive."""


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


class Verbs(Row):
    """The verbs of one sentence."""

    @cached_property
    def verbs(self) -> dict[int, Verb]:
        """Every verb known as one here, by its index, left to right."""
        return {index: self._verb(index) for index in self._verb_like}

    @cached_property
    def _verb_like(self) -> dict[int, None]:
        """The indices of verbs, in order."""
        return {index: None for index in range(len(self)) if self._is_verb(index)}

    def _is_verb(self, index: int) -> bool:
        lower = self.lower(index)
        shapes = self._shapes(index)
        if not shapes and lower not in SPEECH and lower not in OTHER_VERBS and lower not in CONTROL:
            return False
        if lower in AUXILIARIES and self._serves_another(index):
            return False
        before = self._before(index)
        if self._modified(before):
            return False
        if lower in NOUNS_TOO:
            return self.group(before) is not None
        if lower.endswith(("ed", "ing")) or not shapes:
            return self.lower(before) not in _ARTICLES or lower in SPEECH
        return self._finite_by_context(before, shapes)

    def _shapes(self, index: int) -> set[str]:
        """The shapes of verb that the token at an index may have."""
        return {form.shape for form in self.senses(index) if form.frame.verb}

    def _serves_another(self, index: int) -> bool:
        """Whether an auxiliary has its verb after it."""
        after = index + 1
        while adverb(self.lower(after)) or self.lower(after) in NEGATIONS or self.lower(after) in AUXILIARIES:
            after += 1
        lower = self.lower(after)
        if self.lower(index) in BE:
            return lower.endswith(("ed", "ing")) or bool(self._shapes(after) & _PAST) or lower in PASSIVE_ONLY
        return bool(self._shapes(after)) or lower in SPEECH or lower in OTHER_VERBS

    def _finite_by_context(self, before: int, shapes: set[str]) -> bool:
        lower = self.lower(before)
        if shapes == {"s"} and lower in _AUXILIARY_OR_TO:
            return False
        if lower in _BEFORE_A_VERB:
            return True
        if lower in PREPOSITIONS:
            return False
        if group := self.group(before):
            return not group.adjective and not group.possessive and (shapes != {"base"} or group.plural)
        if shapes == {"base"} or lower in OTHER_VERBS or lower in SPEECH or self.senses(before):
            return False
        return lower in (",", "”", "") or lower.isalpha()

    def _before(self, index: int) -> int:
        """The index of the last item before one that is no adverb."""
        at = index - 1
        while at >= 0 and adverb(self.lower(at)):
            at -= 1
        return at

    def _modified(self, before: int) -> bool:
        """Whether what stands before makes a noun of a word: an article, an adjective, a possessive."""
        group = self.group(before)
        return group.possessive or group.adjective if group else self.lower(before) in MODIFYING

    def _verb(self, index: int) -> Verb:
        words, first = self._auxiliaries(index)
        lower = self.lower(index)
        past = lower.endswith("ed") or bool(self._shapes(index) & _PAST)
        passive = past and not BE.isdisjoint(words)
        if past and not words and self.lower(index + 1) == "by" and self.group(index + 2):
            passive = True
        participle = lower.endswith("ing") and BE.isdisjoint(words)
        polarity, modality = self._polarity_and_modality(index, first, words)
        return Verb(index, first, passive, polarity, modality, "to" in words, participle)

    def _auxiliaries(self, index: int) -> tuple[list[str], int]:
        """The auxiliaries, negations and adverbs before a verb, and the index where the first of the former stands."""
        words: list[str] = []
        first = index
        for at in range(index - 1, -1, -1):
            lower = self.lower(at)
            if lower in _AUXILIARY_CHAIN:
                first = at
            elif not adverb(lower):
                break
            words.append(lower)
        return words, first

    def _polarity_and_modality(self, index: int, first: int, words: list[str]) -> tuple[Polarity, Modality]:
        lower = self.lower(index)
        negated = not NEGATIONS.isdisjoint(words) or (lower in COPULAS and self.lower(index + 1) in NEGATIONS)
        modality = Modality.ASSERTED
        for auxiliaries, meant in (
            (INTENDED_AUXILIARIES, Modality.INTENDED),
            (MODALS, Modality.HYPOTHETICAL),
            (DEMANDING_AUXILIARIES, Modality.DEMANDED),
        ):
            if not auxiliaries.isdisjoint(words):
                modality = meant
        if "to" in words or self._gerund_after_preposition(index):
            modality, refused = self._controlled(first, modality)
            negated = negated or refused
        if self._hypothetical(first):
            modality = Modality.HYPOTHETICAL
        return (Polarity.NEGATED if negated else Polarity.AFFIRMED), modality

    def _gerund_after_preposition(self, index: int) -> bool:
        """“committed to strengthening”."""
        return self.lower(index).endswith("ing") and self.lower(index - 1) in _BEFORE_A_GERUND

    def _controlled(self, first: int, modality: Modality) -> tuple[Modality, bool]:
        """What the word that governs an infinitive or gerund makes of it."""
        governor = self._governor(first)
        if governor is None:
            return Modality.INTENDED, False
        if self.asks(governor):
            return Modality.DEMANDED, False
        lower = self.lower(governor)
        if lower in CONTROL:
            return CONTROL[lower]
        return (Modality.INTENDED if self.lower(first) == "to" else modality), False

    def asks(self, index: int) -> bool:
        """Whether a word may evoke a demand, so that the verb it governs is what is asked for."""
        return any(form.frame.complement for form in self.senses(index))

    def _governor(self, first: int) -> int | None:
        """Index of the verb or noun that governs an infinitive or gerund beginning at ``first``."""
        for at in range(first - 1, max(-1, first - 1 - _GOVERNOR_REACH), -1):
            lower = self.lower(at)
            if lower in CONTROL or lower in CONTROL_NOUNS or self.asks(at):
                return at
            if lower in BOUNDARIES or at in self._verb_like:
                return None
        return None

    def _hypothetical(self, first: int) -> bool:
        """Whether “fears that”, “if” or “reportedly” stands before, with no end of clause between."""
        for at in range(first - 1, -1, -1):
            lower = self.lower(at)
            if lower in HYPOTHETICAL:
                return True
            if lower in _END_OF_HYPOTHESIS:
                return False
        return False
