"""The lock that one writer holds for one batch, and that names its holder to those who wait."""

from __future__ import annotations

import contextlib
import fcntl
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from entente.errors import StoreLocked
from entente.store.faults import told

PAUSE: Final = 0.05
"""Seconds between two tries at a lock that is held."""

_IN_THIS_PROCESS: Final = threading.Lock()
"""File locks belong to a process: among its own threads this one decides."""


@contextlib.contextmanager
def writing(data: Path, wait: float, holder: str) -> Iterator[None]:
    """Hold the data directory's lock; ``holder`` is what others are told, as in ``entente ingest``.

    The lock is the kernel's and ends with the process, however that ends. It is of the kind that children made by fork
    do not inherit: a killed ingest leaves no lock behind in the processes that read for it.
    Raises StoreLocked, naming the holder, when ``wait`` seconds have passed.
    """
    deadline = time.monotonic() + wait
    path = data / "lock"
    if not _IN_THIS_PROCESS.acquire(timeout=max(wait, 0)):
        # Its file is left alone here: a process that closes a locked file gives up the lock, whichever thread took it.
        raise _refusal("another thread of this process", data, wait)
    try:
        with told(path):
            file = path.open("a+b", buffering=0)
        with file:
            if not _acquired(file, deadline):
                raise _refusal(path.read_text(encoding="utf-8", errors="replace").strip(), data, wait)
            _sign(file, f"{holder} (process {os.getpid()})\n".encode())
            yield
            _sign(file, b"")
    finally:
        _IN_THIS_PROCESS.release()


def _sign(file: IO[bytes], holder: bytes) -> None:
    """Say who holds the lock, if the disk has room for it."""
    with contextlib.suppress(OSError):
        file.truncate(0)
        file.write(holder)


def _acquired(file: IO[bytes], deadline: float) -> bool:
    while True:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(PAUSE)
        else:
            return True


def _refusal(holder: str, data: Path, wait: float) -> StoreLocked:
    return StoreLocked(
        f"{holder or 'another process'} has been writing to {data} for the {wait:g} s waited",
        hint="try again when it is done, or wait longer: ENTENTE_LOCK_WAIT",
    )
