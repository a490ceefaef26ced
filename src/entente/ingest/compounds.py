"""Compounds: what a hyphen says of the noun after it: “Moscow-backed”, “Tripoli-based”, “U.S.-led”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from entente.ingest.mention import Group
from entente.ingest.parties import Parties
from entente.ingest.relation import Relation
from entente.ingest.tree import HYPHENS
from entente.model.claim import Entity

_DONE: Final[dict[str, str]] = {
    **dict.fromkeys("backed supported funded financed sponsored armed trained".split(), "supports"),
    **dict.fromkeys(("allied", "aligned"), "alliedWith"),
    **dict.fromkeys("run led controlled commanded dominated administered governed".split(), "responsibleFor"),
    **dict.fromkeys(("based", "headquartered"), "presentIn"),
    **dict.fromkeys(("occupied", "held"), "presentIn"),
}
"""The participle after the hyphen, and the relation it tells of."""
_TURNED: Final = frozenset({"based", "headquartered"})
"""Participles of which the noun after them is the subject."""
_MODIFYING: Final = frozenset({"amod", "compound", "acl", "nmod", "flat"})


def compounds(parties: Parties) -> Iterator[Relation]:
    """Yield the relations that the hyphenated participles of a sentence tell of."""
    for index, token in enumerate(parties.tokens):
        if token.lower not in _DONE or index < 2 or parties.tokens[index - 1].text not in HYPHENS:
            continue
        named, noun = parties.mention(index - 2), _noun(parties, index)
        other = parties.meant(noun) if noun is not None else None
        if noun is None or other is None or named is None:
            continue
        mine, theirs = _sides(token.lower, Group((named,)), other)
        if mine and theirs and not set(mine) & set(theirs):
            first = min(named.first, other.first)
            yield Relation(_DONE[token.lower], mine, theirs, first, max(noun + 1, other.last), "compound")


def _noun(parties: Parties, index: int) -> int | None:
    """The noun that is said to be so; where it only stands in apposition, whom it is said of."""
    above = index
    while parties.relation(above) in _MODIFYING and parties.head(above) != above and not parties.verbal(above):
        above = parties.head(above)
        if above > index and parties.nominal(above):
            break
    else:
        above = parties.head(above) if parties.relation(above) in _MODIFYING else above
    if above <= index or not parties.nominal(above):
        return None
    return parties.head(above) if parties.relation(above) == "appos" else above


def _sides(word: str, named: Group, other: Group) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    """Subject and object: whoever does it and to whom; of a place who is there and where."""
    if word in _TURNED:
        return other.actors, ((named.place,) if named.place else named.actors)
    if word in ("occupied", "held"):
        return named.actors, ((other.place,) if other.place else ())
    return named.actors, other.actors
