"""Events and relations from frames: a trigger word, who stands before it, who after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from entente.ingest.clauses import Clauses
from entente.ingest.grammar import COPULAS
from entente.ingest.lexicon import Form, Frame
from entente.ingest.mention import Group
from entente.ingest.verb_classes import LIGHT_VERBS
from entente.ingest.verbs import Verb
from entente.model.claim import EVENT_TYPES, SYMMETRIC, Entity, Modality, Polarity

AGENTLESS: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
"""Types that make a claim in the passive without “by”."""
MATERIAL: Final = frozenset({"ASSAULT", "SANCTION", "MOBILIZE", "COERCE", "PROTEST", "RETREAT", "ACCUSE", "REQUEST"})
"""Nouns of these types have the subject of a verb before them only if that verb is a light one."""
NO_ADJECTIVE_OBJECT: Final = frozenset(
    {"CONSULT", "memberOf", "hosts", "participatesIn", "alliedWith", "presentIn", "designatedAs"}
)
HAVING: Final = frozenset("has have had keep keeps kept maintain maintains maintained".split())
OWNED_OBJECT: Final = frozenset({"SUPPORT", "REJECT", "opposes", "ASSAULT"})
"""Types whose object may own what is named: “rejects the accession of Sweden”."""
EVENT_KINDS: Final = frozenset({"Conference", "Meeting", "Exercise", "Event"})


@dataclass(frozen=True)
class Found:
    """What a frame found: the claim's parts, and the items it stands on."""

    frame: Frame
    index: int
    subjects: tuple[Entity, ...]
    objects: tuple[Entity, ...]
    polarity: Polarity
    modality: Modality
    groups: tuple[Group, ...]
    """The groups its actors come from."""
    begin: int
    """Item its words begin at, where no group does."""


def evoked(clauses: Clauses) -> Iterator[Found]:
    """Yield what the frames of a sentence evoke, left to right."""
    for index in range(len(clauses)):
        verb = clauses.verbs.get(index)
        for form in clauses.senses(index):
            found = _verbal(clauses, verb, form) if verb and form.frame.verb else None
            if not verb and not form.frame.verb:
                found = _nominal(clauses, index, form.frame)
            if found:
                yield found
                break


def _verbal(clauses: Clauses, verb: Verb, form: Form) -> Found | None:
    frame = form.frame
    start = verb.index + 1
    if frame.particle:
        if clauses.lower(start) != frame.particle:
            return None
        start += 1
    subject: Group | None
    if verb.passive and "direct" in frame.objects:
        target = clauses.subject(verb)
        subject = clauses.prepositional_object(start, frozenset({"by"}))
    else:
        subject, target = clauses.subject(verb), _target(clauses, frame, start)
        if subject and target is None and "direct" in frame.objects:
            target = clauses.relative_object(subject)
    if frame.nouns and not frame.nouns & clauses.words(start, 6):
        return None
    if subject is None and not (verb.passive and frame.type in AGENTLESS):
        return None
    modality = frame.modality if frame.modality and verb.modality is Modality.ASSERTED else verb.modality
    return _found(clauses, frame, verb.index, subject, target, verb.polarity, modality, verb.first)


def _target(clauses: Clauses, frame: Frame, start: int) -> Group | None:
    if frame.complement:
        inner = _addressee(clauses, frame, start)
        if inner:
            return inner
    if "direct" in frame.objects:
        direct = clauses.direct_object(start)
        if direct is None and frame.type in OWNED_OBJECT:
            direct = clauses.prepositional_object(start, frozenset({"of"}), 4)
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
        if clauses.lower(at) in (",", ";", "and", "if", "unless"):
            return None
    return None


def _addressee(clauses: Clauses, frame: Frame, start: int) -> Group | None:
    """Whom a demand is made of: the subject of “that …”, unless it is named outright."""
    if "direct" in frame.objects:
        return None
    for at in range(start, min(start + 8, len(clauses))):
        if clauses.lower(at) == "that":
            return next(
                (
                    group
                    for next_at in range(at + 1, at + 4)
                    if (group := clauses.group(next_at)) and not group.adjective
                ),
                None,
            )
        if at in clauses.verbs:
            return None
    return None


