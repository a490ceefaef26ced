"""Circumstance: when and where an event happened, and at which conference, as its sentence says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from entente.ingest.clauses import Clauses
from entente.ingest.dates import Dated
from entente.ingest.events import Found
from entente.ingest.kinds import PLACES
from entente.ingest.mention import Group
from entente.ingest.parties import Parties
from entente.model.claim import Entity

_SHARING: Final = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "xcomp", "nmod"})
"""Relations by which a word has its place with what governs it: “held talks in Cairo”."""
_PLACING: Final = frozenset("in at near across outside inside around".split())
_DURING: Final = frozenset("at during in on".split())
"""Prepositions of what an event was a part of, whose place is its own: “met at the summit in Cairo”."""
_ATTENDING: Final = frozenset("attend host visit".split())
_AREAS: Final = frozenset("region province city town village district area port island".split())
_WITHIN: Final = ("nmod", "nmod:poss", "compound", "appos")
"""Relations by which a noun has its place: “the port of Odesa”."""
_DEEPEST: Final = 3
"""How many phrases within each other are looked through: “at the residence on the island in the bay”."""
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
    if found.frame.type == "ASSAULT" and (struck := _within(parties, parties.object(found.index), 0)):
        return struck
    for index in (found.index, *islice(parties.above(found.index), 2)):
        if index != found.index and parties.relation(found.index) not in _SHARING:
            return None
        if place := _below(parties, index, found, 0):
            return place
    return None


def _within(parties: Parties, thing: int | None, depth: int) -> Entity | None:
    """The place that a thing is, or is in: “the port of Odesa”, “Kyiv’s largest hospital”."""
    if thing is None or depth > _DEEPEST:
        return None
    mention = parties.mention(thing)
    if mention and mention.place and mention.place.kind in PLACES:
        return mention.place
    inner = (_within(parties, child, depth + 1) for child in parties.children(thing, *_WITHIN))
    return next((place for place in inner if place), None)


def _below(parties: Parties, index: int, found: Found, depth: int) -> Entity | None:
    """The place that a phrase below a word names, else one within such a phrase: “met at the summit in Cairo”."""
    phrases = tuple(parties.obliques(index))
    for case, child in phrases:
        group = parties.meant(child) if case in _PLACING else None
        if group and group.place and group.place not in found.objects and not _used(group, found):
            return group.place
        if case in _PLACING and parties.lemma(child) in _AREAS and (place := _within(parties, child, 0)):
            return place
    if depth >= _DEEPEST:
        return None
    for inner in (*(child for case, child in phrases if case in _DURING), *_attended(parties, index)):
        if place := _below(parties, inner, found, depth + 1):
            return place
    return None


def _attended(parties: Parties, index: int) -> Iterator[int]:
    """The clause that says what somebody attended meanwhile, and what that was: “met while attending the summit”."""
    for clause in parties.children(index, "advcl"):
        if parties.lemma(clause) in _ATTENDING:
            yield from (clause, *parties.children(clause, "obj"))


def _used(group: Group, found: Found) -> bool:
    return any(mention in other.mentions for other in found.groups for mention in group.mentions)


def named_event(clauses: Clauses, found: Found) -> Entity | None:
    """Give the conference it happened at: “during”, “at” or “on the sidelines of” one the sentence names."""
    for at, group in clauses.groups(0, len(clauses)):
        if group.event and group.event not in found.objects and clauses.lower(at - 1) in _AT_AN_EVENT:
            return group.event
    return None
