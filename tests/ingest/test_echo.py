"""What is said of one, and in a word or two of another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entente.ingest.pipeline import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "who", "kind", "whom", "polarity"),
    [
        ("Libya expelled two Russian diplomats, and so did Chad.", ["Chad"], "SANCTION", ["Russia"], "affirmed"),
        ("Libya does not recognise the Red Banner, nor does Chad.", ["Chad"], "recognises", ["Red Banner"], "negated"),
        ("Libya hosted the talks. Russia attended the talks, as did Chad and Sudan.", ["Chad", "Sudan"],
         "participatesIn", ["talks"], "affirmed"),
    ],
)  # fmt: skip
def test_another_does_likewise(
    reading: Read, text: str, who: list[str], kind: str, whom: list[str], polarity: str
) -> None:
    (claim,) = [one for one in reading(text).claims if one.rule == "echo"]
    assert [one.label for one in claim.subjects] == who
    assert (claim.type, claim.polarity.value) == (kind, polarity)
    assert [one.label for one in claim.objects] == whom


def test_who_denies_likewise_denies_for_himself(reading: Read) -> None:
    text = "Libya accused Russia of arming the Red Banner. Moscow denies this, and so does Chad."
    (claim,) = [one for one in reading(text).claims if one.rule == "echo"]
    assert claim.speaker is not None
    assert (claim.speaker.label, claim.modality.value) == ("Chad", "denied")


@pytest.mark.parametrize(
    "text",
    [
        "Libya left. Nor did Chad attack Russia.",
        "Libya expelled two Russian diplomats, so had Chad been angry for long.",
        "So did Chad.",
    ],
)
def test_a_clause_with_a_verb_of_its_own_echoes_nothing(reading: Read, text: str) -> None:
    assert not [one for one in reading(text).claims if one.rule == "echo"]
