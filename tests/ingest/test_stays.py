"""Whoever is somewhere meets others there and then, unless the text says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from entente.ingest.dictionary import Dictionary
from entente.ingest.stays import author_of
from entente.model.claim import Claim
from entente.model.document import Article

Read = Callable[..., Any]


def met(reading: Read, text: str, **known: str) -> list[str]:
    """Spell where and when the meetings of a text were, visits left out."""
    found = (one for one in reading(text, **known).claims if one.type == "CONSULT" and one.mode != "visit")
    return [_spelt(one) for one in found]


def _spelt(claim: Claim) -> str:
    first, last = claim.bounds.starts_not_before, claim.bounds.ends_not_after
    days = f"{first.date()} {last.date()}" if first and last else "-"
    return f"{claim.place.label if claim.place else '-'} {days}"


VISIT = "Ivan Petrov visited Botswana from June 3, 2024 to June 5, 2024."


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("He met Omar Saleh.", ["Botswana 2024-06-03 2024-06-05"]),
        ("He met Omar Saleh in Gaborone on June 4, 2024.", ["Gaborone 2024-06-04 2024-06-04"]),
        ("He met Omar Saleh in Geneva.", ["Geneva -"]),
        ("He met Omar Saleh on May 3, 2023.", ["- 2023-05-03 2023-05-03"]),
        ("Omar Saleh met Boris Petrov of Chad.", ["- -"]),
        ("He did not meet Omar Saleh.", ["- -"]),
        ("He will meet Omar Saleh.", ["- -"]),
    ],
)
def test_meetings_during_a_visit(reading: Read, then: str, expected: list[str]) -> None:
    assert met(reading, f"{VISIT} {then}") == expected


def test_what_lies_outside_ends_the_stay(reading: Read) -> None:
    found = met(reading, f"{VISIT} He met Omar Saleh in Geneva on June 9, 2024. He met Omar Saleh again.")
    assert found == ["Geneva 2024-06-09 2024-06-09", "- -"]


def test_the_dateline_tells_where_in_the_state(reading: Read) -> None:
    assert met(reading, f"{VISIT} He met Omar Saleh.", place="Moscow") == ["Botswana 2024-06-03 2024-06-05"]


def test_a_note_tells_of_its_own_day_and_place(reading: Read) -> None:
    found = reading("Met with Omar Saleh.", place="Geneva").claims
    (claim,) = (one for one in found if one.type == "CONSULT")
    assert (claim.subjects, [one.label for one in claim.objects]) == ((), ["Omar Saleh"])
    assert _spelt(claim) == "Geneva 2024-06-28 2024-06-28"


def test_who_wrote_a_note_did_what_it_leaves_open(reading: Read) -> None:
    text = "Met with Omar Saleh. Also met with Boris Petrov of Chad."
    found = [one for one in reading(text, author="Ivan Petrov").claims if one.type == "CONSULT"]
    assert [[one.label for one in claim.subjects] for claim in found] == [["Ivan Petrov"], ["Ivan Petrov"]]


def test_an_author_is_known_by_the_full_name_alone(world: Dictionary) -> None:
    def author(name: str) -> str:
        found = author_of(Article("x", "0" * 64, author=name), world)
        return found.label if found else ""

    assert [author(name) for name in ("Omar Saleh", "Omar A. Saleh", "Saleh", "Omar Saleh and others", "")] == [
        "Omar Saleh", "Omar Saleh", "", "", "",
    ]  # fmt: skip
