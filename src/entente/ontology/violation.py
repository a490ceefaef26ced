"""What a shape finds at fault."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Violation:
    """One thing that is not as a shape wants it."""

    node: str
    """IRI of the thing at fault."""
    path: str
    """The property that is missing or wrong; empty where the fault is the thing's own."""
    message: str
    """What it should have been, in English."""
    shape: str
    """IRI of the shape that says so; empty where the shape has none."""
