"""Circumstance: when and where an event happened, and at which conference, as its sentence says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from entente.ingest.clauses import Clauses
from entente.ingest.dates import Dated
from entente.ingest.events import Found
from entente.ingest.mention import Group
from entente.ingest.parties import Parties
from entente.model.claim import Entity

_SHARING: Final = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "xcomp", "nmod"})
"""Relations by which a word has its place with what governs it: “held talks in Cairo”."""
_PLACING: Final = frozenset("in at near across outside inside around".split())
_AT_AN_EVENT: Final = frozenset("during at of in for".split())


def time_of(parties: Parties, index: int, dated: Sequence[Dated]) -> Dated | None:
    """Give the date that the tree ties to what the word at an index tells, one after it first; None where none is.

    It hangs on the word itself or on the verb above it; a verb joined to another shares what stands before the first.
    """
    place = parties.token(index).start
    owners = [(one, _owners(parties, one)) for one in dated]
    for top in _tops(parties, index):
        mine = [one for one, above in owners if top in above]
        if mine:
            return min(mine, key=lambda one: (one.start < place, abs(one.start - place)))
    return None


def _owners(parties: Parties, dated: Dated) -> tuple[int, ...]:
    """The words a date may belong to: those above it up to the first verb."""
    inside = [at for at in range(len(parties.tokens)) if dated.start <= parties.token(at).start < dated.end]
    head = next((at for at in inside if parties.head(at) not in inside or parties.head(at) == at), None)
    if head is None:
        return ()
    found: list[int] = [head]
    for above in parties.above(head):
        found.append(above)
        if parties.verbal(above):
            break
    return tuple(found)


def _tops(parties: Parties, index: int) -> Iterator[int]:
    """A word, the verb of its clause, and the first of the verbs that one is joined to."""
    yield index
    verb = index
    if not parties.verbal(index):
        verb = next((above for above in parties.above(index) if parties.verbal(above)), index)
        yield verb
    while parties.relation(verb) == "conj" and parties.verbal(parties.head(verb)):
        verb = parties.head(verb)
        yield verb


def place_of(parties: Parties, found: Found) -> Entity | None:
    """Give where it happened: a place after “in” or “at” below its word, or below the verb or noun it hangs on."""
    for index in (found.index, *islice(parties.above(found.index), 2)):
        if index != found.index and parties.relation(found.index) not in _SHARING:
            return None
        for case, child in parties.obliques(index):
            group = parties.meant(child) if case in _PLACING else None
            if group and group.place and group.place not in found.objects and not _used(group, found):
                return group.place
    return None


def _used(group: Group, found: Found) -> bool:
    return any(mention in other.mentions for other in found.groups for mention in group.mentions)


def named_event(clauses: Clauses, found: Found) -> Entity | None:
    """Give the conference it happened at: “during”, “at” or “on the sidelines of” one the sentence names."""
    for at, group in clauses.groups(0, len(clauses)):
        if group.event and group.event not in found.objects and clauses.lower(at - 1) in _AT_AN_EVENT:
            return group.event
    return None
