"""Gather: what a dictionary is made of, from the answers of a store to the queries under ``queries/reading``.

Each query asks for one thing, and what belongs together is put together here: asked for it all at once, the engine
takes twice as long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from entente.model import iris

Row = tuple[str, ...]
Ask = Callable[[str], Iterable[Row]]
"""Gives the rows of the query of a name."""

_LABEL: Final = iris.PREFIXES["rdfs"] + "label"
_BOUNDS: Final = tuple(
    iris.term(name) for name in ("startsNotBefore", "startsNotAfter", "endsNotBefore", "endsNotAfter")
)


class Gathered(NamedTuple):
    """The rows that ``Dictionary.from_rows`` takes."""

    names: Iterable[Row]
    held: Iterable[Row]
    offices: Iterable[Row]


def gather(ask: Ask) -> Gathered:
    """Gather all that the store behind ``ask`` knows by its reference graphs."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for entity, kind in ask("kinds"):
        kinds[entity].append(kind)
    states = _states(ask("states"), kinds)
    offices = list(ask("offices"))
    return Gathered(
        tuple(_names(list(ask("names")), kinds, states)),
        tuple(_postings(ask("postings"), ask("bounds"), offices, states)),
        tuple((office, body, states.get(body, ""), name) for office, body, name in offices),
    )


def _states(rows: Iterable[Row], kinds: Mapping[str, list[str]]) -> Mapping[str, str]:
    """The state each acts for: itself, the one a body acts for, else a person's own."""
    acting, nations = dict[str, str](), dict[str, str]()
    for entity, how, state in sorted(rows, reverse=True):
        (acting if how == iris.term("actsFor") else nations)[entity] = state
    itself = {entity: entity for entity, found in kinds.items() if iris.term("State") in found}
    return nations | acting | itself


def _names(names: list[Row], kinds: Mapping[str, list[str]], states: Mapping[str, str]) -> Iterator[Row]:
    labels = {entity: name for entity, name, how in sorted(names, reverse=True) if how == _LABEL}
    for entity, name, how in names:
        for kind in kinds.get(entity, ()) if entity in labels else ():
            state = states.get(entity, "")
            yield entity, kind, labels[entity], name, how, "" if state == entity else state


def _postings(
    held: Iterable[Row], bounds: Iterable[Row], offices: Iterable[Row], states: Mapping[str, str]
) -> Iterator[Row]:
    dated: dict[str, dict[str, str]] = defaultdict(dict)
    for tenure, bound, moment in bounds:
        dated[tenure][bound] = moment
    state_of = {office: states.get(body, "") for office, body, _ in sorted(offices, reverse=True)}
    for person, office, tenure in held:
        if office in state_of:
            yield person, office, tenure, state_of[office], *(dated[tenure].get(bound, "") for bound in _BOUNDS)
