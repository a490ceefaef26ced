"""Whether every quote in the graph stands in the stored text of its article, from its start to its end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from entente import queries
from entente.publish.directory import DataDirectory
from entente.store.embedded import EmbeddedStore


def misquotes(store: EmbeddedStore, data: Path) -> Iterator[tuple[str, str]]:
    """Yield the IRI of each piece of evidence whose words are not in the text at their offsets, and what is wrong."""
    directory = DataDirectory(data)
    rows = sorted(store.rows(queries.named("reading/quotations").text))
    for text_hash, quotations in groupby(rows, key=lambda row: row[0]):
        path = directory.text(text_hash)
        text = path.read_text(encoding="utf-8") if path.is_file() else None
        for _, evidence, exact, start, end in quotations:
            if text is None:
                yield evidence, f"the text {path.name} is not there"
            elif text[int(start) : int(end)] != exact:
                yield evidence, f"“{exact}” is not what stands at {start} to {end} of {path.name}"
