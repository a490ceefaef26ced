"""The account of a reading comes and goes with its article's text, and its absence does no harm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from entente.cli.batch import ingest
from entente.errors import StoreError
from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import Reading, read_article
from entente.model.account import unpacked
from entente.model.document import Source
from entente.publish import DataDirectory, open_for_reading, open_for_writing

SOURCE = Source("a.txt", "General Ann Lee of Arland met General Bo Ray of Borduria in the port of Selm on Wednesday.")

pytestmark = pytest.mark.usefixtures("few")


@pytest.fixture
def reading() -> Reading:
    return read_article(SOURCE, Dictionary.from_rows([]))


def kept(data: Path) -> list[Path]:
    return sorted(path for path in (data / "accounts").glob("*"))


def test_it_stands_beside_the_text_and_goes_with_it(tmp_path: Path, reading: Reading) -> None:
    path = DataDirectory(tmp_path).account(reading.article.text_hash)
    with open_for_writing(tmp_path) as writer:
        writer.put(reading)
    account = unpacked(path.read_bytes())
    assert account and account.article == reading.article.iri and account.sentences
    with open_for_writing(tmp_path) as writer:
        writer.retract(reading.article.iri)
    assert kept(tmp_path) == []


def test_another_reading_replaces_it_whole(tmp_path: Path, reading: Reading) -> None:
    later = replace(reading, key="2", account=b"another")
    with open_for_writing(tmp_path) as writer:
        writer.put(reading)
        writer.put(later)
    (path,) = kept(tmp_path)
    assert path.read_bytes() == b"another"
    with open_for_writing(tmp_path) as writer:
        writer.put(replace(later, key="3", account=b""))
    assert kept(tmp_path) == []


def test_a_removal_that_was_killed_halfway_takes_it_along(tmp_path: Path, reading: Reading) -> None:
    open_for_reading(tmp_path).close()
    directory = DataDirectory(tmp_path)
    directory.write_account(reading.article.text_hash, reading.account)
    directory.announce_removal([reading.article.text_hash])
    with open_for_writing(tmp_path):
        pass
    assert kept(tmp_path) == []


def test_what_was_read_before_accounts_were_kept_gets_one_by_being_read_again(tmp_path: Path) -> None:
    with open_for_writing(tmp_path) as writer:
        ingest(writer, [SOURCE], 1)
    (path,) = kept(tmp_path)
    content = path.read_bytes()
    path.unlink()
    path.parent.rmdir()
    with open_for_writing(tmp_path) as writer:
        again = ingest(writer, [SOURCE], 1)
    assert (again.read, again.unchanged) == (0, 1)
    assert path.read_bytes() == content


def test_a_directory_of_accounts_that_is_a_file_is_told(tmp_path: Path, reading: Reading) -> None:

    open_for_reading(tmp_path).close()
    (tmp_path / "accounts").write_text("")
    with pytest.raises(StoreError, match="accounts"):
        DataDirectory(tmp_path).write_account(reading.article.text_hash, reading.account)
