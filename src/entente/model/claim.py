"""A claim, and what it is made of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from entente.model.iris import digest


class Polarity(StrEnum):
    """Whether the claim says that something is so, or that it is not."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """How far the source commits to what it says; apart from how far we trust it."""

    ASSERTED = "asserted"
    INTENDED = "intended"
    DEMANDED = "demanded"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    HISTORICAL = "historical"


EVENT_TYPES: Final = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT".split()
)
"""PLOVER's sixteen event types (manual 0.8, 2021)."""

STATE: Final = "STATE"
"""What a speaker says with no event in it."""

RELATIONS: Final = frozenset(
    "holdsPosition memberOf partOf alliedWith opposes supports recognises presentIn responsibleFor hosts "
    "participatesIn takesPlaceIn designatedAs".split()
)
"""Relations that hold for a time."""

TWO_SIDED: Final = frozenset({"AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT"})
"""Types that say little where whom they meet is nobody known."""

SYMMETRIC: Final = frozenset({"CONSULT", "AGREE", "COOPERATE", "alliedWith", "opposes"})
"""Types that say the same either way round."""


def claim_key(type_: str, subject: str, target: str, month: str) -> str:
    """Give the key that claims of the same between the same two share: 40 hexadecimal digits.

    Events of another month (``2024-06``) are other events; a relation has one key for all time, whatever the month.

    >>> claim_key("CONSULT", "urn:a", "urn:b", "2024-06") == claim_key("CONSULT", "urn:b", "urn:a", "2024-06")
    True
    """
    ends = sorted((subject, target)) if type_ in SYMMETRIC else (subject, target)
    when = month if type_.isupper() else ""
    return hashlib.sha1(digest(type_, *ends, when).encode(), usedforsecurity=False).hexdigest()


@dataclass(frozen=True)
class Bounds:
    """Four bounds on a span of time, as the Security Force Monitor keeps them; None where nothing is known.

    All are UTC; a day's start is its first second, its end its last.
    """

    starts_not_before: datetime | None = None
    starts_not_after: datetime | None = None
    ends_not_before: datetime | None = None
    ends_not_after: datetime | None = None


@dataclass(frozen=True)
class Entity:
    """An actor, place, office, voice or named event that a mention stands for."""

    iri: str
    label: str
    """The preferred English label."""
    kind: str
    """The local name of its class in the ontology: ``Person``, ``State``, ``Place`` …"""
    known: bool = True
    """False for one found in the article and unknown to the graph: its IRI is scoped by the article."""
    acts_for: str = ""
    """IRI of the state it acts for, where known."""


@dataclass(frozen=True)
class Evidence:
    """Where a claim stands: code points into the article's text, the exact quote, and what stands around it."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    sentence_start: int
    sentence_end: int
    signature: str = ""
    """The sentence's, in hexadecimal digits; empty where the parser makes none."""


@dataclass(frozen=True)
class Claim:
    """What an article, or someone in it, says is so.

    One claim for a compound of actors: subjects and objects are lists, never the cross product.
    """

    type: str
    """A PLOVER type in capitals, ``STATE``, or a relation's local name."""
    subjects: tuple[Entity, ...]
    objects: tuple[Entity, ...]
    evidence: Evidence
    rule: str
    """The frame or rule that made it."""
    speaker: Entity | None = None
    """The nearest one who says so; None where the article's author does."""
    relays: tuple[Entity, ...] = ()
    """Who passed on what the speaker says, from the speaker outward: “the paper wrote that sources said …”."""
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    mode: str = ""
    """The PLOVER mode, as in ``CONSULT`` ``visit``."""
    bounds: Bounds = Bounds()
    place: Entity | None = None
    event: Entity | None = None
    """The named event it happened at: a conference, a summit."""
    office: str = ""
    """IRI of the office it says somebody holds, where the graph knows it."""
    tenure: str = ""
    """IRI of the tenure that the graph knows of its holder in that office on that day."""
    position: str = ""
    rank: str = ""
    restated: tuple[Evidence, ...] = ()
    """Where the article says the same again; ``evidence`` is where it says it first."""

    @property
    def places(self) -> tuple[Evidence, ...]:
        """Every place where it stands, the first one first."""
        return (self.evidence, *self.restated)
