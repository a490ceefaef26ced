"""A title and a name spelt otherwise mean whoever then held that office."""

from __future__ import annotations

from datetime import date

import pytest

from entente.ingest.dictionary import Dictionary
from entente.ingest.incumbents import incumbent, nearly
from entente.model import iris

STATE, OTHER = (iris.THING + path for path in ("state/arland", "state/borland"))
PEOPLE = {"janos-martonyi": "János Martonyi", "nabil-elaraby": "Nabil Elaraby", "suharto": "Suharto"}


def _held(key: str, office: str, state: str, begun: str, ended: str) -> tuple[str, ...]:
    start, end = (f"{year}-01-01T00:00:00Z" for year in (begun, ended))
    return f"{iris.THING}person/{key}", f"urn:office/{office}", f"urn:tenure/{key}", state, start, start, end, end


WORLD = Dictionary.from_rows(
    [
        *((f"{iris.THING}person/{key}", iris.term("Person"), name, name, iris.term("label"), STATE)
          for key, name in PEOPLE.items()),
        (STATE, iris.term("State"), "Arland", "Arland", iris.term("label"), ""),
    ],
    [
        _held("janos-martonyi", "foreign-minister-of-arland", STATE, "1998", "2002"),
        _held("nabil-elaraby", "foreign-minister-of-arland", STATE, "2002", "2009"),
        _held("suharto", "president-of-borland", OTHER, "1990", "2009"),
    ],
    [
        ("urn:office/foreign-minister-of-arland", STATE, "", "Foreign Minister of Arland"),
        ("urn:office/president-of-borland", OTHER, "", "President of Borland"),
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    ("label", "title", "bodies", "year", "expected"),
    [
        ("Martony", "foreign minister", {STATE}, 2000, "János Martonyi"),
        ("Janos Martony", "foreign minister", {STATE, OTHER}, 2000, "János Martonyi"),
        ("Nabil al-Araby", "foreign minister", {STATE}, 2005, "Nabil Elaraby"),
        ("Soeharto", "president", {OTHER}, 2000, "Suharto"),
        ("Martony", "foreign minister", {STATE}, 2005, ""),  # another's time
        ("Martony", "president", {STATE}, 2000, ""),  # another office
        ("Martony", "foreign minister", {OTHER}, 2000, ""),  # another state
        ("Peter Martony", "foreign minister", {STATE}, 2000, ""),
        ("Marton", "foreign minister", {STATE}, 2000, "János Martonyi"),
        ("Kovacs", "foreign minister", {STATE}, 2000, ""),
        (". .", "foreign minister", {STATE}, 2000, ""),
    ],
)
def test_whom_a_title_and_a_name_mean(label: str, title: str, bodies: set[str], year: int, expected: str) -> None:
    found = incumbent(label, title, bodies, date(year, 6, 1), WORLD)
    assert (found.label if found else "") == expected


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("ngueyn", "nguyen", True),  # two letters swapped
        ("obsanjo", "obasanjo", True),
        ("lee", "les", False),  # too short to be sure
        ("bush", "bosh", False),
        ("blair", "blare", False),
    ],
)
def test_how_near_a_spelling_must_be(one: str, other: str, alike: bool) -> None:
    assert nearly(one, other) == nearly(other, one) == alike
