"""What the reader knows, kept beside the store: gathering it takes the engine seconds, and it seldom changes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

from entente import queries
from entente.errors import StoreError
from entente.ingest.dictionary import Dictionary
from entente.ingest.gather import Gathered, gather
from entente.model import iris
from entente.publish.directory import DataDirectory
from entente.publish.shipped import REFERENCE
from entente.store.embedded import EmbeddedStore
from entente.store.snapshots import HALF_MADE, write_whole

_FIELD: Final = "\x1f"
_ROW: Final = "\x1e"
_TABLE: Final = "\x1d"
"""What separates fields, rows and tables in the file: no name and no IRI holds a control character."""


def dictionary(directory: DataDirectory, store: EmbeddedStore, shipped: str) -> Dictionary:
    """Give the dictionary of a store's reference graphs, of which ``shipped`` is the digest of the files.

    It is read from the data directory where it was gathered before from the same graphs by the same queries, else
    gathered and kept there. A directory that takes no more files loses nothing by it.
    """
    texts = [query.text for query in queries.folder("reading")]
    path = directory.names(iris.digest(shipped, store.graphs(REFERENCE), texts))
    kept = _read(path.read_text("utf-8")) if path.exists() else None
    if kept is None:
        kept = gather(lambda name: store.rows(queries.named(f"reading/{name}").text))
        with contextlib.suppress(StoreError):
            write_whole(path, _written(kept).encode())
            for other in directory.all_names():
                if other != path and not other.name.endswith(HALF_MADE):
                    other.unlink(missing_ok=True)
    return Dictionary.from_rows(kept.names, kept.held, kept.offices)


def _written(tables: Gathered) -> str:
    return _TABLE.join(_ROW.join(sorted(_FIELD.join(row) for row in table)) for table in tables)


def _read(text: str) -> Gathered | None:
    tables = text.split(_TABLE)
    return Gathered(*(tuple(_rows(table)) for table in tables)) if len(tables) == len(Gathered._fields) else None


def _rows(table: str) -> Iterator[tuple[str, ...]]:
    if table:
        for row in table.split(_ROW):
            yield tuple(row.split(_FIELD))
