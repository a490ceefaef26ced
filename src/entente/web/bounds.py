"""The four bounds of a tenure, a membership or a claim, in words: since when, until when, and how surely."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from entente.web.asking import Row

NAMES: Final = ("startsNotBefore", "startsNotAfter", "endsNotBefore", "endsNotAfter")


@dataclass(frozen=True)
class Bounds:
    """When something began at the earliest and the latest, when it ended at the earliest and the latest."""

    starts_not_before: datetime | None = None
    starts_not_after: datetime | None = None
    ends_not_before: datetime | None = None
    ends_not_after: datetime | None = None

    @property
    def moments(self) -> tuple[datetime, ...]:
        """The bounds that are known."""
        four = (self.starts_not_before, self.starts_not_after, self.ends_not_before, self.ends_not_after)
        return tuple(moment for moment in four if moment is not None)

    @property
    def text(self) -> str:
        """Say it in one phrase; empty where nothing is known."""
        if self.starts_not_before is None and self.ends_not_after is None:
            return _at_least(self.starts_not_after, self.ends_not_before)
        start = edge(self.starts_not_before, self.starts_not_after)
        end = edge(self.ends_not_before, self.ends_not_after)
        if start and start == end:
            return start
        if start and end:
            return f"{start} – {end}"
        if start:
            return start if start.startswith("not before") else f"since {start}"
        return f"until {end}" if end else ""


def bounds(row: Row) -> Bounds:
    """Read the bounds a row binds."""
    four = [row.get(name) for name in NAMES]
    return Bounds(*(moment(term.value) if term else None for term in four))


def moment(text: str) -> datetime | None:
    """Read an ``xsd:dateTime``; None for what is none.

    >>> moment("2022-08-09T00:00:00Z").year, moment("soon")
    (2022, None)
    """
    try:
        read = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return read if read.tzinfo else None


def edge(earliest: datetime | None, latest: datetime | None) -> str:
    """Say when something began, or ended, as exactly as its two bounds allow.

    >>> edge(moment("2022-08-01T00:00:00Z"), moment("2022-08-31T23:59:59Z"))
    'August 2022'
    >>> edge(None, moment("2024-06-28T00:00:00Z"))
    'by 28 June 2024'
    """
    if earliest is None and latest is None:
        return ""
    if earliest is None or latest is None:
        return f"by {day(latest)}" if latest else f"not before {day(earliest)}"
    if earliest.date() == latest.date():
        return day(earliest)
    whole_months = earliest.day == 1 and latest.day == calendar.monthrange(latest.year, latest.month)[1]
    if whole_months and (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest:%B} {earliest.year}"
    if whole_months and earliest.month == 1 and latest.month == 12:
        return f"{earliest.year}" if earliest.year == latest.year else f"{earliest.year} to {latest.year}"
    return f"between {day(earliest)} and {day(latest)}"


def _at_least(begun: datetime | None, not_ended: datetime | None) -> str:
    """Say what is surely so and nothing more: an article that calls someone commander proves it for its own day."""
    if begun and not_ended:
        if begun.date() == not_ended.date():
            return f"on {day(begun)}"
        return f"at least {day(begun)} – {day(not_ended)}"
    return f"by {day(begun)}" if begun else edge(not_ended, None)


def day(when: datetime | None) -> str:
    """Write a day: ``9 August 2022``; empty for none."""
    return f"{when.day} {when:%B} {when.year}" if when else ""
