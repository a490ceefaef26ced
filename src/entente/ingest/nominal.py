"""Nouns that evoke: “talks with”, “Russia’s attack on”, “an ally of”."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from entente.ingest.clauses import Clauses
from entente.ingest.events import Commitment, Found, between, complete
from entente.ingest.lexicon import Frame
from entente.ingest.mention import Group
from entente.ingest.verb_classes import CALLING, COMMITMENTS, HAVING, LIGHT_VERBS
from entente.ingest.verbs import Verb
from entente.model.claim import Modality, Polarity

_MATERIAL: Final = frozenset({"ASSAULT", "SANCTION", "MOBILIZE", "COERCE", "PROTEST", "RETREAT", "ACCUSE", "REQUEST"})
"""Nouns of these types have the subject of a verb before them only if that verb is a light one."""
_HYPHENS: Final = frozenset("- –".split())
_BETWEEN: Final = frozenset({"between"})
_NOT_OWNED: Final = frozenset("of in to and for with the a an by".split())
"""Words between a name and a noun that keep the one from owning the other."""
_NEW_CLAUSE: Final = frozenset("; “ ” that which who :".split())
_END_OF_PHRASE: Final = frozenset(", . ;".split())
_END_OF_PREDICATE: Final = frozenset("; :".split())
_OWNER_REACH: Final = 3
_PLACE_REACH: Final = 8
_COPULA_REACH: Final = 6
"""How many items back from a noun its owner, its place and the copula before it are looked for."""


def nominal(clauses: Clauses, index: int, frame: Frame) -> Found | None:
    """Give what a noun evokes, with whoever owns it, does it, or is the subject of its verb."""
    if frame.copula_only:
        return _predicate(clauses, index, frame)
    verb = _governing_verb(clauses, index)
    governor = clauses.lower(verb.index) if verb else ""
    if (frame.light_only and governor not in LIGHT_VERBS) or (frame.possessed_only and governor not in HAVING):
        return None
    if "between" in frame.objects and clauses.lower(index + 1) == "between":
        pair = clauses.prepositional_object(index + 1, _BETWEEN, 6)
        if pair:
            return between(frame, index, pair, _commitment(clauses, index, verb))
    subject, target = _sides(clauses, index, frame)
    if subject is None and verb and (frame.type not in _MATERIAL or governor in LIGHT_VERBS):
        subject = clauses.subject(verb)
    if subject is None:
        return None
    return complete(clauses, frame, index, subject, target, _commitment(clauses, index, verb))


def _sides(clauses: Clauses, index: int, frame: Frame) -> tuple[Group | None, Group | None]:
    """Who owns or does what a noun names, and whom it meets."""
    owner, at = _owner(clauses, index)
    if owner and len(owner.mentions) == 1 and clauses.lower(at - 1) in _HYPHENS and clauses.group(at - 2):
        return clauses.group(at - 2), owner  # “U.S.-Libya cooperation”
    return owner or _doer(clauses, index), _target(clauses, index, frame)


def _target(clauses: Clauses, index: int, frame: Frame) -> Group | None:
    prepositions = frame.objects - _BETWEEN
    if frame.object_is_place:
        return clauses.prepositional_object(index + 1, prepositions, 5) or _place_before(clauses, index)
    if "between" in frame.objects and clauses.lower(index + 1) == "between":
        return None
    return clauses.prepositional_object(index + 1, prepositions, 9)


def _place_before(clauses: Clauses, index: int) -> Group | None:
    """“in eastern Libya against the Russian presence”: the last place named before, in the clause."""
    for at in range(index - 1, max(-1, index - 1 - _PLACE_REACH), -1):
        group = clauses.group(at)
        if group and group.place and clauses.lower(at - 1) in ("in", "across"):
            return group
    return None


def _commitment(clauses: Clauses, index: int, verb: Verb | None) -> Commitment:
    """A noun is said as far as its verb is, and denied by “no” before it."""
    said = Commitment(verb.polarity, _modality(clauses, index, verb)) if verb else Commitment()
    none = "no" in (clauses.lower(index - 1), clauses.lower(index - 2))
    return replace(said, polarity=Polarity.NEGATED) if none else said


def _modality(clauses: Clauses, index: int, verb: Verb) -> Modality:
    """A noun takes the modality of its verb, and of a “commitment to” between the two."""
    for at in range(verb.index + 1, index):
        inner = clauses.verbs.get(at)
        if clauses.lower(at) in COMMITMENTS:
            return Modality.INTENDED
        if inner and inner.infinitive and inner.modality is not Modality.ASSERTED:
            return inner.modality
    return verb.modality


def _owner(clauses: Clauses, index: int) -> tuple[Group | None, int]:
    """The adjective or possessive that owns a noun, and its index: “Russian military presence”."""
    for at in range(index - 1, max(-1, index - 1 - _OWNER_REACH), -1):
        group = clauses.group(at)
        if group:
            owns = group.adjective or group.possessive or clauses.lower(at - 1) in _HYPHENS
            return (group, at) if owns and group.actors else (None, index)
        lower = clauses.lower(at)
        if not lower.isalpha() or at in clauses.verbs or lower in _NOT_OWNED:
            return None, index
    return None, index


def _doer(clauses: Clauses, index: int) -> Group | None:
    """Who stands after “by”."""
    for at in range(index + 1, min(index + 8, len(clauses))):
        if clauses.lower(at) == "by":
            return next((group for _, group in clauses.groups(at + 1, at + 4)), None)
        if at in clauses.verbs or clauses.lower(at) in _END_OF_PHRASE:
            return None
    return None


def _governing_verb(clauses: Clauses, index: int) -> Verb | None:
    """The verb whose object a noun is in: the nearest before it, with no new clause between."""
    for at in range(index - 1, -1, -1):
        if at in clauses.verbs:
            return clauses.verbs[at]
        if clauses.lower(at) in _NEW_CLAUSE:
            return None
    return None


def _predicate(clauses: Clauses, index: int, frame: Frame) -> Found | None:
    """“X is a key ally of Y”; “X, a member of Y,”."""
    target, index = _of_whom(clauses, index, frame)
    if target is None:
        return None
    for at in range(index - 1, max(-1, index - 1 - _COPULA_REACH), -1):
        verb, group = clauses.verbs.get(at), clauses.group(at)
        if verb and clauses.lower(at) in CALLING:
            commitment = Commitment(verb.polarity, verb.modality)
            return complete(clauses, frame, index, clauses.subject(verb), target, commitment)
        if group and not group.adjective:
            apposed = clauses.lower(at + 1) == ","
            return complete(clauses, frame, index, group, target, Commitment()) if apposed else None
        if verb or clauses.lower(at) in _END_OF_PREDICATE:
            return None
    return None


def _of_whom(clauses: Clauses, index: int, frame: Frame) -> tuple[Group | None, int]:
    """The group after “ally of”, or that of “Y’s ally”, and where the words begin."""
    if target := clauses.prepositional_object(index + 1, frame.objects, 5):
        return target, index
    owner, at = _owner(clauses, index)
    return (owner, at) if owner and owner.possessive else (None, index)
