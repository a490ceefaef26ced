"""An article taken from the store is the one that was read: the same text, the same key, the same graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from entente.errors import NotFound, StoreError
from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import read_article, reading_key
from entente.model.document import Source
from entente.publish import open_for_writing
from entente.publish.stored import stored_articles, text_path, with_text

NOBODY = Dictionary.from_rows((), (), ())
TEXT = "Libya met Chad in Geneva on Monday."
SOURCES = {
    "known": Source(
        "a/b.md",
        b"---\ntitle: 'A \"title\"'\npublisher: Paper\nauthor: Ann Lee\ntranslator: Bo\ndate: 2024-06-28\n"
        b"url: https://example.org/a?b=c\nrights: full\nplace: Geneva\nsources: [https://z.example.org, "
        b"https://a.example.org, https://z.example.org]\n---\n" + TEXT.encode(),
    ),
    "unknown": Source("standard input", TEXT.encode()),
    "no-title": Source("c.txt", ("An opening that goes on, " * 9 + TEXT).encode()),
    "opening-as-title": Source("d.txt", TEXT.encode(), {"title": TEXT}),
    "publisher-as-author": Source("e.txt", TEXT.encode(), {"publisher": "Paper", "author": "Paper"}),
    "publisher-alone": Source("f.txt", TEXT.encode(), {"publisher": "Paper"}),
    "windows": Source("g.txt", b"\xef\xbb\xbf" + TEXT.encode() + b"\r\n\r\nChad left.\x0cLibya stayed.\r"),
    "marks-of-byte-order": Source("h.txt", (" \ufeff" + TEXT).encode()),
    "looks-like-front-matter": Source("i.jsonl", "---\ntitle: none\n---\n" + TEXT, {"language": "en-GB"}),
}
PUBLISHED_TOO = Source("j.txt", b"Chad left Geneva.", {"publisher": "PAPER"})


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("entente.ontology.resources.reference_files", tuple)


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_it_comes_back_as_it_was_read(tmp_path: Path, source: Source) -> None:
    reading = read_article(source, NOBODY)
    with open_for_writing(tmp_path) as writer:
        writer.put(read_article(PUBLISHED_TOO, NOBODY))
        writer.put(reading)
        writer.settle()
        (stored,) = stored_articles(writer.store, reading.article.iri)
        assert len(list(stored_articles(writer.store))) == 2
    assert stored.key == reading.key == reading_key(stored.article, NOBODY)
    again = read_article(with_text(tmp_path, stored), NOBODY)
    assert again.article.text == reading.article.text
    assert (again.key, again.graph) == (reading.key, reading.graph)


def test_a_text_that_is_gone_or_another_is_told(tmp_path: Path) -> None:
    with open_for_writing(tmp_path) as writer:
        writer.put(read_article(SOURCES["known"], NOBODY))
        writer.settle()
        (stored,) = stored_articles(writer.store)
    path = text_path(tmp_path, stored)
    path.write_text("Somebody wrote over it.")
    with pytest.raises(StoreError, match="is not the one that was read"):
        with_text(tmp_path, stored)
    path.unlink()
    with pytest.raises(NotFound, match="is not there"):
        text_path(tmp_path, stored)
