"""The pool, with real worker processes on real snapshots."""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from entente.errors import BadQuery, LimitExceeded, NotReady, QueryRefused
from entente.sparql.negotiate import CSV, JSON, NTRIPLES, TSV, TURTLE, XML
from entente.sparql.workers import Limits, Query, WorkerPool
from entente.store.formats import Format
from entente.store.snapshots import current_snapshot, publish_snapshot

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def publish(data: Path, quads: list[Quad]) -> str:
    store = Store(str(data / "store"))
    store.extend(quads)
    store.flush()
    return publish_snapshot(data, lambda target: store.backup(str(target)), keep=3).identifier


def fact(number: int, graph: str = "urn:g:1") -> Quad:
    return Quad(
        NamedNode(f"urn:s:{number}"), NamedNode("urn:p"), Literal(f'row "{number}",\n{{}},{{'), NamedNode(graph)
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    publish(folder, [fact(number) for number in range(500)])
    return folder


@pytest.fixture(scope="module")
def pool(data: Path) -> Iterator[WorkerPool]:
    limits = Limits(seconds=1.0, memory=64, rows=1_000, bytes=200_000)
    with WorkerPool(lambda: current_snapshot(data), limits, size=1) as pool:
        yield pool


def count(pool: WorkerPool) -> int:
    body = pool.run(Query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), CSV).body
    return int(body.split()[1])


def limit_of(failing: Callable[[], object]) -> object:
    with pytest.raises(LimitExceeded) as caught:
        failing()
    return caught.value.members["limit"]


def test_answers_from_the_union_of_graphs_unless_told_otherwise(pool: WorkerPool) -> None:
    assert count(pool) == 500
    default_only = pool.run(Query("SELECT * { ?s ?p ?o }", union=False), TSV)
    assert default_only.body == b"?o\t?p\t?s\n"
    other = Query("ASK { ?s ?p ?o }", dataset=(("urn:g:2",), ()), union=False)
    assert json.loads(pool.run(other, JSON).body)["boolean"] is False


def test_a_query_over_its_time_is_ended_and_the_next_one_answered(pool: WorkerPool) -> None:
    begun = time.monotonic()
    assert limit_of(lambda: pool.run(Query(ENDLESS), JSON)) == "time"
    assert time.monotonic() - begun < 2.0
    assert count(pool) == 500


def test_a_query_over_its_memory_is_ended_and_the_next_one_answered(data: Path) -> None:
    limits = Limits(seconds=30, memory=48, rows=10**9, bytes=10**12)
    hungry = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d"
    with WorkerPool(lambda: current_snapshot(data), limits, size=1) as pool:
        assert limit_of(lambda: pool.run(Query(hungry), JSON)) == "memory"
        assert count(pool) == 500


def test_text_that_crashes_the_engine_costs_one_worker_only(pool: WorkerPool) -> None:
    before = set(pool.workers)
    crash = "ASK { FILTER(" + "(" * 9_000 + "1" + ")" * 9_000 + ") }"
    assert limit_of(lambda: pool.run(Query(crash), JSON)) == "engine"
    assert count(pool) == 500
    assert before - set(pool.workers)


@pytest.mark.parametrize("format_", [JSON, XML, CSV, TSV], ids=lambda format_: format_.name)
def test_rows_are_counted_exactly_in_every_format(pool: WorkerPool, format_: Format) -> None:
    values = " ".join(str(number) for number in range(2))
    twice = f"SELECT ?o ?none {{ ?s ?p ?o VALUES ?twice {{ {values} }} }}"
    assert pool.run(Query(twice), format_).body
    one_more = f"SELECT ?o {{ {{ ?s ?p ?o VALUES ?twice {{ {values} }} }} UNION {{ BIND('last' AS ?o) }} }}"
    assert limit_of(lambda: pool.run(Query(one_more), format_)) == "rows"


@pytest.mark.parametrize("format_", [JSON, XML, CSV, TSV], ids=lambda format_: format_.name)
def test_rows_without_values_count_too(pool: WorkerPool, format_: Format) -> None:
    empty = "SELECT ?none { ?s ?p ?o VALUES ?twice { 1 2 } }"
    assert pool.run(Query(empty), format_).body
    many = "SELECT ?none { ?s ?p ?o VALUES ?thrice { 1 2 3 } }"
    assert limit_of(lambda: pool.run(Query(many), format_)) == "rows"


@pytest.mark.parametrize("format_", [TURTLE, NTRIPLES], ids=lambda format_: format_.name)
def test_triples_are_counted(pool: WorkerPool, format_: Format) -> None:
    copy = "CONSTRUCT {{ ?s ?p ?x }} {{ ?s ?p ?o VALUES ?x {{ {} }} }}"
    assert pool.run(Query(copy.format("1 2")), format_).body
    assert limit_of(lambda: pool.run(Query(copy.format("1 2 3")), format_)) == "rows"


