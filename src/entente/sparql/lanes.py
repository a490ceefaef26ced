"""Two lanes for queries: whoever is quick does not queue behind whoever is slow.

Nobody can tell from its text how long a query will run, so each gets a short slice of time in the quick lane. One that
outlasts it is ended and begins again in the slow lane, whose workers run in the background: they get what the quick
ones leave of the processor. The slow lane remembers who belongs to it, so that the same query asked again does not
take the others' time twice.
"""

from __future__ import annotations

import queue
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from entente.errors import LimitExceeded
from entente.sparql.process import WorkerProcess

_REMEMBERED: Final = 1_000
"""Slow queries remembered, the latest."""


class Lane:
    """Some places for queries, some for those that wait, and the workers that are ready.

    In a ``background`` lane workers yield the processor to those of others.
    """

    def __init__(self, places: int, waiting: int, background: bool) -> None:
        self.background = background
        self.ready: queue.SimpleQueue[WorkerProcess] = queue.SimpleQueue()
        self._most_waiting = waiting
        self._places = threading.Semaphore(places)
        self._lock = threading.Lock()
        self._waiting = 0

    @property
    def is_crowded(self) -> bool:
        """Whether anybody waits for a place."""
        return self._waiting > 0

    @contextmanager
    def place(self, seconds: float) -> Iterator[None]:
        """Take one of the places; raises LimitExceeded when too many wait already, or none is free in time."""
        if not self._places.acquire(blocking=False):
            self._queue_up(seconds)
        try:
            yield
        finally:
            self._places.release()

    def take(self, seconds: float) -> WorkerProcess:
        """Take a worker that is ready, for whoever has a place; raises LimitExceeded when none is in time."""
        try:
            return self.ready.get(timeout=seconds)
        except queue.Empty:
            raise self._busy() from None

    def _queue_up(self, seconds: float) -> None:
        with self._lock:
            if self._waiting >= self._most_waiting:
                raise self._busy()
            self._waiting += 1
        try:
            if not self._places.acquire(timeout=seconds):
                raise self._busy()
        finally:
            with self._lock:
                self._waiting -= 1

    def _busy(self) -> LimitExceeded:
        return LimitExceeded(
            "as many queries are running and waiting as are taken on at once",
            hint="ask again in a moment",
            limit="concurrency",
            value=self._most_waiting,
            retryAfter=1,
        )


class Memory:
    """Which queries outlasted their slice when they were last asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._slow: OrderedDict[int, None] = OrderedDict()  # by hash: two texts that share one share a lane at worst

    def __contains__(self, text: str) -> bool:
        with self._lock:
            return hash(text) in self._slow

    def note(self, text: str, slow: bool) -> None:
        """Remember of a query whether it is slow."""
        with self._lock:
            self._slow.pop(hash(text), None)
            if slow:
                self._slow[hash(text)] = None
                if len(self._slow) > _REMEMBERED:
                    self._slow.popitem(last=False)
