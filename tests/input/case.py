"""One row of the tables: what is given to a command, what is said of it, and what stands in the store afterwards."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_NUMBERS = itertools.count(1)


def good() -> str:
    """Give an English article without a fault, another each time."""
    note = next(_NUMBERS)
    return (
        f"The foreign minister of Arland said in note {note} that the two sides had agreed to meet before the winter."
    )


@dataclass(frozen=True)
class Source:
    """A source of ``entente ingest``, one of a batch."""

    name: str
    given: bytes | Callable[[Path], object]
    """The content of the file, or what makes it (or a folder in its place) at a path."""
    says: str = ""
    """A piece of the one line that tells what is wrong; empty where nothing is."""
    code: int = 0
    stored: tuple[str, ...] = ()
    """How the texts begin that stand in the store afterwards."""
    file: str = "given.txt"

    def make(self, path: Path) -> None:
        """Make the source at a path."""
        if callable(self.given):
            self.given(path)
        else:
            path.write_bytes(self.given)


def refused(name: str, given: bytes | Callable[[Path], object], says: str, file: str = "given.txt") -> Source:
    """Make the row of a source that is no article: exit code 65, and nothing of it is stored."""
    return Source(name, given, says, 65, file=file)


def read(name: str, given: bytes | Callable[[Path], object], *stored: str, file: str = "given.txt") -> Source:
    """Make the row of a source that is read like any other."""
    return Source(name, given, stored=stored or ("The foreign minister",), file=file)


def english(length: int) -> str:
    """Give so many letters of English."""
    return f"{good()} " * (length // len(good()) + 1)


def written(make: Callable[[io.BytesIO], object]) -> bytes:
    """Give what is written into a file in memory."""
    buffer = io.BytesIO()
    make(buffer)
    return buffer.getvalue()
