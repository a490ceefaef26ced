"""The actors that stand together with one in claims and facts: a table, which a script also draws as a network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from entente.web.asking import Row
from entente.web.facts import Facts
from entente.web.names import Name, name, words

_MOST: Final = 14
_FACTUAL: Final = (
    "partOf", "^partOf", "actsFor", "nationality", "metWith", "alliedWith", "hasHeldPositionIn", "memberOf",
)  # fmt: skip
_MOST_FACTUAL: Final = 6


@dataclass(frozen=True)
class Neighbour:
    """Another actor, by what it is joined, and in how many claims; none where a fact alone joins it."""

    other: Name
    ties: tuple[str, ...]
    count: int
    is_fact: bool


def neighbours(rows: Iterable[Row], facts: Facts) -> tuple[Neighbour, ...]:
    """Join the rows of the query ``neighbours`` and what facts tell."""
    gathered: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        gathered[row["other"].value].append(row)
    factual = _factual(facts)
    told = [_told(found, factual) for found in gathered.values()]
    known = {one.other.iri for one in told}
    more = [Neighbour(other, tuple(ties), 0, True) for other, ties in factual.values() if other.iri not in known]
    return tuple([*told, *more[:_MOST_FACTUAL]][:_MOST])


def _told(rows: list[Row], factual: dict[str, tuple[Name, list[str]]]) -> Neighbour:
    row = rows[0]
    other = name(row["other"], row.get("label"), [one["kind"].value for one in rows if "kind" in one])
    facts = factual.get(other.iri, (other, []))[1]
    claimed = sorted(words(found) for found in row["types"].value.split())
    return Neighbour(other, tuple(dict.fromkeys([*facts, *claimed])), int(row["count"].value), bool(facts))


def _factual(facts: Facts) -> dict[str, tuple[Name, list[str]]]:
    found: dict[str, tuple[Name, list[str]]] = {}
    for tie in facts.only(*_FACTUAL):
        for fact in tie.facts:
            if fact.value.iri:
                found.setdefault(fact.value.iri, (fact.value, []))[1].append(tie.label)
    return found
