"""Which article a name on the command line means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from entente import queries
from entente.errors import BadInput, NotFound
from entente.ingest.decoding import shown
from entente.publish import DataDirectory
from entente.publish.stored import stored_articles, with_text
from entente.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from entente.model.document import Article


def find_article(store: EmbeddedStore, name: str) -> str:
    """Find the one article of that IRI, URL, file name, or of the text of that file; raises NotFound, BadInput."""
    values = [_text_hash(Path(name)), shown(name), shown(Path(name).name)]
    query = queries.named("pages/article-by")
    for value in filter(None, values):
        found = [row[0] for row in store.rows(query.text, query.bind({"value": value}))]
        if len(found) > 1:
            raise BadInput(
                f"{len(found)} articles are called {shown(name)}", hint=f"name one by its IRI: {', '.join(found[:5])}"
            )
        if found:
            return found[0]
    raise NotFound(f"no article {shown(name)} is in the graph", hint="`entente claims` shows which are")


def stored_article(store: EmbeddedStore, directory: DataDirectory, iri: str) -> Article:
    """Give an article of the graph with its text, as it was read.

    Raises NotFound where the text is gone, StoreError where it is another.
    """
    (stored,) = stored_articles(store, iri)
    return with_text(directory.path, stored)


def _text_hash(path: Path) -> str:
    """Hash the text of a file; empty for what could not be read as an article, and so was never stored as one."""
    from entente.ingest.acquire import article
    from entente.model.document import Source

    try:
        return article(Source(path.name, path.read_bytes())).text_hash if path.is_file() else ""
    except (BadInput, OSError):
        return ""
