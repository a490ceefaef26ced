"""What a frame finds: the parts of an event or relation that a word evokes, and the rules they must keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from entente.ingest.agents import sector_of
from entente.ingest.commitment import Commitment
from entente.ingest.kinds import EVENT_KINDS, PLACES
from entente.ingest.lacks import Lack
from entente.ingest.lexicon import Frame
from entente.ingest.mention import Group
from entente.ingest.parties import Parties
from entente.model.claim import EVENT_TYPES, SYMMETRIC, Entity

AGENTLESS: Final = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "RETREAT", "ACCUSE", "MOBILIZE", "PROTEST", "REQUEST", "REJECT"}
)
"""Types that make a claim though nobody is said to do it: “were killed”, “protests in Bolivia”."""

_EXCHANGING: Final = frozenset("exchange trade swap clash battle skirmish".split())
"""Words for what is done both ways, whatever is exchanged."""
_PERSONAL: Final = frozenset({"person", "office", "agent"})
"""Mentions of people: by name, by office, or by what they are."""
_BY_ANYBODY: Final = frozenset({"PROTEST", "ASSAULT", "REJECT"})
"""Types that plain people make news by, whomever they meet."""
_BY_FORCES: Final = frozenset({"MOBILIZE", "RETREAT"})
"""Types that one's own armed forces are the means of, and no target: “put its forces on alert”."""
_POLITICAL: Final = frozenset("GOV LEG JUD MIL COP SPY REB UAF OPP PTY".split())
"""Sectors whose unnamed agents make an event though nobody else is named."""
_SUFFERED: Final = frozenset({"ASSAULT", "COERCE"})
"""Types that are news whoever they are done to, where nobody is said to do it."""
_WHERE: Final = frozenset("in at near outside of across around on through".split())
"""Prepositions of where something happens."""
PLACED: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "CONSULT", "RETREAT", "SANCTION", "AID", "PROTEST"})
"""Types whose target may be named by a place of its own: “shelled Odesa”, “flew to Geneva”."""


@dataclass(frozen=True)
class Found:
    """What a frame found: the claim's parts, and the tokens it stands on."""

    frame: Frame
    index: int
    """Token of the word that evokes it."""
    subjects: tuple[Entity, ...]
    objects: tuple[Entity, ...]
    commitment: Commitment
    groups: tuple[Group, ...]
    """The groups its actors come from."""
    used: frozenset[int] = frozenset()
    """Tokens of nouns that belong to the word, and evoke nothing by themselves."""


def is_event(frame: Frame) -> bool:
    """Whether a frame evokes an event, not a relation."""
    return frame.type in EVENT_TYPES


def is_shared(frame: Frame) -> bool:
    """Whether several who do it do it to each other: “Ethiopia and Eritrea declared a ceasefire”."""
    together = frame.type in SYMMETRIC - {"opposes"}  # who oppose a plan together do not oppose each other
    return together or frame.mode == "ceasefire" or frame.lemma in _EXCHANGING


def complete(
    frame: Frame,
    index: int,
    sides: tuple[Group | None, Group | None],
    commitment: Commitment,
    *,
    agentless: bool = False,
    bare: bool = False,
    located: bool = False,
    mutual: bool = False,
    used: frozenset[int] = frozenset(),
) -> Found | Lack:
    """Make a finding of the groups on a word's two sides, or say which the frame needs and lacks.

    ``agentless`` says that the sentence may name nobody who does it, as a passive does; ``bare``, that whom it is done
    to is named but is nobody known; ``located``, that it says where; ``mutual``, that those who do it do it
    to each other.
    """
    subject, target = sides
    if frame.reversed:
        subject, target = target, subject
    subjects = _actors(subject)
    objects = tuple(one for one in _objects(frame, target) if one not in subjects)
    if frame.type in _BY_FORCES and any(_are_forces_of(one, subjects) for one in objects):
        objects, bare = tuple(one for one in objects if not _are_forces_of(one, subjects)), True
    groups = tuple(group for group in (subject, target) if group)
    if not objects and subject and len(subjects) > 1 and mutual and frame.mode != "visit":
        return Found(frame, index, subjects[:1], subjects[1:], commitment, (subject,), used)
    # “protests were reported”, “the bombing of a mosque”
    told = objects or frame.object_optional or frame.type == "PROTEST" or (located and frame.type in _SUFFERED)
    if not subjects and not (agentless and told):
        return Lack.PLACE_SUBJECT if subject else Lack.NO_SUBJECT
    if frame.subject_classes and not _of_class(frame.subject_classes, subjects, subject):
        return Lack.SUBJECT_CLASS
    somewhere = located and not subjects and frame.type in _SUFFERED
    if not objects and not (frame.object_optional or bare or somewhere or frame.type == "PROTEST"):
        return _without_object(target, subjects)
    suffered = not subjects and frame.type in _SUFFERED  # “four journalists were detained”
    if not suffered and not any(map(is_political, (*subjects, *objects))) and frame.type != "PROTEST":
        return Lack.PRIVATE
    if subjects and _at_work(subjects) and _at_work(objects) and frame.type not in _BY_ANYBODY:
        return Lack.AT_WORK
    return Found(frame, index, subjects, objects, commitment, groups, used)


