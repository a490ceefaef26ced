"""An article taken from the store is the one that was read: the same text, the same key, the same graph."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.ingest.conftest import rows

from entente.errors import NotFound, StoreError
from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import Reading, read_article, reading_key
from entente.model.document import DocumentKind, Source
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
KNOWING = Dictionary.from_rows(rows())
SAID = "Russia met Chad in Geneva on Monday. We condemn Libya for the attack on Sudan."
RELEASED = "Joint statement by NATO and Chad was released."
TELLING = {
    "press-release": (
        Source("a.txt", f"FOR IMMEDIATE RELEASE\n\nNATO condemns an attack\n\n{SAID}\n\n###", {"publisher": "NATO"}),
        DocumentKind.RELEASE,
    ),
    "analysis": (
        Source("b.md", f"# Analysis: two states\n\nBy Ann Lee\n\n{SAID}".encode(), {"publisher": "African Union"}),
        DocumentKind.ANALYSIS,
    ),
    "transcript": (
        Source(
            "c.txt", "QUESTION: Did Libya attack Sudan?\nMR. PETROV: Russia condemns Libya for the attack on Sudan."
        ),
        DocumentKind.TRANSCRIPT,
    ),
    "three-sentences": (Source("d.txt", f"{SAID} Omar Saleh criticized Japan."), None),
    "note-of-a-body": (
        Source("e.txt", "Met with Omar Saleh; praised Chad.", {"publisher": "US Embassy in Libya"}),
        None,
    ),
    "opening-as-title": (Source("f.txt", f"{RELEASED}\n\n{SAID}", {"title": RELEASED, "publisher": "NATO"}), None),
    "opening-below-byline": (
        Source("g.txt", f"By Ann Lee\n\n{RELEASED}\n\n{SAID}", {"publisher": "NATO"}),
        DocumentKind.RELEASE,
    ),
}
"""Articles whose kind, title, author or publisher tells who speaks, with the kind that each shows itself to be."""
PUBLISHED_TOO = Source("j.txt", b"Chad left Geneva.", {"publisher": "PAPER"})


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("entente.ontology.resources.reference_files", tuple)


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_it_comes_back_as_it_was_read(tmp_path: Path, source: Source) -> None:
    comes_back(tmp_path, source, NOBODY)


@pytest.mark.parametrize(("source", "kind"), TELLING.values(), ids=TELLING)
def test_its_claims_come_back_whoever_speaks(tmp_path: Path, source: Source, kind: DocumentKind | None) -> None:
    reading = comes_back(tmp_path, source, KNOWING)
    assert (bool(reading.claims), reading.article.kind) == (True, kind)


def test_a_title_that_is_the_opening_makes_no_other_graph() -> None:
    source, _ = TELLING["opening-as-title"]
    bare = replace(source, metadata={"publisher": "NATO"})
    assert read_article(bare, KNOWING).graph == read_article(source, KNOWING).graph


def comes_back(data: Path, source: Source, dictionary: Dictionary) -> Reading:
    """Read a source, store it and read it anew from the store: it is the same; give what was read."""
    reading = read_article(source, dictionary)
    with open_for_writing(data) as writer:
        writer.put(read_article(PUBLISHED_TOO, dictionary))
        writer.put(reading)
        writer.settle()
        (stored,) = stored_articles(writer.store, reading.article.iri)
        assert len(list(stored_articles(writer.store))) == 2
    assert stored.key == reading.key == reading_key(stored.article, dictionary)
    again = read_article(with_text(data, stored), dictionary)
    assert again.article.text == reading.article.text
    assert (again.key, again.graph) == (reading.key, reading.graph)
    return reading


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
