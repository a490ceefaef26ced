"""The server's side of query workers: have one forked, ask it, kill it."""

from __future__ import annotations

import contextlib
import json
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from entente.sparql.frames import ASK, DATA, Frame, Frames
from entente.sparql.zygote import ANSWER, FORK, KILL, ORDER

_STARTING: Final = 20.0
"""Seconds a new worker may take until it has its store open; 0.02 is usual."""

_CPUCLOCK_SCHED: Final = 2
"""With the complement of a process's number above it, the number of that process's clock (clock_getcpuclockid(3))."""


class WorkerLost(Exception):
    """A worker that will not answer: it ran out of time (``signal`` 0) or died by a signal."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal_number)
        self.signal = signal_number


@dataclass(frozen=True)
class Reply:
    """What a worker answered: the bytes it made, and ``end``: ``error``, ``message``, what it cost.

    That is ``resident`` memory (MiB) and ``milliseconds`` of processor time.
    """

    body: bytes
    end: Mapping[str, object]


class Nursery:
    """Where workers come from: a zygote in a process of its own, and a new one should that die. To be closed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._start()

    def fork(self) -> tuple[int, socket.socket]:
        """Have a worker made: the number of its process, and our end of its socket. Raises WorkerLost."""
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            try:
                self._control.settimeout(_STARTING)
                socket.send_fds(self._control, [ORDER.pack(FORK, 0)], [theirs.fileno()])
                return ANSWER.unpack(self._control.recv(ANSWER.size))[0], ours
            except (OSError, struct.error):
                ours.close()
                self._stop()
                self._start()
                raise WorkerLost(signal.SIGKILL) from None

    def kill(self, process: int) -> None:
        """End a worker, whatever it is doing; one that is dead already stays so."""
        with self._lock:
            try:
                self._control.sendall(ORDER.pack(KILL, process))
            except OSError:
                return  # the zygote is dead, and its workers with it

    def close(self) -> None:
        """End the zygote and every worker it made."""
        with self._lock:
            self._stop()

    def _start(self) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
                [sys.executable, "-P", "-m", "entente.sparql.zygote", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

    def _stop(self) -> None:
        """Hang up, which is the order to end, and wait until it is followed."""
        self._control.close()
        try:
            self._process.wait(_STARTING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class WorkerProcess:
    """One worker, forked and ready for a query; it is for one thread at a time."""

    def __init__(self, nursery: Nursery) -> None:
        self._nursery = nursery
        self.pid, self._connection = nursery.fork()
        self._frames = Frames(self._connection)
        self._parts: list[bytes] = []
        self._begun = 0.0

    def open(self, store: str, background: bool) -> Reply:
        """Have it open a store before the first query comes, and yield the processor to others for good."""
        return self.ask({"store": store, "background": background}, _STARTING)

    def ask(self, request: Mapping[str, object], seconds: float) -> Reply:
        """Send a request and wait for the whole answer.

        Raises WorkerLost when it does not come in time or the worker dies; the worker is of no use after that.
        """
        self.send(request, seconds)
        reply = self.wait(seconds)
        if reply is None:
            raise WorkerLost(0)
        return reply

    def send(self, request: Mapping[str, object], seconds: float) -> None:
        """Send a request; raises WorkerLost where it is not taken."""
        self._parts.clear()
        self._begun = self._clock()
        try:
            self._connection.settimeout(seconds)
            self._connection.sendall(Frame(ASK, json.dumps(request).encode()).packed())
        except TimeoutError:
            raise WorkerLost(0) from None
        except OSError:
            return  # it hung up before it had read all: `wait` learns why

    def wait(self, seconds: float) -> Reply | None:
        """Wait for the whole answer; None when it is not there yet, and may be waited for again. Raises WorkerLost."""
        deadline = time.monotonic() + seconds
        try:
            while found := self._frames.next(deadline):
                if found.kind != DATA:
                    return self._reply(json.loads(found.content))
                self._parts.append(found.content)
        except TimeoutError:
            return None
        except OSError:
            pass  # as dead as one that hung up
        raise WorkerLost(signal.SIGKILL)

    @property
    def used(self) -> float:
        """Seconds of processor time that the query under way has had; of wall time where the system does not tell."""
        return self._clock() - self._begun

    def _clock(self) -> float:
        if sys.platform == "linux":
            with contextlib.suppress(OSError):  # it is dead
                return time.clock_gettime(~self.pid << 3 | _CPUCLOCK_SCHED)
        return time.monotonic()

    def kill(self) -> None:
        """End it, whatever it is doing."""
        self._connection.close()
        self._nursery.kill(self.pid)

    def _reply(self, end: Mapping[str, object]) -> Reply:
        if isinstance(number := end.get("signal"), int):
            raise WorkerLost(number)
        return Reply(b"".join(self._parts), end)
