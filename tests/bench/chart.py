"""Charts as SVG that fits any width: lengths in percent, letters in pixels, colours from the page's style."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from .figures import Spread

_ROW: Final = 20
"""Pixels of a row's label."""
_LANE: Final = 11
"""Pixels of each mark below it."""
_AXIS: Final = 24
_LEFT, _RIGHT = 2.0, 96.0
"""Percent of the width between which marks lie."""


@dataclass(frozen=True)
class Mark:
    """One measurement of a row, by the name of its series."""

    series: str
    value: Spread


@dataclass(frozen=True)
class Row:
    """A label, and what was measured under it."""

    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Chart:
    """Rows on one axis: bars from zero, or points where the axis is logarithmic and has no zero."""

    unit: str
    rows: tuple[Row, ...]
    is_logarithmic: bool = False

    @property
    def series(self) -> tuple[str, ...]:
        """The names of all series, in order of appearance."""
        return tuple(dict.fromkeys(mark.series for row in self.rows for mark in row.marks))


@dataclass(frozen=True)
class _Axis:
    low: float
    high: float
    is_logarithmic: bool

    @classmethod
    def of(cls, chart: Chart) -> _Axis:
        values = [edge for row in chart.rows for mark in row.marks for edge in (mark.value.low, mark.value.high)]
        positive = [value for value in values if value > 0] or [1.0]
        if not chart.is_logarithmic:
            return cls(0.0, max(positive), False)
        low, high = math.floor(math.log10(min(positive))), math.ceil(math.log10(max(positive)))
        return cls(10.0**low, 10.0 ** max(high, low + 1), True)

    def place(self, value: float) -> float:
        """Percent of the width at which a value lies."""
        if self.is_logarithmic:
            share = math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        else:
            share = value / self.high
        return _LEFT + share * (_RIGHT - _LEFT)

    @property
    def ticks(self) -> Sequence[float]:
        if self.is_logarithmic:
            return [self.low * 10**step for step in range(round(math.log10(self.high / self.low)) + 1)]
        step = 10 ** math.floor(math.log10(self.high))
        return [step * count for count in range(int(self.high / step) + 1)]


def svg(chart: Chart, title: str) -> str:
    """Draw a chart; median as a point or the end of a bar, quartiles as a line through it."""
    axis, lanes = _Axis.of(chart), len(chart.series)
    row_height = _ROW + _LANE * lanes + 4
    height = row_height * len(chart.rows) + _AXIS
    lines = [f'<svg role="img" aria-label="{escape(title)}" width="100%" height="{height}">']
    for tick in axis.ticks:
        x = axis.place(tick)
        lines.append(f'<line class="grid" x1="{x:.2f}%" x2="{x:.2f}%" y1="0" y2="{height - _AXIS}"/>')
        anchor = "start" if x < 10 else "end" if x > 90 else "middle"
        lines.append(f'<text class="tick" x="{x:.2f}%" y="{height - 6}" text-anchor="{anchor}">{tick:,g}</text>')
    for number, row in enumerate(chart.rows):
        top = number * row_height
        lines.append(f'<text x="0" y="{top + 14}">{escape(row.label)}</text>')
        for mark in row.marks:
            lane = chart.series.index(mark.series)
            lines += _mark(mark, lane, axis, top + _ROW + lane * _LANE + _LANE / 2, chart.unit)
    return "\n".join((*lines, "</svg>"))


def _mark(mark: Mark, lane: int, axis: _Axis, y: float, unit: str) -> Iterator[str]:
    low, middle, high = (axis.place(value) for value in (mark.value.low, mark.value.middle, mark.value.high))
    yield f'<g class="series-{lane}"><title>{escape(f"{mark.series}: {mark.value.told(unit, 2)}")}</title>'
    if not axis.is_logarithmic:
        yield f'<rect x="{_LEFT}%" y="{y - 3}" width="{middle - _LEFT:.2f}%" height="6"/>'
    yield f'<line x1="{low:.2f}%" x2="{max(high, low + 0.1):.2f}%" y1="{y}" y2="{y}"/>'
    if axis.is_logarithmic:
        yield f'<circle cx="{middle:.2f}%" cy="{y}" r="4"/>'
    yield "</g>"
