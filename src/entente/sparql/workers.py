"""The pool of query workers: strangers' queries run here, each under limits that hold.

Nothing inside a process can stop a running query of the engine, bound its memory or survive its crash, so each runs in
a process of its own that can be thrown away. A worker that oversteps is killed and its place taken by another; the
query's answer is then an error that names the limit, and never a part of a result. Time is wall time: with as many
workers as processors it bounds processor time too.

A query begins in the quick lane and moves to the slow one where it outlasts its slice (see ``lanes``).

A query is answered from the snapshot that was current when it began; the snapshot is held until it ends, and workers
turn to a newer one when they are next asked.
"""

from __future__ import annotations

import queue
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from typing import Final

from entente.errors import BadQuery, EntenteError, LimitExceeded, NotReady, QueryRefused, StoreError, Unavailable
from entente.sparql.lanes import Lane, Memory
from entente.sparql.outline import Outline
from entente.sparql.process import Nursery, Reply, WorkerLost, WorkerProcess
from entente.sparql.protocol import Operation
from entente.sparql.syntax import explain
from entente.store.formats import Format
from entente.store.snapshots import Snapshot

_TRIES: Final = 3
"""How often the current snapshot is asked for when the one read was deleted before it could be held."""
_UNKNOWN_FUNCTION: Final = re.compile(r"custom function (<[^>]*>) is not supported")
_PATIENCE: Final = 5
"""So many times its slice may a query stay in the quick lane by the clock, for want of a processor."""


@dataclass(frozen=True)
class Limits:
    """What one query may take: wall seconds, MiB of memory, rows and bytes of result; and how many may wait in a lane.

    ``slice`` is how many seconds of processor time a query has in the quick lane, ``least`` how many when others wait
    for that lane; with a slice as long as the whole there is no slow one.
    """

    seconds: float = 10.0
    memory: int = 1024
    rows: int = 200_000
    bytes: int = 50_000_000
    waiting: int = 32
    slice: float = 0.1
    least: float = 0.01


@dataclass(frozen=True)
class Query:
    """A query ready to run; ``base`` resolves its relative IRIs. Made by ``prepare``, or by hand from trusted text.

    ``dataset`` holds the default and the named graphs where the request names them; ``union`` asks all graphs as one.
    ``shape`` is what queries that cost about the same have in common; the text where nothing is said.
    """

    text: str
    base: str | None = None
    dataset: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    union: bool = True
    prefixes: tuple[tuple[str, str], ...] = ()
    shape: str = ""


@dataclass(frozen=True)
class Answer:
    """A whole result: its bytes, the format they are in, the identifier of the snapshot that was asked."""

    body: bytes
    format: Format
    snapshot: str


def prepare(operation: Operation, outline: Outline, base: str | None = None) -> Query:
    """Make an admitted operation ready to run: its dataset is the request's, else the query's own, else all graphs."""
    dataset = (operation.default_graphs, operation.named_graphs) if operation.names_dataset else None
    return Query(
        text=operation.query,
        base=base,
        dataset=dataset,
        union=dataset is None and not outline.names_dataset,
        prefixes=tuple((name, iri) for name, iri in outline.prefixes if ":" in iri and "\\" not in iri),
        shape=outline.shape,
    )


