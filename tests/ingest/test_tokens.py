"""Tokens: words, numbers, marks and clitics."""

from __future__ import annotations

import pytest

from entente.ingest.read import read
from entente.model.document import Sentence


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Libya's army didn't go.", "Libya 's army didn't go ."),
        ("Libya’s army hadn’t", "Libya ’s army hadn’t"),
        ("the U.S. side", "the U.S. side"),
        ("U.S.-Libya ties", "U.S. - Libya ties"),
        ("Lt. Gen. O'Brien", "Lt. Gen. O'Brien"),
        ("5+5 talks, 1,200.5 men, 3rd", "5+5 talks , 1,200.5 men , 3rd"),
        ("“so” (he) said…", "“ so ” ( he ) said …"),
        ("C’est", "C ’ est"),
        ("", ""),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    parse = read(Sentence(text, 0, len(text), 0))
    assert " ".join(token.text for token in parse.tokens) == tokens
    assert all(text[token.start : token.end] == token.text for token in parse.tokens)


def test_offsets_find_tokens() -> None:
    parse = read(Sentence("Chad met Libya.", 7, 22, 0))
    assert (parse.starts[5], parse.ends[8], parse.starts.get(6)) == (1, 2, None)


def test_what_a_token_is() -> None:
    word, mark = read(Sentence("Chad.", 0, 5, 0)).tokens
    assert (word.capital, word.word, mark.capital, mark.word) == (True, True, False, False)
