"""Ranks, positions and agent nouns."""

from __future__ import annotations

import pytest

from entente.ingest.titles import Role, titles


@pytest.mark.parametrize(
    ("text", "role", "standing", "head"),
    [
        ("General Saleh", Role.RANK, "", "General"),
        ("Lt. Gen. Saleh", Role.RANK, "", "Lt. Gen."),
        ("Mr. Saleh", Role.HONORIFIC, "", "Mr."),
        ("prime minister Saleh", Role.POSITION, "", "prime minister"),
        ("the former foreign minister", Role.POSITION, "former", "foreign minister"),
        ("acting deputy chief of staff", Role.POSITION, "acting deputy", "chief of staff"),
        ("commander-in-chief of", Role.POSITION, "", "commander-in-chief"),
        ("Libyan officials", Role.STATE, "", "officials"),
        ("Russian troops", Role.FORCES, "", "troops"),
        ("Libyan sources", Role.VOICES, "", "sources"),
        ("Western countries", Role.GROUP, "", "countries"),
    ],
)
def test_a_title(text: str, role: Role, standing: str, head: str) -> None:
    (found,) = titles(text)
    assert (found.role, found.standing, found.head) == (role, standing, head)
    assert text[found.start : found.end].lower().endswith(head.lower())


@pytest.mark.parametrize("text", ["generally", "a headline", "chairlift", "well-chaired", "troopship", ""])
def test_part_of_a_word_is_no_title(text: str) -> None:
    assert titles(text) == ()
