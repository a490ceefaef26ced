"""Spans of time as bars on one axis: dark where something surely held, light where it possibly did.

All places are in percent of the width, so that the drawing fits a phone and a wall. The axis ends with the latest
moment the spans know of: what has no known end runs out to its edge. No clock is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from entente.web.bounds import Bounds
from entente.web.names import Name

_MARGIN: Final = 0.04
"""Share of the whole that the axis is longer than what is known, so that open ends show."""
_WORTH_DRAWING: Final = timedelta(days=370)
"""A single span of which less than this is known says more in words."""
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100)
_MOST_TICKS: Final = 6
_LEAST: Final = 0.8
"""Percent of the width that the shortest bar takes."""


@dataclass(frozen=True)
class Stretch:
    """A piece of the axis, in percent."""

    start: float
    width: float


@dataclass(frozen=True)
class Bar:
    """One span drawn: what it is, its dates in words, and its stretches."""

    label: Name
    note: str
    dates: str
    possible: Stretch
    sure: Stretch | None
    is_open: bool
    """Whether its end is not known."""


@dataclass(frozen=True)
class Tick:
    """A year on the axis."""

    place: float
    year: int


@dataclass(frozen=True)
class Timeline:
    """Bars on one axis; ``has_doubt`` where some of them are possible rather than sure."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]

    @property
    def has_doubt(self) -> bool:
        """Whether a bar reaches where nothing is sure."""
        return any(bar.sure is None or bar.possible.width - bar.sure.width > _LEAST for bar in self.bars)


def timeline(items: Sequence[tuple[Name, str, Bounds]]) -> Timeline | None:
    """Draw named spans with a note each; None where no date is known, or but one that spans no time."""
    dated = [(label, note, when) for label, note, when in items if when.moments]
    if not dated:
        return None
    first = min(moment for _, _, when in dated for moment in when.moments)
    last = max(moment for _, _, when in dated for moment in when.moments)
    if last - first < _WORTH_DRAWING and len(dated) == 1:
        return None
    axis = _Axis(first, max(last, first + timedelta(days=90)))
    return Timeline(tuple(_bar(axis, *item) for item in dated), axis.ticks())


@dataclass(frozen=True)
class _Axis:
    first: datetime
    last: datetime

    def place(self, moment: datetime) -> float:
        whole = (self.last - self.first).total_seconds() * (1 + 2 * _MARGIN)
        return round(100 * ((moment - self.first).total_seconds() / whole + _MARGIN / (1 + 2 * _MARGIN)), 2)

    def ticks(self) -> tuple[Tick, ...]:
        years = range(self.first.year, self.last.year + 2)
        step = next((step for step in _STEPS if len(years) / step <= _MOST_TICKS), _STEPS[-1])
        marked = ((year, self.place(datetime(year, 1, 1, tzinfo=UTC))) for year in years if year % step == 0)
        return tuple(Tick(place, year) for year, place in marked if 0 <= place <= 96)


def _bar(axis: _Axis, label: Name, note: str, when: Bounds) -> Bar:
    starts = when.starts_not_before or when.starts_not_after
    begins = axis.place(starts) if starts else 0.0
    ends = axis.place(when.ends_not_after) if when.ends_not_after else 100.0
    return Bar(label, note, when.text, _stretch(begins, ends), _sure(axis, when), when.ends_not_after is None)


def _sure(axis: _Axis, when: Bounds) -> Stretch | None:
    """From the latest beginning to the earliest end; a known beginning alone proves its own day."""
    begun, ended = when.starts_not_after, when.ends_not_before or (when.ends_not_after and when.starts_not_after)
    if begun is None:
        return None
    return _stretch(axis.place(begun), axis.place(ended) if ended and ended > begun else axis.place(begun))


def _stretch(start: float, end: float) -> Stretch:
    return Stretch(start, round(max(end - start, _LEAST), 2))
