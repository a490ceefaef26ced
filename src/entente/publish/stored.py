"""The articles that were read before, as they were given: from their graphs and their texts, to be read anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Final

from entente import queries
from entente.errors import NotFound, StoreError
from entente.model.document import Article
from entente.publish.directory import DataDirectory
from entente.store.embedded import EmbeddedStore
from entente.store.faults import told

_HINT: Final = "retract it, or ingest it again from its source"


@dataclass(frozen=True)
class Stored:
    """An article in the store, and the key of the reading that made its graph."""

    article: Article
    """Without its text, on which no key depends but by its hash."""
    key: str

    @property
    def called(self) -> str:
        """What to call it before people: its file's name, else its address, else its IRI."""
        return self.article.name or self.article.url or self.article.iri


def stored_articles(store: EmbeddedStore, article: str = "") -> Iterator[Stored]:
    """Give every article in a store, or the one of that IRI."""
    text = queries.named("reading/articles").text
    rows = store.rows(text, {"article": f"<{article}>"} if article else {})
    for _, of_article in groupby(rows, key=lambda row: row[0]):
        yield _stored(list(of_article))


def with_text(data: Path, stored: Stored) -> Article:
    """Give a stored article with its text, as it was read; its kind is told when it is read again.

    Raises NotFound where the text is not there, StoreError where what is there is another, or cannot be read.
    """
    path = text_path(data, stored)
    with told(path):
        content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != stored.article.text_hash:
        raise StoreError(f"the text {path.name} is not the one that was read", hint=_HINT)
    return replace(stored.article, text=content.decode())


def text_path(data: Path, stored: Stored) -> Path:
    """Give the file that a stored article's text lies in; raises NotFound where there is none."""
    path = DataDirectory(data).text(stored.article.text_hash)
    if not path.is_file():
        raise NotFound(f"the text {path.name} is not there", hint=_HINT)
    return path


def _stored(rows: list[tuple[str, ...]]) -> Stored:
    _, key, text_hash, title, publisher, author, translator, issued, url, language, rights, place, name, _ = rows[0]
    made = Article(
        text="",
        text_hash=text_hash,
        title=title,
        publisher=publisher,
        author=author,
        translator=translator,
        date=datetime.fromisoformat(issued).date() if issued else None,
        url=url,
        language=language,
        rights=rights,
        place=place,
        name=name,
        sources=tuple(sorted({row[-1] for row in rows} - {""})),
    )
    return Stored(made, key)
