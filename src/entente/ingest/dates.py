"""Dates in a sentence, as four bounds; relative ones are resolved against the article's date, or left out."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from entente.model.claim import Bounds

_MONTHS: Final = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_DAYS: Final = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<until>\d{1,2}))?"
_PATTERNS: Final = tuple(
    re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    for pattern in (
        r"(?P<iso>\d{4}-\d{2}-\d{2})",
        rf"{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?",
        rf"{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"(?:in |since |of |by |until )?(?:(?:early|mid|late)[ -])?{_MONTH} {_YEAR}",
        rf"(?:in|since|during|of|by|until) (?:(?:early|mid|late)[ -])?{_YEAR}",
        r"(?P<relative>yesterday|today|last (?:week|month|year)|(?:earlier )?this (?:month|year)|next (?:month|year))",
        rf"(?:on|last) (?P<weekday>{'|'.join(_DAYS)})",
        rf"(?:in|since|last|during|until) (?:(?:early|mid|late)[ -])?{_MONTH}",
    )
)
_FROM: Final = re.compile(r"\bfrom $", re.IGNORECASE)
_TO: Final = re.compile(r",? (?:to|until|through) ")
"""What stands before the first day of a span, and between its first and last."""


@dataclass(frozen=True)
class Dated:
    """A date expression at offsets into a sentence's text, and the bounds it sets."""

    start: int
    end: int
    bounds: Bounds


def dates(text: str, today: date | None) -> tuple[Dated, ...]:
    """Find the dates of a sentence; ``today`` is the article's date, against which “last year” is read."""
    found: list[Dated] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            taken = any(start < one.end and one.start < end for one in found)
            span = None if taken else _span(match, today)
            if span:
                found.append(Dated(start, end, within(*span)))
    return _joined(text, sorted(found, key=lambda one: one.start))


def _joined(text: str, found: list[Dated]) -> tuple[Dated, ...]:
    """Take “from May 28 to June 2” as one: what began on the first day and ended on the second."""
    kept: list[Dated] = []
    for one in found:
        before = kept[-1] if kept else None
        spans = before and _TO.fullmatch(text, before.end, one.start) and _FROM.search(text[: before.start])
        lasting = _lasting(before.bounds, one.bounds) if before and spans else None
        if before and lasting:
            kept[-1] = Dated(before.start, one.end, lasting)
        else:
            kept.append(one)
    return tuple(kept)


def _lasting(first: Bounds, last: Bounds) -> Bounds | None:
    """Bound what lasted from one time to another; None where the second is not the later."""
    begun, ended = first.ends_not_after, last.starts_not_before
    if begun is None or ended is None or begun >= ended:
        return None
    return Bounds(first.starts_not_before, begun, ended, last.ends_not_after)


def within(first: date, last: date) -> Bounds:
    """Bound what began and ended some time between two days, both included."""
    start, end = beginning(first), ending(last)
    return Bounds(start, end, start, end)


def held_on(day: date | None) -> Bounds:
    """Bound what surely held on a day and of which no more is known."""
    return Bounds(starts_not_after=beginning(day), ends_not_before=ending(day)) if day else Bounds()


def beginning(day: date) -> datetime:
    """The first second of a day, UTC."""
    return datetime.combine(day, time(), UTC)


def ending(day: date) -> datetime:
    """The last second of a day, UTC."""
    return datetime.combine(day, time(23, 59, 59), UTC)


def _span(match: re.Match[str], today: date | None) -> tuple[date, date] | None:
    """The first and last day a date expression means; None for one that no calendar has, or that needs ``today``."""
    named = {name: value for name, value in match.groupdict().items() if value}
    try:
        if iso := named.get("iso"):
            return date.fromisoformat(iso), date.fromisoformat(iso)
        if weekday := named.get("weekday"):
            return _weekday(weekday, today) if today else None
        if relative := named.get("relative"):
            return _relative(relative.lower().removeprefix("earlier "), today) if today else None
        return _calendar_span(named, today)
    except (ValueError, OverflowError, KeyError):
        # No such day, a year before 1 or after 9999, or a letter that only looks like one of a month's name.
        return None


def _calendar_span(named: Mapping[str, str], today: date | None) -> tuple[date, date] | None:
    """A month without a year is the last one up to the article's date."""
    year = int(named.get("year", 0))
    month = _MONTHS[named["month"].lower()] if "month" in named else 0
    if "day" in named:
        return _days(year, month, named, today)
    if month and not year:
        if today is None:
            return None
        year = today.year - (month > today.month)
    if month:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def _days(year: int, month: int, named: Mapping[str, str], today: date | None) -> tuple[date, date] | None:
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


def _weekday(name: str, today: date) -> tuple[date, date]:
    """“on Friday” is the last one up to the article's date."""
    day = today - timedelta(days=(today.weekday() - _DAYS[name.lower()]) % 7)
    return day, day


def _relative(words: str, today: date) -> tuple[date, date]:
    if words in ("today", "yesterday"):
        day = today - timedelta(days=words == "yesterday")
        return day, day
    if words == "last week":
        monday = today - timedelta(days=today.weekday() + 7)
        return monday, monday + timedelta(days=6)
    which, _, unit = words.partition(" ")
    shift = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "year":
        return date(today.year + shift, 1, 1), date(today.year + shift, 12, 31)
    year, month = divmod(today.year * 12 + today.month - 1 + shift, 12)
    return date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1])
