"""Published snapshots of the store: what readers open, and the pointer that names the current one.

A data directory holds ``store/`` (the writer's own), ``snapshots/<identifier>/store/`` and the file ``current``, one
line with an identifier. Identifiers sort in the order of publishing and are never used twice: they serve as entity
tags and as the "as of" of a citation.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Final

from entente.errors import StoreError
from entente.store.faults import ANEW, told

POINTER: Final = "current"
FOLDER: Final = "snapshots"
HALF_MADE: Final = ".partial"
HOLD: Final = "hold"
"""The file in a snapshot's folder that its readers lock."""
_IDENTIFIER: Final = re.compile(r"\d{8,}-[0-9a-f]{8}")


@dataclass(frozen=True)
class Snapshot:
    """One published state of the graph; ``store`` is the folder to open read-only."""

    identifier: str
    store: Path

    @property
    def sequence(self) -> int:
        """Which publication it was, from 1."""
        return int(self.identifier.partition("-")[0])

    def hold(self) -> BufferedReader:
        """Keep the snapshot from being deleted until the file returned is closed.

        Raises StoreError when it is already gone: ask for the current one again.
        """
        try:
            handle = (self.store.parent / HOLD).open("rb")
        except FileNotFoundError:
            raise StoreError(f"snapshot {self.identifier} is gone", hint="a newer one is current; ask again") from None
        fcntl.flock(handle, fcntl.LOCK_SH)
        return handle


def current_snapshot(data: Path) -> Snapshot | None:
    """Give the snapshot the data directory points at; None where nothing was published yet."""
    try:
        identifier = (data / POINTER).read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"{data / POINTER} cannot be read: {error.strerror}", hint=f"move it away; {ANEW}") from error
    snapshot = _snapshot(data, identifier)
    if not _IDENTIFIER.fullmatch(identifier) or not (snapshot.store.parent / HOLD).is_file():
        raise StoreError(f"{data / POINTER} names the snapshot {identifier[:40]!r}, which is not there", hint=ANEW)
    return snapshot


def last_snapshot(data: Path) -> Snapshot | None:
    """Give the current snapshot to whoever will publish another.

    None, too, where the pointer cannot be followed: the next publication mends it.
    """
    try:
        return current_snapshot(data)
    except StoreError:
        return None


def publish_snapshot(data: Path, backup: Callable[[Path], None], keep: int) -> Snapshot:
    """Make a snapshot, point at it in one step, and delete the oldest beyond ``keep``.

    ``backup`` writes the (flushed) store into the folder it is given. Killed at any moment, this leaves the pointer on
    a whole snapshot; what was half made is cleared away at the next publication.
    """
    with told(data / FOLDER):
        return _published_anew(data, backup, keep)


def _published_anew(data: Path, backup: Callable[[Path], None], keep: int) -> Snapshot:
    _clear_leftovers(data)
    snapshot = _snapshot(data, f"{_last_sequence(data) + 1:08d}-{secrets.token_hex(4)}")
    folder = snapshot.store.parent
    half_made = folder.with_name(folder.name + HALF_MADE)
    half_made.mkdir(parents=True)
    (half_made / HOLD).touch()
    backup(half_made / "store")
    half_made.rename(folder)
    _synchronise(folder.parent)
    write_whole(data / POINTER, f"{snapshot.identifier}\n".encode("ascii"))
    for old in _published(data)[: -max(keep, 1)]:
        _delete(old)
    return snapshot


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, at a kill as at a power cut."""
    partial = path.with_name(path.name + HALF_MADE)
    with told(path):
        try:
            with partial.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            partial.unlink(missing_ok=True)
            raise
        partial.replace(path)
        _synchronise(path.parent)


def _snapshot(data: Path, identifier: str) -> Snapshot:
    return Snapshot(identifier, data / FOLDER / identifier / "store")


def _published(data: Path) -> list[Snapshot]:
    folder = data / FOLDER
    names = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    return [_snapshot(data, name) for name in names if _IDENTIFIER.fullmatch(name)]


def _last_sequence(data: Path) -> int:
    return max((snapshot.sequence for snapshot in _published(data)), default=0)


def _clear_leftovers(data: Path) -> None:
    for half_made in (data / FOLDER).glob("*" + HALF_MADE):
        shutil.rmtree(half_made) if half_made.is_dir() else half_made.unlink()
    current = last_snapshot(data)
    for snapshot in _published(data):
        if current is None or snapshot.sequence > current.sequence:
            _delete(snapshot)


def _delete(snapshot: Snapshot) -> None:
    """Delete a snapshot unless a reader holds it; the pointer is never on it.

    The folder leaves under another name first: killed halfway, it is a leftover and no snapshot.
    """
    folder = snapshot.store.parent
    (folder / HOLD).touch()  # damaged ones lack it
    with (folder / HOLD).open("rb") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        doomed = folder.with_name(folder.name + HALF_MADE)
        folder.rename(doomed)
    shutil.rmtree(doomed)


def _synchronise(folder: Path) -> None:
    """Make renames in a folder outlast a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
