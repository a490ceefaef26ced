"""Tokens: words, numbers, marks and clitics, with their places."""

from __future__ import annotations

import pytest

from .conftest import parsed


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Libya's army didn't go.", "Libya 's army did n't go ."),
        ("Libya’s army hadn’t left", "Libya ’s army had n’t left"),
        ("the U.S. side", "the U.S. side"),
        ("U.S.-Libya ties", "U.S. - Libya ties"),
        ("Lt. Gen. O'Brien", "Lt. Gen. O'Brien"),
        ("5+5 talks, 1,200.5 men, 3rd", "5+5 talks , 1,200.5 men , 3rd"),
        ("“so” (he) said…", "“ so ” ( he ) said …"),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    parse = parsed(text)
    assert " ".join(token.text for token in parse.tokens) == tokens
    assert all(text[token.start : token.end] == token.text for token in parse.tokens)


def test_offsets_find_tokens() -> None:
    parse = parsed("Chad met Libya.")
    assert (parse.starts[5], parse.ends[8], parse.starts.get(6)) == (1, 2, None)


def test_what_a_token_is() -> None:
    word, mark = parsed("Chad.").tokens
    assert (word.capital, word.word, mark.capital, mark.word) == (True, True, False, False)


def test_a_tree_has_one_root_and_lemmas() -> None:
    tokens = parsed("Libyan officers met their Chadian counterparts in Tripoli on Monday.").tokens
    assert [token.text for index, token in enumerate(tokens) if token.head == index] == ["met"]
    assert tokens[2].lemma == "meet"
    assert tokens[1].relation == "nsubj"
