"""A retraction that was killed halfway is brought to its end by the next opening, and one that did not begin is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import Reading, read_article
from entente.model.document import Source
from entente.publish import DataDirectory, open_for_reading, open_for_writing


@pytest.fixture
def reading() -> Reading:
    return read_article(
        Source("a.txt", "The minister said that the two sides met on Monday."), Dictionary.from_rows([])
    )


@pytest.mark.usefixtures("few")
def test_a_text_whose_article_is_gone_goes_too(tmp_path: Path, reading: Reading) -> None:
    open_for_reading(tmp_path).close()
    directory = DataDirectory(tmp_path)
    directory.write_text(reading.article.text_hash, reading.article.text)
    directory.announce_removal([reading.article.text_hash])
    with open_for_writing(tmp_path):
        pass
    assert list((tmp_path / "texts").iterdir()) == []
    assert not (tmp_path / "removals").exists()


@pytest.mark.usefixtures("few")
def test_a_text_whose_article_is_there_stays(tmp_path: Path, reading: Reading) -> None:
    with open_for_writing(tmp_path) as writer:
        writer.put(reading)
    directory = DataDirectory(tmp_path)
    directory.announce_removal([reading.article.text_hash])
    with open_for_writing(tmp_path):
        pass
    assert directory.text(reading.article.text_hash).read_text() == reading.article.text
    assert not (tmp_path / "removals").exists()
