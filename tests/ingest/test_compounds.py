"""Relations that a hyphen tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Claims = Callable[[str], set[tuple[str, ...]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Moscow-backed Red Banner left Geneva.", ("Russia", "supports", "Red Banner")),
        ("The Red Banner, a Tripoli-based group, left Geneva.", ("Red Banner", "presentIn", "Tripoli")),
        ("The Red Banner, the Moscow-run group that left, attacked Chad.", ("Russia", "responsibleFor", "Red Banner")),
        ("The Moscow-aligned Red Banner left Geneva.", ("Russia", "alliedWith", "Red Banner")),
    ],
)  # fmt: skip
def test_a_compound_tells_a_relation(claims: Claims, text: str, expected: tuple[str, ...]) -> None:
    assert expected in {claim[:3] for claim in claims(text)}


@pytest.mark.parametrize("text", ["The Red Banner left its well-run camp.", "A home-based firm met Libya."])
def test_a_hyphen_after_no_name_tells_none(claims: Claims, text: str) -> None:
    kinds = {"supports", "alliedWith", "responsibleFor", "presentIn"}
    assert not {claim[1] for claim in claims(text)} & kinds
