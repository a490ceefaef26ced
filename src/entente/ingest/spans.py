"""Spans of the calendar: which days a date expression of English means, seen from the day of the article."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

MONTHS: Final = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
DAYS: Final = {name.lower(): number for number, name in enumerate(calendar.day_name)}
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""A season of the northern half of the earth, and the month it begins with."""
NUMBERS: Final = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"a": 1, "an": 1}
PARTS: Final = {
    "early": 0, "the beginning of": 0, "the start of": 0, "mid": 1, "the middle of": 1, "late": 2, "the end of": 2,
}  # fmt: skip
"""Words for the first, second and last third of a month or year."""

Span = tuple[date, date]
"""First and last day, both included."""


def span(named: Mapping[str, str], today: date | None, *, ahead: bool = False) -> Span | None:
    """Give the days that the named parts of a date expression mean; None where that needs ``today`` and it is unknown.

    ``ahead`` takes what has no year for one to come, as in “will meet on Friday”. Raises ValueError, OverflowError or
    KeyError for a day that no calendar has.
    """
    if iso := named.get("iso"):
        return date.fromisoformat(iso), date.fromisoformat(iso)
    if decade := named.get("decade"):
        return date(int(decade), 1, 1), date(int(decade) + 9, 12, 31)
    if "month" in named or "year" in named:
        return _thirds(_of_calendar(named, today, ahead), named.get("part", ""))
    return _seen_from(named, today, ahead) if today else None


def _seen_from(named: Mapping[str, str], today: date, ahead: bool) -> Span | None:
    """What only the day of the article tells: “on Friday”, “two weeks ago”, “last autumn”, “next month”."""
    which = named.get("which", "")
    if weekday := named.get("weekday"):
        return _weekday(weekday, today, ahead=ahead or which == "next")
    if season := named.get("season"):
        return _season(season, today, which)
    if word := named.get("day_word"):
        return _day(today + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(word, 0)))
    if named.get("weekend"):
        saturday = today - timedelta(days=(today.weekday() + 2) % 7)
        return saturday, saturday + timedelta(days=1)
    unit = named.get("unit", "").removesuffix("s")
    if count := named.get("count"):
        return _ago(int(count) if count.isdecimal() else NUMBERS[count], unit, today)
    shift = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    return _thirds(_unit(unit, today, shift), named.get("part", ""))


def _day(day: date) -> Span:
    return day, day


def _of_calendar(named: Mapping[str, str], today: date | None, ahead: bool) -> Span | None:
    """A month without a year is the last one up to the article's date, or the next where it is to come."""
    year, month = int(named.get("year", 0)), MONTHS[named["month"]] if "month" in named else 0
    if "season" in named:
        return _three_months(year, SEASONS[named["season"]])
    if "day" in named:
        return _days(year, month, named, today)
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if not year:
        if today is None:
            return None
        year = today.year + (month < today.month) if ahead else today.year - (month > today.month)
        if named.get("which") == "last" and month == today.month:
            year -= 1
        if named.get("which") == "next" and month <= today.month:
            year = today.year + 1
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _days(year: int, month: int, named: Mapping[str, str], today: date | None) -> Span | None:
    day = int(named["day"])
    if not year and today is None:
        return None
    first = date(year or _nearest_year(month, day, today or date.min), month, day)
    last = first.replace(day=int(named.get("until", day)))
    return (first, last) if first <= last else None


def _nearest_year(month: int, day: int, today: date) -> int:
    """A day without a year is the one nearest to the article's date."""
    years = (today.year - 1, today.year, today.year + 1)
    return min(years, key=lambda year: abs((date(year, month, min(day, 28)) - today).days))


def _weekday(name: str, today: date, *, ahead: bool) -> Span:
    """“on Friday” is the last one up to the article's date; of what is to come the next after it."""
    if ahead:
        return _day(today + timedelta(days=(DAYS[name] - today.weekday() - 1) % 7 + 1))
    return _day(today - timedelta(days=(today.weekday() - DAYS[name]) % 7))


def _season(name: str, today: date, which: str) -> Span:
    """A season that is over, for “last”; the one of the article's year else."""
    first, last = _three_months(today.year, SEASONS[name])
    if which == "last" and last >= today:
        return _three_months(today.year - 1, SEASONS[name])
    if which == "next" and first <= today:
        return _three_months(today.year + 1, SEASONS[name])
    return first, last


def _three_months(year: int, month: int) -> Span:
    end_year, end_month = (year + 1, 2) if month == 12 else (year, month + 2)
    return date(year, month, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def _ago(count: int, unit: str, today: date) -> Span:
    if unit == "day":
        return _day(today - timedelta(days=count))
    return _unit(unit, today, -count)


def _unit(unit: str, today: date, shift: int) -> Span:
    """The week (from Monday), month or year so many away from the article's."""
    if unit == "week":
        monday = today - timedelta(days=today.weekday() - 7 * shift)
        return monday, monday + timedelta(days=6)
    if unit == "year":
        return date(today.year + shift, 1, 1), date(today.year + shift, 12, 31)
    year, month = divmod(today.year * 12 + today.month - 1 + shift, 12)
    return date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _thirds(found: Span | None, part: str) -> Span | None:
    """The third of a month or year that “early”, “mid” or “the end of” means."""
    third = PARTS.get(part)
    if found is None or third is None:
        return found
    first, last = found
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        begin = first.replace(day=1 + 10 * third)
        return begin, last if third == 2 else first.replace(day=10 + 10 * third)
    begin_month = 1 + 4 * third
    return date(first.year, begin_month, 1), _unit("month", date(first.year, begin_month + 3, 1), 0)[1]
