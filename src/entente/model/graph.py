"""A named graph as it passes between reading and the store."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Graph:
    """A named graph: its IRI and its triples as N-Triples, one a line, sorted: equal graphs are equal values."""

    iri: str
    ntriples: str
