"""Full names: persons named in full by more or fewer names than the dictionary has: “George Pratt Shultz”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from entente.ingest.dictionary import Dictionary, Sense
from entente.ingest.folding import fold
from entente.ingest.names import Name, after_initial, no_name
from entente.ingest.read import Parse, Token

_LONGEST: Final = 9
"""Tokens of the longest full name looked for, full stops and hyphens among them."""
_INSIDE: Final = frozenset("- ’ ' de del da do dos das la al el bin ibn van von der den y e".split())
"""Words and marks in small letters that stand inside a full name."""


def with_full_names(parse: Parse, names: Mapping[int, Name], dictionary: Dictionary) -> dict[int, Name]:
    """Give a sentence's names with the persons whom a run of capitalised words names in full, by their first tokens.

    What stood within may be but last names, and gives way: “Bush” in “George H.W. Bush”.
    """
    found: dict[int, Name] = {}
    index, tokens = 0, parse.tokens
    while index < len(tokens):
        name = _longest(parse, index, names, dictionary) if _begins(tokens[index], dictionary) else None
        if name:
            found[index] = name
        index = name.last if name else index + 1
    covered = {at for first, name in found.items() for at in range(first, name.last)}
    return {at: name for at, name in names.items() if at not in covered} | found


def _begins(token: Token, dictionary: Dictionary) -> bool:
    return token.capital and token.word and not no_name(token.text) and fold(token.text) in dictionary.given_names


def _longest(parse: Parse, first: int, names: Mapping[int, Name], dictionary: Dictionary) -> Name | None:
    for last in reversed(tuple(_ends(parse.tokens, first))):
        if not _may_cover(first, last, names):
            continue
        known = dictionary.bearer(parse.sentence.text[parse.tokens[first].start : parse.tokens[last - 1].end])
        if known:
            return Name(last, (Sense(known, "label", known.label),))
    return None


def _ends(tokens: tuple[Token, ...], first: int) -> Iterator[int]:
    """Yield the indexes after each word that may be the last of a full name of two words or more."""
    for index in range(first + 1, min(first + _LONGEST, len(tokens))):
        token = tokens[index]
        if token.capital and not no_name(token.text):
            yield index + 1
        elif token.lower not in _INSIDE and not after_initial(tokens, index):
            return


def _may_cover(first: int, last: int, names: Mapping[int, Name]) -> bool:
    """Whether all names within are last names that end there at the latest, and none is already that long."""
    within = [(at, names[at]) for at in range(first, last) if at in names]
    bare = all(sense.how == "lastName" for _, name in within for sense in name.senses)
    return bare and all(name.last <= last and name.last - at < last - first for at, name in within)
