"""What stands between quotation marks, over the ends of sentences."""

from __future__ import annotations

import pytest

from entente.ingest.quotation import Quotation, quoted
from entente.ingest.read import Parse, Token
from entente.model.document import Sentence


def parse(text: str, paragraph: int = 0) -> Parse:
    """A sentence cut at its spaces, without a tree."""
    words, at, tokens = text.split(), 0, []
    for word in words:
        tokens.append(Token(word, word.lower(), at, at + len(word)))
        at += len(word) + 1
    return Parse(Sentence(text, 0, len(text), paragraph), tuple(tokens))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“ It rained , ” he said .", ((1, 4),)),
        ('" It rained , " he said .', ((1, 4),)),
        ("He said : “ It rained .", ((4, 7),)),
        ("“ It ” and “ that ”", ((1, 2), (5, 6))),
        ("It rained .", ()),
    ],
)
def test_what_is_quoted(text: str, found: tuple[tuple[int, int], ...]) -> None:
    assert quoted(parse(text), Quotation()) == found


def test_a_quotation_goes_on_to_the_next_sentence() -> None:
    quotation = Quotation()
    quoted(parse("He said : “ It rained ."), quotation)
    assert quotation.is_open
    assert quoted(parse("It snowed . ”"), quotation) == ((0, 3),)
    assert not quotation.is_open


def test_a_paragraph_without_a_mark_ends_it() -> None:
    quotation = Quotation()
    quoted(parse("He said : “ It rained ."), quotation)
    assert quoted(parse("It snowed .", paragraph=1), quotation) == ()
