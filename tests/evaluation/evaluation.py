"""Read every set and score it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from . import gate, sets
from .claims import Collection, Row
from .reading import Findings, read
from .scoring import Counts, Score, score


@dataclass(frozen=True)
class Result:
    """How the reader did on one set."""

    name: str
    scores: Mapping[str, Score]
    """Name of a text's file → its score."""
    misquoted: tuple[tuple[str, Row], ...]
    """Names of files, and claims whose quote does not stand in them."""

    @property
    def counts(self) -> Counts:
        """The counts of all texts together."""
        return sum((one.counts for one in self.scores.values()), Counts())

    @property
    def floor(self) -> gate.Floor:
        """Its measures, as a floor would hold them."""
        return gate.Floor(sets.digest(self.name), self.counts.measures())


def evaluate() -> tuple[Result, ...]:
    """Read all sets and score them."""
    collections = [sets.load(name) for name in sorted(sets.TEXTS)]
    findings = read([path for collection in collections for path in collection.files])
    return tuple(_result(collection, findings) for collection in collections)


def _result(collection: Collection, findings: Findings) -> Result:
    scores, misquoted = {}, []
    for piece in collection.pieces:
        name, text = piece.path.name, sets.body(piece.path)
        found = findings.claims[name]
        scores[name] = score(piece.gold, found, findings.names)
        misquoted += [(name, row) for row in found if not row.quote or row.quote not in text]
    return Result(collection.name, scores, tuple(misquoted))
