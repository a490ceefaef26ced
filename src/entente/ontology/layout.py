"""Where boxes in a column and lines beside them go: the order that keeps lines short, and lanes that never overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from entente.ontology.outline import Class


def ordered(classes: Sequence[Class]) -> list[Class]:
    """Exchange two boxes at a time for as long as that shortens the lines; the order before is by label."""
    order = sorted(classes, key=lambda found: (bool(found.parent), found.label))
    cost = _cost(order)
    improved = True
    while improved:
        improved = False
        for one, other in combinations(range(len(order)), 2):
            order[one], order[other] = order[other], order[one]
            tried = _cost(order)
            if tried < cost:
                cost, improved = tried, True
            else:
                order[one], order[other] = order[other], order[one]
    return order


def lanes(spans: Mapping[str, tuple[float, float]]) -> tuple[int, dict[str, int]]:
    """Put spans side by side where they overlap, the shortest first: how many lanes there are, and which each is in.

    >>> lanes({"long": (0, 9), "short": (2, 3), "apart": (5, 6)})
    (2, {'apart': 0, 'short': 0, 'long': 1})
    """
    filled: list[list[tuple[float, float]]] = []
    chosen = {}
    for name, (low, high) in sorted(spans.items(), key=lambda item: (item[1][1] - item[1][0], item[0])):
        free = (n for n, taken in enumerate(filled) if all(high < other[0] or other[1] < low for other in taken))
        number = next(free, len(filled))
        if number == len(filled):
            filled.append([])
        filled[number].append((low, high))
        chosen[name] = number
    return len(filled), chosen


def _cost(order: Sequence[Class]) -> int:
    """Add up how many boxes each line passes; a kind above what it is a kind of counts as far away."""
    place = {found.iri: number for number, found in enumerate(order)}
    total = 0
    for found in order:
        here = place[found.iri]
        total += sum(abs(here - place[value]) for row in found.properties for value in row.values)
        if found.parent:
            total += 2 * abs(here - place[found.parent]) + (len(order) if here < place[found.parent] else 0)
    return total
