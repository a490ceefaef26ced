"""How long the reader's dictionary takes to make, and how much memory, at the size it is meant for."""

from __future__ import annotations

import time
import tracemalloc
from dataclasses import dataclass
from itertools import count, islice
from typing import Final

from tests.evaluation.reading import names, rows_of

from entente.ingest.dictionary import Dictionary

from .figures import Spread

NAMES: Final = 50_000
ROUNDS: Final = 5


@dataclass(frozen=True)
class Made:
    """What making the dictionary took: CPU seconds, and MiB of what stays."""

    names: int
    seconds: Spread
    memory: float


def time_dictionary() -> Made:
    """Make it of the names the reference graphs hold, and of these again with a number until there are enough."""
    real, held = names(), rows_of("postings")
    more = (
        (f"{thing}-{again}", kind, label, f"{name} {again}", *rest)
        for again in count(2)
        for thing, kind, label, name, *rest in real
    )
    rows = (*real, *islice(more, max(0, NAMES - len(real))))
    seconds = Spread.of(_seconds(rows, held) for _ in range(ROUNDS))
    tracemalloc.start()
    _kept = _made(rows, held)
    memory = tracemalloc.get_traced_memory()[0] / (1 << 20)
    tracemalloc.stop()
    return Made(len(rows), seconds, memory)


def _seconds(rows: tuple[tuple[str, ...], ...], held: list[tuple[str, ...]]) -> float:
    start = time.process_time()
    _made(rows, held)
    return time.process_time() - start


def _made(rows: tuple[tuple[str, ...], ...], held: list[tuple[str, ...]]) -> Dictionary:
    """A dictionary that has been asked once: its automaton is made when it is."""
    made = Dictionary.from_rows(rows, held)
    made.find("Libya")
    return made
