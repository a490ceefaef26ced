"""A sink for what the engine serialises: it passes the bytes on, and stops the engine at a limit.

The engine writes whole results to a file object and knows no limits; an exception from ``write`` ends the query at
once. Rows of SELECT results are counted in the bytes themselves, exactly, by where each format ends a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

_CHUNK: Final = 1 << 16
_Item = TypeVar("_Item")


class OverLimit(Exception):
    """A result reached a limit, ``rows`` or ``bytes``."""

    def __init__(self, limit: str) -> None:
        super().__init__(limit)
        self.limit = limit


class Sink:
    """A binary file to write results into, handing chunks of 64 KiB to ``send``.

    Raises OverLimit from ``write`` when more than ``most_bytes`` bytes or ``most_rows`` rows went through it.
    """

    def __init__(self, send: Callable[[bytes], object], count: RowCount, most_rows: int, most_bytes: int) -> None:
        self._send, self._count = send, count
        self._most_rows, self._most_bytes = most_rows, most_bytes
        self._pending = bytearray()
        self.bytes = 0

    def write(self, content: bytes) -> int:
        """Take what the engine wrote."""
        self.bytes += len(content)
        if self.bytes > self._most_bytes:
            raise OverLimit("bytes")
        if self._count(content) > self._most_rows:
            raise OverLimit("rows")
        self._pending += content
        if len(self._pending) >= _CHUNK:
            self._send(self.rest())
        return len(content)

    def flush(self) -> None:
        """Nothing: what is left goes with the end of the answer."""

    def rest(self) -> bytes:
        """Take out what was not sent yet."""
        rest = bytes(self._pending)
        self._pending.clear()
        return rest


RowCount = Callable[[bytes], int]
"""Counts on with each chunk of a result, and gives the rows so far."""


def limited(items: Iterable[_Item], most: int) -> Iterator[_Item]:
    """Pass items on; raises OverLimit behind the last one allowed."""
    for count, item in enumerate(items, start=1):
        if count > most:
            raise OverLimit("rows")
        yield item


def row_count(media_type: str) -> RowCount:
    """Give a fresh counter for a format of SELECT results; what is not one counts no rows."""
    if media_type == "application/sparql-results+json":
        return _JsonRows()
    if media_type == "application/sparql-results+xml":
        return _Marks(b"<result>", header=0)
    if media_type == "text/csv":
        return _CsvRows()
    if media_type == "text/tab-separated-values":
        return _Marks(b"\n", header=1)
    return _no_rows


def _no_rows(_: bytes) -> int:
    return 0


class _Marks:
    """Counts a mark that stands once in each row, and ``header`` times before the first."""

    def __init__(self, mark: bytes, header: int) -> None:
        self._mark, self._tail = mark, b""
        self._rows = -header

    def __call__(self, content: bytes) -> int:
        text = self._tail + content
        self._rows += text.count(self._mark)
        keep = len(self._mark) - 1
        self._tail = text[-keep:] if keep else b""
        return self._rows


class _Outside:
    """Gives the part of each chunk that stands outside quotes."""

    def __init__(self) -> None:
        self._quoted = 0

    def __call__(self, text: bytes) -> bytes:
        parts = text.split(b'"')
        outside = b'"'.join(parts[self._quoted :: 2])
        self._quoted = (self._quoted + len(parts) - 1) % 2
        return outside


class _CsvRows:
    """Counts line ends outside quotes, the header's not; a doubled quote closes and opens again."""

    def __init__(self) -> None:
        self._outside, self._rows = _Outside(), -1

    def __call__(self, content: bytes) -> int:
        self._rows += self._outside(content).count(b"\n")
        return self._rows


class _JsonRows:
    """Counts the objects that stand in an array: one a row; all others are values behind a colon."""

    def __init__(self) -> None:
        self._outside, self._rows = _Outside(), 0
        self._held = b""

    def __call__(self, content: bytes) -> int:
        text = self._held + content
        backslashes = len(text) - len(text.rstrip(b"\\"))
        cut = len(text) - backslashes % 2
        # A comma or bracket at the end waits for what follows it, unless it waited already.
        if text[cut - 1 : cut] in {b",", b"["} and cut:
            cut -= 1
        self._held = text[cut:]
        outside = self._outside(text[:cut].replace(b"\\\\", b"").replace(b'\\"', b""))
        self._rows += outside.count(b",{") + outside.count(b"[{")
        return self._rows
