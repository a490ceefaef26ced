"""What is kept of a retracted article, in the review graph: that it was there, so that its IRIs answer "gone".

Its claims and their evidence are listed; whatever else it brought carries the article's digits in its IRI.
"""

from __future__ import annotations

from entente import queries
from entente.model import iris
from entente.model.graph import Graph, lines
from entente.store.embedded import EmbeddedStore


def buried(store: EmbeddedStore, article: str) -> Graph:
    """Give the review graph with a tombstone for an article that is still in the store."""
    return _review(_judgements(store) | _lines(store, "tombstone", article))


def risen(store: EmbeddedStore, article: str) -> Graph | None:
    """Give the review graph without the tombstone of an article; None where it has none."""
    tombstone = _lines(store, "retractions", article) if store.has(iris.REVIEW) else set()
    return _review(_judgements(store) - tombstone) if tombstone else None


def _judgements(store: EmbeddedStore) -> set[str]:
    return set(lines(store.construct(queries.named("review/judgements").text)))


def _lines(store: EmbeddedStore, name: str, article: str) -> set[str]:
    query = queries.named(f"review/{name}")
    return set(lines(store.construct(query.text, query.bind({"article": article}))))


def _review(lines: set[str]) -> Graph:
    return Graph(iris.REVIEW, "".join(sorted(lines)))
