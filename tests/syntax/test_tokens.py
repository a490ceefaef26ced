"""Tokens: English cut as Universal Dependencies' English treebanks cut it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.syntax.pipeline import pipeline

Cut = Callable[[str], list[str]]


@pytest.mark.parametrize(
    "expected",
    [
        "a US - led coalition",
        "the Saudi - backed government",
        "the U.S. - led coalition",
        "pro-Russian and anti-government and post-war",
        "a co-founder 's ex-wife",
        "They did n't go ; he 'll stay , we 're off",
        "Libya 's army",
        "the troops ' families",
        "can not",
        "its border",
        "a 5 - 5 draw",
        "the 5+5 commission",
        "spent £ 5 bn , $ 3.5 tn",
        "9 am , 80 km away",
        "Lt. Gen. Saddam Haftar met Col. Petrov .",
        "Brig. Gen. Rogers and Maj. Gen. Todd",
        "Really ?!",
        "well ... no",
        "yes !!!",
        "a -- b",
        "“ No , ” he said .",
        "( NATO )",
        "on 2024-06-28",
        "https://example.org/a-b",
    ],
)
def test_cut_as_the_treebanks_do(cut: Cut, expected: str) -> None:
    """Each is written here as its tokens, and given with the spaces that print has."""
    assert cut(_printed(expected)) == expected.split()


def _printed(tokens: str) -> str:
    """Take out the spaces that stand between tokens and not in print."""
    printed = tokens
    for before, after in [
        (" - ", "-"), (" n't", "n't"), (" '", "'"), (" ,", ","), (" .", "."), (" ;", ";"), ("“ ", "“"), (" ”", "”"),
        ("( ", "("), (" )", ")"), ("£ ", "£"), ("$ ", "$"), (" bn", "bn"), (" tn", "tn"), (" am", "am"), (" km", "km"),
        ("can not", "cannot"), (" ?!", "?!"), (" !!!", "!!!"), (" -- ", "--"), ("well ...", "well..."),
    ]:  # fmt: skip
        printed = printed.replace(before, after)
    return printed


@settings(max_examples=100)
@given(st.text(max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    assert pipeline().make_doc(text).text == text
