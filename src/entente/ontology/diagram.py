"""A drawing of one module as boxes and arrows: where each box, line and lane goes, in pixels; a template draws it.

Every class is a box in one column, so that a telephone shows it at its full size. Its properties are rows of the box,
with an arrow from the row to the box of each class that is their value; the arrows to one class share a lane on the
right. On the left, a lane of its own leads from each class to the one it is a kind of. Kinds that have no properties of
their own are listed within the box above them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from entente.ontology.layout import lanes, ordered
from entente.ontology.outline import Class, outline

WIDTH: Final = 216
"""Pixels a box is wide: the longest label of a property, beside what kind of value it has."""
_HEAD, _ROW, _GAP, _LANE, _MARGIN, _PAD = 26, 20, 18, 10, 4, 6
_LETTERS: Final = 32
"""Letters of a line within a box."""


@dataclass(frozen=True)
class Row:
    """A property within a box, or a kind in the list of them."""

    label: str
    iri: str
    note: str
    """The datatype or the outside class of its values; empty where arrows say it."""
    y: float


@dataclass(frozen=True)
class Box:
    """One class."""

    label: str
    iri: str
    is_own: bool
    """Whether the module defines it, or only speaks of it."""
    x: float
    y: float
    height: float
    rows: tuple[Row, ...]
    kinds: tuple[Row, ...]


@dataclass(frozen=True)
class Arrow:
    """A line with right angles from a row or a box, by its lane, to a box."""

    points: tuple[tuple[float, float], ...]
    lane: int
    is_kind: bool
    """Whether it says “is a kind of”; else it is a property."""
    is_open: bool
    """Whether other classes too may be at its end, so that nothing follows from it."""

    @property
    def path(self) -> str:
        """The line as the data of an SVG path."""
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in self.points)


@dataclass(frozen=True)
class Diagram:
    """A whole drawing."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def diagram(module: str) -> Diagram:
    """Draw a module, by its IRI; without boxes where it has neither classes nor properties.

    >>> from entente.ontology import terms
    >>> drawn = diagram("https://w3id.org/entente/ontology/events")
    >>> "meeting" in {kind.label for box in drawn.boxes for kind in box.kinds}
    True
    """
    return drawn(ordered(outline(module)))


def drawn(classes: Sequence[Class]) -> Diagram:
    """Draw classes in the order given."""
    tops = _tops(classes)
    left, kind_lanes = _kind_lanes(classes, tops)
    x = _MARGIN + _LANE * left + (_PAD if left else 0)
    boxes = tuple(_box(found, x, tops[found.iri]) for found in classes)
    right, value_lanes = _value_lanes(boxes, classes)
    arrows = [*_to_parents(classes, tops, x, kind_lanes), *_to_values(boxes, classes, value_lanes)]
    height = max((box.y + box.height for box in boxes), default=0.0) + _MARGIN
    return Diagram(x + WIDTH + (_LANE * right + _PAD if right else 0) + _MARGIN, height, boxes, tuple(arrows))


def _tops(classes: Sequence[Class]) -> dict[str, float]:
    tops, y = {}, float(_MARGIN)
    for found in classes:
        tops[found.iri] = y
        y += _height(found) + _GAP
    return tops


def _height(found: Class) -> float:
    rows = len(found.properties) + len(found.kinds)
    both = bool(found.properties) and bool(found.kinds)
    return _HEAD + _ROW * rows + (_PAD if rows else 0) + (_PAD if both else 0)


def _box(found: Class, x: float, y: float) -> Box:
    start = y + _HEAD + _ROW / 2 + 2
    rows = tuple(
        Row(row.label, row.iri, _fitting(row.label, row.note), start + _ROW * number)
        for number, row in enumerate(found.properties)
    )
    below = start + _ROW * len(rows) + (_PAD if rows else 0)
    kinds = tuple(Row(label, iri, "", below + _ROW * number) for number, (label, iri) in enumerate(found.kinds))
    return Box(found.label, found.iri, found.is_own, x, y, _height(found), rows, kinds)


def _fitting(label: str, note: str) -> str:
    return note if len(label) + len(note) < _LETTERS else ""


def _value_lanes(boxes: Sequence[Box], classes: Sequence[Class]) -> tuple[int, dict[str, int]]:
    """Give each class that is a value a lane on the right: how many there are, and which it is."""
    spans: dict[str, tuple[float, float]] = {}
    tops = {box.iri: box.y + _HEAD / 2 for box in boxes}
    for box, found in zip(boxes, classes, strict=True):
        for row, property_ in zip(box.rows, found.properties, strict=True):
            for value in property_.values:
                low, high = spans.get(value, (tops[value], tops[value]))
                spans[value] = min(low, row.y), max(high, row.y)
    return lanes(spans)


def _kind_lanes(classes: Sequence[Class], tops: Mapping[str, float]) -> tuple[int, dict[str, int]]:
    spans: dict[str, tuple[float, float]] = {}
    for found in classes:
        if found.parent:
            low, high = spans.get(found.parent, (tops[found.parent], tops[found.parent]))
            spans[found.parent] = min(low, tops[found.iri]), max(high, tops[found.iri])
    return lanes(spans)


def _to_parents(
    classes: Iterable[Class], tops: Mapping[str, float], x: float, taken: Mapping[str, int]
) -> Iterable[Arrow]:
    for found in classes:
        if found.parent:
            lane = taken[found.parent]
            turn = x - _PAD - _LANE * (lane + 0.5)
            start, end = tops[found.iri] + _HEAD / 2, tops[found.parent] + _HEAD / 2
            yield Arrow(((x, start), (turn, start), (turn, end), (x, end)), lane, is_kind=True, is_open=False)


def _to_values(boxes: Sequence[Box], classes: Sequence[Class], taken: Mapping[str, int]) -> Iterable[Arrow]:
    tops = {box.iri: box.y + _HEAD / 2 for box in boxes}
    for box, found in zip(boxes, classes, strict=True):
        edge = box.x + WIDTH
        for row, property_ in zip(box.rows, found.properties, strict=True):
            for value in property_.values:
                turn, end = edge + _PAD + _LANE * (taken[value] + 0.5), tops[value]
                points = ((edge, row.y), (turn, row.y), (turn, end), (edge, end))
                yield Arrow(points, taken[value], is_kind=False, is_open=property_.is_open)
