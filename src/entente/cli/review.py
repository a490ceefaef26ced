"""What becomes of curators' judgements while articles are stored: which were carried over, which lost their claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from entente.cli.reporting import plain
from entente.model.judgement import Judgement
from entente.publish.judgements import judgements
from entente.store.embedded import EmbeddedStore

ORPHANS: Final = "`entente query orphaned-judgements` lists all"
"""Where to look for judgements without a claim."""


@dataclass(frozen=True)
class Settled:
    """Judgements that are about another claim than before, and those that are about none any more."""

    carried: tuple[Judgement, ...] = ()
    orphaned: tuple[Judgement, ...] = ()

    def __str__(self) -> str:
        """Sum up in one line."""
        return f"judgements: {len(self.carried)} carried over, {len(self.orphaned)} orphaned"


class Settling:
    """The judgements in a store at one moment, to compare with those of a later one."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store
        self._before = {one.iri: one.claim for one in judgements(store)}

    def now(self) -> Settled:
        """Tell what became of them."""
        return self.among(judgements(self._store))

    def among(self, later: Iterable[Judgement]) -> Settled:
        """Tell what became of those among these."""
        moved = [one for one in later if self._before.get(one.iri, one.claim) != one.claim]
        return Settled(
            tuple(one for one in moved if one.claim),
            tuple(one for one in moved if not one.claim),
        )


def told(orphan: Judgement) -> str:
    """Tell of an orphan in one line: who judged what how and when, and why it is about nothing now."""
    words = " … ".join(passage.quote for passage in orphan.seen.passages)
    note = f" ({orphan.note})" if orphan.note else ""
    return plain(f"orphan: {orphan.verdict} by {orphan.name} on {orphan.day}{note}: “{words}”: {orphan.why_orphaned}")
