"""Dates in a sentence, as four bounds; relative ones are resolved against the article's date and left out without it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
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
        r"(?P<relative>yesterday|today|last (?:week|month|year)|this (?:month|year)|earlier this (?:month|year)|next (?:month|year))",
        rf"(?:on|last) (?P<weekday>{'|'.join(_DAYS)})",
    )
)


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
            span = _span(match, today)
            if span and not any(match.start() < one.end and one.start < match.end() for one in found):
                found.append(Dated(match.start(), match.end(), within(*span)))
    return tuple(sorted(found, key=lambda one: one.start))


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
    named = match.groupdict()
    try:
        if named.get("iso"):
            day = date.fromisoformat(named["iso"])
            return day, day
        if named.get("relative") or named.get("weekday"):
            return next(_relative(named.get("relative"), named.get("weekday"), today), None) if today else None
        return _calendar_span(named, today)
    except ValueError:
        return None


def _calendar_span(named: dict[str, str | None], today: date | None) -> tuple[date, date] | None:
    year = int(named["year"] or 0) if named.get("year") else 0
    month = _MONTHS[(named["month"] or "").lower().rstrip(".")] if named.get("month") else 0
    if named.get("day"):
        if not year and today is None:
            return None
        first = date(
            year or _nearest_year(month, int(named["day"] or 1), today or date.min), month, int(named["day"] or 1)
        )
        return first, first.replace(day=int(named["until"])) if named.get("until") else first
    if month:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def _nearest_year(month: int, day: int, today: date) -> int:
    """A day without a year is the one nearest to the article's date."""
    years = (today.year - 1, today.year, today.year + 1)
    return min(years, key=lambda year: abs((date(year, month, min(day, 28)) - today).days))


def _relative(word: str | None, weekday: str | None, today: date) -> Iterator[tuple[date, date]]:
    if weekday:
        back = (today.weekday() - _DAYS[weekday.lower()]) % 7
        day = today - timedelta(days=back)
        yield day, day
        return
    lower = (word or "").lower().removeprefix("earlier ")
    if lower in ("today", "yesterday"):
        day = today - timedelta(days=lower == "yesterday")
        yield day, day
    elif lower == "last week":
        monday = today - timedelta(days=today.weekday() + 7)
        yield monday, monday + timedelta(days=6)
    else:
        which, _, unit = lower.partition(" ")
        shift = {"last": -1, "this": 0, "next": 1}[which]
        if unit == "year":
            yield date(today.year + shift, 1, 1), date(today.year + shift, 12, 31)
        else:
            months = today.year * 12 + today.month - 1 + shift
            year, month = divmod(months, 12)
            yield date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1])