def test_bytes_are_limited(pool: WorkerPool) -> None:
    long = "SELECT ?o ?a ?b ?c { ?s ?p ?o BIND(CONCAT(?o,?o,?o,?o) AS ?a) BIND(CONCAT(?a,?a,?a,?a) AS ?b) }"
    assert limit_of(lambda: pool.run(Query(long), JSON)) == "bytes"
    assert count(pool) == 500


def test_prefixes_of_the_query_stand_in_its_turtle(pool: WorkerPool) -> None:
    query = Query("CONSTRUCT { <urn:s:1> <urn:p> 1 } {}", prefixes=(("p", "urn:"),))
    assert pool.run(query, TURTLE).body == b"@prefix p: <urn:> .\np:s:1 p:p 1 .\n"


def test_a_worker_cannot_reach_the_network(pool: WorkerPool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        outside = f"SELECT * {{ SERVICE <http://127.0.0.1:{server.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        with pytest.raises(QueryRefused):
            pool.run(Query(outside), JSON)
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_syntax_error_is_explained(pool: WorkerPool) -> None:
    with pytest.raises(BadQuery) as caught:
        pool.run(Query("SELECT * { ?s ent:x ?o }"), JSON)
    assert caught.value.members["column"] == 15


def test_too_many_waiting_queries_are_turned_away(data: Path) -> None:
    limits = Limits(seconds=2, waiting=1)
    found: list[str] = []

    def ask(small: WorkerPool) -> None:
        with pytest.raises(LimitExceeded) as caught:
            small.run(Query(ENDLESS), JSON)
        found.append(str(caught.value.members["limit"]))

    with WorkerPool(lambda: current_snapshot(data), limits, size=1) as small:
        threads = [threading.Thread(target=ask, args=(small,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert "time" in found
    assert "concurrency" in found


def test_an_ask_is_answered_while_sixteen_hostile_queries_run(data: Path) -> None:
    def besiege(number: int) -> None:
        with pytest.raises(LimitExceeded) as caught:
            besieged.run(Query(f"{ENDLESS} # {number}"), JSON)
        found.append(str(caught.value.members["limit"]))

    found: list[str] = []
    with WorkerPool(lambda: current_snapshot(data), Limits(seconds=4), size=2) as besieged:
        hostile = [threading.Thread(target=besiege, args=(number,)) for number in range(16)]
        for thread in hostile:
            thread.start()
        answers = [besieged.run(Query(f"ASK {{ <urn:s:{number}> ?p ?o }}"), CSV).body for number in range(50)]
        assert not found, "one of the hostile queries ended first"
        for thread in hostile:
            thread.join()
    assert answers == [b"true"] * 50
    assert sorted(set(found)) == ["concurrency", "time"]


def test_a_query_over_its_slice_is_answered_all_the_same(data: Path) -> None:
    cross = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(STR(?c) != STR(?f)) }"
    with WorkerPool(lambda: current_snapshot(data), Limits(slice=0.001, least=0.001), size=1) as pool:
        assert [pool.run(Query(cross), CSV).body for _ in range(2)] == [b"n\r\n249500\r\n"] * 2


def test_nothing_published_is_not_ready_until_it_is(tmp_path: Path) -> None:
    with WorkerPool(lambda: current_snapshot(tmp_path), Limits(), size=1) as pool:
        with pytest.raises(NotReady):
            count(pool)
        publish(tmp_path, [fact(1)])
        assert count(pool) == 1


def test_workers_follow_the_snapshots_while_they_are_published(tmp_path: Path) -> None:
    publish(tmp_path, [fact(0)])
    failures: list[Exception] = []
    stop = threading.Event()

    def keep_asking() -> None:
        while not stop.is_set():
            try:
                seen.append(count(pool))
            except Exception as error:
                failures.append(error)

    seen: list[int] = []
    with WorkerPool(lambda: current_snapshot(tmp_path), Limits(), size=2) as pool:
        threads = [threading.Thread(target=keep_asking) for _ in range(3)]
        for thread in threads:
            thread.start()
        for number in range(1, 15):
            identifier = publish(tmp_path, [fact(number)])
        stop.set()
        for thread in threads:
            thread.join()
        answer = pool.run(Query("SELECT * { ?s ?p ?o }"), TSV)
    assert not failures
    assert answer.snapshot == identifier
    assert answer.body.count(b"\n") == 16
    assert sorted(seen)[0] >= 1
    assert len(list((tmp_path / "snapshots").iterdir())) <= 6


def test_closing_leaves_no_process(data: Path) -> None:
    pool = WorkerPool(lambda: current_snapshot(data), Limits(), size=2)
    assert count(pool) == 500
    workers = pool.workers
    pool.close()
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)
