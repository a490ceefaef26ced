"""From paths to sources, and from a source to an article: what is read, what is refused, and with which words."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest

from entente.errors import BadArticle, BadParameter, EntenteError, NotFound, TooLarge
from entente.ingest.acquire import Failure, acquire, article
from entente.model.document import Source

ENGLISH = "The president of Libya met the minister of Chad in Tripoli, and the two said that they were friends."


def taken(*paths: Path | str, limit: int = 10_000, stdin: bytes = b"", **metadata: str) -> list[Source | Failure]:
    """Acquire paths."""
    return list(acquire([str(path) for path in paths], metadata=metadata, stdin=io.BytesIO(stdin), limit=limit))


def failure(found: list[Source | Failure]) -> EntenteError:
    """The error of the only thing acquired."""
    (one,) = found
    assert isinstance(one, Failure)
    return one.error


def test_a_file_gives_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH)
    (source,) = taken(path)
    assert source == Source(str(path), ENGLISH.encode(), {})


def test_a_folder_gives_its_texts_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", ".hidden.txt", "picture.png", "inner/c.text", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(ENGLISH)
    assert [Path(one.name).name for one in taken(tmp_path)] == ["a.txt", "b.md", "c.text"]


def test_standard_input_is_a_dash() -> None:
    (source,) = taken("-", stdin=ENGLISH.encode())
    assert source == Source("standard input", ENGLISH.encode(), {})
    assert article(Source("standard input", ENGLISH)).name == ""


def test_what_is_not_there_is_said_so(tmp_path: Path) -> None:
    assert isinstance(failure(taken(tmp_path / "none.txt")), NotFound)


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH)
    assert isinstance(failure(taken(path, limit=10)), TooLarge)
    assert isinstance(failure(taken("-", stdin=ENGLISH.encode(), limit=10)), TooLarge)


def test_a_broken_line_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    good = json.dumps({"text": ENGLISH, "title": "One", "date": "2024-05-01"})
    path.write_text("\n".join([good, "{not json", "", '["text"]', '{"text": 3}', "[" * 100_000, good]))
    found = taken(path, publisher="Wire", limit=1_000_000)
    assert [type(one) for one in found] == [Source, Failure, Failure, Failure, Failure, Source]
    assert found[0].name.endswith("many.jsonl:1")
    assert isinstance(found[0], Source)
    assert found[0].metadata == {"title": "One", "date": "2024-05-01", "publisher": "Wire"}
    assert isinstance(found[1], Failure)
    assert "many.jsonl:2 is no JSON" in found[1].error.detail


def test_a_line_over_the_limit_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(json.dumps({"text": ENGLISH}))
    assert isinstance(failure(taken(path, limit=50)), TooLarge)


def test_front_matter_describes_the_article() -> None:
    head = "---\ntitle: Two states\ndate: 2024-05-01\nsource: Wire\nbyline: A. Writer\nsources: [x, y]\n---\n"
    made = article(Source("folder/a.md", (head + ENGLISH).encode()))
    assert (made.title, made.publisher, made.author) == ("Two states", "Wire", "A. Writer")
    assert (made.date, made.sources, made.name, made.text) == (date(2024, 5, 1), ("x", "y"), "a.md", ENGLISH)


def test_what_is_given_wins_over_front_matter() -> None:
    made = article(Source("a.md", f"---\ntitle: Old\n---\n{ENGLISH}".encode(), {"title": "New"}))
    assert made.title == "New"


@pytest.mark.parametrize("head", ["a: [", "? [a]: b", "a: &a [*b]", "title: a: b"])
def test_broken_front_matter_is_said_so(head: str) -> None:
    with pytest.raises(BadArticle, match="front matter"):
        article(Source("a.md", f"---\n{head}\n---\n{ENGLISH}".encode()))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"---\ntitle: x\n---\n", "empty"),
        (b"PK\x03\x04\x00\x00", "is an archive"),
        ("Le café était fermé.".encode("latin-1"), "not UTF-8: byte 6 is 0xe9"),
        (b"... --- 123", "no words"),
        ("\ud800" + ENGLISH, "half a character"),
    ],
)
def test_what_is_no_article(content: bytes | str, words: str) -> None:
    with pytest.raises(BadArticle, match=words):
        article(Source("a.txt", content))


def test_half_a_character_in_a_title_is_refused() -> None:
    with pytest.raises(BadArticle, match="U\\+DC00"):
        article(Source("a.txt", ENGLISH, {"title": "\udc00"}))


@pytest.mark.parametrize("day", ["yesterday", "2024-02-30", "28/06/2024"])
def test_a_date_that_is_none(day: str) -> None:
    with pytest.raises(BadParameter, match="has the date"):
        article(Source("a.txt", ENGLISH, {"date": day}))


def test_line_ends_and_byte_order_marks_do_not_change_the_article() -> None:
    plain = article(Source("a.txt", f"{ENGLISH}\n\n{ENGLISH}\n".encode()))
    dos = article(Source("a.txt", f"\ufeff{ENGLISH}\r\n\r\n{ENGLISH}\r\n".encode()))
    assert plain.text_hash == dos.text_hash
    assert plain.iri == dos.iri
