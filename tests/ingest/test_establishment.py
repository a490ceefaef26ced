"""Who held an office of a title, and in which body somebody held one."""

from __future__ import annotations

from datetime import date

import pytest

from entente.ingest.establishment import Establishment


def _held(person: str, office: str, begun: str, ended: str) -> tuple[str, ...]:
    start, end = (f"{year}-01-01T00:00:00Z" for year in (begun, ended))
    return person, office, f"tenure-{person}-{office}", "", start, start, end, end


KNOWN = Establishment(
    [
        _held("lee", "chair", "1990", "2000"),
        _held("ray", "chair", "2000", "2009"),
        _held("moe", "chair", "1990", "2009"),
        _held("moe", "leader", "1990", "2009"),
        _held("fox", "adviser", "1990", "2009"),
    ],
    [
        ("chair", "union", "", "Chairman of the Union"),
        ("leader", "front", "", "Chairman of the Front"),
        ("adviser", "council", "arland", "National Security Adviser of Arland"),
    ],
)


def test_who_held_an_office_of_a_title_on_a_day() -> None:
    assert set(KNOWN.holders("chairman", "union", date(1995, 1, 1))) == {"lee", "moe"}
    assert set(KNOWN.holders("chairman", "union", date(2005, 1, 1))) == {"ray", "moe"}
    assert KNOWN.holders("chairman", "arland", date(1995, 1, 1)) == ()
    assert KNOWN.holders("national security advisor", "arland", date(1995, 1, 1)) == ("fox",)


@pytest.mark.parametrize(
    ("person", "title", "year", "body"),
    [
        ("lee", "chairman", 1995, "union"),
        ("lee", "chairman", 2005, ""),  # no longer
        ("lee", "president", 1995, ""),
        ("moe", "chairman", 1995, ""),  # of two bodies
        ("fox", "National Security Advisor", 1995, "council"),
        ("nobody", "chairman", 1995, ""),
    ],
)
def test_the_body_somebody_has_an_office_in(person: str, title: str, year: int, body: str) -> None:
    assert KNOWN.seat(person, title, date(year, 6, 1)) == body
