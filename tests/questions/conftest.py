"""A small invented world, asked as the command line asks a store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from entente.model.iris import GRAPH
from entente.model.sparql import with_choices
from entente.ontology import resources
from entente.questions import Asker, Table, table_of
from entente.store.embedded import EmbeddedStore

PREFIXES = """
@prefix ent: <https://w3id.org/entente/ontology#> .
@prefix id: <https://w3id.org/entente/id/> .
@prefix graph: <https://w3id.org/entente/graph/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix polarity: <https://w3id.org/entente/vocab/polarity#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix relation: <https://w3id.org/entente/vocab/relation#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

Make = Callable[[str], Asker]


def asker(store: EmbeddedStore) -> Asker:
    """Ask a store as the command line does."""

    def ask(text: str, terms: Mapping[str, Sequence[str]]) -> Table:
        return table_of(store.query(with_choices(text, terms), "json"))

    return ask


@pytest.fixture
def world() -> Make:
    """Make a world of the ontology and of what a test says in TriG, with the usual prefixes."""

    def make(trig: str) -> Asker:
        store = EmbeddedStore.memory()
        graphs = [(file.name, file.read_bytes(), f"{GRAPH}ontology/{file.name}") for file in resources.ontology_files()]
        store.load([*graphs, ("world.trig", (PREFIXES + trig).encode(), None)])
        return asker(store)

    return make