def _found(
    clauses: Clauses, frame: Frame, index: int, subject: Group | None, target: Group | None,
    polarity: Polarity, modality: Modality, begin: int,
) -> Found | None:  # fmt: skip
    subjects = _actors(subject)
    if target and target.adjective and frame.type in NO_ADJECTIVE_OBJECT:
        target = None
    if target is None and len(subjects) > 1 and subject and _mutual(clauses, frame, index):
        return Found(frame, index, subjects[:1], subjects[1:], polarity, modality, (subject,), begin)
    objects = tuple(one for one in _objects(frame, target) if one not in subjects)
    if not _complete(frame, subject, subjects, objects):
        return None
    groups = tuple(group for group in (subject, target) if group)
    return Found(frame, index, subjects, objects, polarity, modality, groups, begin)


def _mutual(clauses: Clauses, frame: Frame, index: int) -> bool:
    """Whether “A and B met” says that they did so with each other."""
    return frame.type in SYMMETRIC or clauses.reciprocal(index + 1)


def _complete(frame: Frame, subject: Group | None, subjects: tuple[Entity, ...], objects: tuple[Entity, ...]) -> bool:
    if not subjects and (subject is not None or frame.type not in AGENTLESS):
        return False
    if frame.subject_classes and not all(one.kind in frame.subject_classes for one in subjects):
        return False
    return bool(objects) or (frame.object_optional and bool(subjects))


def _actors(group: Group | None) -> tuple[Entity, ...]:
    return tuple(one for one in group.actors if one.kind not in EVENT_KINDS) if group else ()


def _objects(frame: Frame, group: Group | None) -> tuple[Entity, ...]:
    if group is None:
        return ()
    if frame.object_is_place and is_event(frame):
        return (group.place,) if group.place and group.place.kind == "State" else group.actors
    if frame.object_is_place:
        return (group.place,) if group.place else ()
    if frame.object_classes & EVENT_KINDS:
        return (group.event,) if group.event else ()
    return tuple(one for one in _actors(group) if not frame.object_classes or one.kind in frame.object_classes)


def _nominal(clauses: Clauses, index: int, frame: Frame) -> Found | None:
    """A noun that names an act: “talks with”, “Russia’s attack on”, “an ally of”."""
    if frame.copula_only:
        return _predicate(clauses, index, frame)
    verb = _governing_verb(clauses, index)
    owner, begin = _owner(clauses, index)
    if frame.light_only and not (verb and clauses.lower(verb.index) in LIGHT_VERBS):
        return None
    if frame.possessed_only and not (verb and clauses.lower(verb.index) in HAVING):
        return None
    target, pair = _noun_target(clauses, index, frame)
    subject: Group | None = owner
    if pair:
        return _between(clauses, index, frame, pair, verb)
    if owner and len(owner.mentions) == 1 and _compound(clauses, begin):
        target, subject = owner, clauses.group(begin - 2)
    if subject is None:
        subject = _after_by(clauses, index)
    if subject is None and verb and (frame.type not in MATERIAL or clauses.lower(verb.index) in LIGHT_VERBS):
        subject = clauses.subject(verb)
    if subject is None:
        return None
    polarity, modality = (
        (verb.polarity, _noun_modality(clauses, index, verb)) if verb else (Polarity.AFFIRMED, Modality.ASSERTED)
    )
    if "no" in (clauses.lower(index - 1), clauses.lower(index - 2)):
        polarity = Polarity.NEGATED
    return _found(clauses, frame, index, subject, target, polarity, modality, index)


def _compound(clauses: Clauses, begin: int) -> bool:
    """“U.S.-Libya cooperation”: two names joined by a hyphen."""
    return clauses.lower(begin - 1) in ("-", "–") and clauses.group(begin - 2) is not None


def _noun_target(clauses: Clauses, index: int, frame: Frame) -> tuple[Group | None, Group | None]:
    prepositions = frame.objects - {"between"}
    if "between" in frame.objects and clauses.lower(index + 1) == "between":
        return None, clauses.prepositional_object(index + 1, frozenset({"between"}), 6)
    if frame.object_is_place:
        return clauses.prepositional_object(index + 1, prepositions, 5) or _place_before(clauses, index), None
    return clauses.prepositional_object(index + 1, prepositions, 9), None


