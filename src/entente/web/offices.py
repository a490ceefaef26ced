"""Tenures and memberships as pages show them: who held what of whom, from when to when, and who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from entente.web.asking import Row
from entente.web.bounds import Bounds, bounds
from entente.web.names import Name, name, named

_FIRST: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Span:
    """One tenure (with an office) or one membership (without), and its bounds in time."""

    iri: Name
    who: Name | None
    office: Name | None
    body: Name | None
    rank: str
    status: str
    when: Bounds
    sources: tuple[Name, ...]

    @property
    def begins(self) -> datetime:
        """When it began at the earliest, for sorting; the beginning of time where nothing is known."""
        return min(self.when.moments, default=_FIRST)

    @property
    def is_dated(self) -> bool:
        """Whether more is known than that it held at some moment: when it began, or when it ended."""
        return self.when.starts_not_before is not None or self.when.ends_not_after is not None

    @property
    def what(self) -> Name | None:
        """The office, or the body that is belonged to."""
        return self.office or self.body


def spans(rows: Iterable[Row]) -> tuple[Span, ...]:
    """Gather the tenures and memberships among the rows of the query ``spans``, the latest beginning first."""
    gathered: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if "from" not in row:
            gathered[row["span"].value].append(row)
    made = [_span(of_span) for of_span in gathered.values()]
    return tuple(sorted(made, key=lambda span: (span.begins, span.iri.iri), reverse=True))


def _span(rows: list[Row]) -> Span:
    row = rows[0]
    sources = {one["source"].value: name(one["source"], one.get("sourceTitle")) for one in rows if "source" in one}
    return Span(
        iri=name(row["span"]),
        who=named(row, "who"),
        office=named(row, "office"),
        body=named(row, "body"),
        rank=row["rank"].value if "rank" in row else "",
        status=row["status"].value if "status" in row else "",
        when=bounds(row),
        sources=tuple(sorted(sources.values(), key=lambda one: one.text)),
    )


@dataclass(frozen=True)
class Belonging:
    """Who, or what, stands in one relation of membership with no more known of when, by the same sources."""

    status: str
    when: str
    names: tuple[Name, ...]
    sources: tuple[Name, ...]


def belongings(held: Iterable[Span], is_of_members: bool) -> tuple[Belonging, ...]:
    """Gather memberships of which little is known but that they held, by status, moment and sources."""
    gathered: dict[tuple[str, str, tuple[Name, ...]], list[Name]] = defaultdict(list)
    for span in held:
        other = span.who if is_of_members else span.body
        if other:
            gathered[span.status, span.when.text, span.sources].append(other)
    return tuple(
        Belonging(status, when, tuple(sorted(names, key=lambda one: one.text.casefold())), sources)
        for (status, when, sources), names in sorted(
            gathered.items(), key=lambda item: (item[0][0] != "member", item[0][:2])
        )
    )
