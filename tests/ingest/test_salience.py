"""Whom pronouns and counted descriptions stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entente.ingest.acquire import article
from entente.ingest.dictionary import Dictionary
from entente.ingest.discourse import Discourse
from entente.ingest.link import link
from entente.ingest.read import read
from entente.ingest.segment import segment
from entente.model.document import Source
from entente.syntax.pipeline import pipeline

Pointed = Callable[[str], list[str]]


@pytest.fixture
def pointed(world: Dictionary) -> Pointed:
    """Give whom each pronoun or description of a text stands for, its names joined by “+”."""

    def made(text: str) -> list[str]:
        this = article(Source("story.txt", text, {"date": "2024-06-28"}))
        discourse = Discourse(this.iri, world, this.date)
        groups = [group for parse in read(segment(this), pipeline()) for group in link(parse, discourse)]
        return [
            "+".join(one.label for one in (mention.members or (mention.actor,)) if one)
            for group in groups
            for mention in group.mentions
            if mention.how in ("pronoun", "description")
        ]

    return made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Libya said that it attacked Chad.", ["Libya"]),
        ("Libya attacked Chad. It used drones.", ["Libya"]),
        ("Omar Saleh met Ivan Petrov. He left on Monday.", ["Omar Saleh"]),
        ("Libya and Chad met Sudan. They agreed.", ["Libya+Chad"]),
        ("Libya accused Chad, and it expelled the ambassador.", ["Libya"]),
        ("Libya, which Chad supports, closed its border.", ["Libya"]),
        ("Chad accused Libya of attacking it.", ["Chad"]),
        ("Omar Saleh called Ivan Petrov, urging him to leave.", ["Ivan Petrov"]),
        ("Libya, Chad and Sudan met. All three belong to the African Union.", ["Libya+Chad+Sudan"]),
        ("Libya met Chad and Sudan. Both belong to the African Union.", ["Chad+Sudan"]),
        ("Chad and Sudan ordered Libya and Russia to close their borders.", ["Libya+Russia"]),
        ("Chad asked Libya to close its border.", ["Libya"]),
        ("Chad accused Libya of arming its enemies.", ["Chad"]),
        ("It is feared that Libya will attack.", []),
        ("Chad met the Red Banner. The group left.", ["Red Banner"]),
        ("Omar Saleh spoke of his country.", ["Libya"]),
    ],
)
def test_whom_it_stands_for(pointed: Pointed, text: str, expected: list[str]) -> None:
    assert pointed(text) == expected


def test_nobody_acts_on_himself_by_a_plain_pronoun(pointed: Pointed) -> None:
    assert pointed("Chad trains Libya. Sudan attacked it.") == ["Chad"]


def test_what_was_said_long_ago_is_forgotten(pointed: Pointed) -> None:
    assert pointed("Omar Saleh left. " + "Rain fell on the roads. " * 8 + "He slept.") == []


def test_a_list_of_others_in_between_is_not_they(pointed: Pointed) -> None:
    assert pointed("Libya and Chad met in Geneva. The talks with Russia failed. They left.") == ["Libya+Chad"]
