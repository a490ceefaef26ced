"""A relation as the shape of a phrase tells it, before it is a claim."""

from __future__ import annotations

from dataclasses import dataclass

from entente.model.claim import Entity, Modality, Polarity


@dataclass(frozen=True)
class Relation:
    """A relation found: its type, ends, and the tokens it stands on."""

    type: str
    subjects: tuple[Entity, ...]
    objects: tuple[Entity, ...]
    first: int
    last: int
    rule: str
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    position: str = ""
    rank: str = ""
    speaker: Entity | None = None
    """Who says so by the phrase itself: “X designated Y as …”."""
    by_author: bool = False
    """Whether the author vouches for it even inside another's speech."""
