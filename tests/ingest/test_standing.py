"""Posts that several hold, and where forces are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entente.ingest.pipeline import Reading

Read = Callable[..., Reading]
Claims = Callable[[str], set[tuple[str, ...]]]


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Libya and Russia, Omar Saleh and Ivan Petrov, met in Geneva.",
        "Libya and Russia agreed, and their presidents, Omar Saleh and Ivan Petrov, met in Geneva.",
        "The presidents of Russia and Libya, Omar Saleh and Ivan Petrov, met in Geneva.",
    ],
)
def test_each_of_several_has_the_post_of_his_own_state(reading: Read, text: str) -> None:
    posts = {
        (claim.subjects[0].label, claim.position, claim.objects[0].label)
        for claim in reading(text).claims
        if claim.type == "holdsPosition"
    }
    assert posts == {("Omar Saleh", "president", "Libya"), ("Ivan Petrov", "president", "Russia")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian troops are still in Gaborone.", ("Russian Armed Forces", "presentIn", "Gaborone", "", "affirmed")),
        ("Russian troops were not in Gaborone.", ("Russian Armed Forces", "presentIn", "Gaborone", "", "negated")),
        ("The Red Banner is in Geneva.", ("Red Banner", "presentIn", "Geneva", "", "affirmed")),
    ],
)
def test_forces_are_where_they_are_said_to_be(claims: Claims, text: str, expected: tuple[str, ...]) -> None:
    assert expected in {claim[:5] for claim in claims(text)}


@pytest.mark.parametrize("text", ["Omar Saleh is in Geneva.", "Libya is in turmoil.", "Russian troops are in danger."])
def test_a_visit_and_a_state_of_things_are_no_presence(claims: Claims, text: str) -> None:
    assert "presentIn" not in {claim[1] for claim in claims(text)}