def _are_forces_of(one: Entity, subjects: tuple[Entity, ...]) -> bool:
    return one.kind == "ArmedForces" and one.acts_for in {
        state for who in subjects for state in (who.iri, who.acts_for)
    }


def _without_object(target: Group | None, subjects: tuple[Entity, ...]) -> Lack:
    """Why nobody on the target's side is an object."""
    if target is None:
        return Lack.NO_OBJECT
    actors = _actors(target)
    if not actors:
        return Lack.PLACE_OBJECT
    return Lack.SAME if set(actors) <= set(subjects) else Lack.OBJECT_CLASS


def others(target: Group | None, source: Group | None) -> tuple[Entity, ...]:
    """Whom a target names beside whoever acts: nobody in “recalled its ambassador”."""
    mine = source.actors if source else ()
    return tuple(one for one in (target.actors if target else ()) if one not in mine)


def located(parties: Parties, index: int) -> bool:
    """Whether a phrase of a word, or of a noun that hangs on it, says in which known place it happens."""
    below = [index, *parties.children(index, "nsubj:pass", "obj", "nmod", "obl")]
    if parties.relation(index) in ("nsubj", "nsubj:pass"):
        below.append(parties.head(index))  # “shelling was reported in Kherson”
    for case, child in (phrase for one in below for phrase in parties.obliques(one)):
        mention = parties.mention(child)
        if case in _WHERE and mention and mention.place:
            return True
    return False


def _of_class(classes: frozenset[str], actors: tuple[Entity, ...], group: Group | None) -> bool:
    """Whether actors are of some classes; who is named by office alone is a person: “a Chinese envoy”."""
    if "State" in classes and group and any(one.how == "adjective" for one in group.mentions):
        return False  # “Hungarians marched to protest” says nothing of Hungary
    persons = "Person" in classes and group is not None and all(one.how in _PERSONAL for one in group.mentions)
    return persons or all(one.kind in classes for one in actors)


def is_political(party: Entity) -> bool:
    """Whether somebody acts in public life: anybody known, and unnamed agents but for plain people and trades."""
    if party.known or party.kind != "CollectiveVoice":
        return True
    return bool(party.acts_for) or sector_of(party.label) in _POLITICAL


def _at_work(parties: tuple[Entity, ...]) -> bool:
    """Whether all of these are plain people of some trade or none, wherever they are: “nurses in Mumbai”."""
    return not any(one.known or sector_of(one.label) in _POLITICAL | {""} for one in parties)


def _actors(group: Group | None) -> tuple[Entity, ...]:
    """Whoever may act: no event, and no place that stands for nobody."""
    return tuple(one for one in group.actors if one.kind not in EVENT_KINDS | PLACES) if group else ()


def _objects(frame: Frame, group: Group | None) -> tuple[Entity, ...]:
    if group is None:
        return ()
    if frame.object_is_place:
        places = tuple(one.place for one in group.mentions if one.place)
        if not is_event(frame):
            return places[:1]
        left = frame.type == "RETREAT"  # nobody retreats from a person: “left Boris Johnson fighting”
        bodies = tuple(one for one in _actors(group) if not (left and one.kind == "Person"))
        states = tuple(place for place in places if place.kind == "State")  # “halted supplies to Chad and Libya”
        return states if group.place in states else bodies
    if frame.object_classes & EVENT_KINDS and group.event:
        return (group.event,)
    return tuple(
        one for one in _actors(group) if not frame.object_classes or _of_class(frame.object_classes, (one,), group)
    )
