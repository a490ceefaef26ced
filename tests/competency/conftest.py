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


def asker(store: EmbeddedStore) -> Asker:
    """Ask a store as the command line does."""

    def ask(text: str, terms: Mapping[str, Sequence[str]]) -> Table:
        return table_of(store.query(with_choices(text, terms), "json"))

    return ask


@pytest.fixture
def world(request: pytest.FixtureRequest) -> Asker:
    """The small world of the question that a test is parametrised by, together with the ontology."""
    name = f"{request.getfixturevalue('identifier')}.trig"
    store = EmbeddedStore.memory()
    graphs = [(file.name, file.read_bytes(), f"{GRAPH}ontology/{file.name}") for file in resources.ontology_files()]
    store.load([*graphs, (name, Path(__file__).with_name(name).read_bytes(), None)])
    return asker(store)


@pytest.fixture(scope="session")
def samples(sampled: Path) -> Iterator[Asker]:
    snapshot = current_snapshot(sampled)
    assert snapshot
    with EmbeddedStore.read(snapshot) as store:
        yield asker(store)
