"""Verbs and where their subjects and objects stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest

from entente.ingest.clauses import Clauses, Verb
from entente.ingest.mention import Group


class Linked(Protocol):
    """What the fixture gives."""

    @property
    def clauses(self) -> Clauses: ...


Link = Callable[[str], Linked]


def verb(clauses: Clauses, word: str) -> Verb:
    """The verb that a word is."""
    return next(verb for index, verb in clauses.verbs.items() if clauses.lower(index) == word)


def label(group: Group | None) -> str:
    """The actors of a group."""
    return "+".join(one.label for one in group.actors) if group else ""


@pytest.mark.parametrize(
    ("text", "word", "subject"),
    [
        ("Libya attacked Chad.", "attacked", "Libya"),
        ("Libya, which Chad supports, attacked Sudan.", "attacked", "Libya"),
        ("Libya, which attacked Chad, left.", "attacked", "Libya"),
        ("Libya met Chad and attacked Sudan.", "attacked", "Libya"),
        ("Libya wants Chad to attack Sudan.", "attack", "Chad"),
        ("Libya wants to attack Sudan.", "attack", "Libya"),
        ("Libya urged Chad to attack Sudan.", "attack", "Chad"),
        ("A road in Libya was attacked.", "attacked", ""),
        ("The president of Libya, a man of peace, attacked Chad.", "attacked", "Libya"),
        ("When Libya left, Chad attacked Sudan.", "attacked", "Chad"),
    ],
)
def test_subject(linked: Link, text: str, word: str, subject: str) -> None:
    clauses = linked(text).clauses
    assert label(clauses.subject(verb(clauses, word))) == subject


@pytest.mark.parametrize(
    ("text", "word", "target"),
    [
        ("Libya attacked Chad.", "attacked", "Chad"),
        ("Libya attacked Chadian villages.", "attacked", "Chad"),
        ("Libya attacked in Chad.", "attacked", ""),
        ("Libya attacked, and Chad left.", "attacked", ""),
    ],
)
def test_direct_object(linked: Link, text: str, word: str, target: str) -> None:
    clauses = linked(text).clauses
    parties = clauses.parties
    head = parties.object(verb(clauses, word).token)
    assert label(parties.meant(head) if head is not None else None) == target


@pytest.mark.parametrize(
    ("text", "word", "passive", "first"),
    [
        ("Libya was attacked.", "attacked", True, "was"),
        ("Libya has attacked Chad.", "attacked", False, "has"),
        ("Libya has not yet attacked Chad.", "attacked", False, "has"),
        ("Roads attacked by Libya closed.", "attacked", True, "attacked"),
    ],
)
def test_voice_and_auxiliaries(linked: Link, text: str, word: str, passive: bool, first: str) -> None:
    clauses = linked(text).clauses
    found = verb(clauses, word)
    assert (found.passive, clauses.lower(found.first)) == (passive, first)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The attack on Libya failed.", "attack"),
        ("Its support of Libya ended.", "support"),
        ("Libya’s demand was heard.", "demand"),
        ("Libyan calls were heard.", "calls"),
    ],
)
def test_a_noun_is_no_verb(linked: Link, text: str, word: str) -> None:
    clauses = linked(text).clauses
    assert word not in {clauses.lower(index) for index in clauses.verbs}


def test_beyond_the_ends_there_is_nothing(linked: Link) -> None:
    clauses = linked("Libya left.").clauses
    for index in (-1, len(clauses), 99):
        assert clauses.lower(index) == ""
        assert clauses.group(index) is None
    assert clauses.item_of(0) == 0
    assert clauses.token_at(len(clauses)) == len(clauses.parse.tokens)
