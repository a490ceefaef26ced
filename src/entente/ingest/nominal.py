"""Nouns and adjectives that evoke: “talks with”, “Russia’s attack on”, “an ally of”."""

from __future__ import annotations

from typing import Final

from entente.ingest.around import BETWEEN, COMING, Sides, around
from entente.ingest.commitment import commitment
from entente.ingest.control import ANSWERING, CALLING, DOING, EXCHANGING, LIGHT
from entente.ingest.events import AGENTLESS, PLACED, Found, complete, is_shared, located, others
from entente.ingest.lacks import Lack
from entente.ingest.lexicon import Frame
from entente.ingest.mention import Group
from entente.ingest.parties import Parties
from entente.model.claim import SYMMETRIC

_MATERIAL: Final = frozenset({"ASSAULT", "SANCTION", "MOBILIZE", "COERCE", "PROTEST", "RETREAT", "ACCUSE", "REQUEST"})
"""Nouns of these types are done by the subject of a verb that does, not of any light one."""
_ANSWERED: Final = frozenset({"REQUEST", "ACCUSE", "THREATEN"})
"""Types of nouns that meet whoever answers them: “brushed aside American pleas”."""
_STRIKING: Final = frozenset({"ASSAULT", "COERCE"})
_ON: Final = frozenset({"of", "on", "against", "at", "in"})
_BARE: Final = frozenset({"PROTEST", "RETREAT", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONCEDE"})
"""Types of nouns that make an event though nobody is met."""
_ASIDE: Final = frozenset("after before despite amid over since because following against without until".split())
"""Prepositions of what only goes along with what a verb says: “dropped plans after protests”."""
_SAYING: Final = frozenset({"no", "yes", "nyet", "non", "nein", "never"})
_CONSIDERED: Final = frozenset("consider regard see view describe deem call".split())
_WITH: Final = frozenset({"with"})
_OF: Final = frozenset({"of"})
_ACTING: Final = frozenset({"obj", "nsubj:pass", "obl", "conj", "obl:agent", "nmod"})


def nominal(parties: Parties, index: int, frame: Frame) -> Found | Lack:
    """Give what a noun evokes, with whoever owns it, does it, or is the subject of its verb, or what it lacks."""
    if frame.nouns and not _modified(parties, index, frame.nouns):
        return Lack.NOUN
    if frame.copula_only or frame.word_class == "adjective":
        return _predicate(parties, index, frame)
    if frame.objects & BETWEEN and (found := _among(parties, index, frame)):
        return found
    sides = _told_sides(parties, index, frame)
    verb = _governor(parties, index)
    if frame.light_only and sides[0] is None and (verb is None or parties.lemma(verb) not in LIGHT):
        return Lack.LIGHT
    (source, target), done = (sides, False) if verb is None else _under(parties, index, frame, verb, sides)
    if frame.type in PLACED:
        target = parties.placed(target)
    if frame.type in _STRIKING and source is not None and target is None:
        target = _struck(parties, index, source)
    nobody = not others(target, source)
    came = frame.type == "SUPPORT" and verb is not None and parties.lemma(verb) in COMING
    if nobody and source is None and not _stands_alone(parties, index):
        return Lack.WITHIN_A_NOUN
    return complete(
        frame,
        index,
        (source, target),
        commitment(parties, index),
        agentless=source is None and _agentless(parties, index, frame, verb),
        bare=nobody and source is not None and (done or frame.type in _BARE or _told(parties, index, frame) or came),
        located=_stands_alone(parties, index) and located(parties, index),
        mutual=(is_shared(frame) and not _made_by(parties, index, frame))
        or (verb is not None and parties.lemma(verb) in EXCHANGING),
    )


def _struck(parties: Parties, index: int, source: Group) -> Group | None:
    """Whose is what a noun says is struck: “Riyadh’s bombing of a funeral hall in Sanaa”."""
    for case, child in parties.obliques(index):
        if case in _ON and (found := parties.inside(child, source, phrase=True)):
            return found
    return None


def _agentless(parties: Parties, index: int, frame: Frame, verb: int | None) -> bool:
    """Whether a noun may do without who does it, by its type or in a note: “Attended a dinner with the king.”"""
    if frame.type == "CONSULT":
        return verb is not None and parties.lemma(verb) in LIGHT and parties.unsaid(verb)
    return frame.type in AGENTLESS and parties.linked(index, _WITH) is None


def _among(parties: Parties, index: int, frame: Frame) -> Found | None:
    """What is between those that a noun names: “talks between Chad and Libya”."""
    pair = parties.linked(index, BETWEEN)
    both = parties.both(pair) if pair is not None else None
    if both is None:
        return None
    return Found(frame, index, both.actors[:1], both.actors[1:], commitment(parties, index), (both,))


def _made_by(parties: Parties, index: int, frame: Frame) -> bool:
    """Whether several make the calls that a noun names, to somebody else: “calls by Chad and Libya for a vote”."""
    return frame.mode == "phone" and bool(parties.attached(index, frozenset({"by"})))


def _told_sides(parties: Parties, index: int, frame: Frame) -> Sides:
    """Both sides of a noun, by what hangs on it, else by what it hangs on."""
    source, target = _sides(parties, index, frame)
    if frame.type in SYMMETRIC and (joined := parties.hyphenated(index)):
        source, target = joined
    return around(parties, index, frame, (source, target))


def _under(parties: Parties, index: int, frame: Frame, verb: int, sides: Sides) -> tuple[Sides, bool]:
    """What the verb adds that a noun hangs on, and whether its subject does what the noun says: “carried out raids”."""
    source, target = sides
    lemma, done = parties.lemma(verb), False
    if lemma in LIGHT or (frame.type == "COOPERATE" and frame.nouns):
        doing = frame.type not in _MATERIAL or lemma in DOING
        source = source or (_doer(parties, verb, index) if doing else None)
        target = target or _beside(parties, verb, index, frame)
        done = doing and frame.type in _MATERIAL
    answering = lemma in ANSWERING or (lemma == "say" and _says_no(parties, verb))
    if target is None and source and frame.type in _ANSWERED and answering:
        target = _doer(parties, verb, index)
    return (source, target), done


def _says_no(parties: Parties, verb: int) -> bool:
    """Whether somebody says no or yes: “said no to the plea”."""
    return any(parties.token(child).lower in _SAYING for child in parties.children(verb, "obj", "ccomp", "discourse"))


def _stands_alone(parties: Parties, index: int) -> bool:
    """Whether a noun tells of something by itself: not the month of March, nor the riot of “riot police”."""
    return parties.token(index).pos == "NOUN" and parties.relation(index) != "compound"


def _modified(parties: Parties, index: int, words: frozenset[str]) -> bool:
    """Whether one of these words says what kind of thing a noun is: “a hunger strike”, “lodged a protest”."""
    before = range(max(0, index - 3), index)
    near = {at for at in before if parties.head(at) == index or parties.head(parties.head(at)) == index}
    near |= {parties.head(index), *parties.children(index, "amod", "compound", "nmod")}
    return any(parties.lemma(at) in words for at in near)


def _sides(parties: Parties, index: int, frame: Frame) -> Sides:
    """Who owns or does what a noun names, and whom it meets."""
    linked = frame.objects - BETWEEN - {"direct"}
    source, met = parties.doer(index), _meant(parties, parties.linked(index, linked))
    if source is None and frame.mode == "resign":
        return met, None  # “the resignation of the premier” is his
    of = None if frame.objects & _OF else _meant(parties, parties.linked(index, _OF))
    if source is None:
        return of, met
    done_by = parties.owner(index) is None
    return source, met or (of if done_by else None)  # “the invitation of Chad by Paris”


def _told(parties: Parties, index: int, frame: Frame) -> bool:
    """Whether a noun says whom it meets, be it nobody known: “Tehran’s crackdown on journalists”."""
    return frame.type in AGENTLESS and parties.linked(index, frame.objects - BETWEEN - {"direct"}) is not None


def _meant(parties: Parties, index: int | None) -> Group | None:
    return parties.meant(index) if index is not None else None


def _governor(parties: Parties, index: int) -> int | None:
    """The verb whose object, subject or phrase a noun is, itself or by the noun it is joined to."""
    at = index
    for above in parties.above(index):
        if parties.verbal(above):
            aside = parties.relation(at) == "obl" and parties.case(at) in _ASIDE
            return above if not aside and parties.relation(at) in _ACTING | {"nsubj"} else None
        beside = parties.relation(at) == "obl" and parties.token(above).pos in ("NOUN", "DET", "INTJ", "PRON")
        if parties.relation(at) not in ("conj", "nmod", "compound") and not beside:
            return None
        at = above
    return None


def _doer(parties: Parties, verb: int, index: int) -> Group | None:
    """The subject of the light verb a noun hangs on, or who stands after “by” at its passive."""
    if parties.passive(verb):
        return parties.agent(verb)
    if any(parties.within(index, child) for child in parties.children(verb, "nsubj")):
        return None
    return parties.subject(verb)


def _beside(parties: Parties, verb: int, index: int, frame: Frame) -> Group | None:
    """Whom a phrase of the light verb names: “signed an agreement in Cairo with Sudan”."""
    for child in parties.attached(verb, frame.objects - BETWEEN - {"direct"}):
        if not parties.within(index, child) and (met := parties.meant(child)):
            return met
    given = parties.child(verb, "iobj")
    return parties.meant(given) if given is not None else None


def _predicate(parties: Parties, index: int, frame: Frame) -> Found | Lack:
    """“X is a key ally of Y”; “X, a member of Y,”; “is opposed to Y”."""
    child = parties.linked(index, frame.objects - {"direct"})
    target = _meant(parties, child) if child is not None else parties.owner(index)
    if target is None and not frame.object_optional:
        return Lack.NO_OBJECT
    subject: Group | None = None
    if parties.child(index, "cop") is not None:
        subject = parties.subject(index)
    elif parties.relation(index) == "appos":
        subject = parties.meant(parties.head(index))
    elif parties.relation(index) in ("xcomp", "obj", "obl") and _calls(parties, parties.head(index)):
        subject = parties.subject(parties.head(index))
    elif parties.relation(index) == "amod" and frame.word_class == "adjective":
        subject = parties.meant(parties.head(index))
    if subject is None:
        return Lack.PREDICATE
    return complete(frame, index, (subject, target), commitment(parties, index))


def _calls(parties: Parties, verb: int) -> bool:
    """Whether a verb says what its subject is: “remained”, “is considered”."""
    lemma = parties.lemma(verb)
    return lemma in CALLING or (lemma in _CONSIDERED and parties.passive(verb))
