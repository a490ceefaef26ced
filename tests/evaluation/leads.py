"""Leads: single sentences as agencies open a report with, each with the one event it is about.

Written and marked by us before the reader was tried on them; it has been mended for them since. They are easier than
the development sentences and nearer to what event data is coded from. Extra events are not judged: a lead may tell of
more than it is about.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from entente.ingest import corpus
from entente.ingest.coding import Event
from entente.ingest.dictionary import Dictionary
from entente.model.claim import SYMMETRIC

from .gate import Floor

LEADS = Path(__file__).with_name("leads.csv")


@dataclass(frozen=True)
class Lead:
    """A sentence and its event; ``types`` are all that a fair reader may choose."""

    text: str
    types: tuple[str, ...]
    source: str
    target: str
    """Codes of the countries; of a target "" where whom it meets is left open."""

    def has_type(self, event: Event) -> bool:
        """Whether an event is of a fitting type."""
        return event.type in self.types

    def has_pair(self, event: Event) -> bool:
        """Whether an event is between these two, either way round where its type says the same so."""
        source, target = ({actor.code for actor in side} for side in (event.source, event.target))
        if source == {self.source} and (not self.target or target == {self.target}):
            return True
        return not SYMMETRIC.isdisjoint(self.types) and source | target == {self.source, self.target}


@dataclass(frozen=True)
class Result:
    """How the leads fare."""

    leads: tuple[Lead, ...]
    events: tuple[tuple[Event, ...], ...]

    @property
    def floor(self) -> Floor:
        """The shares of leads with the right type, the right pair, and both in one event."""
        both = self._share(lambda lead, event: lead.has_type(event) and lead.has_pair(event))
        measures = {"type": self._share(Lead.has_type), "pair": self._share(Lead.has_pair), "pair_and_type": both}
        return Floor(hashlib.sha256(LEADS.read_bytes()).hexdigest(), measures)

    def wrong(self) -> Iterable[tuple[Lead, tuple[Event, ...]]]:
        """Yield the leads without an event of right type and pair, with what was found instead."""
        for lead, events in zip(self.leads, self.events, strict=True):
            if not any(lead.has_type(event) and lead.has_pair(event) for event in events):
                yield lead, events

    def _share(self, fits: Callable[[Lead, Event], bool]) -> float:
        pairs = zip(self.leads, self.events, strict=True)
        hits = sum(any(fits(lead, event) for event in events) for lead, events in pairs)
        return round(hits / len(self.leads), 4)


def load() -> tuple[Lead, ...]:
    """Read the leads."""
    with LEADS.open(encoding="utf-8", newline="") as stream:
        rows = tuple(csv.DictReader(stream))
    return tuple(Lead(row["text"], tuple(row["event"].split("|")), row["source"], row["target"]) for row in rows)


def measure(dictionary: Dictionary) -> Result:
    """Code every lead."""
    leads = load()
    records = (corpus.Record(number, lead.text) for number, lead in enumerate(leads))
    return Result(leads, tuple(coded.events for coded in corpus.code(records, dictionary)))
