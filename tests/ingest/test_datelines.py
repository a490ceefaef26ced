"""Datelines, and lines of dates: where and when, and what begins like one and is none."""

from __future__ import annotations

from datetime import date

import pytest

from entente.ingest.datelines import date_line, dateline, day_of

TOLD = {
    "TRIPOLI, June 28 (Agency) — Fighting broke out.": ("Tripoli", None, "Agency"),
    "CAIRO — Egypt said no.": ("Cairo", None, ""),
    "Washington, D.C., 3 May 2023 – The White House": ("Washington, D.C.", date(2023, 5, 3), ""),
    "GENEVA/KHARTOUM — Talks went on.": ("Geneva/Khartoum", None, ""),
    "GENEVA/KHARTOUM (Agency) - Talks went on.": ("Geneva/Khartoum", None, "Agency"),
    "NAIROBI, Kenya (AP) — The army left.": ("Nairobi, Kenya", None, "AP"),
    "Kyiv, 12 March (Interfax) - Russia attacked.": ("Kyiv", None, "Interfax"),
    "(Geneva, 12 May 2024) – The office said": ("Geneva", date(2024, 5, 12), ""),
    "TAMPA, Florida, January 12, 2024 – Forces struck": ("Tampa, Florida", date(2024, 1, 12), ""),
    "PORT-AU-PRINCE, Haiti, Feb. 3 -- Gangs attacked": ("Port-au-Prince, Haiti", None, ""),
    "N’DJAMENA, 3 May 2023 (Agency) – Chad said": ("N’Djamena", date(2023, 5, 3), "Agency"),
    "BEIJING, June 28 (Xinhua) -- China said": ("Beijing", None, "Xinhua"),
    "ISLAMABAD: The foreign office said": ("Islamabad", None, ""),
    "Cairo — The foreign ministry said no.": ("Cairo", None, ""),
    "MOSCOW, June 28. /Agency/. Russia said no.": ("Moscow", None, "Agency"),
    "CAIRO, June 28 /Agency Wire/ -- Egypt said no.": ("Cairo", None, "Agency Wire"),
    "BREAKING — Egypt said no.": ("", None, ""),
    "Tripoli, Libya, 28 June 2024": ("Tripoli, Libya", date(2024, 6, 28), ""),
}
NONE = [
    "Tripoli – which fell in 2011 – is quiet.",
    "Moscow — long an ally of Damascus — said no.",
    "Moscow — The capital — is quiet.",
    "Moscow – Beijing relations have grown.",
    "Washington, Moscow — both sides — said no.",
    "Russia, China – The two agreed.",
    "RUSSIA — UKRAINE TALKS FAIL",
    "NATO — the alliance — met.",
    "EU – Russia ties are bad.",
    "On Monday — The day of the talks",
    "“We will fight – The end,” he said.",
    "Libya’s Tripoli, June 28 — The city is quiet.",
    "The talks, June 28 — nothing came of them.",
    "Tripoli, Libya, 28 June 2024 was quiet.",
    "2011–2020: The war in Libya",
    "It rained.",
    "",
]


@pytest.mark.parametrize(("line", "told"), TOLD.items())
def test_a_dateline_tells_place_day_and_agency(line: str, told: tuple[str, date | None, str]) -> None:
    found = dateline(line)
    assert found
    assert (found.place, found.day, found.agency) == told
    rest = line[found.end :]
    assert rest == "" or (rest[0].isupper() and "—" not in rest)


@pytest.mark.parametrize("line", NONE)
def test_what_is_no_dateline(line: str) -> None:
    assert dateline(line) is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Published 28 June 2024", (True, date(2024, 6, 28))),
        ("June 28th, 2024", (True, date(2024, 6, 28))),
        ("Friday, June 28, 2024 10:15 AM EST", (True, date(2024, 6, 28))),
        ("28 Sept. 2024 | 10:15 UTC", (True, date(2024, 9, 28))),
        ("2024-06-28T10:15:00Z", (True, date(2024, 6, 28))),
        ("Published 28 June 2024 | Updated 29 June 2024", (True, date(2024, 6, 28))),
        ("Updated: 28 June 2024", (True, None)),
        ("31 June 2024", (True, None)),
        ("Last updated at 10:15 GMT", (True, None)),
        ("Updated at 10:15 GMT with the words of Chad's minister", (False, None)),
        ("June 28", (False, None)),
        ("On June 28, 2024 it rained", (False, None)),
        ("June 28, 2024 was a bad day.", (False, None)),
    ],
)
def test_a_line_of_dates(line: str, told: tuple[bool, date | None]) -> None:
    assert date_line(line) == told


def test_two_days_are_none() -> None:
    assert day_of("28 June 2024 and June 28, 2024") == date(2024, 6, 28)
    assert day_of("28 June 2024 to 29 June 2024") is None
    assert day_of("28 June") is None