def _place_before(clauses: Clauses, index: int) -> Group | None:
    """“in eastern Libya against the Russian presence”: the last place named before, in the clause."""
    for at in range(index - 1, max(-1, index - 9), -1):
        group = clauses.group(at)
        if group and group.place and clauses.lower(at - 1) in ("in", "across"):
            return group
    return None


def _between(clauses: Clauses, index: int, frame: Frame, pair: Group, verb: Verb | None) -> Found | None:
    actors = pair.actors
    if len(actors) < 2:
        return None
    polarity = verb.polarity if verb else Polarity.AFFIRMED
    modality = _noun_modality(clauses, index, verb) if verb else Modality.ASSERTED
    return Found(frame, index, actors[:1], actors[1:], polarity, modality, (pair,), index)


def _noun_modality(clauses: Clauses, index: int, verb: Verb) -> Modality:
    """A noun takes the modality of its verb, and of a “commitment to” between the two."""
    for at in range(verb.index + 1, index):
        inner = clauses.verbs.get(at)
        if clauses.lower(at) in (
            "commitment",
            "commitments",
            "intention",
            "plan",
            "plans",
            "readiness",
            "willingness",
            "proposal",
        ):
            return Modality.INTENDED
        if inner and inner.infinitive and inner.modality is not Modality.ASSERTED:
            return inner.modality
    return verb.modality


def _owner(clauses: Clauses, index: int) -> tuple[Group | None, int]:
    """The adjective or possessive that owns a noun, and its index: “Russian military presence”."""
    for at in range(index - 1, max(-1, index - 4), -1):
        group = clauses.group(at)
        if group:
            owns = group.adjective or group.possessive or clauses.lower(at - 1) in ("-", "–")
            return (group, at) if owns and group.actors else (None, index)
        lower = clauses.lower(at)
        if (
            not lower.isalpha()
            or at in clauses.verbs
            or lower in ("of", "in", "to", "and", "for", "with", "the", "a", "an", "by")
        ):
            return None, index
    return None, index


def _after_by(clauses: Clauses, index: int) -> Group | None:
    for at in range(index + 1, min(index + 8, len(clauses))):
        if clauses.lower(at) == "by":
            return next((group for by in range(at + 1, at + 4) if (group := clauses.group(by))), None)
        if at in clauses.verbs or clauses.lower(at) in (",", ".", ";"):
            return None
    return None


def _governing_verb(clauses: Clauses, index: int) -> Verb | None:
    """The verb whose object a noun is in: the nearest before it, with no new clause between."""
    for at in range(index - 1, -1, -1):
        if at in clauses.verbs:
            return clauses.verbs[at]
        if clauses.lower(at) in (";", "“", "”", "that", "which", "who", ":"):
            return None
    return None


def _predicate(clauses: Clauses, index: int, frame: Frame) -> Found | None:
    """“X is a key ally of Y”; “X, a member of Y,”."""
    owner, begin = _owner(clauses, index)
    target = clauses.prepositional_object(index + 1, frame.objects, 5) or (
        owner if owner and owner.possessive else None
    )
    if target is None:
        return None
    index = begin if target is owner else index
    for at in range(index - 1, max(-1, index - 7), -1):
        verb = clauses.verbs.get(at)
        if verb and clauses.lower(at) in COPULAS | {"considered"}:
            return _found(clauses, frame, index, clauses.subject(verb), target, verb.polarity, verb.modality, index)
        group = clauses.group(at)
        if group and not group.adjective:
            apposed = clauses.lower(at + 1) == ","
            return (
                _found(clauses, frame, index, group, target, Polarity.AFFIRMED, Modality.ASSERTED, index)
                if apposed
                else None
            )
        if verb or clauses.lower(at) in (";", ":"):
            return None
    return None


def is_event(frame: Frame) -> bool:
    """Whether a frame evokes an event, not a relation."""
    return frame.type in EVENT_TYPES
