"""Around a noun that evokes: who does it and whom it meets by the words it hangs on and the clauses below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from entente.ingest.control import DOING, DRAWING, JOINING, LIGHT
from entente.ingest.lexicon import Frame
from entente.ingest.mention import Group
from entente.ingest.parties import Parties

Sides = tuple[Group | None, Group | None]
"""Who does what a noun names, and whom it meets."""
BETWEEN: Final = frozenset({"between", "among"})
_PROMISING: Final = frozenset({"THREATEN", "AGREE", "REJECT", "REQUEST", "AID", "CONCEDE", "ACCUSE"})
"""Types of nouns that an infinitive fills: “a refusal to send shells to Kyiv”."""
_BELOW: Final = ("obj", "obl", "xcomp", "ccomp", "advcl", "acl")
_DURING: Final = frozenset({"in", "during", "at", "after", "following", "for", "on"})
_STRETCHES: Final = frozenset("end start beginning middle course eve close part day sign show act move".split())
_MEANWHILE: Final = {
    "CONSULT": _DURING,
    "COOPERATE": frozenset({"in", "under", "with"}),
    "AGREE": frozenset({"in", "under", "after", "with", "without"}),
    "SUPPORT": frozenset({"in"}),
    "AID": frozenset({"in", "as"}),
}
"""Prepositions by which whoever acts is said to do what the noun after them names, by its type: “in support of”."""
_NEAR: Final = frozenset("close near closer nearer brink verge edge cusp".split())
"""Words for what has not come about, and may."""
_NEARED: Final = frozenset({"AGREE", "ASSAULT", "RETREAT"})
_ENGAGED: Final = frozenset("open ready party involved engaged".split())
"""Adjectives whose subject does, or is to do, what the noun after them names."""
_ADDRESSING: Final = frozenset(
    "assure tell urge ask warn thank congratulate inform brief press encourage reassure promise remind invite "
    "advise implore pressure question caution meet".split()
)
"""Verbs whose object is who is spoken to."""
_URGED: Final = frozenset({"at", "under", "on"})
"""Prepositions of whose demand somebody acts on: “at the urging of Washington”, “under pressure from Washington”."""
_DRAWN_FROM: Final = frozenset({"from", "of", "by"})
COMING: Final = frozenset({"come", "arrive", "pour", "flow"})
"""Verbs by which what a noun names comes from somebody: “condolences came from Algiers”."""
_FROM: Final = frozenset({"from"})


def around(parties: Parties, index: int, frame: Frame, sides: Sides) -> Sides:
    """Fill what is open of a noun's sides from the words around it, the nearest first."""
    source, target = sides
    if (source is not None and target is None) or (source is None and target is not None):
        doer, met = _drawn(parties, index, frame)
        if doer and met:
            return doer, met  # “won the endorsement of Ankara”
    for told in _WAYS:
        if source is None or target is None:
            doer, met = told(parties, index, frame)
            source, target = source or doer, target or met
    return source, target


def _told_of(parties: Parties, index: int, frame: Frame) -> Sides:
    """Who does it and whom it meets by a clause below the noun: “talks hosted by”, “the deal that Rome struck with”."""
    for clause in parties.children(index, "acl", "acl:relcl"):
        if parties.lemma(clause) not in LIGHT | DOING:
            continue
        linked = parties.linked(clause, frame.objects - BETWEEN - {"direct"})
        met = parties.meant(linked) if linked is not None else None
        if parties.passive(clause):
            return parties.agent(clause), met
        if parties.object(clause) == index:
            return parties.subject(clause), met
    return None, None


def _drawn(parties: Parties, index: int, frame: Frame) -> Sides:
    """Who answers and whom: “drew a rebuke from Paris”; at whose request somebody acts: “at Mali’s request”."""
    head = parties.head(index)
    if not parties.verbal(head):
        return None, None
    if frame.type == "REQUEST" and parties.relation(index) == "obl" and parties.case(index) in _URGED:
        urging = parties.linked(index, _FROM)
        if urging is None and parties.case(index) != "at":
            return None, None
        return _meant(parties, urging), parties.agent(head) if parties.passive(head) else parties.subject(head)
    if parties.relation(index) == "nsubj" and parties.lemma(head) in COMING:
        return _meant(parties, parties.linked(head, _FROM)), None
    if parties.relation(index) != "obj" or not _drawing(parties, head):
        return None, None
    linked = parties.linked(index, _DRAWN_FROM)
    answering = parties.linked(head, _DRAWN_FROM) if linked is None else linked
    return _meant(parties, answering), parties.subject(head)


