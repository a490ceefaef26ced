"""Score coded events against those that the development sentences, and those kept apart at first, expect."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from entente.ingest import corpus
from entente.ingest.coding import Event
from entente.ingest.dictionary import Dictionary
from entente.model.claim import SYMMETRIC

from .gate import Floor

SENTENCES = Path(__file__).with_name("sentences")
"""Marked in full before the rules were made for them."""
APART = Path(__file__).with_name("apart")
"""Written and marked by somebody who did not know the rules, when those stood."""
SETS = {"sentences": SENTENCES, "apart": APART}
"""Name of a set → its folder."""
Codes = frozenset[str]


@dataclass(frozen=True)
class Expected:
    """One event that a careful reader marks."""

    types: frozenset[str]
    type: str
    mode: str
    source: Codes
    target: Codes
    polarity: str
    modality: str
    optional: bool
    cue: str


@dataclass(frozen=True)
class Example:
    """A sentence with its events."""

    id: str
    text: str
    date: date
    traps: frozenset[str]
    events: tuple[Expected, ...]


@dataclass(frozen=True)
class Counts:
    """What adds up over sentences."""

    expected: int = 0
    found: int = 0
    typed: int = 0
    paired: int = 0
    both: int = 0
    surplus: int = 0
    modes: int = 0
    polarities: int = 0
    modalities: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, part.name) + getattr(other, part.name) for part in fields(self)))

    def measures(self) -> dict[str, float]:
        """Give every measure, rounded to four places: higher is better, but for ``surplus_per_core``."""
        recall, precision = _ratio(self.typed, self.expected), _ratio(self.typed, self.typed + self.surplus)
        return {
            "type_recall": recall,
            "type_precision": precision,
            "type_f1": _ratio(2 * recall * precision, recall + precision),
            "pair": _ratio(self.paired, self.expected),
            "pair_and_type": _ratio(self.both, self.expected),
            "surplus_per_core": _ratio(self.surplus, self.expected),
            "mode": _ratio(self.modes, self.typed),
            "polarity": _ratio(self.polarities, self.typed),
            "modality": _ratio(self.modalities, self.typed),
        }


def _ratio(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


def load(folder: Path = SENTENCES) -> tuple[Example, ...]:
    """Read the sentences of a folder."""
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    return tuple(_example(json.loads(line)) for line in lines if line)


def _example(row: dict[str, Any]) -> Example:
    return Example(
        row["id"], row["text"], date.fromisoformat(row["date"]), frozenset(row["traps"]),
        tuple(_expected(event) for event in row["events"]),
    )  # fmt: skip


def _expected(event: dict[str, Any]) -> Expected:
    source, target = (frozenset(actor["code"] for actor in event[side]) for side in ("source", "target"))
    return Expected(
        frozenset({event["event"], *event.get("also", ())}), event["event"], event["mode"], source, target,
        event["polarity"], event["modality"], event["optional"], event["cue"],
    )  # fmt: skip


def code(examples: Sequence[Example], dictionary: Dictionary) -> tuple[tuple[Event, ...], ...]:
    """Code sentences."""
    records = (corpus.Record(example.id, example.text, example.date) for example in examples)
    return tuple(coded.events for coded in corpus.code(records, dictionary))


@dataclass(frozen=True)
class Result:
    """How the events of one sentence fare."""

    counts: Counts
    missed: tuple[Expected, ...]
    surplus: tuple[Event, ...]
    matched: tuple[tuple[Expected, Event], ...]


def score(example: Example, found: Sequence[Event]) -> Result:
    """Match each event found with one expected, of right type first, then of right actors, those not optional first."""
    free = list(found)
    matched: list[tuple[Expected, Event]] = []
    for demand in (3, 2):
        for wanted in sorted(example.events, key=lambda one: one.optional):
            if any(wanted is one for one, _ in matched):
                continue
            fits = [one for one in free if _likeness(wanted, one) >= demand]
            if fits:
                best = max(fits, key=lambda one: _likeness(wanted, one))
                free.remove(best)
                matched.append((wanted, best))
    core = [one for one in example.events if not one.optional]
    hits = [(wanted, got) for wanted, got in matched if not wanted.optional]
    paired = sum(any(_pair(wanted, one) for one in found) for wanted in core)
    surplus = tuple(one for one in free if not any(_repeats(one, got) for _, got in matched))
    return Result(
        Counts(
            len(core),
            len(found),
            len(hits),
            paired,
            sum(_pair(*hit) for hit in hits),
            len(surplus),
            sum(wanted.mode == got.mode for wanted, got in hits),
            sum(wanted.polarity == got.polarity for wanted, got in hits),
            sum(wanted.modality == got.modality for wanted, got in hits),
        ),
        tuple(wanted for wanted in core if not any(wanted is one for one, _ in matched)),
        surplus,
        tuple(matched),
    )


def _repeats(one: Event, other: Event) -> bool:
    return (one.type, one.source, one.target) == (other.type, other.source, other.target)


def _likeness(wanted: Expected, found: Event) -> int:
    """3 and more for right type and pair, 2 for right type, 0 for another."""
    if found.type not in wanted.types:
        return 0
    return 2 + _pair(wanted, found) + (2 * (found.type == wanted.type) if _pair(wanted, found) else 0)


def codes(found: Event) -> tuple[Codes, Codes]:
    """Give the countries of both sides."""
    return frozenset(one.code for one in found.source), frozenset(one.code for one in found.target)


def _pair(wanted: Expected, found: Event) -> bool:
    sides = codes(found)
    if sides == (wanted.source, wanted.target):
        return True
    symmetric = wanted.type in SYMMETRIC
    if symmetric and sides == (wanted.target, wanted.source):
        return True
    return symmetric and sides[0] | sides[1] == wanted.source | wanted.target


def by_type(results: Iterable[Result]) -> dict[str, tuple[int, int, int]]:
    """Give for each type how many were expected, found right, and found in surplus."""
    expected, right, surplus = Counter[str](), Counter[str](), Counter[str]()
    for result in results:
        for wanted, _ in result.matched:
            if not wanted.optional:
                expected[wanted.type] += 1
                right[wanted.type] += 1
        expected.update(wanted.type for wanted in result.missed)
        surplus.update(event.type for event in result.surplus)
    return {name: (expected[name], right[name], surplus[name]) for name in sorted(expected | surplus)}


def measure(dictionary: Dictionary, folder: Path = SENTENCES) -> tuple[tuple[Example, Result], ...]:
    """Code every sentence of a folder and score it."""
    examples = load(folder)
    return tuple(
        (example, score(example, found)) for example, found in zip(examples, code(examples, dictionary), strict=True)
    )


def floor(results: Iterable[tuple[Example, Result]], folder: Path = SENTENCES) -> Floor:
    """Give the measures of all sentences, and the F1 of each type, with a digest of the set."""
    kept = tuple(results)
    measures = sum((result.counts for _, result in kept), Counts()).measures()
    for name, (expected, right, surplus) in by_type(result for _, result in kept).items():
        recall, precision = _ratio(right, expected), _ratio(right, right + surplus)
        measures[name] = _ratio(2 * recall * precision, recall + precision)
    hashed = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(folder.glob("*.jsonl"))))
    return Floor(hashed.hexdigest(), measures)
