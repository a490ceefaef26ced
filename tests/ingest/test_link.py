"""Mentions and groups: who a phrase stands for, and how far it reaches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest

from entente.ingest.mention import Group


class Linked(Protocol):
    """What the fixture gives."""

    @property
    def groups(self) -> tuple[Group, ...]: ...


Link = Callable[[str], Linked]


def spelled(linked: Linked) -> list[str]:
    """The groups of a sentence, their actors joined by “+”."""
    return ["+".join(one.label for one in group.actors) for group in linked.groups]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Libya, Chad and Sudan left.", ["Libya+Chad+Sudan"]),
        ("Libya as well as Chad left.", ["Libya+Chad"]),
        ("In Libya, Chad won.", ["Libya", "Chad"]),
        ("Libya’s ally Chad left.", ["Libya", "Chad"]),
        ("the US, which left", ["United States"]),
        ("Americans left.", ["United States"]),
        ("AFRICOM left.", ["Africa Command"]),
        ("africom left.", []),
        ("Omar Saleh Jr. left.", ["Omar Saleh"]),
        ("The Libyan side left.", ["Libya"]),
        ("Libyan sources left.", ["Libyan sources"]),
        ("The Chadian foreign ministry left.", ["Chadian foreign ministry"]),
        ("President Yusuf Karim of Chad left.", ["Yusuf Karim"]),
        ("The South Lake left.", []),
        ("The Libyan president left.", ["Libya"]),
        ("The forces of the outgoing government of Chad left.", ["Chad"]),
    ],
)
def test_groups(linked: Link, text: str, expected: list[str]) -> None:
    assert spelled(linked(text)) == expected


def test_a_bare_last_name_two_persons_share_is_nobody(linked: Link) -> None:
    assert spelled(linked("Talks with Petrov ended.")) == []


def test_both_sides_are_those_named_after(linked: Link) -> None:
    found = spelled(linked("Officials met both sides, referring to Libya and Chad."))
    assert found.count("Libya+Chad") == 2


def test_a_place_without_an_actor_is_only_a_place(linked: Link) -> None:
    (group,) = linked("Geneva was calm.").groups
    assert group.actors == ()
    assert group.place is not None


def test_a_wider_place_belongs_to_the_narrower(linked: Link) -> None:
    (group,) = linked("They were in Gaborone, Botswana.").groups
    assert group.place is not None
    assert group.place.label == "Gaborone"
    assert group.last - group.first == 3


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Libyan roads are long.", "adjective"),
        ("Libya’s roads are long.", "name"),
        ("Libyan troops are there.", "agent"),
        ("The ambassador of Chad was there.", "office"),
        ("Omar Saleh was there.", "person"),
        ("We were there.", "pronoun"),
    ],
)
def test_how_a_mention_stands(linked: Link, text: str, how: str) -> None:
    assert linked(text).groups[0].mentions[0].how == how
