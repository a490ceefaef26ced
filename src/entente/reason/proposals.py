"""Proposals: which events, told by articles of different publishers, may be one; nothing is merged by them.

Events are held against each other where they share a block: two sides, and a month within reach. In a block each is
held against those next to it by day and type, ``MOST`` at most, so that the work grows with the events and not with
their square. What is proposed follows from the articles alone, whatever order they came in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from entente import queries
from entente.model import iris
from entente.model.graph import Change, Graph, lines
from entente.model.sparql import with_rows
from entente.reason import told
from entente.reason.happenings import REACH, Block, Happening, happenings, of_blocks, within_reach
from entente.reason.sameness import THRESHOLD, Agreement, Classes, agreement
from entente.reason.told import Footprint
from entente.store.embedded import EmbeddedStore

MOST: Final = 20
"""Events next to it by day that an event of a crowded block is held against."""

_TYPE: Final = iris.PREFIXES["rdf"] + "type"
_FROM: Final = iris.PREFIXES["prov"] + "wasDerivedFrom"
_XSD: Final = iris.PREFIXES["xsd"]

Pair = tuple[Happening, Happening]


def proposals(store: EmbeddedStore, rows: Footprint) -> Graph:
    """Propose among all events of a store, of whose claims these are all the rows."""
    classes = classes_of(store)
    made = _proposed(happenings(store, rows.pairs, everywhere=True), classes)
    return Graph(iris.PROPOSED, "".join(sorted(set(made))))


def reproposed(store: EmbeddedStore, before: Footprint, after: Footprint) -> Change:
    """Give the change to the proposals of a store in which articles told something before and tell something else now.

    Looked at again are the events of every block that one of theirs is or was in: what is proposed among these is
    proposed anew, through whichever block.
    """
    touched = (before | after).pairs
    reach = within_reach(touched)
    near = [one for one in _told_of(store, of_blocks(store, reach)) if not reach.isdisjoint(one.blocks)]
    around = _told_of(store, of_blocks(store, frozenset(block for one in near for block in one.blocks)))
    events = frozenset(one.event for one in near)
    new = _proposed(around, classes_of(store), events)
    old = _standing(store, events, frozenset(row.article for row in touched))
    return Change.between(iris.PROPOSED, old, frozenset(new))


def candidates(told_of: Iterable[Happening]) -> frozenset[Pair]:
    """Give the pairs of happenings that are held against each other."""
    blocks: dict[Block, list[Happening]] = defaultdict(list)
    for one in told_of:
        for block in one.blocks:
            blocks[block].append(one)
    return frozenset(pair for block in blocks.values() for pair in _neighbours(block))


def _neighbours(block: list[Happening]) -> Iterator[Pair]:
    ordered = sorted(block, key=lambda one: (one.first, one.type, one.event))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + MOST]:
            if one.last + REACH < other.first:
                break
            yield (one, other) if one.event < other.event else (other, one)


def _proposed(told_of: Iterable[Happening], classes: Classes, among: Collection[str] | None = None) -> Iterator[str]:
    """Write all proposals as N-Triples; ``among`` these events alone, where given."""
    for one, other in candidates(told_of):
        if among is None or (one.event in among and other.event in among):
            found = agreement(one, other, classes)
            if found and found.score >= THRESHOLD:
                yield from _written(one, other, found)


def _written(one: Happening, other: Happening, found: Agreement) -> Iterator[str]:
    this = f"<{iris.THING}same-event/{iris.digest(one.event, other.event)[:20]}>"
    yield f"{this} <{_TYPE}> <{iris.term('SameEventProposal')}> .\n"
    for value in (one.event, other.event):
        yield f"{this} <{iris.term('proposedEvent')}> <{value}> .\n"
    for value in (one.article, other.article):
        yield f"{this} <{_FROM}> <{value}> .\n"
    decimals = {"proposalScore": found.score} | {f"{name}Agreement": grade for name, grade in found.grades.items()}
    for name, number in decimals.items():
        yield f'{this} <{iris.term(name)}> "{_number(number)}"^^<{_XSD}decimal> .\n'
    yield f'{this} <{iris.term("daysApart")}> "{found.days}"^^<{_XSD}integer> .\n'
    if found.distance is not None:
        yield f'{this} <{iris.term("signatureDistance")}> "{found.distance}"^^<{_XSD}integer> .\n'
    for name, things in (("sharedParty", found.parties), ("sharedState", found.states), ("sharedPlace", found.places)):
        for thing in things:
            yield f"{this} <{iris.term(name)}> <{thing}> .\n"
    independent = _is_independent(one, other, found)
    if independent is not None:
        yield f'{this} <{iris.term("toldIndependently")}> "{str(independent).lower()}"^^<{_XSD}boolean> .\n'


def _is_independent(one: Happening, other: Happening, found: Agreement) -> bool | None:
    """Whether one report bears the other out: not where they are in the same words, unknown without two publishers."""
    if found.same_words:
        return False
    return True if one.publisher and other.publisher else None


def _told_of(store: EmbeddedStore, claims: Collection[str]) -> list[Happening]:
    return happenings(store, told.told(store, ("claim",), _bound(claims)))


def classes_of(store: EmbeddedStore) -> dict[str, str]:
    """Give the class of each type of event, of PLOVER's four."""
    return dict(store.rows(queries.named("rules/event-classes").text))  # type: ignore[arg-type]


def _standing(store: EmbeddedStore, events: Collection[str], articles: Collection[str]) -> frozenset[str]:
    """Read the proposals that stand among events, and all that follow from articles."""
    text, whole = (queries.named(f"rules/{name}").text for name in ("proposed", "proposal"))
    ends: dict[str, set[str]] = defaultdict(set)
    for proposal, event, _ in store.rows(with_rows(text, ("event",), _bound(events))):
        ends[proposal].add(event)
    found = {proposal for proposal, named in ends.items() if len(named) > 1}
    found |= {proposal for proposal, _, _ in store.rows(with_rows(text, ("article",), _bound(articles)))}
    return frozenset(lines(store.construct(with_rows(whole, ("proposal",), _bound(found)))))


def _bound(things: Collection[str]) -> list[tuple[str]]:
    return [(f"<{thing}>",) for thing in sorted(things)]


def _number(value: float) -> str:
    """Write a number with two decimals as the engine does: without zeros at the end."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
