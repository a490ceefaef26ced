"""Figures with their noise: a median with its quartiles, never a bare number."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """What several measurements of one thing gave."""

    low: float
    """First quartile."""
    middle: float
    high: float
    """Third quartile."""
    p95: float
    count: int

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """Sum up at least one measurement.

        >>> Spread.of([4, 1, 2, 3])
        Spread(low=1.75, middle=2.5, high=3.25, p95=3.85, count=4)
        """
        ordered = sorted(values)
        if len(ordered) == 1:
            return cls(ordered[0], ordered[0], ordered[0], ordered[0], 1)
        low, middle, high = statistics.quantiles(ordered, n=4, method="inclusive")
        p95 = statistics.quantiles(ordered, n=20, method="inclusive")[-1]
        return cls(low, middle, high, round(p95, 12), len(ordered))

    def told(self, unit: str, digits: int = 1) -> str:
        """Write the median with its quartiles and how many there were.

        >>> Spread.of([4, 1, 2, 3]).told("ms")
        '2.5 ms (quartiles 1.8 to 3.2, n = 4)'
        """
        low, middle, high = (f"{value:,.{digits}f}" for value in (self.low, self.middle, self.high))
        return f"{middle} {unit} (quartiles {low} to {high}, n = {self.count})"
