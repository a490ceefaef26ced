"""Dates as the tables spell them, and the four bounds they stand for.

A cell holds a day (``2022-08-09``), a month (``2022-08``), a year (``2022``), or an interval ``A/B`` of these: not
before A, not after B, where either may be left out. An empty cell says that nothing is known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta
from typing import Final

DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def first_second(date: str) -> datetime:
    """Give the first second of a day, month or year, in UTC; raise ValueError where it is none.

    >>> first_second("2022-08").isoformat()
    '2022-08-01T00:00:00+00:00'
    """
    year, month, day = _fields(date)
    return datetime(year, month or 1, day or 1, tzinfo=UTC)


def last_second(date: str) -> datetime:
    """Give the last second of a day, month or year, in UTC; raise ValueError where it is none.

    >>> last_second("2024-02").isoformat()
    '2024-02-29T23:59:59+00:00'
    """
    year, month, day = _fields(date)
    month = month or 12
    last = datetime(year, month, day or monthrange(year, month)[1], tzinfo=UTC)
    return last + timedelta(days=1, seconds=-1)


def start_bounds(cell: str) -> tuple[datetime | None, datetime | None]:
    """Read when something started: not before, not after. A known day starts at its first second.

    >>> [bound.day for bound in start_bounds("2022-08-09")]
    [9, 9]
    >>> start_bounds("/2022-08-09")[0] is None
    True
    """
    before, after = _interval(cell)
    latest = first_second(after) if _is_day(after) else last_second(after) if after else None
    return first_second(before) if before else None, latest


def end_bounds(cell: str) -> tuple[datetime | None, datetime | None]:
    """Read when something ended: not before, not after. A known day ends at its last second.

    >>> [bound.hour for bound in end_bounds("2022-08-09")]
    [23, 23]
    """
    before, after = _interval(cell)
    earliest = last_second(before) if _is_day(before) else first_second(before) if before else None
    return earliest, last_second(after) if after else None


def _interval(cell: str) -> tuple[str, str]:
    before, slash, after = cell.partition("/")
    return (before, after) if slash else (cell, cell)


def _is_day(date: str) -> bool:
    return len(date) == len("2022-08-09")


def _fields(date: str) -> tuple[int, int, int]:
    found = DATE.fullmatch(date)
    if not found:
        raise ValueError(f"“{date}” is no date")
    year, month, day = (int(field or 0) for field in found.groups())
    return year, month, day
