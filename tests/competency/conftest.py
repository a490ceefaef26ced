"""The ontology, for small worlds to stand in; and the graph of the samples, as `entente ingest` makes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from entente.model.iris import GRAPH
from entente.model.sparql import with_choices
from entente.ontology import resources
from entente.questions import Asker, Table, table_of
from entente.store.embedded import EmbeddedStore
from entente.store.snapshots import current_snapshot

CLAIMS = """PREFIX ent: <https://w3id.org/entente/ontology#>
SELECT ?graph ?claim ?article WHERE { GRAPH ?graph { ?claim ent:evidence ?evidence ; ent:inArticle ?article } }"""
AGAIN = """@prefix ent: <https://w3id.org/entente/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
<{graph}> {{
  <{claim}> ent:evidence <{claim}-again> ; ent:restatedIn <{claim}-again> .
  <{claim}-again> a ent:Evidence ; oa:hasSource <{article}> ; ent:inSentence "To say it again." ;
    oa:hasSelector [ oa:exact "say it" ; oa:prefix "To " ; oa:suffix " again." ] , [ oa:start 9003 ; oa:end 9009 ] .
}}
"""
"""What stands in the graph of an article that makes a claim once more."""


def asker(store: EmbeddedStore) -> Asker:
    """Ask a store as the command line does."""

    def ask(text: str, terms: Mapping[str, Sequence[str]]) -> Table:
        return table_of(store.query(with_choices(text, terms), "json"))

    return ask


def _store(request: pytest.FixtureRequest) -> EmbeddedStore:
    name = f"{request.getfixturevalue('identifier')}.trig"
    store = EmbeddedStore.memory()
    graphs = [(file.name, file.read_bytes(), f"{GRAPH}ontology/{file.name}") for file in resources.ontology_files()]
    store.load([*graphs, (name, Path(__file__).with_name(name).read_bytes(), None)])
    return store


@pytest.fixture
def world(request: pytest.FixtureRequest) -> Asker:
    """The small world of the question that a test is parametrised by, together with the ontology."""
    return asker(_store(request))


@pytest.fixture
def restated_world(request: pytest.FixtureRequest) -> Asker:
    """The same world, but each of its articles says each of its claims once more, in other words."""
    store = _store(request)
    claims = list(store.rows(CLAIMS))
    again = (AGAIN.format(graph=graph, claim=claim, article=article) for graph, claim, article in claims)
    store.load([("again.trig", "".join(again).encode(), None)])
    return asker(store)


@pytest.fixture(scope="session")
def samples(sampled: Path) -> Iterator[Asker]:
    snapshot = current_snapshot(sampled)
    assert snapshot
    with EmbeddedStore.read(snapshot) as store:
        yield asker(store)
