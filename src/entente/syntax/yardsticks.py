"""Yardsticks: how a pipeline does from raw text on the test parts of two treebanks, by documents and by sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from spacy.language import Language

from entente.syntax.scores import score
from entente.syntax.treebank import Tree, documents, part

TREEBANKS: Final = Path("../shared/treebank")
"""Where treebanks lie unless another folder is given: beside the checkout, whose size they would double."""
Measures = Mapping[str, float]


class Yardstick(NamedTuple):
    """A part of a treebank that nothing was trained on, and how the pipeline is given it."""

    treebank: str
    part: str
    way: str
    """``documents``, whole, or ``sentences``, one at a time as if their ends were known."""

    def __str__(self) -> str:
        return f"{self.treebank} {self.part}, {self.way}"


YARDSTICKS: Final = tuple(Yardstick(name, "test", way) for name in ("ewt", "pud") for way in ("documents", "sentences"))
"""Web texts, and news with Wikipedia."""


def sentences(found: Iterable[Sequence[Tree]]) -> Iterator[tuple[Tree, ...]]:
    """Make a document of every sentence."""
    return ((tree,) for document in found for tree in document)


def measure(pipeline: Language, folder: Path, yardsticks: Iterable[Yardstick] = YARDSTICKS) -> dict[str, Measures]:
    """Give the measures by each yardstick, by names as “ewt test, documents”. Raises BadTreebank."""
    measured: dict[str, Measures] = {}
    for yardstick in yardsticks:
        whole = documents(part(folder, yardstick.treebank, yardstick.part))
        texts = whole if yardstick.way == "documents" else sentences(whole)
        measured[str(yardstick)] = score(pipeline, texts).measures()
    return measured


def table(measured: Mapping[str, Measures]) -> str:
    """Lay measures out for reading.

    >>> print(table({"ewt test": {"words": 0.98765, "LAS": 0.8}}).splitlines()[1])
    ewt test               .9877  .8000
    """
    names = list(next(iter(measured.values())))
    widths = [max(len(name), 5) for name in names]
    head = "  ".join(name.rjust(width) for name, width in zip(names, widths, strict=True))
    lines = [f"{'':<23}{head}"]
    for what, measures in measured.items():
        numbers = (_short(measures[name]).rjust(width) for name, width in zip(names, widths, strict=True))
        lines.append(f"{what:<23}{'  '.join(numbers)}")
    return "\n".join(lines)


def _short(share: float) -> str:
    return f"{share:.4f}".removeprefix("0")
