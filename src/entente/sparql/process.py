"""The server's side of one query worker: start it, ask it, kill it."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from entente.sparql.frames import ASK, DATA, frame, read_frames

_STARTING: Final = 20.0
"""Seconds a new worker may take until it has its store open; 0.1 is usual."""


class WorkerLost(Exception):
    """A worker that will not answer: it ran out of time (``signal`` 0) or died by a signal."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal_number)
        self.signal = signal_number


@dataclass(frozen=True)
class Reply:
    """What a worker answered: the bytes it made, and ``end`` with ``error``, ``message``, ``resident`` (MiB)."""

    body: bytes
    end: Mapping[str, object]


class WorkerProcess:
    """One worker, started and ready for a query; ``ask`` is for one thread at a time."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
                [sys.executable, "-P", "-m", "entente.sparql.worker", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self._connection = ours

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    def open(self, store: str) -> Reply:
        """Have it open a store before the first query comes."""
        return self.ask({"store": store}, _STARTING)

    def ask(self, request: Mapping[str, object], seconds: float) -> Reply:
        """Send a request and wait for the whole answer.

        Raises WorkerLost when it does not come in time or the worker dies; the worker is of no use after that.
        """
        parts: list[bytes] = []
        try:
            self._connection.settimeout(seconds)
            self._connection.sendall(frame(ASK, json.dumps(request).encode()))
            for kind, content in read_frames(self._connection, seconds):
                if kind != DATA:
                    return Reply(b"".join(parts), json.loads(content))
                parts.append(content)
        except TimeoutError:
            raise WorkerLost(0) from None
        except OSError:
            pass  # it hung up before it had read all: as dead as one that hung up after
        raise WorkerLost(-self._exit_code())

    def kill(self) -> None:
        """End it, whatever it is doing."""
        self._connection.close()
        self._process.kill()
        self._process.wait()

    def _exit_code(self) -> int:
        try:
            return self._process.wait(timeout=_STARTING)
        except subprocess.TimeoutExpired:
            return -signal.SIGKILL
