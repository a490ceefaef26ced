"""Data directories nobody hoped for: what is no directory of ours, what is damaged, and what another program left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Directory:
    """A data directory with one article, and what became of it before the next command."""

    name: str
    spoil: Callable[[Path], object]
    """Takes the directory."""
    reading: str = ""
    """A piece of what `entente claims` says; empty where it lists the claims."""
    writing: str = ""
    """A piece of what `entente retract` of the article says; empty where that is done."""
    codes: tuple[int, int] = (0, 0)
    """The exit codes of both."""
    stands: int | None = 0
    """How many articles stand there afterwards; None where nothing can be opened any more."""


def _write(name: str, content: bytes) -> Callable[[Path], object]:
    """Write a file, in place of what is there; ``*`` stands for the only one that fits."""

    def spoil(data: Path) -> None:
        path = _one(data, name)
        if path.is_dir():
            shutil.rmtree(path)
        # Files are shared between store and snapshots: this one alone is to be another.
        path.unlink(missing_ok=True)
        path.write_bytes(content)

    return spoil


def _cut(name: str) -> Callable[[Path], object]:
    """Cut every file of that pattern in half, for all that share it."""

    def spoil(data: Path) -> None:
        for path in data.glob(name):
            with path.open("r+b") as file:
                file.truncate(path.stat().st_size // 2)

    return spoil


def _delete(name: str) -> Callable[[Path], object]:
    def spoil(data: Path) -> None:
        for path in data.glob(name):
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return spoil


def _folder(name: str) -> Callable[[Path], object]:
    def spoil(data: Path) -> None:
        _delete(name)(data)
        (data / name).mkdir()

    return spoil


def _replaced(data: Path) -> None:
    shutil.rmtree(data)
    data.touch()


def _one(data: Path, name: str) -> Path:
    found = sorted(data.glob(name))
    return found[-1] if found else data / name


_ANEW = "publishes the store anew"


def _barred(name: str, spoil: Callable[[Path], object], says: str) -> Directory:
    """Make the row of a directory that can be neither read nor written, and that is whole without what bars it."""
    return Directory(name, spoil, says, says, (74, 74), None)


def _healed(name: str, spoil: Callable[[Path], object], says: str = "") -> Directory:
    """Make the row of a directory of which what is published is damaged, until the next command that writes."""
    return Directory(name, spoil, says, "", (74 if says else 0, 0))


def _kept(name: str, spoil: Callable[[Path], object], says: str) -> Directory:
    """Make the row of a directory whose store is damaged: what is published can be read still."""
    return Directory(name, spoil, "", says, (0, 74), 1)


ROWS = (
    _barred("a file in place of it", _replaced, "Not a directory; choose"),
    _barred("a newer format", _write("format", b"99\n"), "has format 99, this version of entente reads up to"),
    _barred("a format that is no number", _write("format", b"\xff\xfe{}"), "not a version; write 1 into it"),
    _barred("an empty format", _write("format", b""), "format holds '', not a version; write 1 into it"),
    _barred("a format of 5,000 digits", _write("format", b"9" * 5000), "not a version; write 1 into it"),
    _barred("a folder in place of the format", _folder("format"), "is no data directory: Is a directory; choose"),
    _barred("a folder in place of the pointer", _folder("current"), "Is a directory"),
    _barred("tables that are cut", _cut("store/*.sst"), "is damaged: Corruption"),
    _healed("no format", _delete("format")),
    _healed(
        "a pointer to nothing", _write("current", b"00000099-deadbeef\n"), "'00000099-deadbeef', which is not there"
    ),
    _healed("an empty pointer", _write("current", b""), "the snapshot '', which is not there; the next command"),
    _healed("a pointer that is binary", _write("current", b"\xff\x00\xfe"), "which is not there; the next command"),
    _healed(
        "a pointer out of the directory", _write("current", b"../../../tmp\n"), "'../../../tmp', which is not there"
    ),
    _healed("no pointer", _delete("current")),
    _healed("no snapshots", _delete("snapshots"), _ANEW),
    _healed("strange things among the snapshots", _folder("snapshots/notes")),
    _healed("a half-made snapshot that is a file", _write("snapshots/00000009-deadbeef.partial", b"")),
    _healed("a snapshot without its hold", _delete("snapshots/*/hold"), _ANEW),
    _healed("a snapshot without its store", _delete("snapshots/*/store"), _ANEW),
    _healed("a snapshot whose CURRENT is empty", _write("snapshots/*/store/CURRENT", b""), _ANEW),
    _healed("a snapshot whose MANIFEST is cut", _cut("snapshots/*/store/MANIFEST*"), _ANEW),
    _healed("a search index that is cut", _cut("snapshots/*/search.sqlite")),
    _healed("a search index that is empty", _write("snapshots/*/search.sqlite", b"")),
    _healed("a search index that is none", _write("snapshots/*/search.sqlite", b"not SQLite" * 100)),
    _healed("no search index", _delete("snapshots/*/search.sqlite")),
    _healed("no texts", _delete("texts")),
    _healed("a lock with another's words in it", _write("lock", b"\xff\xfe gone (process 1)\n")),
    _kept("a store whose CURRENT is empty", _write("store/CURRENT", b""), "is damaged: Corruption"),
    _kept("a store whose CURRENT is binary", _write("store/CURRENT", bytes(range(256))), "is damaged: Corruption"),
    _kept("a store without CURRENT", _delete("store/CURRENT"), "is damaged: it is gone, or a part of it"),
    _kept("a store whose MANIFEST is cut", _cut("store/MANIFEST*"), "is damaged: Corruption"),
    _kept("a store without MANIFEST", _delete("store/MANIFEST*"), "is damaged: IO error"),
    _kept("a store without tables", _delete("store/*.sst"), "is damaged: Corruption"),
    _kept("a file in place of the store", _write("store", b""), "is damaged: it is gone, or a part of it"),
    _kept("no store", _delete("store"), "copy the newest `snapshots/*/store` in its place"),
    _kept("a file in place of the texts", _write("texts", b""), "cannot be used as data directory: File exists"),
    _kept("a folder in place of the lock", _folder("lock"), "Is a directory"),
)
