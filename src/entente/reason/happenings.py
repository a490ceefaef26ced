"""Happenings: the events that claims affirm as fact, each with what two reports of it would have in common.

Only events between two sides with a day of their own or of their article are looked at: a plan, a demand, a denial or a
supposition has not happened, and what is told as long past has no day if it names none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Final, NamedTuple

from entente import queries
from entente.model import iris
from entente.model.sparql import with_rows
from entente.reason.told import AFFIRMED, ASSERTED, Told
from entente.store.embedded import EmbeddedStore

NEAR: Final = 3
"""Days that two reports may lie apart and still tell of one event."""
REACH: Final = timedelta(days=NEAR)
_LONGEST: Final = timedelta(days=31)
"""The longest span that counts as the day of an event."""
_SCOPE: Final = re.compile(r"(.*/)[0-9a-f]{16}-(.+)")
_HAPPENED: Final = frozenset({ASSERTED, iris.concept("modality", "historical")})
UNKNOWN: Final = ""
"""The side that everybody is on who is known from one article alone and acts for no known state."""

Block = tuple[str, str, str]
"""Two sides, sorted, and a month: events that share none are never held against each other."""


class Party(NamedTuple):
    """One who takes part, and the state it acts for; empty where none is known."""

    iri: str
    state: str

    @property
    def is_known(self) -> bool:
        """Whether the graph knows it, and not one article alone."""
        return not _SCOPE.fullmatch(self.iri)

    @property
    def is_person(self) -> bool:
        """Whether it is somebody in person whom the graph knows."""
        return self.is_known and self.iri.startswith(f"{iris.THING}person/")

    @property
    def name(self) -> str:
        """Its IRI without the article that alone knows it."""
        return unscoped(self.iri)

    @property
    def side(self) -> str:
        """The state it acts for, else itself where it is known."""
        return self.state or (self.iri if self.is_known else UNKNOWN)


@dataclass(frozen=True)
class Happening:
    """An event as one article tells it."""

    event: str
    article: str
    publisher: str
    """IRI; empty where nobody is named."""
    type: str
    modes: frozenset[str]
    subjects: frozenset[Party]
    objects: frozenset[Party]
    first: date
    last: date
    """The first and the last day on which it may have been."""
    is_dated: bool
    """Whether the claim itself tells the day; otherwise it is the article's."""
    places: frozenset[str]
    around: frozenset[str]
    """Where its places lie."""
    occasions: frozenset[str]
    """Named events it is part of."""
    sentences: frozenset[str]
    """The sentences that tell of it, in letters and digits alone."""
    signatures: frozenset[str]

    @property
    def blocks(self) -> frozenset[Block]:
        """The blocks it is in: by each two sides, in the months that lie within reach of its days."""
        months = {day.isoformat()[:7] for day in (self.first - REACH, self.first, self.last, self.last + REACH)}
        return frozenset((*pair, month) for pair in _sides(self.subjects, self.objects) for month in months)


class _Row(NamedTuple):
    """One row of ``queries/rules/happenings.rq``."""

    claim: str
    event: str
    article: str
    type: str
    mode: str
    since: str
    until: str
    place: str
    around: str
    occasion: str
    issued: str
    publisher: str
    sentence: str
    signature: str


def happenings(store: EmbeddedStore, told: Collection[Told], everywhere: bool = False) -> list[Happening]:
    """Give the happenings that pairs of claims tell of; ``everywhere`` where these are all pairs of the store."""
    pairs: dict[str, list[Told]] = defaultdict(list)
    for pair in told:
        if pair.polarity == AFFIRMED and pair.modality in _HAPPENED and pair.month:
            pairs[pair.claim].append(pair)
    text = queries.named("rules/happenings").text
    if not everywhere:
        text = with_rows(text, ("claim",), [(f"<{claim}>",) for claim in sorted(pairs)])
    rows: dict[str, list[_Row]] = defaultdict(list)
    for row in map(_Row._make, store.rows(text) if pairs else ()):
        if row.claim in pairs:
            rows[row.claim].append(row)
    made = (_happening(rows[claim], pairs[claim]) for claim in rows)
    return sorted((one for one in made if one), key=lambda one: one.event)


