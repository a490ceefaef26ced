"""Verbs that evoke: “Chad accused Sudan”, “was sanctioned by”, “demanded that Russia withdraw”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from entente.ingest.commitment import Commitment, commitment
from entente.ingest.doers import by_the_way, crowd
from entente.ingest.elsewhere import attacking, barring, sent_by, supplied
from entente.ingest.events import AGENTLESS, Found, complete, is_event, is_shared, located, others
from entente.ingest.lacks import Lack
from entente.ingest.lexicon import Frame
from entente.ingest.mention import Group
from entente.ingest.parties import Parties
from entente.ingest.targets import CLAUSES, met
from entente.model.claim import Modality

_BEARING: Final = frozenset("with by in of for into onto under to on from through behind as".split())
"""Prepositions before a noun that belongs to its verb: “hit with sanctions”, “put under house arrest”."""
_AS_PARTICLES: Final = frozenset({"into", "for"})
"""Prepositions that make another verb: “pushed them into a war”, “called for restraint”."""
_AMOUNTS: Final = frozenset(
    "hundred thousand ten dozen hundreds thousands dozens tens number group series wave barrage volley package "
    "shipment delivery convoy round supply sale flow lot part all million billion tonne ton column batch "
    "contingent unit use worth".split()
)
"""Nouns that only say how much there is of what follows them."""
_USING: Final = frozenset({"use", "resort", "employ"})
"""Verbs of a clause whose object is what a frame wants."""
_REFERRING: Final = frozenset({"it", "them"})
"""Pronouns for a noun before: “declared martial law but lifted it”."""
_BONDS: Final = frozenset("tie relation relationship link contact".split())
"""Lemmas of nouns for what two have with each other."""
_EXCLUDING: Final = frozenset({"rule", "exclude"})
"""Verbs that threaten with what they do not do: “would not rule out force”."""
_ARRIVING: Final = frozenset({"arrive", "reach"})
"""Verbs that say of goods whom they come to: “a shipment of Turkish tents arrived in Pakistan”."""
_BY_THINGS: Final = frozenset({"ASSAULT", "COERCE"})
"""Types that things do too: “a rocket hit the embassy”."""


def verbal(parties: Parties, index: int, frame: Frame) -> Found | Lack:
    """Give what a verb evokes by one of its frames, with its subject and object, or what it lacks."""
    nouns = frozenset(_needed(parties, index, frame)) if frame.nouns else frozenset()
    if lack := _lack(parties, index, frame, nouns):
        return lack
    source, target = _sides(parties, index, frame, nouns)
    source = source or by_the_way(parties, index)
    target = met(parties, index, frame, source, target)
    own = parties.child(index, "nsubj")
    thing = frame.type in _BY_THINGS and own is not None and parties.token(own).pos != "PRON"
    nobody = not others(target, source)
    return complete(
        frame,
        index,
        (source, target),
        _said(parties, index, frame),
        agentless=source is None and _agentless(parties, index, frame, thing=thing),
        bare=nobody and not frame.known_only and _meets_somebody(parties, index, frame, nouns),
        located=parties.passive(index) and located(parties, index),
        mutual=nobody and (_is_mutual(parties, index, nouns) or (is_shared(frame) and not frame.known_only)),
        used=nouns,
    )


def _agentless(parties: Parties, index: int, frame: Frame, *, thing: bool) -> bool:
    """Whether a verb may do without who does it: in the passive, by a thing, or in a note: “Met with the president.”"""
    if frame.type == "CONSULT":
        return parties.unsaid(index) and not parties.passive(index)
    if crowd(parties, index, frame):
        return True
    return frame.type in AGENTLESS and (parties.passive(index) or thing)


def _lack(parties: Parties, index: int, frame: Frame, nouns: frozenset[int]) -> Lack | None:
    """What does not stand by a verb that a frame wants, or a particle that it does not: to call off is not to call."""
    if frame.particle:
        if not _has_particle(parties, index, frame.particle):
            return Lack.PARTICLE
    elif any(parties.token(child).lower not in frame.nouns for child in parties.children(index, "compound:prt")):
        return Lack.OTHER_PARTICLE
    if frame.infinitive_only and not _has_infinitive(parties, index, nouns):
        return Lack.INFINITIVE
    return Lack.NOUN if frame.nouns and not nouns else None


def _has_infinitive(parties: Parties, index: int, nouns: frozenset[int]) -> bool:
    return any(parties.infinitive(clause) for one in (index, *nouns) for clause in parties.children(one, *CLAUSES))


def _is_mutual(parties: Parties, index: int, nouns: frozenset[int]) -> bool:
    """Whether several do to each other what a verb says: “each other”, “restored ties”."""
    return _reciprocal(parties, index) or any(parties.lemma(noun) in _BONDS for noun in nouns)


def _reciprocal(parties: Parties, index: int) -> bool:
    """Whether “each other” or “one another” is what a verb meets."""
    words = [parties.token(child).lower for child in parties.children(index, "obj", "obl", "iobj")]
    return bool({"other", "another", "each"} & set(words))


def _meets_somebody(parties: Parties, index: int, frame: Frame, nouns: frozenset[int]) -> bool:
    """Whether a verb has an object that is nobody known: “shelled a village”, “repealed the law”, “sent troops”."""
    own = parties.object(index)
    if frame.type == "CONSULT" and own is None and not parties.passive(index):
        return any(parties.token(child).tag in ("NNS", "NNPS") for child in parties.children(index, "nsubj"))
    linked = parties.linked(index, frame.objects - {"direct"})
    if not is_event(frame):
        return False
    if linked is not None or (frame.complement and _demands(parties, index, frame)):
        return True
    if not ("direct" in frame.objects or nouns or frame.type == "AID"):
        return False
    return bool(nouns) or (own is not None and parties.nominal(own))


def _demands(parties: Parties, index: int, frame: Frame) -> bool:
    """Whether a verb asks for what a clause tells, of nobody named: “demanded that all sanctions be lifted”."""
    clauses = parties.children(index, *CLAUSES)
    return frame.type == "REQUEST" and any(parties.marker(clause) == "that" for clause in clauses)


def _said(parties: Parties, index: int, frame: Frame) -> Commitment:
    found = commitment(parties, index)
    if frame.type == "THREATEN" and frame.lemma in _EXCLUDING:
        found = replace(found.below(Modality.ASSERTED, True), modality=Modality.ASSERTED)
    if frame.modality and found.modality is Modality.ASSERTED:
        return replace(found, modality=frame.modality)
    return found


def _has_particle(parties: Parties, index: int, particle: str) -> bool:
    words = particle.split()
    after = [token.lower for token in parties.tokens[index + 1 : index + 1 + len(words)]]
    if after == words or len(words) > 1:
        return after == words
    clauses = tuple(parties.children(index, *CLAUSES))
    below = parties.children(index, "compound:prt", "advmod", "obl", "case", "xcomp")
    if any(parties.token(child).lower == words[0] for child in below):
        return True
    opening = {case for case, _ in parties.obliques(index)} | {parties.marker(clause) for clause in clauses}
    # “pulled envoys out of Sudan”, “pushed them into a war”, “into signing”
    return any(case.startswith(f"{words[0]} ") or case == words[0] in _AS_PARTICLES for case in opening)


def _needed(parties: Parties, index: int, frame: Frame) -> Iterator[int]:
    """The nouns that a frame wants in the verb's phrase, below its object, subject of the passive or a preposition."""
    for child in parties.children(
        index,
        "obj",
        "iobj",
        "nsubj:pass",
        "obl",
        "obl:unmarked",
        "xcomp",
        "ccomp",
        "nsubj",
        "advmod",
        "compound:prt",
        "advcl",
    ):
        if parties.relation(child) == "advcl" and parties.marker(child) != "as":
            continue
        if parties.relation(child) == "ccomp" and frame.type != "THREATEN":
            if frame.type == "ACCUSE" and frame.complement:  # “found that both had committed war crimes”
                below = (child, *parties.children(child, "obj", "obl", "xcomp"))
                yield from (one for one in below if _is_noun(parties, one, frame.nouns))
            continue  # “denies that it supports”
        if parties.relation(child) == "nsubj" and not (parties.passive(index) or frame.lemma in _ARRIVING):
            continue
        if parties.relation(child) == "obl" and parties.case(child) not in _BEARING | frame.objects:
            continue
        if parties.lemma(child) in _USING:
            child = next(iter(parties.children(child, "obj", "obl")), child)  # “ruled out using force”
        for head in parties.conjuncts(child):
            yield from (one for one in (head, *_within(parties, head)) if _is_noun(parties, one, frame.nouns))
    own = parties.object(index)
    if own is None:
        return
    if _is_noun(parties, own, frame.nouns):
        yield own
    elif parties.token(own).lower in _REFERRING:
        yield from islice((one for one in range(index, -1, -1) if _is_noun(parties, one, frame.nouns)), 1)


