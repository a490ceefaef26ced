"""Length-prefixed frames over a socket: how the server and its query workers talk.

A frame is one byte for its kind, four for the length of what follows (big-endian), and that many bytes. The server
sends one ``ASK`` (JSON); the worker answers any number of ``DATA`` frames and then one ``END`` (JSON).
"""

from __future__ import annotations

import socket
import struct
import time
from typing import Final, NamedTuple

ASK: Final = b"Q"
DATA: Final = b"D"
END: Final = b"E"

_HEADER: Final = struct.Struct(">cI")
_CHUNK: Final = 1 << 16


class Frame(NamedTuple):
    """One frame: its kind and its content."""

    kind: bytes
    content: bytes

    def packed(self) -> bytes:
        """Give the frame as it goes over the socket."""
        return _HEADER.pack(self.kind, len(self.content)) + self.content


class Frames:
    """The frames that come in over a socket; of one that is half here at a timeout nothing is lost."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._buffer = bytearray()

    def next(self, deadline: float | None = None) -> Frame | None:
        """Wait for the next frame; None when the other side has hung up.

        Raises TimeoutError when the monotonic clock reaches ``deadline`` first.
        """
        while (found := self._taken()) is None:
            if not (received := self._receive(deadline)):
                return None
            self._buffer += received
        return found

    def _taken(self) -> Frame | None:
        if len(self._buffer) < _HEADER.size:
            return None
        kind, length = _HEADER.unpack_from(self._buffer)
        end = _HEADER.size + length
        if len(self._buffer) < end:
            return None
        content = bytes(self._buffer[_HEADER.size : end])
        del self._buffer[:end]
        return Frame(kind, content)

    def _receive(self, deadline: float | None) -> bytes:
        if deadline is not None:
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                raise TimeoutError
            self._connection.settimeout(remaining)
        return self._connection.recv(_CHUNK)
