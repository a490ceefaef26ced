"""Meetings that nobody has named: “Egypt hosted talks in Cairo”, “the summit was held in Abuja”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from entente.ingest.commitment import commitment
from entente.ingest.discourse import Discourse
from entente.ingest.folding import fold
from entente.ingest.mention import Group
from entente.ingest.parties import Parties
from entente.ingest.relation import Relation
from entente.ingest.tree import SUBJECTS
from entente.model import iris
from entente.model.claim import Entity

_GATHERINGS: Final = frozenset("summit conference talk negotiation meeting ceremony forum".split())
"""Lemmas of nouns for people who come together."""
_HOSTING: Final = frozenset({"host", "convene", "organise", "organize"})
_ATTENDING: Final = frozenset({"attend"})
_TAKING_PART: Final = frozenset({"participate", "take"})
"""Verbs of those who are “in” a meeting."""
_HELD: Final = _HOSTING | {"hold", "open"}
"""Verbs that, in the passive, say where a meeting is."""
_TAKES_PLACE: Final = frozenset({"take", "begin", "start", "open", "end", "conclude"})
"""Verbs that say so in the active voice; “take” with its “place”."""
_AT: Final = frozenset({"in", "at", "near"})
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
_NO_CONVENOR: Final = frozenset({"Person", "State", "Government"})
"""Kinds after which no meeting is called."""
_NAMING: Final = frozenset({"compound", "amod"})


def gatherings(parties: Parties, discourse: Discourse) -> Iterator[Relation]:
    """Yield who hosts an unnamed meeting, who takes part in it, and where it is."""
    for index, token in enumerate(parties.tokens):
        if token.lemma in _GATHERINGS and parties.nominal(index):
            meant = parties.meant(index)
            if not (meant and meant.event):
                yield from _of_one(parties, index, discourse)


def _of_one(parties: Parties, index: int, discourse: Discourse) -> Iterator[Relation]:
    told = [*_people(parties, index), *_place(parties, index)]
    if not told:
        return
    event = _event(parties, index, discourse, next((found for kind, _, found in told if kind == "takesPlaceIn"), None))
    for kind, verb, group in told:
        said = commitment(parties, verb)
        first, last = min(index, verb, group.first), max(index + 1, verb + 1, group.last)
        place = (group.place,) if group.place else ()
        subjects, objects = ((event,), place) if kind == "takesPlaceIn" else (group.actors, (event,))
        yield Relation(
            kind, subjects, objects, first, last, "unnamed meeting", modality=said.modality, polarity=said.polarity
        )


def _people(parties: Parties, index: int) -> Iterator[tuple[str, int, Group]]:
    for verb in range(len(parties.tokens)):
        lemma = parties.lemma(verb)
        if not parties.verbal(verb):
            continue
        if lemma in _HOSTING | _ATTENDING and parties.object(verb) == index:
            who = parties.agent(verb) if parties.passive(verb) else parties.subject(verb)
            if who and who.actors:
                yield ("hosts" if lemma in _HOSTING else "participatesIn"), verb, who
        elif lemma in _TAKING_PART and _takes_part(parties, verb, index):
            who = parties.subject(verb)
            if who and who.actors:
                yield "participatesIn", verb, who


def _takes_part(parties: Parties, verb: int, index: int) -> bool:
    tops = [verb]
    if parties.lemma(verb) == "take":
        part = parties.object(verb)
        if part is None or parties.lemma(part) != "part":
            return False
        tops.append(part)
    return any(case == "in" and child == index for top in tops for case, child in parties.obliques(top))


def _place(parties: Parties, index: int) -> Iterator[tuple[str, int, Group]]:
    above = parties.head(index)
    tops = [(index, index)]
    if parties.relation(index) in SUBJECTS and parties.verbal(above) and _says_where(parties, above):
        tops.append((above, above))
    for verb in range(len(parties.tokens)):
        if parties.verbal(verb) and parties.lemma(verb) in _HELD and parties.object(verb) == index:
            tops.append((verb, verb))
    for top, verb in dict.fromkeys(tops):
        for case, child in parties.obliques(top):
            where = parties.meant(child) if case in _AT else None
            if where and where.place:
                yield "takesPlaceIn", verb, where
                return


def _says_where(parties: Parties, verb: int) -> bool:
    lemma = parties.lemma(verb)
    if parties.passive(verb):
        return lemma in _HELD
    thing = parties.child(verb, "obj", "compound:prt", "obl")
    return lemma in _TAKES_PLACE and (lemma != "take" or (thing is not None and parties.lemma(thing) == "place"))


def _event(parties: Parties, index: int, discourse: Discourse, where: Group | None) -> Entity:
    """The meeting a noun means: with “the” the one of its kind that was told of before, else a new one.

    Two of one kind that are said to be in different places are two, though the text calls both “talks”.
    """
    tokens = parties.tokens
    key = fold(f"the {tokens[index].lower}")
    known = discourse.aliases.get(key)
    definite = any(parties.lemma(child) in _DEFINITE for child in parties.children(index, "det"))
    if known is None or not definite:
        label = _label(parties, index)
        apart = f"{label} in {where.place.label}" if where and where.place else label
        known = Entity(iris.in_article("event", discourse.article, apart), label, "Meeting", known=False)
        discourse.aliases[key] = known
    return known


def _label(parties: Parties, index: int) -> str:
    """What a text calls a meeting: “peace conference”, and of whose it is “Arab League summit”."""
    first = index
    while first and parties.head(first - 1) == index and parties.relation(first - 1) in _NAMING:
        first -= 1
    owner = parties.owner(index)
    owners = [one.label for one in owner.actors if one.kind not in _NO_CONVENOR] if owner else []
    words = owners if len(owners) == 1 else []
    return " ".join([*words, *(token.text for token in parties.tokens[first : index + 1])])
