"""The search index, made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from entente.store import search
from entente.store.search import (
    INDEX,
    Mention,
    Name,
    Sentence,
    Unit,
    build,
    claims_naming,
    count_things,
    find,
    fold,
    is_current,
    keys,
    things,
)


def name(iri: str, *names: str, kind: str = "person") -> tuple[Name, ...]:
    return tuple(Name(iri, kind, names[0], text, "") for text in names)


def mentions(iri: str, count: int) -> tuple[Mention, ...]:
    return tuple(Mention(iri, "about", f"{iri}:claim:{number}", f"2024-0{number}") for number in range(1, count + 1))


WORLD = Unit(
    "world",
    "1",
    names=(
        *name("urn:libya", "Libya", "ليبيا", "لِيبْيَا", kind="state"),
        *name("urn:libyan-army", "Libyan Army", kind="organisation"),
        *name("urn:liberia", "Liberia", kind="state"),
        *name("urn:langley", "Michael Langley", "Langley"),
        *name("urn:støre", "Jonas Gahr Støre", "Støre"),
        *name("urn:erdogan", "Recep Tayyip Erdoğan", "Эрдоган"),
        *name("urn:pla", "People's Liberation Army", "中国人民解放军"),
        *name("urn:ivory", "Côte d’Ivoire"),
        *name("urn:japan", "Japan", "にほん"),
    ),
    mentions=(*mentions("urn:libya", 5), *mentions("urn:liberia", 9), *mentions("urn:langley", 1)),
)
TOLD = Unit(
    "article",
    "1",
    names=name("urn:ali", "Ali Omar"),
    sentences=(
        Sentence("urn:c:1", "urn:a", "Talks", "General Michael Langley met Ali Omar in Tripoli."),
        Sentence("urn:c:2", "urn:a", "Talks", "General Michael Langley met Ali Omar in Tripoli."),
        Sentence("urn:c:3", "urn:a", "Talks", "Omar refused to sign the memorandum."),
    ),
    mentions=(*mentions("urn:ali", 3), *mentions("urn:libya", 1)),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / INDEX
    build(path, None, (), (WORLD, TOLD))
    return path


def labels(index: Path, text: str, limit: int = 10) -> list[str]:
    return [found.label for found in find(index, text, limit).names]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Libya", "Libya"),
        ("LIBYA ", "Libya"),
        ("libyan", "Libyan Army"),
        ("langley", "Michael Langley"),
        ("General Langley", "Michael Langley"),
        ("store", "Jonas Gahr Støre"),
        ("STØRE", "Jonas Gahr Støre"),
        ("erdogan", "Recep Tayyip Erdoğan"),
        ("эрдо", "Recep Tayyip Erdoğan"),
        ("ЭРДОГАН", "Recep Tayyip Erdoğan"),
        ("ليب", "Libya"),
        ("ليبيا", "Libya"),
        ("لِيبْيَا", "Libya"),
        ("中国", "People's Liberation Army"),
        ("解放军", "People's Liberation Army"),
        ("ほん", "Japan"),
        ("cote d'ivoire", "Côte d’Ivoire"),
        ("Cote d Iv", "Côte d’Ivoire"),
        ("omar ali", "Ali Omar"),
    ],
)
def test_a_name_is_found_however_it_is_written(index: Path, text: str, first: str) -> None:
    assert labels(index, text)[:1] == [first]


def test_the_exact_comes_before_what_begins_so_and_the_much_named_before_the_rest(index: Path) -> None:
    assert labels(index, "lib") == ["Liberia", "Libya", "Libyan Army", "People's Liberation Army"]
    assert labels(index, "libya") == ["Libya", "Libyan Army"]
    assert labels(index, "lib", 2) == ["Liberia", "Libya"]


def test_a_thing_is_found_once_by_the_name_that_fits(index: Path) -> None:
    found = find(index, "Langley").names
    assert [(item.iri, item.name) for item in found] == [("urn:langley", "Langley")]


def test_a_word_that_is_finished_is_not_a_beginning(index: Path) -> None:
    assert labels(index, "libya") != labels(index, "libya ") == ["Libya"]


def test_sentences_are_found_by_their_words_and_once(index: Path) -> None:
    assert [item.claim for item in find(index, "tripoli omar").sentences] == ["urn:c:1"]
    assert [item.claim for item in find(index, "memorand").sentences] == ["urn:c:3"]
    assert find(index, "o").sentences == ()


HOSTILE = [
    "", " ", '"', "'", '""', "*", "a*b", "AND", "OR NOT", "NEAR(", "a NEAR/2 b", "name:x", "-x", "^x", "(", ")))",
    "{a}", "x' OR 1=1; DROP TABLE name; --", "\x00", "a\x00b", "\ud800", "%", "_", "\\", "😀", "\u202e", "a" * 5_000,
    "x " * 3_000, "́", "١٢٣", "ﷺ", "\n\t", "NULL", "rowid", "text : a", "+", "a + b", "a , b",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_text_is_an_operator(index: Path, text: str) -> None:
    found = find(index, text)
    assert len(found.names) <= 10
    assert find(index, "libya").names[0].label == "Libya"


def test_where_there_is_no_index_nothing_is_found(tmp_path: Path) -> None:
    missing = tmp_path / "a % b?" / INDEX
    assert find(missing, "libya") == search.Found()
    assert (keys(missing), things(missing, 0, 10), count_things(missing)) == ({}, (), 0)


def test_a_path_with_odd_letters_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "a % b?#ö"
    folder.mkdir()
    build(folder / INDEX, None, (), (WORLD,))
    assert labels(folder / INDEX, "libya")[0] == "Libya"


def test_a_new_index_replaces_what_is_stale_and_keeps_the_rest(index: Path, tmp_path: Path) -> None:
    newer = tmp_path / INDEX
    again = Unit("article", "2", names=name("urn:bob", "Bob Omar"), mentions=mentions("urn:liberia", 1))
    build(newer, index, ["article"], (again,))
    assert keys(newer) == {"world": "1", "article": "2"}
    assert labels(newer, "omar") == ["Bob Omar"]
    assert find(newer, "memorandum").sentences == ()
    assert labels(newer, "lib")[:2] == ["Liberia", "Libya"]
    assert labels(index, "omar") == ["Ali Omar"]


def test_what_is_no_index_of_this_version_counts_for_none(tmp_path: Path) -> None:
    (tmp_path / INDEX).write_text("no database")
    assert keys(tmp_path / INDEX) == {}


def test_all_things_are_listed_once(index: Path) -> None:
    listed = things(index, 0, 100)
    assert len(listed) == len(set(listed)) == count_things(index) == 13
    assert things(index, 5, 3) == listed[5:8]


def test_folding_is_the_same_for_what_is_written_and_what_is_sought() -> None:
    assert fold(fold("Côte d’Ivoire, ЭРДОГАН 解放军")) == fold("Côte d’Ivoire, ЭРДОГАН 解放军")


def test_the_claims_that_name_a_thing_come_latest_first_page_by_page(index: Path) -> None:
    first, total = claims_naming(index, "urn:liberia", "about", 0, 4)
    rest, same = claims_naming(index, "urn:liberia", "about", 4, 100)
    assert (total, same) == (9, 9)
    assert [*first, *rest] == [f"urn:liberia:claim:{number}" for number in range(9, 0, -1)]
    assert claims_naming(index, "urn:liberia", "by", 0, 4) == ((), 0)
    assert claims_naming(index.with_name("none"), "urn:liberia", "about", 0, 4) == ((), 0)


def test_a_claim_about_a_thing_on_both_sides_and_without_a_month_is_one_and_last(tmp_path: Path) -> None:
    told = [Mention("urn:a", "about", "urn:undated", ""), Mention("urn:a", "about", "urn:dated", "2020-01")]
    build(tmp_path / INDEX, None, (), (Unit("article", "1", mentions=(*told, told[0])),))
    assert claims_naming(tmp_path / INDEX, "urn:a", "about", 0, 9) == (("urn:dated", "urn:undated"), 2)


def test_an_index_of_another_version_is_not_current(index: Path, tmp_path: Path) -> None:
    assert is_current(index)
    assert not is_current(tmp_path / INDEX)
    (tmp_path / INDEX).write_bytes(b"no database")
    assert not is_current(tmp_path / INDEX)
