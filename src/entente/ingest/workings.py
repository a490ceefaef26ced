"""Workings: what extraction found on its way to the claims of one sentence, for whoever wants to know."""

from __future__ import annotations

from dataclasses import dataclass

from entente.ingest.attribution import Attribution
from entente.ingest.clauses import Clauses
from entente.ingest.events import Found
from entente.ingest.lacks import Missed


@dataclass(frozen=True)
class Workings:
    """The clauses of a sentence, who says what, what its words evoke and what they do not."""

    clauses: Clauses
    attribution: Attribution
    found: tuple[Found, ...]
    missed: tuple[Missed, ...]
