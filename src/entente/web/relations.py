"""Dated relations and designations as an actor's page shows them, seen from that actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from entente.web.asking import Row
from entente.web.bounds import Bounds, bounds
from entente.web.facts import seen_from
from entente.web.names import Name, name, named

_FIRST: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Relation:
    """How an actor stands to another for a time, in words that lead to the other's name."""

    words: str
    other: Name
    when: Bounds
    sources: tuple[Name, ...]
    node: Name

    @property
    def begins(self) -> datetime:
        """When it began at the earliest; the beginning of time where nothing is known."""
        return min(self.when.moments, default=_FIRST)


def relations(iri: str, rows: Iterable[Row]) -> tuple[Relation, ...]:
    """Gather the rows of the query ``spans`` that tell of them: by what they say, then the latest first."""
    gathered: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if "from" in row and "to" in row:
            gathered[row["span"].value].append(row)
    made = [_relation(iri, of_span) for of_span in gathered.values()]
    return tuple(sorted(sorted(made, key=lambda one: one.begins, reverse=True), key=lambda one: one.words))


def _relation(iri: str, rows: list[Row]) -> Relation:
    row = rows[0]
    sources = {one["source"].value: name(one["source"], one.get("sourceTitle")) for one in rows if "source" in one}
    is_from = row["from"].value == iri
    other = named(row, "to" if is_from else "from")
    assert other is not None
    told = tuple(sorted(sources.values(), key=lambda one: one.text))
    return Relation(_words(row, is_from), other, bounds(row), told, name(row["span"]))


def _words(row: Row, is_from: bool) -> str:
    kind = row["relation"] if "relation" in row else row["designation"]
    what = name(kind, row.get("whatName")).text
    if "relation" in row:
        return what if is_from else seen_from(kind.value.rpartition("#")[2], what)
    return f"designated {what} by" if is_from else f"designates as {what}"