def _drawing(parties: Parties, verb: int) -> bool:
    """Whether a verb says what its subject is met with; the treebank's lemma of “drawing” may be “drawing”."""
    return bool({parties.lemma(verb), parties.lemma(verb).removesuffix("ing")} & DRAWING)


def _promised(parties: Parties, index: int, frame: Frame) -> Sides:
    """Who has a threat or an offer, and whom its infinitive would meet: “made no threat to expel Chadians”."""
    if frame.type not in _PROMISING:
        return None, None
    clause = next((child for child in parties.children(index, "acl", "ccomp") if _filling(parties, child)), None)
    if clause is None:
        return None, None
    own = parties.child(clause, "nsubj", "nsubj:pass")
    if own is not None:  # “a demand that Tokyo stop …”
        return None, parties.meant(own)
    source = parties.subject(clause)
    return source, parties.reached(clause, source, _BELOW, phrase=False)


def _equal(parties: Parties, index: int, _: Frame) -> Sides:
    """Who does what another noun names that is said to be this: “the invitation by Paris represents a recognition”."""
    subject = parties.equated(index)
    return (parties.doer(subject) if subject is not None else None), None


def _filling(parties: Parties, clause: int) -> bool:
    return parties.infinitive(clause) or parties.marker(clause) == "that"


def _framing(parties: Parties, index: int, frame: Frame) -> Sides:
    """Who acts during talks or a visit, or in support: “in talks with Riyadh, the Houthis asked …”.

    Whom they talk with on the telephone or at a meeting may be whom they speak to there.
    """
    while parties.relation(index) == "nmod" and parties.lemma(parties.head(index)) in _STRETCHES:
        index = parties.head(index)  # “at the end of a visit to Vietnam”
    head = parties.head(index)
    if parties.relation(index) not in ("obl", "advcl") or parties.case(index) not in _MEANWHILE.get(frame.type, ()):
        return None, None
    if not parties.verbal(head):
        return None, None
    if parties.passive(head):
        return parties.agent(head), None
    return parties.subject(head), _addressed(parties, head) if frame.type == "CONSULT" else None


def _addressed(parties: Parties, verb: int) -> Group | None:
    """Whom somebody speaks to during talks: “in a telephone call, Abiy assured Mohamud that …”."""
    told = parties.child(verb, "obj", "iobj")
    return parties.meant(told) if told is not None and parties.lemma(verb) in _ADDRESSING else None


def _nearing(parties: Parties, index: int, frame: Frame) -> Sides:
    """Who is near an agreement or a blow, or takes part in talks: “were close to an accord”, “is involved in talks”."""
    head = parties.head(index)
    if parties.child(head, "cop") is None or parties.relation(index) not in ("obl", "nmod"):
        return None, None
    near = frame.type in _NEARED and parties.lemma(head) in _NEAR and parties.case(index) in ("to", "of")
    engaged = parties.lemma(head) in _ENGAGED
    return (parties.subject(head) if near or engaged else None), None


def _shared(parties: Parties, index: int, _: Frame) -> Sides:
    """Who does it together: “Chad joined Libya in a boycott”."""
    head = parties.head(index)
    joined = parties.lemma(head) in JOINING and parties.relation(index) == "obl" and parties.case(index) == "in"
    joined = joined and parties.token(index).pos == "NOUN"  # not the month of March
    return (parties.joined_by(head) if joined else None), None


def _meant(parties: Parties, index: int | None) -> Group | None:
    return parties.meant(index) if index is not None else None


_WAYS: Final[tuple[Callable[[Parties, int, Frame], Sides], ...]] = (
    _told_of,
    _drawn,
    _promised,
    _framing,
    _nearing,
    _equal,
    _shared,
)