def _within(parties: Parties, head: int) -> Iterator[int]:
    """The words that make up what a noun names: “tear gas”, “hundreds of troops”, not “the seats of a tank”."""
    for child in parties.children(head, "compound", "amod", "nmod", "conj"):
        if parties.relation(child) != "nmod":
            yield child
        elif parties.lemma(head) in _AMOUNTS:
            yield child
            yield from parties.children(child, "compound", "amod")


def _is_noun(parties: Parties, index: int, nouns: frozenset[str]) -> bool:
    mention = parties.mention(index)
    if mention and mention.event:
        return False  # “hosted the Munich Security Conference” is said of the conference
    lower = parties.token(index).lower
    # The treebank's lemma of “troops” is “troops”.
    return not nouns.isdisjoint((parties.lemma(index), lower, lower.removesuffix("s")))


def _sides(parties: Parties, index: int, frame: Frame, nouns: frozenset[int]) -> tuple[Group | None, Group | None]:
    """Who does it and whom it meets, whichever side of the verb they stand on."""
    direct = "direct" in frame.objects
    passive = parties.passive(index)
    own = parties.object(index)
    if passive:
        source = parties.agent(index)
        if not direct and source is None and not nouns:
            source = parties.subject(index)
        if source is None and frame.type == "MOBILIZE" and own is not None:
            source = supplied(parties, own)
        if source is None and frame.type == "ASSAULT":
            source = attacking(parties, index)
        if source is None and frame.type == "SANCTION":
            source = barring(parties, index)
        if source is None and (frame.reversed or frame.type == "MOBILIZE"):
            source = parties.meant(own) if own is not None else parties.subject(index)  # “Russian police were deployed”
    else:
        source = parties.subject(index)
    target = _target(parties, index, frame, own, nouns)
    return source, target


