"""The store's bookkeeping: one small graph, written in the same transaction as what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from entente.model import iris
from entente.model.graph import Graph
from entente.store.embedded import EmbeddedStore

FORMAT: Final = 1
"""Version of the data directory. Raise it when an older program would misread what a newer one wrote."""

_QUERY: Final = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{iris.STATE}> {{ ?s ?p ?o }} }}"
_INTEGER: Final = iris.PREFIXES["xsd"] + "integer"


@dataclass(frozen=True)
class Derived:
    """What a derived graph was made from: a generation of the store and a policy (empty where none is asked)."""

    generation: int
    policy: str = ""


@dataclass(frozen=True)
class State:
    """Where the store stands."""

    generation: int = 0
    """Raised by every change to what others are derived from."""
    shipped: str = ""
    """Digest of the ontology and reference files loaded; empty while they are being loaded."""
    derived: Mapping[str, Derived] = field(default_factory=dict)
    """By the IRI of the derived graph."""

    def advanced(self) -> State:
        """Give the state after one more change."""
        return replace(self, generation=self.generation + 1)

    def stamped(self, graph: str, policy: str = "") -> State:
        """Give the state after a derived graph was made from the present generation."""
        return replace(self, derived={**self.derived, graph: Derived(self.generation, policy)})

    def unstamped(self, graphs: Iterable[str]) -> State:
        """Give the state before derived graphs are made anew, which nothing passes for fresh until they are."""
        gone = frozenset(graphs)
        return replace(self, derived={graph: made for graph, made in self.derived.items() if graph not in gone})

    def is_fresh(self, graph: str, policy: str = "") -> bool:
        """Tell whether a derived graph is of the present generation and made by that policy."""
        return self.derived.get(graph) == Derived(self.generation, policy)

    def graph(self) -> Graph:
        """Write the state as the graph it stands in."""
        return Graph(iris.STATE, "".join(sorted(self._lines())))

    def _lines(self) -> Iterator[str]:
        yield _number(iris.STATE, "formatVersion", FORMAT)
        yield _number(iris.STATE, "generation", self.generation)
        if self.shipped:
            yield f'<{iris.STATE}> <{iris.term("shippedDigest")}> "{self.shipped}" .\n'
        for graph, made in self.derived.items():
            yield _number(graph, "madeFromGeneration", made.generation)
            if made.policy:
                yield f"<{graph}> <{iris.term('byPolicy')}> <{made.policy}> .\n"


def read_state(store: EmbeddedStore) -> State:
    """Read where a store stands; an empty one stands at the beginning."""
    values: dict[tuple[str, str], str] = {
        (subject, re.sub(r".*#", "", property_)): value for subject, property_, value in store.rows(_QUERY)
    }
    made = {subject for subject, property_ in values if property_ == "madeFromGeneration"}
    return State(
        generation=int(values.get((iris.STATE, "generation"), "0")),
        shipped=values.get((iris.STATE, "shippedDigest"), ""),
        derived={
            graph: Derived(int(values[graph, "madeFromGeneration"]), values.get((graph, "byPolicy"), ""))
            for graph in made
        },
    )


def _number(subject: str, property_: str, value: int) -> str:
    return f'<{subject}> <{iris.term(property_)}> "{value}"^^<{_INTEGER}> .\n'
