"""Quotation: what stands between quotation marks, in a sentence and over the ends of sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from entente.ingest.read import Parse

_OPENING: Final = "“"
_CLOSING: Final = "”"
_EITHER: Final = '"'


@dataclass
class Quotation:
    """Whether a quotation is open where a sentence begins."""

    is_open: bool = False
    paragraph: int = -1
    """The paragraph of the last sentence."""


def quoted(parse: Parse, quotation: Quotation) -> tuple[tuple[int, int], ...]:
    """Give the stretches of tokens of a sentence that are quoted, marks left out, and note whether one stays open.

    A quotation that is open at the end of a paragraph goes on only if the next one begins with a mark, as is printed.
    """
    tokens = parse.tokens
    anew = parse.sentence.paragraph != quotation.paragraph
    start = 0 if quotation.is_open and not anew else None
    found = []
    for index, token in enumerate(tokens):
        if start is None and token.text in (_OPENING, _EITHER):
            start = index + 1
        elif start is not None and token.text in (_CLOSING, _EITHER):
            found.append((start, index))
            start = None
    if start is not None:
        found.append((start, len(tokens)))
    quotation.is_open, quotation.paragraph = start is not None, parse.sentence.paragraph
    return tuple((first, last) for first, last in found if last > first)
