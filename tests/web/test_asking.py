"""Our own queries, over real workers on a small published snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from entente import queries
from entente.errors import BadParameter, NotReady, Unavailable
from entente.questions import Term
from entente.sparql.workers import WorkerPool
from entente.store.formats import FORMATS
from entente.store.snapshots import current_snapshot, publish_snapshot
from entente.web.asking import LIMITS, Asking, Questions, prepared, wanted

FACTS = """#+ id: facts
#+ param: thing iri urn:s:1
SELECT ?thing ?value { ?thing <urn:p> ?value } ORDER BY ?value LIMIT 2 OFFSET 0"""
INNER = """#+ id: inner
#+ param: thing iri urn:s:1
SELECT ?value { { SELECT ?value { ?thing <urn:p> ?value } ORDER BY ?value LIMIT 1 } }"""
COPY = """#+ id: copy
#+ param: thing iri urn:s:1
CONSTRUCT { ?thing ?p ?o . ?o ?q ?r } WHERE { ?thing ?p ?o OPTIONAL { ?o ?q ?r } }"""
ANY = """#+ id: any
#+ param: thing iri urn:s:1
ASK { ?thing ?p ?o }"""
CLI = {"claims", "article-by"}  # asked by the command line too, and there without limit
LIBRARY = {query.id: prepared(query) for query in (queries.parse(text, "") for text in (FACTS, INNER, COPY, ANY))}


def publish(data: Path, numbers: range) -> str:
    store = Store(str(data / "store"))
    for number in numbers:
        value = Literal(f"value {number}", language="en")
        store.add(Quad(NamedNode(f"urn:s:{number % 2}"), NamedNode("urn:p"), value, NamedNode("urn:g")))
    store.flush()
    return publish_snapshot(data, lambda target: store.backup(str(target)), keep=1).identifier


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    publish(folder, range(6))
    return folder


@pytest.fixture(scope="module")
def pool(data: Path) -> Iterator[WorkerPool]:
    with WorkerPool(partial(current_snapshot, data), LIMITS, 1) as pool:
        yield pool


@pytest.fixture
def asking(pool: WorkerPool) -> Iterator[Asking]:
    with pool.held() as snapshot:
        yield Asking(pool, LIBRARY, snapshot)


def values(asking: Asking, name: str, page: int = 1, **given: str | list[str]) -> list[str]:
    return [row["value"].value for row in asking.rows(name, page=page, **given)]


def test_rows_are_terms(asking: Asking) -> None:
    first = asking.rows("facts", thing="urn:s:0")[0]
    assert first["thing"] == Term("urn:s:0", "iri")
    assert first["value"] == Term("value 0", "literal", "en")
    with pytest.raises(TypeError):
        first["value"] = Term("", "iri")  # type: ignore[index]


def test_a_later_page_has_the_rows_that_follow(asking: Asking) -> None:
    assert asking.page_size("facts") == 2
    assert values(asking, "facts", thing="urn:s:1") == ["value 1", "value 3"]
    assert values(asking, "facts", page=2, thing="urn:s:1") == ["value 5"]


def test_parameters_reach_the_inner_queries(asking: Asking) -> None:
    assert values(asking, "inner", thing="urn:s:1") == ["value 1"]


def test_several_values_are_asked_in_one(asking: Asking) -> None:
    assert values(asking, "facts", thing=["urn:s:0", "urn:s:1"]) == ["value 0", "value 1"]


def test_graphs_and_answers(asking: Asking) -> None:
    assert asking.graph("copy", FORMATS["ntriples"], thing="urn:s:1").count(b"<urn:p>") == 3
    assert asking.holds("any", thing="urn:s:1")
    assert not asking.holds("any", thing="urn:s:7")
    assert len(asking.asked) == 3


@pytest.mark.parametrize("thing", ["no iri", "urn:s:1> } DELETE {", 'urn:"'])
def test_what_is_no_iri_is_refused(asking: Asking, thing: str) -> None:
    with pytest.raises(BadParameter):
        asking.rows("facts", thing=thing)


def test_a_query_that_is_not_there_is_named(asking: Asking) -> None:
    with pytest.raises(Unavailable, match="pages/none"):
        asking.rows("none")


@pytest.mark.parametrize("threads", [None, ThreadPoolExecutor(2)], ids=["in turn", "side by side"])
def test_several_queries_are_answered_in_the_order_they_were_asked(
    pool: WorkerPool, threads: ThreadPoolExecutor | None
) -> None:
    with pool.held() as snapshot:
        asking = Asking(pool, LIBRARY, snapshot, threads)
        pages = [wanted("facts", page, thing="urn:s:0") for page in (2, 1, 2)]
        answers = [[row["value"].value for row in rows] for rows in asking.together(*pages)]
        alone = [values(asking, "facts", page, thing="urn:s:0") for page in (2, 1, 2)]
        assert answers == alone
        assert asking.asked[:3] == asking.asked[3:]
        assert asking.together() == []


def test_all_of_one_page_stands_on_one_snapshot(data: Path, pool: WorkerPool) -> None:
    with pool.held() as snapshot:
        asking = Asking(pool, LIBRARY, snapshot)
        before = values(asking, "facts", page=2, thing="urn:s:0")
        newer = publish(data, range(6, 8))
        newest = publish(data, range(8, 10))
        assert values(asking, "facts", page=2, thing="urn:s:0") == before == ["value 4"]
    assert newer < newest
    with pool.held() as snapshot:
        assert snapshot.identifier == newest
        assert values(Asking(pool, LIBRARY, snapshot), "facts", page=2, thing="urn:s:0") == ["value 4", "value 6"]


def test_every_page_query_of_ours_has_a_place_for_its_parameters_and_a_limit(data: Path) -> None:
    questions = Questions(partial(current_snapshot, data), 1)
    try:
        with questions.asking() as asking:
            for query in queries.folder("pages"):
                examples: dict[str, Any] = {item.name: item.example for item in query.parameters}
                asking.graph(query.id, FORMATS["turtle" if "CONSTRUCT" in query.text else "json"], **examples)
                assert "CONSTRUCT" in query.text or "ASK" in query.text or "LIMIT" in query.text or query.id in CLI
    finally:
        questions.close()


def test_before_anything_is_published_it_says_so(tmp_path: Path) -> None:
    questions = Questions(partial(current_snapshot, tmp_path), 1)
    try:
        with pytest.raises(NotReady), questions.asking():
            pass
    finally:
        questions.close()
