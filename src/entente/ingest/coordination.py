"""Coordination: which mentions of a sentence “and” and commas join to a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from entente.ingest.mention import Group, Mention
from entente.ingest.read import Token

_JOINING: Final = tuple(
    words.split()
    for words in ("and", ",", ", and", "as well as", ", as well as", "or", "nor", "along with", ", along with")
)
"""What joins two mentions of a list."""
_CLOSING: Final = frozenset({"and", "or", "nor", "with", "as"})
"""Words one of which joins the last two of a list."""


def coordinated(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Group]:
    """Join the mentions of a sentence to groups, in the order of the text."""
    lists: list[list[Mention]] = []
    for mention in mentions:
        if lists and _joins(tokens, lists[-1][-1], mention):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    return [group for mentions in lists for group in _closed(tokens, mentions)]


def _joins(tokens: Sequence[Token], before: Mention, mention: Mention) -> bool:
    if before.possessive:
        return False
    gap = [token.lower for token in tokens[before.last : mention.first]]
    # An apposition takes the comma after it along.
    joined = gap in _JOINING or (not gap and tokens[mention.first - 1].text == ",")
    return joined and _alike(before, mention)


def _alike(left: Mention, right: Mention) -> bool:
    if "pronoun" in (left.how, right.how) or (left.event is None) != (right.event is None):
        return False
    if left.how == "adjective":
        return right.how in ("adjective", "agent")
    return right.how != "adjective"


def _closed(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Group]:
    """Keep a list whole only if “and” closes it; commas alone may be apposition or two clauses."""
    gap = tokens[mentions[-2].last : mentions[-1].first] if len(mentions) > 1 else ()
    if any(token.lower in _CLOSING for token in gap):
        return [Group(tuple(mentions))]
    return [Group((mention,)) for mention in mentions]
