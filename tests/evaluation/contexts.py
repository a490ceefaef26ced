"""Measure the contexts of the development sentences: `python -m tests.evaluation.contexts`.

What is measured is the sentence: the contexts it shows beside those of each event that must be found, whether the
reader finds that event or not. The cue words were chosen on one half of the sentences; each half is told apart.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from entente.ingest.contexts import contexts
from entente.ingest.read import read
from entente.model.document import Paragraph
from entente.syntax.pipeline import pipeline

from .coding import SENTENCES

_POLITICAL: Final = frozenset({"political_institutions", "pro_democracy", "pro_autocracy"})
"""PLOVER's contexts that the sentences do not tell apart: they say “political” for each."""


@dataclass(frozen=True)
class Marked:
    """A sentence with the contexts it shows, and those marked for each of its events."""

    id: str
    shown: frozenset[str]
    marked: tuple[frozenset[str], ...]

    @property
    def seen(self) -> bool:
        """Whether it is of the half on which the cue words were chosen."""
        return zlib.crc32(self.id.encode()) % 2 == 0


@dataclass(frozen=True)
class Measure:
    """Contexts found right, in surplus and missed, each with how often."""

    right: Counter[str]
    surplus: Counter[str]
    missed: Counter[str]

    @property
    def precision(self) -> float:
        """The share of those found that are right."""
        return self.right.total() / ((self.right + self.surplus).total() or 1)

    @property
    def recall(self) -> float:
        """The share of those marked that are found."""
        return self.right.total() / ((self.right + self.missed).total() or 1)


def load(every: int = 1) -> tuple[Marked, ...]:
    """Read the sentences, or but one of so many, and parse them."""
    lines = [line for path in sorted(SENTENCES.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    rows = [json.loads(line) for line in lines[::every]]
    paragraphs = [Paragraph(row["text"], 0, index) for index, row in enumerate(rows)]
    shown: dict[int, frozenset[str]] = defaultdict(frozenset)
    for parse in read(paragraphs, pipeline()):
        shown[parse.sentence.paragraph] |= _merged(contexts(parse.tokens))
    return tuple(
        Marked(row["id"], shown[index], tuple(_merged(one["context"]) for one in row["events"] if not one["optional"]))
        for index, row in enumerate(rows)
    )


def _merged(names: Iterable[str]) -> frozenset[str]:
    plain = (name.replace("-", "_") for name in names)
    return frozenset("political" if name in _POLITICAL else name for name in plain)


def measure(sentences: Iterable[Marked]) -> Measure:
    """Count over the events of some sentences."""
    right, surplus, missed = Counter[str](), Counter[str](), Counter[str]()
    for sentence in sentences:
        for marked in sentence.marked:
            right.update(sentence.shown & marked)
            surplus.update(sentence.shown - marked)
            missed.update(marked - sentence.shown)
    return Measure(right, surplus, missed)


def _lines(sentences: tuple[Marked, ...]) -> Iterator[str]:
    halves = {
        "all": sentences,
        "seen half": [one for one in sentences if one.seen],
        "unseen half": [one for one in sentences if not one.seen],
    }
    for name, part in halves.items():
        found = measure(part)
        yield f"{name.ljust(24)} {len(part):5} sentences  precision {found.precision:.3f}  recall {found.recall:.3f}"
    found = measure(sentences)
    for name in sorted(
        found.right | found.surplus | found.missed, key=lambda name: -(found.right + found.missed)[name]
    ):
        counts = f"right {found.right[name]:4}  surplus {found.surplus[name]:4}  missed {found.missed[name]:4}"
        yield f"  {name.ljust(22)} {counts}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(_lines(load())) + "\n")
