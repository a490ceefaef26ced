"""Elsewhere: who does what a verb says, and whom it meets, by what other words of the sentence tell of it."""

from __future__ import annotations

from typing import Final

from entente.ingest.agents import sectors
from entente.ingest.control import ANSWERING
from entente.ingest.events import others
from entente.ingest.lexicon import Frame
from entente.ingest.mention import Group
from entente.ingest.parties import Parties

REPLYING: Final = frozenset({"REJECT", "ACCUSE", "SUPPORT"})
"""Types whose target may be who made or did what their object names: “condemned the strikes carried out by Chad”."""
_OFFERED: Final = frozenset({"AID", "AGREE", "REQUEST", "CONCEDE"})
"""Types of what is done to whoever answers it: “rejected the lorries offered by Chad”."""
_IN_ATTACK: Final = frozenset({"in", "during"})
_ATTACKS: Final = frozenset(
    "strike airstrike raid attack bombing shelling bombardment ambush operation assault".split()
)
"""Lemmas of nouns for what somebody is killed in."""
_BARRING: Final = frozenset({"IntergovernmentalOrganization", "Alliance", "Organization"})
"""Kinds of bodies that their members are shut out of."""
_FROM: Final = frozenset({"from"})
_OF: Final = frozenset({"of"})
_SENT: Final = frozenset("inspector observer monitor investigator expert team mission convoy".split())
"""Lemmas of nouns for those whom a body sends, that are no agents by themselves."""
_PROMPTING: Final = frozenset("prompt lead cause force push provoke drive".split())
"""Verbs whose subject is what made somebody act."""
_TIED: Final = frozenset({"with", "to", "against", "from", "on", "in"})


def attacking(parties: Parties, index: int) -> Group | None:
    """Whose attack somebody is killed in: “was killed in a Libyan air strike”."""
    for child in parties.attached(index, _IN_ATTACK):
        if parties.lemma(child) in _ATTACKS and (found := parties.doer(child)):
            return found
    return None


def supplied(parties: Parties, noun: int) -> Group | None:
    """Whose things are sent that are nobody's by name: “batteries supplied by Libya have been deployed”."""
    if parties.meant(noun):
        return None
    clauses = (clause for clause in parties.children(noun, "acl") if parties.passive(clause))
    return next((found for clause in clauses if (found := parties.agent(clause))), None)


def barring(parties: Parties, index: int) -> Group | None:
    """The body that somebody is shut out of, which does it: “was suspended from all African Union activities”."""
    for child in parties.attached(index, _FROM):
        found = parties.meant(child) or parties.inside(child, None, phrase=True)
        if found and all(one.kind in _BARRING for one in found.actors):
            return found
    return None


def crossed(parties: Parties, index: int, source: Group) -> Group | None:
    """With whom somebody is at odds who recalls envoys: who prompted it, or whom the clause beside it met.

    “Libya's vote prompted Chad to recall its ambassador”; “Mali cut ties with Libya, while Chad recalled its envoy”.
    """
    head, relation = parties.head(index), parties.relation(index)
    found: list[Group | None] = []
    if relation == "xcomp" and parties.lemma(head) in _PROMPTING:
        found.append(parties.subject(head))
    met = parties.object(head) if relation in ("advcl", "conj", "parataxis") and parties.verbal(head) else None
    if met is not None:
        objects = (met, parties.linked(head, _TIED), parties.linked(met, _TIED))
        own = parties.subject(head)
        groups = [parties.meant(one) for one in objects if one is not None]
        found += [group for group in groups if others(group, own)]
    return next((group for group in found if group and others(group, source)), None)


def is_known(target: Group | None) -> bool:
    """Whether a target is somebody known, or known by whom he acts for: not “marines”."""
    return target is not None and any(one.known or one.acts_for for one in target.actors)


def offered(parties: Parties, index: int, own: int, frame: Frame, source: Group | None) -> Group | None:
    """Who made what somebody rejects or condemns, and to whom it was made: “rejected the lorries offered by Chad”."""
    if parties.relation(index) == "acl" and parties.passive(index) and frame.type in _OFFERED:
        above = parties.head(parties.first(own))
        return parties.subject(above) if parties.verbal(above) and parties.lemma(above) in ANSWERING else None
    if frame.type not in REPLYING or parties.passive(index):
        return None
    for noun in parties.conjuncts(parties.first(own)):
        for clause in parties.children(noun, "acl"):
            if parties.passive(clause) and (found := parties.agent(clause)) and others(found, source):
                return found
        if (found := parties.doer(noun)) and others(found, source):
            return found
    return None


def sent_by(parties: Parties, noun: int) -> Group | None:
    """Whose people a noun names: “the inspectors of the International Atomic Energy Agency”."""
    people = parties.lemma(noun) in _SENT or parties.lemma(noun) in sectors()
    of = parties.linked(noun, _OF) if people else None
    return parties.meant(of) if of is not None else None
