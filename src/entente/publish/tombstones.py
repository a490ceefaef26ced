"""What is kept of a retracted article, in the review graph: that it was there, so that its IRIs answer "gone".

Its claims and their evidence are listed; whatever else it brought carries the article's digits in its IRI.
"""

from __future__ import annotations

from entente import queries
from entente.model import iris
from entente.model.graph import Change, lines
from entente.store.embedded import EmbeddedStore


def buried(store: EmbeddedStore, article: str) -> Change:
    """Give the change to the review graph that adds a tombstone for an article that is still in the store."""
    return Change(iris.REVIEW, added=_lines(store, "tombstone", article))


def risen(store: EmbeddedStore, article: str) -> Change:
    """Give the change to the review graph that takes away the tombstone of an article; none where it has none."""
    return Change(iris.REVIEW, removed=_lines(store, "retractions", article) if store.has(iris.REVIEW) else frozenset())


def _lines(store: EmbeddedStore, name: str, article: str) -> frozenset[str]:
    query = queries.named(f"review/{name}")
    return frozenset(lines(store.construct(query.text, query.bind({"article": article}))))
