"""Whom a byline names, and what begins like one and is none."""

from __future__ import annotations

import pytest

from entente.ingest.bylines import byline

NAMES = {
    "By Jane Doe": "Jane Doe",
    "by Jane Doe": "Jane Doe",
    "BY JANE DOE": "JANE DOE",
    "By: Jane Doe": "Jane Doe",
    "By Jane Doe and John Roe in Cairo": "Jane Doe and John Roe",
    "By Jane Doe, John Roe and Ann Poe": "Jane Doe, John Roe and Ann Poe",
    "By Jane Doe, Staff Writer": "Jane Doe",
    "By Jane Doe | June 28, 2024": "Jane Doe",
    "By Jane Doe, Reuters": "Jane Doe",
    "By JOHN ROE for the Example Post": "JOHN ROE",
    "By Ursula von der Leyen": "Ursula von der Leyen",
    "By Abdul Rahman al-Rashid": "Abdul Rahman al-Rashid",
    "By Ahmed M. O’Neill Jr.": "Ahmed M. O’Neill Jr.",
    "By محمد علي": "محمد علي",
    "By דוד כהן": "דוד כהן",
    "By Staff": "Staff",
    "Written by A. B. Smith": "A. B. Smith",
    "Reporting by Jane Doe in Cairo and John Roe in Tripoli; Editing by Sam Poe": "Jane Doe and John Roe",
    "(Reporting by Jane Doe; Editing by Sam Poe)": "Jane Doe",
    "(Additional reporting by Jane Doe.)": "Jane Doe",
    "By Jane Doe in Cairo and agencies": "Jane Doe",
}
NONE = [
    "By Friday, Russian troops had left",
    "By Friday the army left",
    "By June Russia had won",
    "By contrast, Chad agreed",
    "By land and sea",
    "By the time Russia left, Chad had won",
    "By invading Ukraine Russia broke the law",
    "By 2025 Russia will have lost",
    "By Monday evening.",
    "Bystanders saw the attack",
    "By " + "Jane Doe and " * 20 + "Ann Poe",
]


@pytest.mark.parametrize(("line", "names"), NAMES.items())
def test_names_stand_without_where_and_for_whom(line: str, names: str) -> None:
    assert byline(line) == names


@pytest.mark.parametrize("line", NONE)
def test_what_is_no_byline(line: str) -> None:
    assert byline(line) == ""


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Doe and John Roe in Cairo", "Jane Doe and John Roe"),
        ("Jane Doe, Staff Writer", "Jane Doe"),
        ("Jane Doe, senior fellow at the Institute for Peace", "Jane Doe"),
        ("Jane Doe and agencies", "Jane Doe"),
        ("Jane Doe", ""),
        ("Middle East", ""),
        ("Russia and Chad in Cairo", ""),
        ("Russia and Chad in talks in Cairo", ""),
        ("Jane Doe, Chad's envoy, met John Roe in Cairo.", ""),
        ("Jane Doe, Chad's minister for African trade, praised Poland.", ""),
        ("Jane Doe, senior editor at the Example Post, was arrested in Russia.", ""),
        ("Jane Doe, reporter for the Example Post, fled to Chad", ""),
        ("Jane Doe (senior analyst) met John Roe", ""),
        ("Jane Doe, quoted by Example Post", ""),
        ("Jane Doe and John Roe in New York for talks", ""),
        ("Jane Doe in Cairo and John Roe signed the treaty", ""),
    ],
)
def test_below_a_headline_a_place_or_a_role_makes_names_a_byline(line: str, names: str) -> None:
    assert byline(line, below_headline=True) == names
    assert byline(line) == ""
