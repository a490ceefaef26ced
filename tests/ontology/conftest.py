"""The reference graphs, built once from the tables for all that looks at them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from entente.ontology.reference import graphs

FOLDER = Path(__file__).resolve().parents[2] / "ontology" / "reference"


@pytest.fixture(scope="session")
def made() -> dict[str, Graph]:
    """The graph of every source."""
    return graphs(FOLDER)


@pytest.fixture(scope="session")
def union(made: dict[str, Graph]) -> Graph:
    """All of them as one."""
    whole = Graph()
    for graph in made.values():
        for triple in graph:
            whole.add(triple)
    return whole
