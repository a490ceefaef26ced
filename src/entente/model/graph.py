"""A named graph as it passes between reading and the store, and a change to one."""

from __future__ import annotations

from dataclasses import dataclass


def lines(ntriples: str) -> list[str]:
    """Split N-Triples into lines with their ends: at line feeds alone, for literals hold other ends of lines.

    >>> lines('<urn:a> <urn:b> "one\u2028two" .\\n')
    ['<urn:a> <urn:b> "one\\u2028two" .\\n']
    """
    return [f"{line}\n" for line in ntriples.split("\n") if line]


@dataclass(frozen=True)
class Graph:
    """A named graph: its IRI and its triples as N-Triples, one a line, sorted: equal graphs are equal values."""

    iri: str
    ntriples: str


@dataclass(frozen=True)
class Change:
    """What to take out of a named graph and what to put in, each a triple in a line of N-Triples."""

    iri: str
    removed: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()

    @classmethod
    def between(cls, iri: str, old: frozenset[str], new: frozenset[str]) -> Change:
        """Give the change that makes the new lines of the old ones."""
        return cls(iri, old - new, new - old)

    def __or__(self, other: Change) -> Change:
        """Give both changes to one graph as one."""
        return Change(self.iri, self.removed | other.removed, self.added | other.added)

    def __bool__(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.removed or self.added)
