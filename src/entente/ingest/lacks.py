"""Lacks: why a word that the lexicon knows evokes nothing in its sentence, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from entente.ingest.lexicon import Frame


class Lack(StrEnum):
    """What a frame wanted and did not find, the least that was found first."""

    WITHIN_A_NOUN = "it only says what kind of thing another noun names"
    NOUN = "none of the nouns that go with it stands by it"
    PARTICLE = "its particle does not stand by it"
    OTHER_PARTICLE = "a particle beside it makes another verb of it"
    INFINITIVE = "no infinitive hangs below it"
    LIGHT = "nobody owns it, and no verb such as “make” or “hold” carries it"
    PREDICATE = "it is said of nobody by “is”, “became” or apposition"
    NO_SUBJECT = "nobody is named who does it"
    PLACE_SUBJECT = "what stands for whoever does it is a place or an event"
    SUBJECT_CLASS = "whoever does it is of a kind that it does not take"
    NO_OBJECT = "no object is named"
    UNKNOWN_OBJECT = "its object is nobody known"
    PLACE_OBJECT = "its object is a place or an event that stands for nobody"
    OBJECT_CLASS = "its object is of a kind that it does not take"
    SAME = "the parties are the same"
    PRIVATE = "nobody on either side acts in public life"
    AT_WORK = "both sides are people of some trade, and nobody else"
    WE = "it is not known for whom “we” stands"
    REPEATED = "it says what another claim of the sentence says"
    NO_CLAIM = "it is coded as an event, but makes no claim, since whom it meets is nobody known"

    @property
    def is_far(self) -> bool:
        """Whether but the word itself is there."""
        return self.reach <= Lack.OTHER_PARTICLE.reach

    @property
    def reach(self) -> int:
        """How near a frame came that lacks this, the nearest greatest."""
        return _ORDER[self]


_ORDER: Final = {lack: place for place, lack in enumerate(Lack)}


@dataclass(frozen=True)
class Missed:
    """A word that evoked nothing, and what each of its frames lacks, the narrowest frame first."""

    index: int
    """Its token."""
    lacks: tuple[tuple[Frame, Lack], ...]
