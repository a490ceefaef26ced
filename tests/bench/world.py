"""An invented world to measure with: states, their bodies and units, people, and who held which office when.

Nothing in it exists. Every IRI begins with ``bench-`` after its kind, so that it never meets the shipped reference.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import Final

from entente.model import iris
from entente.model.claim import Entity

FIRST: Final = date(2015, 1, 1)
"""The first of the ten years that the world lasts."""
LAST: Final = date(2024, 12, 31)
UNITS: Final = 8
"""Units of each armed force, each part of the one before: a path of eight steps up to the force."""
PEOPLE: Final = 30
"""People of each state; the first of them hold its offices in turn."""
FLATNESS: Final = 5
"""Popularity falls as 1 / (rank + FLATNESS), after Zipf and Mandelbrot: the first few are alike, then it falls fast."""

_BODIES: Final = (
    ("Government", "Government of {}"),
    ("Ministry", "Foreign Ministry of {}"),
    ("Ministry", "Defence Ministry of {}"),
    ("ArmedForces", "{} Armed Forces"),
)
_BEGINNINGS: Final = (
    "Bar Cor Dul Fen Gra Hol Ith Jor Kel Lum Mor Nar Ost Pel Quo Ril Sar Tol Ush Var Wen Yor Zim".split()
)
_MIDDLES: Final = "a e i o u al en or un".split()
_ENDS: Final = "bec dor fal gund land mark nia rav stan tor via wick".split()


@dataclass(frozen=True)
class Tenure:
    """A person in an office from one day to another, known to the day or only to the year."""

    person: Entity
    office: Entity
    body: Entity
    first: date
    last: date
    exact: bool


@dataclass(frozen=True)
class World:
    """Everyone there is. Each list stands in order of popularity, the most popular first."""

    states: tuple[Entity, ...]
    bodies: tuple[Entity, ...]
    units: tuple[Entity, ...]
    people: tuple[Entity, ...]
    publishers: tuple[str, ...]
    tenures: tuple[Tenure, ...]
    parts: tuple[tuple[Entity, Entity], ...]
    """What is part of what."""
    hub: Entity
    """A person whom the news names far more often than chance would."""

    @property
    def actors(self) -> tuple[Entity, ...]:
        """Everyone the news tells of but the hub: states mixed among people and bodies, as in the news."""
        rest = [*self.bodies, *self.people, *self.units]
        random.Random(1).shuffle(rest)
        return (*self.powers, *_mixed(self.states[len(self.powers) :], rest))

    @property
    def powers(self) -> tuple[Entity, ...]:
        """The states most in the news, one of six."""
        return self.states[: len(self.states) // 6]


def popularity(count: int) -> list[float]:
    """Cumulative weights of so many things in order of their popularity.

    >>> [round(weight, 3) for weight in popularity(3)]
    [0.167, 0.31, 0.435]
    """
    return list(accumulate(1 / (rank + FLATNESS) for rank in range(1, count + 1)))


def make_world(seed: int, states_count: int) -> World:
    """Invent a world of so many states, six at least; equal seeds give equal worlds."""
    draw = random.Random(seed)
    states = tuple(_state(name) for name in _names(draw, states_count))
    bodies = tuple(_body(kind, pattern, state) for state in states for kind, pattern in _BODIES)
    units = tuple(_unit(state, number) for state in states for number in range(1, UNITS + 1))
    people = tuple(_person(draw, state, number) for state in states for number in range(PEOPLE))
    shuffled = list(people)
    draw.shuffle(shuffled)
    return World(
        states=states,
        bodies=bodies,
        units=units,
        people=tuple(shuffled[1:]),
        publishers=tuple(f"Bench {name} Post" for name in _names(draw, 40)),
        tenures=tuple(_tenures(draw, bodies, people)),
        parts=tuple(_parts(bodies, units)),
        hub=shuffled[0],
    )


def _mixed(few: Sequence[Entity], many: Sequence[Entity]) -> Iterator[Entity]:
    """The few, spread evenly among the first of the many."""
    for one, others in zip(few, (many[at : at + 4] for at in range(0, 4 * len(few), 4)), strict=True):
        yield one
        yield from others
    yield from many[4 * len(few) :]


def _names(draw: random.Random, count: int) -> list[str]:
    names: dict[str, None] = {}
    while len(names) < count:
        names[draw.choice(_BEGINNINGS) + draw.choice(_MIDDLES) + draw.choice(_ENDS)] = None
    return list(names)


def _entity(kind: str, class_: str, label: str, state: str = "") -> Entity:
    return Entity(iris.thing(kind, f"bench {label}"), label, class_, acts_for=state)


def _state(name: str) -> Entity:
    """A state acts for itself."""
    made = _entity("state", "State", name)
    return replace(made, acts_for=made.iri)


def _body(class_: str, pattern: str, state: Entity) -> Entity:
    return _entity("organisation", class_, pattern.format(state.label), state.iri)


def _unit(state: Entity, number: int) -> Entity:
    return _entity("organisation", "MilitaryUnit", f"Unit {number} of {state.label}", state.iri)


def _person(draw: random.Random, state: Entity, number: int) -> Entity:
    given, last = (draw.choice(_BEGINNINGS) + draw.choice(_MIDDLES) for _ in range(2))
    name = f"{given} {last}{draw.choice(_ENDS)}"
    return Entity(iris.thing("person", f"bench {name} {state.label} {number}"), name, "Person", acts_for=state.iri)


def _tenures(draw: random.Random, bodies: Sequence[Entity], people: Sequence[Entity]) -> Iterator[Tenure]:
    for at, body in enumerate(bodies):
        state, turn = divmod(at, len(_BODIES))
        office = _entity("office", "Office", f"Head of the {body.label}")
        days = sorted(draw.sample(range(1, (LAST - FIRST).days), draw.randint(2, 5)))
        starts = [FIRST, *(FIRST + timedelta(days) for days in days), LAST + timedelta(1)]
        for number, (first, following) in enumerate(pairwise(starts)):
            holder = people[state * PEOPLE + turn * 6 + number % 6]
            yield Tenure(holder, office, body, first, following - timedelta(1), exact=draw.random() < 0.8)


def _parts(bodies: Sequence[Entity], units: Sequence[Entity]) -> Iterator[tuple[Entity, Entity]]:
    """Ministries are of their government, each unit of the one before it, the first of the armed forces."""
    for at, body in enumerate(bodies):
        if body.kind == "Ministry":
            yield body, bodies[at - at % len(_BODIES)]
    for at, unit in enumerate(units):
        forces = bodies[at // UNITS * len(_BODIES) + len(_BODIES) - 1]
        yield unit, units[at - 1] if at % UNITS else forces
