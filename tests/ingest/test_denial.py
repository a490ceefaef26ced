"""What is denied is kept beside the denial."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Claims = Callable[[str], set[tuple[str, ...]]]
ACCUSED = "Libya accused Russia of attacking Chad. "


@pytest.mark.parametrize("denial", ["Moscow denied this.", "Moscow denies it.", "Russia denied any such attack."])
def test_both_sides_stand(claims: Claims, denial: str) -> None:
    found = claims(ACCUSED + denial)
    assert ("Russia", "ASSAULT", "Chad", "Libya", "affirmed", "asserted") in found
    assert ("Russia", "ASSAULT", "Chad", "Russia", "affirmed", "denied") in found


@pytest.mark.parametrize(
    "text", ["Sudan denied this.", "Moscow did more than this.", "This was denied.", "Moscow rejected it."]
)
def test_what_another_does_denies_nothing(claims: Claims, text: str) -> None:
    assert "denied" not in {claim[5] for claim in claims(ACCUSED + text)}
