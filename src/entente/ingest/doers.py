"""Doers: who does what a verb says where its clause names nobody, by the words that the clause hangs on."""

from __future__ import annotations

from typing import Final

from entente.ingest.control import REPORTING
from entente.ingest.lexicon import Frame
from entente.ingest.mention import Group
from entente.ingest.parties import Parties
from entente.ingest.tree import SUBJECTS

_CROWDS: Final = frozenset(
    "thousand hundred ten dozen million thousands hundreds tens dozens millions crowd score scores many".split()
)
"""Nouns of plain people in the street, wherever it is."""
_PUNISHED: Final = frozenset({"on", "against", "from", "to", "upon"})
"""Prepositions of who is punished, thanked or blamed: “imposed sanctions on Iran for arming Russia”."""
_FOR: Final = frozenset({"for", "over"})
_SAID: Final = REPORTING | frozenset({"warn", "insist", "vow", "agree"})


def crowd(parties: Parties, index: int, frame: Frame) -> bool:
    """Whether a crowd of nobody in particular takes to the streets: “thousands marched in Caracas”."""
    subject = next(parties.children(index, *SUBJECTS), None)
    if frame.type != "PROTEST" or subject is None:
        return False
    return parties.lemma(subject) in _CROWDS or parties.token(subject).lower in _CROWDS


def by_the_way(parties: Parties, index: int) -> Group | None:
    """Who does it where a verb has no subject of its own and the tree gives it none."""
    if next(parties.children(index, *SUBJECTS), None) is not None or parties.passive(index):
        return None
    relation, head, marker = parties.relation(index), parties.head(index), parties.marker(index)
    if relation == "acl" and marker in ("of", "for", "at", "in") and parties.nominal(head):
        return _with_noun(parties, head)  # “has no intention of recognising …”
    if relation in ("advcl", "obl") and marker in _FOR and parties.verbal(head):
        return _punished(parties, head)
    if relation in ("advcl", "conj", "dep", "parataxis", "xcomp") and parties.token(index).tag == "VBG":
        return _spoken(parties, index)
    return None


def _with_noun(parties: Parties, noun: int) -> Group | None:
    """Who has an intention, a record or a history: whose it is, or the subject of its verb."""
    if (owner := parties.owner(noun)) is not None:
        return owner
    verb = parties.head(noun)
    if parties.relation(noun) == "obj" and parties.verbal(verb):
        return parties.subject(verb)
    return None


def _punished(parties: Parties, verb: int) -> Group | None:
    for case, child in parties.obliques(verb):
        if case in _PUNISHED and (found := parties.meant(child)):
            return found
    own = parties.object(verb)
    if own is None:
        return None
    linked = parties.linked(own, _PUNISHED)
    return parties.meant(linked) if linked is not None else None


def _spoken(parties: Parties, index: int) -> Group | None:
    """Who was said right before to have spoken: “…, an official in Erbil said, blaming Baghdad”."""
    comma = index - 1
    while comma > 0 and parties.token(comma).pos == "ADV":
        comma -= 1
    if parties.token(comma).text != ",":
        return None
    for at in range(comma - 1, max(comma - 8, -1), -1):
        if parties.verbal(at):
            return parties.subject(at) if parties.lemma(at) in _SAID else None
    return None
