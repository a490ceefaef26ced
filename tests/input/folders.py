"""Files and folders nobody hoped for: what is no file, what leads nowhere or in circles, names no terminal can show."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from .case import Source, good, read


def _inside(path: Path) -> None:
    """Put a good article into a folder, under the folder's own name."""
    path.mkdir(exist_ok=True)
    (path / path.name).write_text(good())


def _with(*makers: Callable[[Path], object]) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        _inside(path)
        for number, maker in enumerate(makers):
            maker(path / f"{number}.txt")

    return make


def _linked(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _deep(path: Path) -> None:
    """Make a folder of 300 levels, each by its parent: that is how trees grow deeper than any path may be long."""
    _inside(path)
    here = os.open(path, os.O_RDONLY)
    for _ in range(300):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)


def _listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        here = os.open(path.parent, os.O_RDONLY)
        server.bind(f"/proc/self/fd/{here}/{path.name}")  # the whole path may be longer than an address may be
        os.close(here)


def _missing(name: str, given: Callable[[Path], object], says: str) -> Source:
    """Make the row of what cannot be opened: exit code 66."""
    return Source(name, given, says, 66)


def _named(name: bytes) -> Callable[[Path], None]:
    """Make a folder that holds nothing but an empty file of that name."""

    def make(path: Path) -> None:
        path.mkdir()
        Path(os.fsdecode(os.fsencode(path) + b"/" + name)).touch()

    return make


ROWS = (
    Source("a folder of which half can be read", _with(Path.touch), "0.txt is empty", 65, ("The foreign minister",)),
    _missing("a folder with nothing in it", Path.mkdir, "holds no article; files in a folder may end in"),
    _missing("a folder of other things", _named(b"picture.png"), "holds no article"),
    _missing("a folder of hidden files", _named(b".hidden.txt"), "holds no article"),
    read("a folder with a link to itself", _with(_linked("."))),
    read("a folder with links that lead nowhere and in circles", _with(_linked("nowhere"), _linked("1.txt"))),
    read("a folder with pipes, sockets and devices", _with(os.mkfifo, _linked("/dev/zero"), _listening)),
    read("a folder of 300 levels", _deep),
    read("a folder that links to an article", _with(_linked("/dev/null/none"))),
    _missing("a link that leads nowhere", _linked("nowhere"), "cannot be read: No such file"),
    _missing("a link that leads in circles", lambda path: path.symlink_to(path.name), "read: Too many levels"),
    _missing("a socket", _listening, "cannot be read: No such device"),
    _missing("what the system does not let be read", _linked("/proc/self/mem"), "cannot be read: Input/output error"),
    Source("a pipe that nobody writes into", os.mkfifo, "is empty", 65),
    Source("a device without end", _linked("/dev/zero"), "has over 10,000,000 bytes", 65),
    Source("a device without content", _linked("/dev/null"), "is empty", 65),
    Source("a name that is not UTF-8", _named(b"caf\xe9.txt"), "caf\\udce9.txt is empty", 65),
    Source("a name that steers a terminal", _named("\u202e\x1b[2Ja\nb.txt".encode()), "\\u202e\\x1b[2Ja\\nb.txt", 65),
    Source("a name as long as may be", _named(b"n" * 251 + b".txt"), "nnn.txt is empty", 65),
)  # fmt: skip
