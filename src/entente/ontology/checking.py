"""Compiled shapes, and how a graph is checked against them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from entente.model.ntriples import Triples, iri
from entente.ontology.constraints import Constraint, Path
from entente.ontology.violation import Violation


@dataclass(frozen=True)
class Shape:
    """A node or property shape: what it asks of the values of its path, or of the thing itself where it has none."""

    owner: str
    message: str
    path: Path | None
    path_iri: str
    constraints: tuple[Constraint, ...]
    of_nothing: tuple[Constraint, ...]
    """Those of the constraints that may fail where there is no value."""
    properties: tuple[Shape, ...]

    def violations(self, triples: Triples, focus: str) -> Iterator[Violation]:
        """Yield what a thing lacks."""
        values = self._values(triples, focus)
        if not self._holds(triples, focus, values):
            yield Violation(iri(focus), self.path_iri, self.message, self.owner)
        for part in self.properties:
            for value in values:
                yield from part.violations(triples, value)

    def conforms(self, triples: Triples, focus: str) -> bool:
        """Tell whether a thing lacks nothing."""
        values = self._values(triples, focus)
        if not self._holds(triples, focus, values):
            return False
        for part in self.properties:
            for value in values:
                if not part.conforms(triples, value):
                    return False
        return True

    def _holds(self, triples: Triples, focus: str, values: Collection[str]) -> bool:
        # Loops, here and above, and no `all`: with a generator for each, checking takes half as long again.
        for holds in self.constraints if values else self.of_nothing:  # noqa: SIM110
            if not holds(triples, focus, values):
                return False
        return True

    def _values(self, triples: Triples, focus: str) -> Collection[str]:
        return self.path(triples, focus) if self.path else (focus,)


@dataclass(frozen=True)
class Target:
    """A shape and the things it is about: instances of classes, subjects of properties."""

    shape: Shape
    classes: frozenset[str]
    properties: frozenset[str]

    def things(self, triples: Triples) -> set[str]:
        """Give the things of a graph that the shape is about."""
        found = set(triples.instances(self.classes))
        return found.union(*(triples.subjects(property_) for property_ in self.properties))


def violations(triples: Triples, targets: Collection[Target]) -> tuple[Violation, ...]:
    """Check a graph against shapes; in the order of the things at fault."""
    return tuple(
        sorted(
            {
                found
                for target in targets
                for thing in target.things(triples)
                if not target.shape.conforms(triples, thing)
                for found in target.shape.violations(triples, thing)
            }
        )
    )
