"""The links between claims: which agree, and which cannot both be so.

Claims of two publishers that share a key agree where both affirm or both deny it; who denies contradicts who affirms.
So do two relations that exclude each other between the same two in the same month, and two people whom claims put at
the head of one body on the same days. Who demands, intends or supposes something contradicts nobody who says it is not
so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from entente import queries
from entente.model import iris
from entente.model.claim import SYMMETRIC
from entente.model.graph import Change, Graph
from entente.model.sparql import with_rows
from entente.reason import told
from entente.reason.told import AFFIRMED, Footprint, Head, Told
from entente.store.embedded import EmbeddedStore

FULLY_LINKED: Final = 20
"""Claims of one key and polarity of which every two are linked; past it each is linked with one of them alone."""

_UNCOMMITTED: Final = frozenset(iris.concept("modality", name) for name in ("demanded", "intended", "hypothetical"))

Exclusions = frozenset[tuple[str, str]]
"""Pairs of relations, both ways round, that exclude each other."""


@dataclass(frozen=True)
class Groups:
    """Rows put together by what they may be linked through: a key, a pair in a month, an office."""

    by_key: dict[str, list[Told]]
    by_pair: dict[tuple[str, str, str], list[Told]]
    by_office: dict[str, list[Head]]

    @classmethod
    def of(cls, rows: Footprint, exclusions: Exclusions) -> Groups:
        """Group rows; by pair only what affirms as fact a relation that excludes another."""
        groups = cls(defaultdict(list), defaultdict(list), defaultdict(list))
        excluding = {one for one, _ in exclusions}
        for row in sorted(rows.pairs):
            groups.by_key[row.key].append(row)
            if row.type in excluding and row.month and row.is_fact:
                groups.by_pair[(*sorted((row.subject, row.object)), row.month)].append(row)  # type: ignore[index]
        for head in sorted(rows.heads):
            groups.by_office[head.office].append(head)
        return groups

    def lines(self, exclusions: Exclusions) -> Iterator[str]:
        """Give every link among the rows, as N-Triples; one may come twice."""
        for rows in self.by_key.values():
            yield from _same_key(rows)
        for rows in self.by_pair.values():
            yield from _excluding(rows, exclusions)
        for heads in self.by_office.values():
            yield from _at_one_head(heads)

    def fetched(self, store: EmbeddedStore) -> Footprint:
        """Read from the store all that belongs into these groups."""
        pairs = told.by_keys(store, self.by_key)
        pairs += told.between(store, {(one, other) for one, other, _ in self.by_pair})
        return Footprint(frozenset(pairs), frozenset(told.of_offices(store, self.by_office)))


def links(store: EmbeddedStore, rows: Footprint) -> Graph:
    """Link all claims of a store, of which these are all the rows.

    Those that agree are linked once, from the lower IRI; denial from the claim that affirms.
    """
    exclusions = _exclusions(store)
    return Graph(iris.LINKS, "".join(sorted(set(Groups.of(rows, exclusions).lines(exclusions)))))


def relinked(store: EmbeddedStore, before: Footprint, after: Footprint) -> Change:
    """Give the change to the links of a store in which articles told something before and tell something else now.

    Looked at again are the claims of those articles and all that share a key, an excluded relation or an office with
    one: whatever is linked among these is linked anew.
    """
    exclusions = _exclusions(store)
    touched = before | after
    near = Groups.of(touched, exclusions).fetched(store)
    claims = touched.claims | near.claims
    around = Groups.of(told.by_claims(store, claims), exclusions).fetched(store)
    new = {line for line in Groups.of(around, exclusions).lines(exclusions) if claims.issuperset(_ends(line))}
    return Change.between(iris.LINKS, _standing(store, claims), frozenset(new))


def _same_key(rows: Collection[Told]) -> Iterator[str]:
    if len(rows) < 2:
        return
    affirming, denying = ([row for row in rows if (row.polarity == AFFIRMED) is side] for side in (True, False))
    for side in (affirming, denying):
        for one, other in _agreeing([row for row in side if row.publisher]):
            yield _link(min(one.claim, other.claim), "agreesWith", max(one.claim, other.claim))
    for one, other in _across(affirming, denying):
        if not {one.modality, other.modality} & _UNCOMMITTED:
            yield _link(one.claim, "contradicts", other.claim)


def _agreeing(side: list[Told]) -> Iterator[tuple[Told, Told]]:
    """Pair claims of different publishers; past ``FULLY_LINKED``, each with the first that another has published."""
    if len(side) <= FULLY_LINKED:
        yield from ((one, other) for one, other in combinations(side, 2) if one.publisher != other.publisher)
        return
    first = side[0]
    second = next((row for row in side if row.publisher != first.publisher), None)
    if second:
        yield from ((row, second if row.publisher == first.publisher else first) for row in side)


def _excluding(rows: Collection[Told], exclusions: Exclusions) -> Iterator[str]:
    by_type: dict[str, list[Told]] = defaultdict(list)
    for row in rows:
        by_type[row.type].append(row)
    for one_type, other_type in combinations(sorted(by_type), 2):
        if (one_type, other_type) in exclusions:
            for one, other in _across(by_type[one_type], by_type[other_type]):
                if _is_same_pair(one, other):
                    yield _contradiction(one.claim, other.claim)


def _at_one_head(heads: Collection[Head]) -> Iterator[str]:
    for one, other in combinations(heads, 2):
        if one.holder != other.holder and one.claim != other.claim and _overlap(one, other):
            yield _contradiction(one.claim, other.claim)


def _overlap(one: Head, other: Head) -> bool:
    """Whether both surely hold on the same days; that one leaves and the other comes on one day is no overlap."""
    since, until = max(one.since, other.since)[:10], min(one.until, other.until)[:10]
    return since < until or (since == until and all(head.since[:10] == head.until[:10] for head in (one, other)))


def _is_same_pair(one: Told, other: Told) -> bool:
    if (one.subject, one.object) == (other.subject, other.object):
        return True
    return all(row.type.rpartition("#")[2] in SYMMETRIC for row in (one, other))


def _across(one_side: list[Told], other_side: list[Told]) -> Iterator[tuple[Told, Told]]:
    """Pair two sides; past ``FULLY_LINKED`` on both, each with the first of the other side alone."""
    if len(one_side) * len(other_side) <= FULLY_LINKED**2:
        yield from product(one_side, other_side)
    else:
        yield from product(one_side[:1], other_side)
        yield from product(one_side[1:], other_side[:1])


def _contradiction(one: str, other: str) -> str:
    """Link two claims of which neither denies the other outright, from the lower IRI."""
    return _link(min(one, other), "contradicts", max(one, other))


def _link(one: str, how: str, other: str) -> str:
    return f"<{one}> <{iris.term(how)}> <{other}> .\n"


def _ends(line: str) -> tuple[str, str]:
    one, _, other, _ = line.split()
    return one[1:-1], other[1:-1]


def _exclusions(store: EmbeddedStore) -> Exclusions:
    found = list(store.rows(queries.named("rules/excludes").text))
    return frozenset(way for one, other in found for way in ((one, other), (other, one)))


def _standing(store: EmbeddedStore, claims: Iterable[str]) -> frozenset[str]:
    """Read the links that stand among claims."""
    among = frozenset(claims)
    text = queries.named("rules/linked").text
    rows = store.rows(with_rows(text, ("claim",), [(f"<{claim}>",) for claim in sorted(among)]))
    return frozenset(f"<{one}> <{how}> <{other}> .\n" for one, how, other in rows if other in among)
