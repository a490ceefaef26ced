"""What the helpers of the graph are worth: each question asked in plain terms, and in those made for speed.

Plain terms are those a newcomer knows: who is subject and object, the type, polarity and modality, dates, articles, and
whom an actor acts for. Asked over HTTP of our own server, the cache of answers switched off.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from . import answers
from .asking import ROWS, address, get
from .figures import Spread
from .graph import Seeded
from .peers import without_cache
from .process import entente
from .questions import questions

BINDINGS: Final = 6
FEWEST: Final = 3
"""Bindings asked in any case, however long they take."""
SECONDS: Final = 6.0
"""After so long no further binding of a question is asked."""
LIMIT: Final = 30
"""Seconds a query may take."""
AGAIN: Final = 3
"""How often the helped query is asked; the plain one, being slow, once a binding."""


@dataclass(frozen=True)
class Speedup:
    """One question both ways; ``difference`` tells where the answers are not the same."""

    question: str
    title: str
    plain: Spread
    """Milliseconds."""
    helped: Spread
    times: Spread
    """How many times faster, binding by binding."""
    difference: str = ""


def time_helpers(graph: Seeded, say: Callable[[str], None]) -> Iterator[Speedup]:
    """Ask every question both ways, compare the answers and take the times."""
    pairs = zip(questions("plain", graph, BINDINGS), questions("helped", graph, BINDINGS), strict=True)
    with entente(graph.data, query_seconds=LIMIT, **without_cache()) as server:
        for plain, helped in pairs:
            slow, fast, times, difference = [], [], [], ""
            start = time.perf_counter()
            both = list(zip(plain.texts, helped.texts, strict=True))
            for number, (one, other) in enumerate(both if len(both) > 1 else both * BINDINGS):
                if number >= FEWEST and time.perf_counter() - start > SECONDS:
                    break
                right, taken = _timed(server.port, one)
                told = [_timed(server.port, other) for _ in range(AGAIN)]
                median = Spread.of(taken for _, taken in told).middle
                slow.append(taken)
                fast.append(median)
                times.append(taken / median)
                difference = difference or answers.difference(right, told[0][0])
            done = Speedup(plain.id, plain.title, Spread.of(slow), Spread.of(fast), Spread.of(times), difference)
            say(f"  {done.question}: {done.times.middle:,.0f} times {difference}")
            yield done


def _timed(port: int, text: str) -> tuple[answers.Answer, float]:
    start = time.perf_counter()
    body = get(port, address("/sparql", text), ROWS)
    return answers.rows(body), (time.perf_counter() - start) * 1000
