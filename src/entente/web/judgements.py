"""What curators say of a claim, as its page shows it: who accepted or rejected it, when, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from entente.web.asking import Row
from entente.web.names import Name, name, named


@dataclass(frozen=True)
class Judged:
    """One curator's judgement."""

    verdict: str
    """``accepted`` or ``rejected``."""
    curator: Name | None
    day: str
    note: str
    is_carried: bool
    """Whether it was made about an earlier reading of the same words."""


def judged(rows: Iterable[Row]) -> tuple[Judged, ...]:
    """Gather the rows of the query ``judgements``."""
    return tuple(
        Judged(
            verdict=name(row["verdict"]).text,
            curator=named(row, "curator"),
            day=name(row["day"]).text,
            note=row["note"].value if "note" in row else "",
            is_carried=row["seen"].value != row["claim"].value,
        )
        for row in rows
    )


def status(verdicts: Iterable[str], unless: str) -> str:
    """Say where a claim stands by what curators judged of it: ``disputed`` where they disagree.

    >>> status(["accepted"], "unreviewed"), status(["accepted", "rejected"], ""), status([], "unreviewed")
    ('accepted', 'disputed', 'unreviewed')
    """
    found = sorted(set(verdicts))
    return unless if not found else found[0] if len(found) == 1 else "disputed"
