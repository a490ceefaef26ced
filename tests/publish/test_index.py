"""The search index of a store, as it is published."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from entente.model import iris
from entente.model.graph import Graph
from entente.publish import open_for_writing
from entente.publish.index import write_index
from entente.store.embedded import EmbeddedStore
from entente.store.search import INDEX, find, keys
from entente.store.snapshots import current_snapshot

LABEL, TYPE = iris.PREFIXES["rdfs"] + "label", iris.PREFIXES["rdf"] + "type"


def article(number: int, claims: int = 10) -> Graph:
    digits = f"{number:016x}"
    this = f"{iris.THING}article/{digits}"
    lines = [
        f'<{this}> <{iris.term("readingKey")}> "{number}" .\n',
        f'<{this}> <{iris.PREFIXES["dcterms"]}title> "Article {number}"@en .\n',
        f'<{iris.THING}actor/{digits}-ali> <{LABEL}> "Ali Omar {number}"@en .\n',
    ]
    for claim in range(claims):
        named, evidence = (
            f"{iris.THING}claim/{number:010x}{claim:010x}",
            f"{iris.THING}evidence/{number:010x}{claim:010x}",
        )
        lines += [
            f"<{named}> <{iris.term('inArticle')}> <{this}> .\n",
            f"<{named}> <{iris.term('subject')}> <{iris.THING}actor/{digits}-ali> .\n",
            f"<{named}> <{iris.term('evidence')}> <{evidence}> .\n",
            f'<{evidence}> <{iris.term("inSentence")}> "Ali number {number} met Bob number {claim} abroad." .\n',
        ]
    return Graph(iris.article_graph(this), "".join(lines))


def test_an_index_is_published_with_its_store_and_follows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("entente.ontology.resources.reference_files", tuple)
    with open_for_writing(tmp_path) as writer:
        writer.store.replace(article(1), article(2))
    first = current_snapshot(tmp_path)
    assert first is not None
    index = first.store.with_name(INDEX)
    assert [item.label for item in find(index, "omar").names] == ["Ali Omar 1", "Ali Omar 2"]
    assert len(find(index, "number", 50).sentences) == 20
    index.unlink()
    with open_for_writing(tmp_path) as writer:
        writer.store.replace(article(2, 3), Graph(article(1).iri, ""))
    second = current_snapshot(tmp_path)
    assert second is not None and second != first
    assert len(find(second.store.with_name(INDEX), "number", 50).sentences) == 3


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    store = EmbeddedStore.memory()
    store.replace(*(article(number) for number in range(60)))
    write_index(store, tmp_path / "1", None)
    before = keys(tmp_path / "1")
    assert len(before) == 60
    write_index(store, tmp_path / "same", tmp_path / "1")
    assert (tmp_path / "same").samefile(tmp_path / "1")
    changed = article(7, 1)
    store.replace(
        Graph(changed.iri, changed.ntriples.replace('"7"', '"seven"')), Graph(article(8).iri, ""), article(60)
    )
    write_index(store, tmp_path / "2", tmp_path / "1")
    after = keys(tmp_path / "2")
    assert {unit for unit in after if before.get(unit) != after[unit]} == {article(7).iri, article(60).iri}
    assert article(8).iri not in after
    assert find(tmp_path / "2", "Ali Omar 8 ").names == ()
    assert len(find(tmp_path / "2", "ali number 7 ", 50).sentences) >= 1


def test_ten_thousand_claims_are_indexed_in_a_second_and_the_next_article_in_a_tenth(tmp_path: Path) -> None:
    store = EmbeddedStore.memory()
    store.load((f"{number}.nt", article(number).ntriples.encode(), article(number).iri) for number in range(1_000))
    began = time.process_time()
    write_index(store, tmp_path / "1", None)
    whole = time.process_time() - began
    store.replace(article(1_000))
    began = time.process_time()
    write_index(store, tmp_path / "2", tmp_path / "1")
    one = time.process_time() - began
    assert whole < 1.5
    assert one < 0.3
