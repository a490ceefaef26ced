"""Who and what two hundred remarks on travels and visits name, marked by hand: a measure of how names are linked.

The remarks stand beside the project, in ``shared/statedept``, and are not copied: ``remarks/annotations.jsonl`` holds
the identifier of each record, where in its text something is named, and what was meant.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECORDS = ROOT.parent / "shared" / "statedept" / "travels-visits.jsonl"
ANNOTATIONS = Path(__file__).with_name("remarks") / "annotations.jsonl"
SEED = "remarks-2026-11"
SINCE = "1985-01-01"
SHORTEST = 45
KINDS = frozenset({"state", "body", "place", "person"})


@dataclass(frozen=True)
class Remark:
    """One record's remark; ``date`` is the day the trip or visit began."""

    id: str
    date: str
    text: str


@dataclass(frozen=True)
class Mention:
    """One name in a remark; ``text`` is the slice from ``start`` up to ``end``."""

    remark: str
    start: int
    end: int
    text: str
    kind: str
    label: str
    """The usual English name of what was meant on the remark's date."""
    office: str | None = None
    """A person's office on that date, as “Prime Minister of Belgium”, empty for none; null for all but persons."""
    sure: bool = True
    """False where another careful reader may well take it otherwise."""


def records(path: Path = RECORDS) -> tuple[Remark, ...]:
    """Read all remarks, in the order of the file; a record without a date or a text has an empty one."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return tuple(Remark(row["id"], row.get("start") or "", row.get("text") or "") for row in rows)


def draw(records: Iterable[Remark], count: int = 200, seed: str = SEED) -> tuple[Remark, ...]:
    """Draw remarks, the same ones whatever the order of the records.

    The rule: of the records that begin on or after 1 January 1985 and have a text of 45 characters or more, ordered by
    the hexadecimal SHA-256 of the UTF-8 bytes of ``{seed}:{id}``, the first ``count``.
    """
    fit = (remark for remark in records if remark.date >= SINCE and len(remark.text) >= SHORTEST)
    return tuple(sorted(fit, key=lambda remark: hashlib.sha256(f"{seed}:{remark.id}".encode()).hexdigest())[:count])


def annotated(path: Path = ANNOTATIONS) -> dict[str, tuple[Mention, ...]]:
    """Read the mentions by the identifier of their remark, in the order drawn; a remark may name nothing."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return {row["id"]: tuple(Mention(row["id"], **members) for members in row["mentions"]) for row in rows}
