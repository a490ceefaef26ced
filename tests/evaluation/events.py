"""Events told twice: reports in our own words, of which it is known whether they tell of one event.

What is measured is the whole way, from the sentence to the proposal: a report that is read wrongly is never proposed.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
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
from entente.reason.happenings import happenings
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
    is_held_out: bool
    """Whether its scene is of the half on which neither weights nor threshold were chosen."""


@dataclass(frozen=True)
class Pair:
    """Two reports of one scene, and how their events agree: of each two of them, those that do so best."""

    one: Report
    other: Report
    agreement: Agreement | None
    """None where no event of the one can be one of the other, as where either is read wrongly."""

    @property
    def is_same(self) -> bool:
        """Whether they tell of one event."""
        return self.one.event == self.other.event

    def score(self, without: str = "") -> float:
        """Give the score; ``without`` a reason, as if nothing were known of it."""
        if self.agreement is None:
            return 0
        grades = {name: grade for name, grade in self.agreement.grades.items() if name != without}
        return sum(WEIGHTS[name] * grade for name, grade in grades.items()) / sum(WEIGHTS[name] for name in grades)


@dataclass(frozen=True)
class Result:
    """How the pairs fare."""

    pairs: tuple[Pair, ...]

    def shares(self, without: str = "") -> tuple[float, float]:
        """Give precision and recall of what is proposed."""
        proposed = [pair for pair in self.pairs if pair.score(without) >= THRESHOLD]
        right = sum(pair.is_same for pair in proposed)
        return right / max(1, len(proposed)), right / sum(pair.is_same for pair in self.pairs)

    def telling(self, reason: str) -> float:
        """Give how well a reason alone tells pairs that may be one: .5 by chance, 1 always.

        It is the share of pairs of one event and of two in which the former has the higher grade (the area under ROC).
        """
        grades = [(pair.is_same, pair.agreement.grades.get(reason)) for pair in self.pairs if pair.agreement]
        same, other = ([grade for is_same, grade in grades if is_same is side and grade is not None]
                       for side in (True, False))  # fmt: skip
        if not same or not other:
            return 0.5
        won = sum((one > two) + (one == two) / 2 for one in same for two in other)
        return won / (len(same) * len(other))

    @property
    def floor(self) -> Floor:
        """Precision and recall, of the half that nothing was chosen on too, and how well sentences tell."""
        precision, recall = self.shares()
        held_out = Result(tuple(pair for pair in self.pairs if pair.one.is_held_out)).shares()
        measures = {
            "precision": precision,
            "recall": recall,
            "held_out_precision": held_out[0],
            "held_out_recall": held_out[1],
            "sentences_alone": self.telling("sentences"),
        }
        digest = hashlib.sha256(REPORTS.read_bytes()).hexdigest()
        return Floor(digest, {name: round(value, 4) for name, value in measures.items()})

    def lines(self) -> Iterator[str]:
        """Say how much each reason brings: how well it tells alone, and what is proposed without it."""
        for name in WEIGHTS:
            precision, recall = self.shares(without=name)
            known = sum(name in pair.agreement.grades for pair in self.pairs if pair.agreement)
            yield (f"  {name:10} known of {known:3} pairs, alone {self.telling(name):.2f}; "
                   f"without it precision {precision:.2f}, recall {recall:.2f}")  # fmt: skip

    def faults(self) -> Iterator[str]:
        """Yield the pairs that are proposed wrongly, and those of one event that may be one and are not proposed."""
        for pair in self.pairs:
            if (pair.score() >= THRESHOLD) is not pair.is_same and pair.agreement:
                what = "missed  " if pair.is_same else "mistaken"
                yield f"  {what} {pair.score():.2f} {pair.one.article.text} | {pair.other.article.text}"


def load() -> tuple[Report, ...]:
    """Read the reports, each by a publisher of its own; every second scene is held out."""
    with REPORTS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    scenes = list(dict.fromkeys(row["scene"] for row in rows))
    return tuple(
        Report(
            row["scene"],
            row["event"],
            _article(row["text"], date.fromisoformat(row["day"]), f"Paper {number}"),
            is_held_out=scenes.index(row["scene"]) % 2 == 1,
        )
        for number, row in enumerate(rows)
    )


def measure(dictionary: Dictionary) -> Result:
    """Read every report and hold each two of a scene against each other, as the derived graph does."""
    reports = load()
    best = _agreements(reports, dictionary)
    return Result(tuple(
        Pair(one, other, best.get(frozenset((one.article.iri, other.article.iri))))
        for one, other in combinations(reports, 2)
        if one.scene == other.scene
    ))  # fmt: skip


def _agreements(reports: Iterable[Report], dictionary: Dictionary) -> Mapping[frozenset[str], Agreement]:
    """Give how two articles agree where they do best, by their IRIs."""
    store = EmbeddedStore.memory()
    store.load([(file.name, file.read_bytes(), "urn:ontology") for file in resources.ontology_files()])
    store.load([(file.name, file.read_bytes(), None) for file in resources.reference_files()])
    store.add(_graph(report.article, dictionary) for report in reports)
    classes, best = classes_of(store), dict[frozenset[str], Agreement]()
    for one, other in candidates(happenings(store, everything(store).pairs, everywhere=True)):
        found, ends = agreement(one, other, classes), frozenset((one.article, other.article))
        if found and (ends not in best or found.score > best[ends].score):
            best[ends] = found
    return best


def _graph(article: Article, dictionary: Dictionary) -> Graph:
    claims = claims_of(article, read(segment(article), pipeline()), dictionary)
    return graph(article, claims, key="key", reader="reader", dictionary=dictionary.digest)


def _article(text: str, day: date, publisher: str) -> Article:
    return Article(text, hashlib.sha256(text.encode()).hexdigest(), publisher=publisher, date=day)
