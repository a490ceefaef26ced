"""What reading makes of one sentence: whom it names, its claims, and all that they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from entente.ingest.mention import Group
from entente.ingest.read import Parse
from entente.ingest.senses import Senses
from entente.ingest.workings import Workings
from entente.model.claim import TWO_SIDED, Claim


@dataclass(frozen=True)
class PlainSentence:
    """A sentence of an article, the groups of whoever it names, and its claims."""

    parse: Parse
    groups: tuple[Group, ...]
    claims: tuple[Claim, ...]
    """All that can be coded as events."""


@dataclass(frozen=True)
class ReadSentence(PlainSentence):
    """A sentence with all that its claims rest on; ``kept`` are those that the graph takes for claims."""

    senses: Senses
    """What its names were taken for."""
    workings: Workings
    """What its claims rest on."""

    @property
    def plain(self) -> PlainSentence:
        """The sentence without what its claims rest on, which takes several times as much memory."""
        return PlainSentence(self.parse, self.groups, self.claims)

    @cached_property
    def kept(self) -> tuple[Claim, ...]:
        """Its claims without those of what is done together with or to somebody unknown, which are events alone."""
        return tuple(claim for claim in self.claims if is_whole(claim))


def is_whole(claim: Claim) -> bool:
    """Whether a claim says of somebody known what they do, and where its type has two sides, with whom."""
    return bool(claim.objects or (claim.subjects and claim.type not in TWO_SIDED))