def within_reach(told: Iterable[Told]) -> frozenset[Block]:
    """Give all blocks that the events of these pairs may be in: by their sides, in their month and those beside it."""
    return frozenset(
        (*sides, month)
        for row in told
        if row.month
        for sides in _sides((Party(row.subject, row.subject_state),), (Party(row.object, row.object_state),))
        for month in _around(row.month)
    )


def of_blocks(store: EmbeddedStore, blocks: Collection[Block]) -> frozenset[str]:
    """Give claims, among them all whose happenings are in one of these blocks."""
    pairs, singles = set(), set()
    for one, other, month in blocks:
        for near in _around(month):
            if one:
                pairs |= {(f"<{one}>", f"<{other}>", f'"{near}"'), (f"<{other}>", f"<{one}>", f'"{near}"')}
            else:
                singles.add((f"<{other}>", f'"{near}"'))
    found = _claims(store, "sides", ("one", "other", "month"), pairs)
    return frozenset(found | _claims(store, "one-side", ("one", "month"), singles))


def unscoped(thing: str) -> str:
    """Give an IRI without the article that alone knows the thing.

    >>> unscoped("https://w3id.org/entente/id/event/0123456789abcdef-geneva-talks")
    'https://w3id.org/entente/id/event/geneva-talks'
    """
    return _SCOPE.sub(r"\1\2", thing)


def _claims(store: EmbeddedStore, name: str, names: tuple[str, ...], rows: Collection[tuple[str, ...]]) -> set[str]:
    text = queries.named(f"rules/{name}").text
    return {claim for (claim,) in store.rows(with_rows(text, names, sorted(rows)))} if rows else set()


def _happening(rows: list[_Row], pairs: list[Told]) -> Happening | None:
    """Put the rows of one claim together; None where it has no day."""
    row = rows[0]
    is_dated = bool(row.since and row.until)
    if not is_dated and (pairs[0].modality != ASSERTED or not row.issued):
        return None
    first, last = (_day(moment) for moment in ((row.since, row.until) if is_dated else (row.issued, row.issued)))
    if last - first > _LONGEST:
        return None
    return Happening(
        event=row.event,
        article=row.article,
        publisher=row.publisher,
        type=row.type,
        modes=_all(one.mode for one in rows),
        subjects=frozenset(Party(pair.subject, pair.subject_state) for pair in pairs),
        objects=frozenset(Party(pair.object, pair.object_state) for pair in pairs),
        first=first,
        last=last,
        is_dated=is_dated,
        places=_all(one.place for one in rows),
        around=_all(one.around for one in rows),
        occasions=_all(unscoped(one.occasion) for one in rows),
        sentences=_all(_letters(one.sentence) for one in rows),
        signatures=_all(one.signature for one in rows),
    )


def _all(values: Iterable[str]) -> frozenset[str]:
    return frozenset(value for value in values if value)


def _letters(sentence: str) -> str:
    return " ".join(re.findall(r"\w+", sentence.casefold()))


def _day(moment: str) -> date:
    return date.fromisoformat(moment[:10])


def _sides(subjects: Iterable[Party], objects: Iterable[Party]) -> Iterator[tuple[str, str]]:
    for one, other in product({party.side for party in subjects}, {party.side for party in objects}):
        if one or other:
            yield (one, other) if one < other else (other, one)


def _around(month: str) -> tuple[str, str, str]:
    """Give a month with the one before and the one after.

    >>> _around("2024-12")
    ('2024-11', '2024-12', '2025-01')
    """
    year, number = map(int, month.split("-"))
    return tuple(f"{at // 12:04}-{at % 12 + 1:02}" for at in range(year * 12 + number - 2, year * 12 + number + 1))  # type: ignore[return-value]
