"""Two lanes for queries: whoever is quick does not queue behind whoever is slow.

Nobody can tell from its text how long a query will run, so each gets a short slice of time in the quick lane. One that
outlasts it is ended and begins again in the slow lane, whose workers run in the background: they get what the quick
ones leave of the processor. The slow lane remembers the shapes of the queries that belong to it, so that the like of
them do not take the others' time again.
"""

from __future__ import annotations

import queue
import threading
from collections import OrderedDict, deque
from typing import Final

from entente.errors import LimitExceeded
from entente.sparql.process import WorkerProcess

_REMEMBERED: Final = 1_000
"""Slow shapes remembered, the latest."""


class Lane:
    """The workers that are ready, and the queries that wait for one.

    Oldest and newest are served in turn: behind a burst nobody waits for ever, and whoever comes last need not wait for
    the whole of it. In a ``background`` lane workers yield the processor to those of others.
    """

    def __init__(self, most_waiting: int, background: bool) -> None:
        self.background = background
        self._most_waiting = most_waiting
        self._lock = threading.Lock()
        self._ready: list[WorkerProcess] = []
        self._waiting: deque[queue.SimpleQueue[WorkerProcess]] = deque()
        self._newest_is_next = True

    @property
    def is_crowded(self) -> bool:
        """Whether anybody waits."""
        return bool(self._waiting)

    def take(self, seconds: float) -> WorkerProcess:
        """Take a worker, to be given back; raises LimitExceeded when too many wait already, or none comes in time."""
        with self._lock:
            if self._ready:
                return self._ready.pop()
            if len(self._waiting) >= self._most_waiting:
                raise self._busy()
            mine: queue.SimpleQueue[WorkerProcess] = queue.SimpleQueue()
            self._waiting.append(mine)
        try:
            return mine.get(timeout=seconds)
        except queue.Empty:
            return self._leave(mine)

    def give(self, worker: WorkerProcess) -> None:
        """Give a worker that can take the next query."""
        with self._lock:
            if not self._waiting:
                self._ready.append(worker)
                return
            turn = self._waiting.pop() if self._newest_is_next else self._waiting.popleft()
            self._newest_is_next = not self._newest_is_next
            turn.put(worker)

    def _leave(self, mine: queue.SimpleQueue[WorkerProcess]) -> WorkerProcess:
        """Stop waiting, unless the turn came in the last moment."""
        with self._lock:
            if mine not in self._waiting:
                return mine.get()
            self._waiting.remove(mine)
        raise self._busy()

    def _busy(self) -> LimitExceeded:
        return LimitExceeded(
            "as many queries are running and waiting as are taken on at once",
            hint="ask again in a moment",
            limit="concurrency",
            value=self._most_waiting,
            retryAfter=1,
        )


class Memory:
    """Which shapes of queries outlasted their slice when they were last asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._slow: OrderedDict[int, None] = OrderedDict()  # by hash: two shapes that share one share a lane at worst

    def __contains__(self, shape: str | None) -> bool:
        with self._lock:
            return hash(shape) in self._slow

    def note(self, shape: str, slow: bool) -> None:
        """Remember of a shape whether it is slow."""
        with self._lock:
            self._slow.pop(hash(shape), None)
            if slow:
                self._slow[hash(shape)] = None
                if len(self._slow) > _REMEMBERED:
                    self._slow.popitem(last=False)
