"""Dates in a sentence, as four bounds; relative ones are resolved against the article's date, or left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from entente.ingest.spans import DAYS, MONTHS, NUMBERS, PARTS, SEASONS, Span, span
from entente.model.claim import Bounds

_LEAD: Final = r"(?:(?P<lead>since|from|until|till|by|before|after|in|on|of|during|at|as of|between) )?(?:the )?"
_PART: Final = rf"(?:(?P<part>{'|'.join(PARTS)})[ -](?:in )?(?:the )?)"
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?(?:[-–]|to|and)\s?(?P<until>\d{1,2}))?"
_WHICH: Final = r"(?P<which>last|this|next|previous|coming|earlier this|later this)"
_SEASON: Final = rf"(?P<season>{'|'.join(SEASONS)})"
_WEEKDAY: Final = rf"(?P<weekday>{'|'.join(DAYS)})"
_PATTERNS: Final = tuple(
    re.compile(rf"\b{pattern}\b", re.IGNORECASE)
    for pattern in (
        rf"{_LEAD}(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})",
        rf"{_LEAD}{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?",
        rf"{_LEAD}{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"{_LEAD}{_PART}?{_MONTH},? (?:of )?{_YEAR}",
        rf"{_LEAD}{_SEASON}(?: of)? {_YEAR}",
        r"(?:since|in|during|from|until) the (?P<decade>(?:19|20)\d0)s",
        rf"{_LEAD}{_PART}{_YEAR}",
        rf"(?P<lead>in|since|during|of|by|until|till|from|before|after|between|and|to|as of) (?:the year )?{_YEAR}",
        rf"{_LEAD}(?:{_PART}|)(?:{_WHICH}|the) (?P<unit>week|month|year)",
        rf"(?P<count>\d+|{'|'.join(NUMBERS)}) (?P<unit>days?|weeks?|months?|years?) ago",
        rf"{_WHICH} {_SEASON}",
        rf"{_LEAD}{_WHICH} {_MONTH}",
        r"(?P<day_word>yesterday|today|tomorrow)",
        r"(?:at|over|on) the (?P<weekend>weekend)",
        rf"(?P<lead>on|since|until|by) {_WEEKDAY}",
        rf"{_WHICH} {_WEEKDAY}",
        rf"(?P<lead>in|since|during|until|by|before|after|from) {_PART}?{_MONTH}",
    )
)
_ANY: Final = re.compile(rf"\d|day|week|month|year|tomorrow|{_MONTH}|{_WEEKDAY}|{_SEASON}", re.IGNORECASE)
"""What every date has one of: most sentences have none, and one look tells so."""
_OPENING: Final = frozenset({"since", "from", "as of"})
_CLOSING: Final = frozenset({"until", "till"})
_UP_TO: Final = {
    "from": re.compile(r",? ?(?:to|until|till|through|–|-)? ?", re.IGNORECASE),
    "between": re.compile(r",? and ", re.IGNORECASE),
}
"""What stands between the first and the last day of a range, by the word before the first."""


@dataclass(frozen=True)
class Dated:
    """A date expression at offsets into a sentence's text, and the bounds it sets."""

    start: int
    end: int
    bounds: Bounds
    ahead: Bounds | None = None
    """What it means of something that is to come, where that is another day: “will meet on Friday”."""
    lead: str = ""
    """The preposition before it."""

    @property
    def closes(self) -> bool:
        """Whether it tells when something ended, or is to end."""
        return self.lead in _CLOSING or self.lead in _UP_TO


def dates(text: str, today: date | None) -> tuple[Dated, ...]:
    """Find the dates of a sentence; ``today`` is the article's date, against which “last year” is read."""
    found: list[Dated] = []
    for pattern in _PATTERNS if _ANY.search(text) else ():
        for match in pattern.finditer(text):
            start, end = match.span()
            taken = any(start < one.end and one.start < end for one in found)
            dated = None if taken else _dated(match, today)
            if dated:
                found.append(dated)
    return tuple(_ranges(text, sorted(found, key=lambda one: one.start)))


def _dated(match: re.Match[str], today: date | None) -> Dated | None:
    named = {name: value.lower() for name, value in match.groupdict().items() if value}
    if named.get("unit") and "which" not in named and "count" not in named and "part" not in named:
        return None  # “the month” alone is no date
    lead = named.get("lead", "")
    try:
        found, ahead = span(named, today), span(named, today, ahead=True)
    except (ValueError, OverflowError, KeyError):
        # No such day, a year before 1 or after 9999, or a letter that only looks like one of a month's name.
        return None
    if found is None:
        return None
    if lead in _UP_TO and "until" in named:
        days = Bounds(*_day(found[0]), *_day(found[1]))
        return Dated(*match.span(), days, None, lead)
    other = _bounds(ahead, lead) if ahead and ahead != found else None
    return Dated(*match.span(), _bounds(found, lead), other, lead)


def _bounds(days: Span, lead: str) -> Bounds:
    """Bound what began, ended or happened so: “since” opens, “until” closes, “by” leaves the beginning open."""
    first, last = beginning(days[0]), ending(days[1])
    if lead in _OPENING:
        return Bounds(first, last)
    if lead in _CLOSING:
        return Bounds(ends_not_before=first, ends_not_after=last)
    if lead == "by":
        return Bounds(starts_not_after=last, ends_not_after=last)
    if lead == "before":
        before = first - timedelta(seconds=1)
        return Bounds(starts_not_after=before, ends_not_after=before)
    if lead == "after":
        return Bounds(starts_not_before=first, ends_not_before=first)
    return within(*days)


def _ranges(text: str, found: Sequence[Dated]) -> list[Dated]:
    """Join “from 2019 to 2021” and “between May and July” to one that begins and ends."""
    joined: list[Dated] = []
    for one in found:
        before = joined[-1] if joined else None
        lasting = _lasting(before, one, text[before.end : one.start]) if before else None
        if before and lasting:
            joined[-1] = replace(before, end=one.end, bounds=lasting, ahead=None)
        else:
            joined.append(one)
    return joined


def _lasting(first: Dated, last: Dated, between: str) -> Bounds | None:
    """Bound what lasted from one date to another; None where they are no range, or the second is not the later."""
    up_to = _UP_TO.get(first.lead)
    ends = _last(last.bounds)
    begun = first.bounds.starts_not_before
    if up_to is None or not up_to.fullmatch(between) or not begun or not ends[0] or begun >= ends[0]:
        return None
    return Bounds(begun, first.bounds.starts_not_after, *ends)


def _last(bounds: Bounds) -> tuple[datetime | None, datetime | None]:
    """The bounds of the end of a date, whether it was read as one that closes or one that stands alone."""
    return bounds.ends_not_before or bounds.starts_not_before, bounds.ends_not_after or bounds.starts_not_after


def _day(day: date) -> tuple[datetime, datetime]:
    return beginning(day), ending(day)


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
