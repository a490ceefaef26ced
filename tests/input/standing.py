"""What stands in a data directory."""

from __future__ import annotations

import hashlib
from pathlib import Path

from entente.model import iris
from entente.publish import open_for_reading

_ARTICLES = (
    f"SELECT ?hash ?name {{ ?article <{iris.term('textHash')}> ?hash "
    f"OPTIONAL {{ ?article <{iris.term('sourceName')}> ?name }} }}"
)


def texts(data: Path) -> dict[str, list[str]]:
    """Give the texts of the articles by the names of their files ("" without one).

    Raises AssertionError where one is not whole.
    """
    with open_for_reading(data) as store:
        rows = sorted(store.rows(_ARTICLES))
        assert len(store.graphs(iris.GRAPH + "article/")) == len(rows)
    kept = {file.stem: file.read_bytes() for file in (data / "texts").iterdir()}
    assert set(kept) == {text_hash for text_hash, _ in rows}, "a text without its article, or the other way round"
    assert all(hashlib.sha256(content).hexdigest() == name for name, content in kept.items())
    found: dict[str, list[str]] = {}
    for text_hash, name in rows:
        found.setdefault(name.partition(":")[0], []).append(kept[text_hash].decode())
    return found
