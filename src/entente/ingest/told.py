"""Told: what a noun set beside a clause sums up of it, and where somebody is sent by the words around a verb."""

from __future__ import annotations

from typing import Final

from entente.ingest.mention import Group, Mention
from entente.ingest.parties import Parties
from entente.ingest.tree import SUBJECTS

_DEEDS: Final = frozenset(
    "step move decision order gesture practice verdict ruling act action measure motion demand claim plan vote "
    "declaration policy sentence strike attack raid blow tactic ban appeal call request offer proposal".split()
)
"""Lemmas of nouns for what the clause before a comma tells: “, a step Chad denounced”."""
_SET_BESIDE: Final = frozenset({"appos", "parataxis", "conj", "dep", "list", "nmod", "obl", "obl:unmarked"})
"""Relations by which a tree hangs such a noun on a word of the clause."""
_INTO: Final = frozenset("into to in onto toward towards across over".split())
"""Prepositions of where troops and arms are sent."""


def summed_up(parties: Parties, index: int) -> Group | None:
    """Who did what a verb answers: in “Chad cut its aid, a step that Libya denounced” Chad did."""
    noun = parties.object(index)
    if noun is None or parties.lemma(noun) not in _DEEDS or parties.relation(noun) not in _SET_BESIDE:
        return None
    first, _ = parties.span(noun)
    first += parties.token(first).text == ","
    if first < 1 or parties.token(first).lower not in ("a", "an") or parties.token(first - 1).text != ",":
        return None
    verb = next((above for above in parties.above(noun) if parties.verbal(above) and above < first), None)
    if verb is None:
        return None
    return parties.agent(verb) if parties.passive(verb) else parties.subject(verb)


def sent_to(parties: Parties, index: int) -> Group | None:
    """Where somebody sends troops by a phrase below their name, or by “there”: “troops backed by jets into Chad”."""
    own = parties.object(index)
    if own is None:
        return None
    first, last = parties.span(own)
    for at in range(max(first, index), last):
        mention = parties.mention(at)
        if mention is None or mention.place is None or at != mention.first:
            continue
        if parties.case(parties.top_of(mention.first, mention.last)) in _INTO:
            return parties.placed(Group((mention,)))
    if any(parties.token(child).lower == "there" for child in parties.children(index, "advmod")):
        return _last_place(parties, index)
    return None


def _last_place(parties: Parties, index: int) -> Group | None:
    """The place that “there” means: the last named before it, but for who is a subject or owns something."""
    for at in range(index - 1, -1, -1):
        mention = parties.mention(at)
        if mention and mention.place and not mention.possessive and not _acts(parties, mention):
            return parties.placed(Group((mention,)))
    return None


def _acts(parties: Parties, mention: Mention) -> bool:
    return parties.relation(parties.top_of(mention.first, mention.last)) in SUBJECTS
