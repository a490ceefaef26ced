"""Dates as bounds, with the article's date and without."""

from __future__ import annotations

from datetime import date

import pytest

from entente.ingest.dates import dates, held_on, within
from entente.model.claim import Bounds

TODAY = date(2024, 6, 28)  # a Friday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 3 May 2023", "2023-05-03", "2023-05-03"),
        ("on May 3, 2023", "2023-05-03", "2023-05-03"),
        ("the 3rd of May 2023", "2023-05-03", "2023-05-03"),
        ("on 2023-05-03", "2023-05-03", "2023-05-03"),
        ("24-27 June 2024", "2024-06-24", "2024-06-27"),
        ("in late May 2023", "2023-05-21", "2023-05-31"),
        ("in early May 2023", "2023-05-01", "2023-05-10"),
        ("in mid-2023", "2023-05-01", "2023-08-31"),
        ("at the end of 2021", "2021-09-01", "2021-12-31"),
        ("at the end of the month", "2024-06-21", "2024-06-30"),
        ("in Feb. 2024", "2024-02-01", "2024-02-29"),
        ("last December", "2023-12-01", "2023-12-31"),
        ("this May", "2024-05-01", "2024-05-31"),
        ("last autumn", "2023-09-01", "2023-11-30"),
        ("last spring", "2024-03-01", "2024-05-31"),
        ("in the summer of 2019", "2019-06-01", "2019-08-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("three days ago", "2024-06-25", "2024-06-25"),
        ("two weeks ago", "2024-06-10", "2024-06-16"),
        ("four months ago", "2024-02-01", "2024-02-29"),
        ("over the weekend", "2024-06-22", "2024-06-23"),
        ("tomorrow", "2024-06-29", "2024-06-29"),
        ("during 2023", "2023-01-01", "2023-12-31"),
        ("on 3 May", "2024-05-03", "2024-05-03"),
        ("on 30 December", "2023-12-30", "2023-12-30"),
        ("on Friday", "2024-06-28", "2024-06-28"),
        ("on Monday", "2024-06-24", "2024-06-24"),
        ("today", "2024-06-28", "2024-06-28"),
        ("yesterday", "2024-06-27", "2024-06-27"),
        ("last week", "2024-06-17", "2024-06-23"),
        ("last month", "2024-05-01", "2024-05-31"),
        ("earlier this month", "2024-06-01", "2024-06-30"),
        ("next month", "2024-07-01", "2024-07-31"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("earlier this year", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_date(text: str, first: str, last: str) -> None:
    (found,) = dates(f"It happened {text}, they said.", TODAY)
    assert found.bounds == within(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["on Monday", "yesterday", "last week", "last year", "on 3 May", "this month"])
def test_without_the_article_s_date_relative_ones_stay_open(text: str) -> None:
    assert dates(f"It happened {text}.", None) == ()


@pytest.mark.parametrize(
    "text",
    [
        "31 February",
        "32 May",
        "2024-13-45",
        "some 2024 men",
        "it may be",
        "1 Auguſt 2024",
        "27-24 June",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text, TODAY) == ()


@pytest.mark.parametrize("today", [date.min, date.max])
@pytest.mark.parametrize(
    "text", ["yesterday", "last week", "last year", "next year", "next month", "on 1 January", "on Sunday"]
)
def test_the_ends_of_the_calendar_are_no_error(today: date, text: str) -> None:
    assert len(dates(text, today)) <= 1


def test_bounds_are_the_first_and_last_second_in_utc() -> None:
    bounds = within(date(2024, 5, 1), date(2024, 5, 31))
    assert bounds.starts_not_before == bounds.ends_not_before
    assert bounds.ends_not_after is not None
    assert bounds.ends_not_after.isoformat() == "2024-05-31T23:59:59+00:00"
    held = held_on(date(2024, 5, 1))
    assert (held.starts_not_before, held.ends_not_after) == (None, None)
    assert held_on(None) == Bounds()


def test_from_one_day_to_another_is_one_span() -> None:
    (found,) = dates("He was there from May 30, 2023 to June 2, 2023.", TODAY)
    days = [moment.date().isoformat() for moment in vars(found.bounds).values() if moment]
    assert days == ["2023-05-30", "2023-05-30", "2023-06-02", "2023-06-02"]


@pytest.mark.parametrize(
    "text",
    ["from June 2, 2023 to May 30, 2023", "on May 30, 2023 to June 2, 2023", "from May 30, 2023 and June 2, 2023"],
)
def test_two_days_that_are_no_span(text: str) -> None:
    assert len(dates(text, TODAY)) == 2


def test_several_dates_stand_in_order() -> None:
    found = dates("On 3 May 2023, on 2024-01-02, and in 2025", TODAY)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert len(found) == 3


def _days(bounds: Bounds) -> str:
    """The four bounds as days, “-” for one that is open."""
    four = (bounds.starts_not_before, bounds.starts_not_after, bounds.ends_not_before, bounds.ends_not_after)
    return " ".join(one.date().isoformat() if one else "-" for one in four)


@pytest.mark.parametrize(
    ("text", "four"),
    [
        ("since 2011", "2011-01-01 2011-12-31 - -"),
        ("since early 2023", "2023-01-01 2023-04-30 - -"),
        ("since 1 February", "2024-02-01 2024-02-01 - -"),
        ("since Monday", "2024-06-24 2024-06-24 - -"),
        ("since last year", "2023-01-01 2023-12-31 - -"),
        ("until 2017", "- - 2017-01-01 2017-12-31"),
        ("until 30 June 2025", "- - 2025-06-30 2025-06-30"),
        ("by September 2025", "- 2025-09-30 - 2025-09-30"),
        ("before 2020", "- 2019-12-31 - 2019-12-31"),
        ("after 7 October 2023", "2023-10-07 - 2023-10-07 -"),
        ("from 2019 to 2021", "2019-01-01 2019-12-31 2021-01-01 2021-12-31"),
        ("between May 2022 and July 2023", "2022-05-01 2022-05-31 2023-07-01 2023-07-31"),
        ("from 3 to 5 May 2022", "2022-05-03 2022-05-03 2022-05-05 2022-05-05"),
    ],
)
def test_what_opens_and_what_closes(text: str, four: str) -> None:
    (found,) = dates(f"It held {text}, they said.", TODAY)
    assert _days(found.bounds) == four


@pytest.mark.parametrize(
    ("text", "day"), [("on Friday", "2024-07-05"), ("on Monday", "2024-07-01"), ("in May", "2025-05-01")]
)
def test_what_is_to_come_lies_ahead(text: str, day: str) -> None:
    (found,) = dates(f"They will meet {text}.", TODAY)
    assert found.ahead is not None
    assert _days(found.ahead).startswith(day)
