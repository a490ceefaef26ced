"""A sentence as a row of items: groups of mentions where those stand, tokens elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from entente.ingest.mention import Group
from entente.ingest.read import Parse, Token

Item = Group | Token


class Row:
    """The items of one sentence; every search for a subject, object or speaker walks it by index."""

    def __init__(self, parse: Parse, groups: Sequence[Group]) -> None:
        self.parse = parse
        starts = {group.first: group for group in groups}
        items: list[Item] = []
        self.token_index: list[int] = []
        """Index of the first token of each item, ascending."""
        at = 0
        while at < len(parse.tokens):
            group = starts.get(at)
            self.token_index.append(at)
            items.append(group or parse.tokens[at])
            at = group.last if group else at + 1
        self.items = tuple(items)
        self._size = len(items)
        self._groups = [item if isinstance(item, Group) else None for item in items]
        self._lowers = [item.lower if isinstance(item, Token) else "" for item in items]

    def __len__(self) -> int:
        return self._size

    def lower(self, index: int) -> str:
        """The token at an index in lower case; nothing for a group or beyond the ends."""
        return self._lowers[index] if 0 <= index < self._size else ""

    def group(self, index: int) -> Group | None:
        """The group at an index, if one stands there."""
        return self._groups[index] if 0 <= index < self._size else None

    def groups(self, start: int, end: int) -> Iterator[tuple[int, Group]]:
        """Yield the groups among the items ``start`` to ``end`` (exclusive), each with its index."""
        for index in range(max(start, 0), min(end, self._size)):
            if group := self._groups[index]:
                yield index, group

    def item_of(self, token: int) -> int:
        """The index of the item a token stands in."""
        return bisect_right(self.token_index, token) - 1

    def token_at(self, index: int) -> int:
        """The index of an item's first token; the number of tokens beyond the end."""
        return self.token_index[index] if index < self._size else len(self.parse.tokens)

    def words(self, start: int, reach: int) -> frozenset[str]:
        """The words among the items from ``start`` on, mentions’ words included."""
        tokens = self.parse.tokens[self.token_at(start) : self.token_at(start + reach)]
        return frozenset(token.lower for token in tokens)
