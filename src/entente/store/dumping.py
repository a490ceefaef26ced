"""A process that writes a whole snapshot to one compressed file: ``python -m entente.store.dumping FOLDER NAME FILE``.

FOLDER is the snapshot's, NAME a format of ``embedded.EXPORTS``. The file is there whole or not at all; the snapshot is
held until it is. Nothing but a window of the data is ever in memory.
"""

from __future__ import annotations

import gzip
import os
import sys
from pathlib import Path
from typing import BinaryIO, cast

from entente.store.embedded import EmbeddedStore
from entente.store.snapshots import HALF_MADE, Snapshot


def write_dump(folder: Path, name: str, target: Path) -> None:
    """Write the dump; two processes at once write two files, of which the later stays."""
    partial = target.with_name(f"{target.name}.{os.getpid()}{HALF_MADE}")
    try:
        with (
            EmbeddedStore.read(Snapshot(folder.name, folder / "store")) as store,
            partial.open("wb") as raw,
            gzip.GzipFile("", "wb", 6, raw, mtime=0) as output,
        ):
            store.export(cast("BinaryIO", output), name)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


if __name__ == "__main__":
    write_dump(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
