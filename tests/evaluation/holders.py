"""Who held thirty offices on thirty days, as pages tell, beside what the reference graphs answer."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from entente.ingest.establishment import Establishment
from entente.model import iris

from .gate import Floor
from .reading import dictionary

PAIRS: Final = Path(__file__).parent / "offices/pairs.csv"
OUTCOMES: Final = ("right", "possible", "unknown", "wrong")


@dataclass(frozen=True)
class Pair:
    """An office and a day, who held it then, and whether a page proves that very day."""

    office: str
    day: date
    person: str
    proven: bool


@dataclass(frozen=True)
class Answered:
    """What became of the pairs, and what was said of those that were not right."""

    outcomes: Counter[str]
    others: tuple[str, ...]

    @property
    def floor(self) -> Floor:
        """How many were right, as a floor would hold it."""
        right = self.outcomes["right"] / self.outcomes.total()
        return Floor(iris.digest(PAIRS.read_text("utf-8")), {"right": round(right, 4)})


def pairs() -> Iterator[Pair]:
    """Read the pairs."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Pair(row["office"], date.fromisoformat(row["day"]), row["person"], row["proven"] == "yes")


def measure() -> Answered:
    """Ask the reference graphs for each pair."""
    known, outcomes, others = dictionary().establishment, Counter[str](), []
    for pair in pairs():
        surely, possibly = (_holders(known, pair, level) for level in (2, 1))
        outcome = judged(pair, surely, possibly)
        outcomes[outcome] += 1
        if outcome != "right":
            named = ", ".join(sorted(surely) or [f"perhaps {one}" for one in sorted(possibly)]) or "nobody"
            others.append(f"{outcome}: {pair.office} on {pair.day}: {pair.person}, not {named}")
    return Answered(outcomes, tuple(others))


def judged(pair: Pair, surely: set[str], possibly: set[str]) -> str:
    """Say which of the outcomes an answer is."""
    if surely - {pair.person}:
        return "wrong"
    if surely and pair.proven:
        return "right"
    return "possible" if pair.person in surely | possibly else "unknown"


def _holders(known: Establishment, pair: Pair, level: int) -> set[str]:
    office = f"{iris.THING}office/{pair.office}"
    return {
        person.rpartition("/")[2]
        for person, held in known.postings.items()
        if any(one.office == office and one.holds(pair.day) == level for one in held)
    }
