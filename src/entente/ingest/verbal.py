"""Verbs that evoke: “Chad accused Sudan”, “was sanctioned by”, “demanded that Russia withdraw”."""

from __future__ import annotations

from typing import Final

from entente.ingest.clauses import Clauses
from entente.ingest.events import AGENTLESS, Commitment, Found, complete
from entente.ingest.lexicon import Frame
from entente.ingest.mention import Group
from entente.ingest.verbs import Verb
from entente.model.claim import Modality, Polarity

_OWNED_OBJECT: Final = frozenset({"SUPPORT", "REJECT", "opposes", "ASSAULT"})
"""Types whose object may own what is named: “rejects the accession of Sweden”."""
_BY: Final = frozenset({"by"})
_OF: Final = frozenset({"of"})
_NOBODY: Final = frozenset({"no", "neither", "none"})
_END_OF_THREAT: Final = frozenset(", ; and if unless".split())


def verbal(clauses: Clauses, verb: Verb, frame: Frame) -> Found | None:
    """Give what a verb evokes by one of its frames, with its subject and object."""
    start = verb.index + 1
    if frame.particle:
        if clauses.lower(start) != frame.particle:
            return None
        start += 1
    if frame.nouns and not frame.nouns & clauses.words(start, 6):
        return None
    subject, target = _sides(clauses, verb, frame, start)
    if subject is None and not (verb.passive and frame.type in AGENTLESS):
        return None
    modality = frame.modality if frame.modality and verb.modality is Modality.ASSERTED else verb.modality
    polarity = Polarity.NEGATED if subject and _denied_of(clauses, subject) else verb.polarity
    return complete(clauses, frame, verb.index, subject, target, Commitment(polarity, modality))


def _denied_of(clauses: Clauses, subject: Group) -> bool:
    """“No member state of the United Nations recognises …”: whether the subject is said to be nobody."""
    before = clauses.parse.tokens[max(0, subject.first - 3) : subject.first + 1]
    return any(token.lower in _NOBODY for token in before)


def _sides(clauses: Clauses, verb: Verb, frame: Frame, start: int) -> tuple[Group | None, Group | None]:
    """Who does it and whom it meets, whichever side of the verb they stand on."""
    left = clauses.subject(verb)
    if verb.passive and "direct" in frame.objects:
        return clauses.prepositional_object(start, _BY), left
    right = _target(clauses, frame, start)
    if right is None and left and "direct" in frame.objects:
        right = clauses.relative_object(left)
    return left, right


def _target(clauses: Clauses, frame: Frame, start: int) -> Group | None:
    if frame.complement and (addressee := _addressee(clauses, frame, start)):
        return addressee
    if "direct" in frame.objects:
        direct = clauses.direct_object(start)
        if direct is None and frame.type in _OWNED_OBJECT:
            direct = clauses.prepositional_object(start, _OF, 4)
        if direct:
            return direct
    prepositions = frame.objects - {"direct"}
    found = clauses.prepositional_object(start, prepositions) if prepositions else None
    return found or (_threatened(clauses, start) if frame.type == "THREATEN" else None)


def _threatened(clauses: Clauses, start: int) -> Group | None:
    """“threatened to declare war on Rwanda”: whom the threatened act would meet."""
    if "to" not in clauses.words(start, 5):
        return None
    for at in range(start, min(start + 12, len(clauses))):
        group = clauses.group(at)
        if group and group.actors and not group.possessive:
            return group
        if clauses.lower(at) in _END_OF_THREAT:
            return None
    return None


def _addressee(clauses: Clauses, frame: Frame, start: int) -> Group | None:
    """Whom a demand is made of: the subject of “that …”, unless it is named outright."""
    if "direct" in frame.objects:
        return None
    for at in range(start, min(start + 8, len(clauses))):
        if clauses.lower(at) == "that":
            return next((group for _, group in clauses.groups(at + 1, at + 4) if not group.adjective), None)
        if at in clauses.verbs:
            return None
    return None
