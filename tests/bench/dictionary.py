"""How long the reader's dictionary takes to make, and how much memory, of all that the reference graphs hold."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tests.evaluation.reading import rows_of

from entente.ingest.dictionary import Dictionary
from entente.ingest.gather import gather

from .figures import Spread

ROUNDS: Final = 5
QUERIES: Final = ("names", "kinds", "states", "postings", "bounds", "offices")

Answers = Mapping[str, list[tuple[str, ...]]]


@dataclass(frozen=True)
class Made:
    """What making the dictionary took: CPU seconds without the store's, and MiB of what stays."""

    names: int
    seconds: Spread
    memory: float


def time_dictionary() -> Made:
    """Make it of what the store answered, several times over."""
    answers = {name: rows_of(name) for name in QUERIES}
    seconds = Spread.of(_seconds(answers) for _ in range(ROUNDS))
    tracemalloc.start()
    kept = _made(answers)
    memory = tracemalloc.get_traced_memory()[0] / (1 << 20)
    tracemalloc.stop()
    return Made(len(kept.senses), seconds, memory)


def _seconds(answers: Answers) -> float:
    start = time.process_time()
    _made(answers)
    return time.process_time() - start


def _made(answers: Answers) -> Dictionary:
    """A dictionary that has been asked once: its automaton is made when it is."""
    made = Dictionary.from_rows(*gather(answers.__getitem__))
    made.find("Libya")
    return made
