"""What a frame finds: the parts of an event or relation that a word evokes, and the rules they must keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from entente.ingest.clauses import Clauses
from entente.ingest.kinds import EVENT_KINDS
from entente.ingest.lexicon import Frame
from entente.ingest.mention import Group
from entente.model.claim import EVENT_TYPES, SYMMETRIC, Entity, Modality, Polarity

AGENTLESS: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
"""Types that make a claim in the passive without “by”."""
_NO_ADJECTIVE_OBJECT: Final = frozenset(
    {"CONSULT", "memberOf", "hosts", "participatesIn", "alliedWith", "presentIn", "designatedAs"}
)


@dataclass(frozen=True)
class Commitment:
    """How far the sentence commits to what a word evokes."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED


@dataclass(frozen=True)
class Found:
    """What a frame found: the claim's parts, and the items it stands on."""

    frame: Frame
    index: int
    """Item of the word that evokes it."""
    subjects: tuple[Entity, ...]
    objects: tuple[Entity, ...]
    commitment: Commitment
    groups: tuple[Group, ...]
    """The groups its actors come from."""


def is_event(frame: Frame) -> bool:
    """Whether a frame evokes an event, not a relation."""
    return frame.type in EVENT_TYPES


def complete(
    clauses: Clauses, frame: Frame, index: int, subject: Group | None, target: Group | None, commitment: Commitment
) -> Found | None:
    """Make a finding of the groups on a word's two sides; None where one that the frame needs is missing."""
    subjects = _actors(subject)
    if target and target.adjective and frame.type in _NO_ADJECTIVE_OBJECT:
        target = None
    if target is None and subject and len(subjects) > 1 and _mutual(clauses, frame, index):
        return Found(frame, index, subjects[:1], subjects[1:], commitment, (subject,))
    objects = tuple(one for one in _objects(frame, target) if one not in subjects)
    if not _fits(frame, subject, subjects, objects):
        return None
    groups = tuple(group for group in (subject, target) if group)
    return Found(frame, index, subjects, objects, commitment, groups)


def between(frame: Frame, index: int, pair: Group, commitment: Commitment) -> Found | None:
    """Make a finding of the two or more that “between” joins."""
    actors = pair.actors
    return Found(frame, index, actors[:1], actors[1:], commitment, (pair,)) if len(actors) > 1 else None


def _mutual(clauses: Clauses, frame: Frame, index: int) -> bool:
    """Whether “A and B met” says that they did so with each other."""
    return frame.type in SYMMETRIC or clauses.reciprocal(index + 1)


def _fits(frame: Frame, subject: Group | None, subjects: tuple[Entity, ...], objects: tuple[Entity, ...]) -> bool:
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
    if frame.object_is_place:
        place = (group.place,) if group.place else ()
        if not is_event(frame):
            return place
        return place if group.place and group.place.kind == "State" else group.actors
    if frame.object_classes & EVENT_KINDS:
        return (group.event,) if group.event else ()
    return tuple(one for one in _actors(group) if not frame.object_classes or one.kind in frame.object_classes)
