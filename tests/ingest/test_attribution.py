"""Who says what, and from where to where in the sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest

from entente.ingest.attribution import attribute, relays
from entente.ingest.clauses import Clauses
from entente.ingest.dictionary import Dictionary
from entente.ingest.discourse import Discourse


class Linked(Protocol):
    """What the fixture gives."""

    @property
    def clauses(self) -> Clauses: ...


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("Omar Saleh said that it rained.", "rained", "Omar Saleh"),
        ("“It rained,” Omar Saleh said.", "rained", "Omar Saleh"),
        ("“It rained,” said Omar Saleh.", "rained", "Omar Saleh"),
        ("“It rained,” Omar Saleh said, “and snowed.”", "snowed", "Omar Saleh"),
        ("According to Omar Saleh, it rained.", "rained", "Omar Saleh"),
        ("It rained, according to Omar Saleh.", "rained", "Omar Saleh"),
        ("It snowed; it rained, Omar Saleh said.", "snowed", ""),
        ("It snowed; it rained, Omar Saleh said.", "rained", "Omar Saleh"),
        ("Libya said that Chad said that it rained.", "rained", "Chad"),
        ("It was said that it rained.", "rained", ""),
        ("It rained.", "rained", ""),
        ("Omar Saleh recalled the ambassador and it rained.", "rained", ""),
        ("It rained, as Omar Saleh said.", "rained", "Omar Saleh"),
        ("It rained, he said, and Omar Saleh left.", "left", ""),
        ("Libya’s claim that it rained was false.", "rained", "Libya"),
        ("The claim by Libya that Chad sank the boat is false.", "sank", "Libya"),
        ("Chad attacked Russia, a spokesman for Libya said.", "attacked", "Libya"),
        ("Chad attacked Tripoli, Omar Saleh, the president of Libya, said.", "attacked", "Omar Saleh"),
        ("Chad, Libya believes, attacked Russia.", "attacked", "Libya"),
        ("Chad accused Libya of sinking the boat.", "sinking", "Chad"),
        ("Chad asked Libya to leave.", "leave", "Chad"),
        ("Chad wants to leave.", "leave", ""),
        ("Chad promised that it would rain.", "rain", "Chad"),
        ("Chad reported on Monday, citing Omar Saleh, that it rained.", "rained", "Omar Saleh"),
        ("Libya said that it rained, and that it snowed.", "snowed", "Libya"),
    ],
)
def test_speaker(linked: Callable[[str], Linked], world: Dictionary, text: str, word: str, speaker: str) -> None:
    clauses = linked(text).clauses
    index = next(at for at, token in enumerate(clauses.parse.tokens) if token.lower == word)
    found = attribute(clauses.parties, Discourse("article", world)).speaker(index)
    assert (found.label if found else "") == speaker


def test_a_denial_is_marked(linked: Callable[[str], Linked], world: Dictionary) -> None:
    clauses = linked("Omar Saleh denied that it rained.").clauses
    (scope,) = attribute(clauses.parties, Discourse("article", world)).scopes
    assert scope.denied


def test_whoever_passes_it_on_stands_behind_the_speaker(linked: Callable[[str], Linked], world: Dictionary) -> None:
    parties = linked("Libya said that Chad said that Omar Saleh said that it rained.").clauses.parties
    index = next(at for at, token in enumerate(parties.tokens) if token.lower == "rained")
    chain = attribute(parties, Discourse("article", world)).chain(index)
    assert [scope.speaker.label for scope in chain] == ["Omar Saleh", "Chad", "Libya"]
    assert [one.label for one in relays(chain)] == ["Chad", "Libya"]
