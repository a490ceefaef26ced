"""Who met whom as a drawing: names one below the other, an arc for every pair, thicker the more claims tell of it.

Neighbours in the list are chosen so that most arcs are short: who is joined stands close.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from entente.web.names import Name

_STEP: Final = 30
"""Distance between two names, in units of the drawing."""
_TOP: Final = 20
_SIDE: Final = 236
"""Where names end and arcs begin."""
_WIDTH: Final = 380
_LONGEST: Final = 30
"""Letters of a name that fit."""


@dataclass(frozen=True)
class Pair:
    """Two actors said to have met: in how many claims, when last, and the page of one of those claims."""

    one: Name
    other: Name
    count: int
    month: str
    claim: str


@dataclass(frozen=True)
class Arc:
    """The path of an arc, how thick it is, and what it says."""

    path: str
    width: float
    title: str
    href: str


@dataclass(frozen=True)
class Label:
    """A name at its height; ``short`` is what fits."""

    name: Name
    short: str
    y: int


@dataclass(frozen=True)
class Arcs:
    """The drawing."""

    width: int
    height: int
    side: int
    labels: tuple[Label, ...]
    arcs: tuple[Arc, ...]


def arcs(pairs: Sequence[Pair]) -> Arcs | None:
    """Draw pairs; None for none."""
    if not pairs:
        return None
    names = _ordered(pairs)
    heights = {name.iri: _TOP + _STEP * place for place, name in enumerate(names)}
    reach = (_WIDTH - _SIDE - 12) / max(abs(heights[pair.one.iri] - heights[pair.other.iri]) for pair in pairs)
    drawn = tuple(_arc(pair, heights[pair.one.iri], heights[pair.other.iri], reach) for pair in pairs)
    labels = tuple(Label(name, _short(name.text), heights[name.iri]) for name in names)
    return Arcs(_WIDTH, _TOP * 2 + _STEP * (len(names) - 1), _SIDE, labels, drawn)


def _ordered(pairs: Sequence[Pair]) -> list[Name]:
    """Walk from the best joined along the strongest ties, one group after the other."""
    ties: dict[str, list[tuple[int, Name]]] = defaultdict(list)
    names: dict[str, Name] = {}
    for pair in pairs:
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            ties[one.iri].append((pair.count, other))
            names[one.iri] = one
    ordered: dict[str, Name] = {}
    for start in sorted(names, key=lambda iri: (-len(ties[iri]), iri)):
        waiting = [names[start]]
        while waiting:
            name = waiting.pop()
            if name.iri not in ordered:
                ordered[name.iri] = name
                waiting += [other for _, other in sorted(ties[name.iri], key=lambda tie: (tie[0], tie[1].iri))]
    return list(ordered.values())


def _arc(pair: Pair, one: int, other: int, reach: float) -> Arc:
    top, bottom = sorted((one, other))
    bulge = round((bottom - top) * reach * 4 / 3)
    path = f"M{_SIDE + 6},{top} C{_SIDE + 6 + bulge},{top} {_SIDE + 6 + bulge},{bottom} {_SIDE + 6},{bottom}"
    told = f"{pair.count} claim" + "s" * (pair.count > 1)
    return Arc(path, min(6.0, 1.5 + pair.count), f"{pair.one.text} and {pair.other.text}: {told}", pair.claim)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
