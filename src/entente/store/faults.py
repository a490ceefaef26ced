"""What is said when a disk, the engine or the index fails: what, where, and what to do."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from entente.errors import StoreError, StoreLocked

ANEW: Final = "the next command that writes, as `entente ingest`, publishes the store anew"
"""What to do where only what was published is damaged."""


@contextlib.contextmanager
def told(path: Path | None = None, *kinds: type[Exception]) -> Iterator[None]:
    """Turn failures of the system, and of further kinds, into ours; ``path`` None is somewhere in the store."""
    try:
        yield
    except BrokenPipeError:
        raise  # not the store's: whoever reads an export has enough
    except Exception as error:
        if not isinstance(error, (OSError, sqlite3.Error, *kinds)):
            raise
        raise store_error(path, str(error)) from error


def store_error(path: Path | None, message: str) -> StoreError:
    """Make the error of a message from the system or a library, by what it says."""
    place = "the store" if path is None else str(path)
    lowered = message.lower()

    def says(*words: str) -> bool:
        return any(word in lowered for word in words)

    if says("unavailable", "no locks available"):
        return StoreLocked(f"{place} is open in another process", hint="try again when that is done")
    if says("permission denied", "read-only file system", "operation not permitted"):
        return StoreError(f"{place} cannot be written: {message}", hint="choose another folder with --data")
    if says("no space left", "disk is full", "file too large", "quota exceeded"):
        hint = "make room and run the command again; nothing is half-written"
        return StoreError(f"{place}: the disk is full", hint=hint)
    if says("is a directory", "file exists"):
        return StoreError(f"{place}: {message}", hint="move it away, and run the command again")
    if says("too many open files", "file descriptors"):
        return StoreError(f"{place} needs more open files than are allowed", hint="raise the limit: `ulimit -n 4096`")
    if says("corruption", "invalid argument", "not exist", "no such file", "is not a directory", "malformed"):
        return damaged(path, message)
    return StoreError(f"{place}: {message}", hint="run the command again; nothing is half-written")


def damaged(path: Path | None, why: str) -> StoreError:
    """Make the error of a store, the writer's or a published one, that cannot be opened any more."""
    hint = (
        "what is published may still be whole: move the folder `store` away and copy the newest `snapshots/*/store` "
        "in its place; else ingest the articles again with another --data"
    )
    published = path is not None and "snapshots" in path.parts[-3:]
    return StoreError(f"{path or 'the store'} is damaged: {why}", hint=ANEW if published else hint)
