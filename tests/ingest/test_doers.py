"""Who does it where a verb or noun does not say so itself, and whom it meets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entente.ingest.pipeline import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "kind", "who", "whom", "polarity"),
    [
        ("Libya has no intention of expelling Russia.", "SANCTION", "Libya", "Russia", "negated"),
        ("Libya imposed sanctions on Russia for arming Chad.", "AID", "Russia", "Chad", "affirmed"),
        ("Libya closed its port in solidarity with Chad.", "SUPPORT", "Libya", "Chad", "affirmed"),
        ("Under pressure from Russia, Libya closed its port.", "REQUEST", "Russia", "Libya", "affirmed"),
        ("Libya and Chad walked away without a deal.", "AGREE", "Libya", "Chad", "negated"),
        ("Libya does not recognise Chad, but Russia did so.", "recognises", "Russia", "Chad", "affirmed"),
    ],
)
def test_who_does_it_stands_around_the_word(
    reading: Read, text: str, kind: str, who: str, whom: str, polarity: str
) -> None:
    found = [
        ([one.label for one in claim.subjects], [one.label for one in claim.objects], claim.polarity.value)
        for claim in reading(text).claims
        if claim.type == kind
    ]
    assert ([who], [whom], polarity) in found


@pytest.mark.parametrize(
    ("text", "kind", "polarity"),
    [
        ("Libya neither attacked nor bombed Chad.", "ASSAULT", "negated"),
        ("Libya will no longer arm Chad.", "AID", "negated"),
        ("The attack on Chad did not surprise Libya.", "ASSAULT", "affirmed"),
    ],
)
def test_what_is_denied(reading: Read, text: str, kind: str, polarity: str) -> None:
    found = {claim.polarity.value for claim in reading(text).claims if claim.type == kind}
    assert found == {polarity}