def _target(parties: Parties, index: int, frame: Frame, own: int | None, nouns: frozenset[int]) -> Group | None:
    direct, linked = "direct" in frame.objects, frame.objects - {"direct"}
    if frame.complement and (asked := _asked(parties, index, own, frame)):
        return asked
    given = parties.child(index, "iobj")
    if direct and given is not None and (found := parties.meant(given)):
        return found
    if direct and own is not None and own not in nouns and (found := parties.meant(own)):
        return found
    for place in (index, *sorted(nouns), *((own,) if own is not None else ())):
        child = parties.linked(place, linked)
        if child is not None and child not in nouns and (found := parties.meant(child)):
            return found
    if direct or nouns:
        for noun in sorted(nouns):
            owned = parties.owner(noun) or sent_by(parties, noun)
            if owned and (direct or parties.relation(noun) in ("obj", "nsubj:pass", "obl")):
                return owned
    return None


def _asked(parties: Parties, index: int, own: int | None, frame: Frame) -> Group | None:
    """Whom a demand is made of: the object of the verb, unless it is the subject of the clause below."""
    if own is not None and "direct" in frame.objects and (found := parties.meant(own)):
        return found
    for clause in parties.children(index, *CLAUSES):
        if frame.type == "THREATEN" and parties.relation(clause) == "ccomp":
            continue  # “warned that coups endanger …” threatens nobody
        own_subject = parties.child(clause, "nsubj", "nsubj:pass") is not None
        if own_subject and (found := parties.subject(clause)):
            return found
    return None
