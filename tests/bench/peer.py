"""What a SPARQL server must be able to do to be measured, and what loading took, remembered."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Protocol

from .graph import Seeded
from .process import Server, disk

QUERY_SECONDS: Final = 10
"""Seconds any peer may take for a query."""
EMPTY: Final = "?query=ASK%20%7B%7D"
"""What a server that is ready answers."""


@dataclass(frozen=True)
class Loaded:
    """What loading took: seconds, and bytes on the disk."""

    seconds: float
    bytes: int


class Peer(Protocol):
    """A server that answers SPARQL."""

    name: str
    path: str
    """Where it takes queries."""
    remembers: bool
    """Whether it answers a question asked before from memory; then no other is measured against it."""

    def version(self) -> str:
        """Give the version found on this machine; empty for none."""
        ...

    def load(self, graph: Seeded) -> Loaded:
        """Load the graph's dump, or tell what it took when that was done before."""
        ...

    def serve(self, graph: Seeded) -> Server:
        """Start on the graph that was loaded."""
        ...


def once(folder: Path, load: Callable[[], object]) -> Loaded:
    """Load into a folder that is not there yet, and remember what it took; an unfinished one is done again."""
    record = folder.with_suffix(".json")
    if not record.exists():
        shutil.rmtree(folder, ignore_errors=True)
        start = time.perf_counter()
        load()
        record.write_text(json.dumps(asdict(Loaded(time.perf_counter() - start, disk(folder)))))
    return Loaded(**json.loads(record.read_text()))
