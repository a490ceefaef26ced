"""Events told twice: reports in our own words, of which it is known whether they tell of one event.

What is measured is the whole way, from the sentence to the proposal: a report that is read wrongly is never proposed.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from pathlib import Path

from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import claims_of
from entente.ingest.quads import graph
from entente.ingest.read import read
from entente.ingest.segment import segment
from entente.model.document import Article
from entente.model.graph import Graph
from entente.ontology import resources
from entente.reason.happenings import Happening, happenings
from entente.reason.proposals import candidates, classes_of
from entente.reason.sameness import THRESHOLD, WEIGHTS, Agreement, agreement
from entente.reason.told import everything
from entente.store.embedded import EmbeddedStore
from entente.syntax.pipeline import pipeline

from .gate import Floor

REPORTS = Path(__file__).with_name("events") / "reports.csv"


@dataclass(frozen=True)
class Report:
    """One sentence; reports of one scene and number tell of one event."""

    scene: str
    event: str
    article: Article


@dataclass(frozen=True)
class Pair:
    """Two reports of one scene, and how their events agree, those of each pair that does so best."""

    one: Report
    other: Report
    agreement: Agreement | None

    @property
    def is_same(self) -> bool:
        """Whether they tell of one event."""
        return self.one.event == self.other.event

    def score(self, without: str = "") -> float:
        """Give the score; ``without`` a reason, as if nothing were known of it."""
        if self.agreement is None:
            return 0
        grades = {name: grade for name, grade in self.agreement.grades.items() if name != without}
        return sum(WEIGHTS[name] * grade for name, grade in grades.items()) / sum(map(WEIGHTS.__getitem__, grades))


def load() -> tuple[Report, ...]:
    """Read the reports; each of a scene has a publisher of its own."""
    with REPORTS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return tuple(
        Report(row["scene"], row["event"], _article(row["text"], date.fromisoformat(row["day"]), f"Paper {number}"))
        for number, row in enumerate(rows)
    )


def _article(text: str, day: date, publisher: str) -> Article:
    return Article(text, hashlib.sha256(text.encode()).hexdigest(), publisher=publisher, date=day)
