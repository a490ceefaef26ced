"""Floors under the measures: they rise when the reader does, and fall only when somebody says so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
LOWER_IS_BETTER = frozenset({"surplus_per_core", "counterexamples_firing", "commonest_beginning"})

Measures = Mapping[str, float]


@dataclass(frozen=True)
class Floor:
    """The least a set may measure, and the digest of the set it was taken on."""

    digest: str
    measures: Measures


class FloorLowered(Exception):
    """An update would lower a floor, or take it on another set, without leave; the message says which."""


def load(path: Path = FLOORS) -> dict[str, Floor]:
    """Read the floors; none where the file is missing."""
    if not path.exists():
        return {}
    return {name: Floor(**members) for name, members in json.loads(path.read_text("utf-8")).items()}


def save(floors: Mapping[str, Floor], path: Path = FLOORS) -> None:
    """Write the floors, sorted."""
    plain = {name: {"digest": floor.digest, "measures": dict(floor.measures)} for name, floor in floors.items()}
    path.write_text(json.dumps(plain, indent=2, sort_keys=True) + "\n", "utf-8")


def falls(floor: Floor, now: Floor) -> tuple[str, ...]:
    """Say what stands below a floor, one line each; a changed set is a fault of its own."""
    if floor.digest != now.digest:
        return ("the set has changed since its floor was taken: run python -m tests.evaluation --update",)
    return tuple(
        f"{name} is {now.measures.get(name)}, its floor is {least}"
        for name, least in sorted(floor.measures.items())
        if name not in now.measures or _worse(name, now.measures[name], least)
    )


def _worse(name: str, value: float, least: float) -> bool:
    return value > least if name in LOWER_IS_BETTER else value < least


def raised(floors: Mapping[str, Floor], now: Mapping[str, Floor], allow_regression: bool = False) -> dict[str, Floor]:
    """Take today's measures as floors.

    Raises FloorLowered where a measure fell on an unchanged set, unless that is allowed. A changed set has no floor to
    compare with, so its measures are simply taken.
    """
    lost = [
        f"{name}: {fall}"
        for name, floor in sorted(floors.items())
        if name in now and floor.digest == now[name].digest
        for fall in falls(floor, now[name])
    ]
    if lost and not allow_regression:
        raise FloorLowered("; ".join(lost) + "; --allow-regression takes them all the same")
    return {**floors, **now}
