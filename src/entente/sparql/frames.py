"""Length-prefixed frames over a socket: how the server and its query workers talk.

A frame is one byte for its kind, four for the length of what follows (big-endian), and that many bytes. The server
sends one ``ASK`` (JSON); the worker answers any number of ``DATA`` frames and then one ``END`` (JSON).
"""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Iterator
from typing import Final

ASK: Final = b"Q"
DATA: Final = b"D"
END: Final = b"E"

_HEADER: Final = struct.Struct(">cI")
_CHUNK: Final = 1 << 16


def frame(kind: bytes, content: bytes) -> bytes:
    """Make a frame."""
    return _HEADER.pack(kind, len(content)) + content


def read_frames(connection: socket.socket, seconds: float | None = None) -> Iterator[tuple[bytes, bytes]]:
    """Read frames until the other side hangs up.

    Raises TimeoutError when ``seconds`` have gone by since the first byte was waited for.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    buffer = bytearray()
    while True:
        while len(buffer) < _HEADER.size or len(buffer) < _HEADER.size + _HEADER.unpack_from(buffer)[1]:
            if not (received := _receive(connection, deadline)):
                return
            buffer += received
        kind, length = _HEADER.unpack_from(buffer)
        content = bytes(buffer[_HEADER.size : _HEADER.size + length])
        del buffer[: _HEADER.size + length]
        yield kind, content


def _receive(connection: socket.socket, deadline: float | None) -> bytes:
    if deadline is not None:
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise TimeoutError
        connection.settimeout(remaining)
    return connection.recv(_CHUNK)
