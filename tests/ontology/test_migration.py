"""Migrations: what detects finds in old data what it must and nothing else, and what migrates leaves none of it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store

from entente.errors import Unavailable
from entente.ontology import changelog, resources, versions
from entente.ontology.changes import Sort, compare
from entente.queries import Query, folder

DATA = Path(__file__).parent / "migration"
STEPS = [f"{old}-to-{new}" for old, new in pairwise(versions.numbers())]
DETECTING = [(step, query) for step in STEPS for query in folder(f"migration/{step}")]


def stored(step: str) -> Store:
    store = Store()
    for file in resources.ontology_files():
        store.load(file.read_bytes(), format=RdfFormat.TURTLE, to_graph=NamedNode(f"urn:{file.name}"))
    store.load((DATA / step / "before.trig").read_bytes(), format=RdfFormat.TRIG)
    return store


def found(store: Store, query: Query) -> set[str]:
    rows = store.query(query.text)
    assert isinstance(rows, QuerySolutions)
    return {row["node"].value.rpartition("/")[2] for row in rows}


def migration(step: str, query: Query) -> str:
    """Give the update that goes with a query; empty where people must decide."""
    try:
        file = resources.query_file(f"migration/{step}/{query.id.replace('detect', 'migrate')}.ru")
    except Unavailable:
        return ""
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("step", STEPS)
def test_every_old_thing_is_found_and_nothing_else(step: str) -> None:
    store = stored(step)
    concerned = {quad.subject.value.rpartition("/")[2] for quad in store if "/old-" in str(quad.subject)}
    assert set().union(*(found(store, query) for asked, query in DETECTING if asked == step)) == concerned


@pytest.mark.parametrize(("step", "query"), DETECTING, ids=lambda part: part if isinstance(part, str) else part.id)
def test_what_was_migrated_is_not_found_again(step: str, query: Query) -> None:
    store, update = stored(step), migration(step, query)
    assert found(store, query)
    if not update:
        assert query.headers["by-hand"].endswith(".")
        return
    before = set(store)
    store.update(update)
    assert found(store, query) == set()
    assert before < set(store)
    after = set(store)
    store.update(update)
    assert set(store) == after


def test_every_term_that_went_has_a_migration() -> None:
    for old, new in pairwise(versions.numbers()):
        changes = compare(changelog.graph_of(old), changelog.graph_of(new))
        gone = {change.term for change in changes if change.sort in (Sort.REMOVED, Sort.DEPRECATED)}
        texts = " ".join(query.text for step, query in DETECTING if step == f"{old}-to-{new}")
        assert {term for term in gone if term not in texts} == set()