class WorkerPool:
    """Two lanes of ``size`` workers, the quick with one more, on whatever snapshot ``current`` gives. To be closed."""

    def __init__(self, current: Callable[[], Snapshot | None], limits: Limits, size: int = 2) -> None:
        self._current, self._limits = current, limits
        self._quick = Lane(limits.waiting, background=False)
        self._slow = Lane(limits.waiting, background=True)
        self._memory = Memory()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._wanted: queue.SimpleQueue[Lane | None] = queue.SimpleQueue()
        self._alive: set[WorkerProcess] = set()
        for _ in range(size + 1):  # one more, for while another is replaced
            self._wanted.put(self._quick)
        if limits.slice < limits.seconds:
            for _ in range(size):
                self._wanted.put(self._slow)
        self._nursery = Nursery()
        self._starter = threading.Thread(target=self._start_workers, daemon=True)
        self._starter.start()

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def workers(self) -> tuple[int, ...]:
        """The process numbers of the workers that are up."""
        with self._lock:
            return tuple(worker.pid for worker in self._alive)

    def run(self, query: Query, format_: Format, on: Snapshot | None = None) -> Answer:
        """Answer a query, from the current snapshot or from one that the caller holds.

        Raises LimitExceeded (naming the limit: time, memory, rows, bytes, engine, concurrency), BadQuery, NotReady
        before anything is published, QueryRefused (it asked the network), StoreError.
        """
        with self.held(on) as snapshot:
            request, shape = self._request(query, format_, snapshot), query.shape or query.text
            if not self._has_slow_lane:
                reply = self._ask(self._quick, request, self._to_the_end)
            elif not (reply := self._ask(self._quick, request, self._within_slice, shape)):
                self._memory.note(shape, slow=True)
                reply = self._ask(self._slow, request, self._to_the_end)
                if reply and _number(reply.end.get("milliseconds")) < self._limits.slice * 1000:
                    self._memory.note(shape, slow=False)
        if reply is None:
            raise _over("time", self._limits.seconds, f"{self._limits.seconds:g} seconds")
        if reply.end.get("error"):
            raise self._error(query, reply)
        return Answer(reply.body, format_, snapshot.identifier)

    def close(self) -> None:
        """End all workers; a query under way fails."""
        self._closed.set()
        self._wanted.put(None)
        self._starter.join()
        with self._lock:
            for worker in self._alive:
                worker.kill()
            self._alive.clear()
        self._nursery.close()

    @property
    def _has_slow_lane(self) -> bool:
        return self._limits.slice < self._limits.seconds

    def _within_slice(self, worker: WorkerProcess) -> Reply | None:
        """Wait for an answer in the quick lane.

        What counts is processor time: where the machine is busy, all queries are slow, and not by their own fault.
        """
        limits = self._limits
        latest = time.monotonic() + min(_PATIENCE * limits.slice, limits.seconds)
        while time.monotonic() < latest:
            left = (limits.least if self._quick.is_crowded else limits.slice) - worker.used
            if left <= 0:
                break
            if reply := worker.wait(min(left, limits.least)):
                return reply
        return None

    def _to_the_end(self, worker: WorkerProcess) -> Reply | None:
        return worker.wait(self._limits.seconds)

    def _ask(
        self,
        lane: Lane,
        request: Mapping[str, object],
        wait: Callable[[WorkerProcess], Reply | None],
        shape: str | None = None,
    ) -> Reply | None:
        """Ask a worker of a lane; None when the answer is not there after the wait, or one of that shape is slow."""
        if shape in self._memory:
            return None
        worker = lane.take(self._limits.seconds)
        if shape in self._memory:  # others of that shape came first, and went
            lane.give(worker)
            return None
        try:
            worker.send(request, self._limits.seconds)
            reply = wait(worker)
        except WorkerLost as loss:
            self._replace(worker, lane)
            raise self._lost(loss) from None
        # What the engine keeps of a large query stays with the process: start afresh before it adds up.
        if reply is None or _number(reply.end.get("resident")) > max(self._limits.memory // 4, 128):
            self._replace(worker, lane)
        else:
            lane.give(worker)
        return reply

    @contextmanager
    def held(self, known: Snapshot | None = None) -> Iterator[Snapshot]:
        """Hold the current snapshot, so that several queries see the same; one that is held already is passed on."""
        if known is not None:
            yield known
            return
        snapshot, hold = self._hold_current()
        with hold:
            yield snapshot

    def _hold_current(self) -> tuple[Snapshot, BufferedReader]:
        """Hold the current snapshot; one deleted between reading the pointer and holding has a successor already."""
        for tried in range(1, _TRIES + 1):
            try:
                snapshot = self._current()
                if snapshot is None:
                    raise NotReady("nothing is published yet", hint="`entente ingest` fills the store", retryAfter=1)
                return snapshot, snapshot.hold()
            except StoreError:
                if tried == _TRIES:
                    raise
        raise AssertionError("unreachable")

    def _replace(self, worker: WorkerProcess, lane: Lane) -> None:
        with self._lock:
            self._alive.discard(worker)
        worker.kill()
        self._wanted.put(lane)

    def _start_workers(self) -> None:
        """Start a worker whenever one is wanted; runs in a thread of its own, so that no query waits for it."""
        while (lane := self._wanted.get()) and not self._closed.is_set():
            worker = None
            try:
                worker = WorkerProcess(self._nursery)
                if snapshot := self._current():
                    worker.open(str(snapshot.store), lane.background)
            except (WorkerLost, EntenteError):
                if worker:
                    worker.kill()
                self._closed.wait(1)  # not to spin where no worker can start
                self._wanted.put(lane)
                continue
            with self._lock:
                self._alive.add(worker)
            lane.give(worker)

    def _request(self, query: Query, format_: Format, snapshot: Snapshot) -> Mapping[str, object]:
        return {
            "store": str(snapshot.store),
            "query": query.text,
            "base": query.base,
            "dataset": query.dataset,
            "union": query.union,
            "prefixes": query.prefixes,
            "media_type": format_.media_type,
            "memory": self._limits.memory,
            "rows": self._limits.rows,
            "bytes": self._limits.bytes,
        }

    def _lost(self, loss: WorkerLost) -> EntenteError:
        if self._closed.is_set():
            return Unavailable("the server is shutting down")
        if loss.signal == 0:
            return _over("time", self._limits.seconds, f"{self._limits.seconds:g} seconds")
        if loss.signal == signal.SIGABRT:
            return _over("memory", self._limits.memory, f"{self._limits.memory} MiB of memory")
        return _over("engine", loss.signal, f"what the engine bears (it ended by signal {loss.signal})")

    def _error(self, query: Query, reply: Reply) -> EntenteError:
        kind, message = reply.end["error"], str(reply.end.get("message", ""))
        if kind == "syntax":
            return explain(query.text, message)
        if kind == "rows":
            return _over("rows", self._limits.rows, f"{self._limits.rows:,} rows")
        if kind == "bytes":
            return _over("bytes", self._limits.bytes, f"{self._limits.bytes:,} bytes of result")
        if kind == "memory":
            return _over("memory", self._limits.memory, f"{self._limits.memory} MiB of memory")
        if kind == "network":
            return QueryRefused("the query asks another server, which this endpoint does not do", limit="service")
        if unknown := _UNKNOWN_FUNCTION.search(message):
            return BadQuery(f"there is no function {unknown[1]} here", hint="use those of SPARQL 1.1 and XPath")
        return StoreError(f"the engine could not answer: {message}", hint="ask in another way, or report the query")


def _over(limit: str, value: object, what: str) -> LimitExceeded:
    hint = "ask for less: add LIMIT, name more of the terms, or split the query"
    return LimitExceeded(f"the query went over {what}", hint=hint, limit=limit, value=value)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
