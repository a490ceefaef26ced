"""What stands beside a name tells which of its bearers is meant: “Sea Island, Georgia”, “Colombia’s Congress”."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from entente.ingest.dictionary import Dictionary, Sense
from entente.ingest.grammar import APOSTROPHES
from entente.ingest.kinds import PLACES
from entente.ingest.names import Name
from entente.ingest.read import Token

DOMESTIC: Final = frozenset({"Government", "Ministry", "Agency", "Parliament", "ArmedForces", "ArmedForcesBranch"})
"""Kinds of body that belong to one state and cannot be another's."""
_SETTLED: Final = PLACES | {"State"}


class Surroundings:
    """The names of one sentence, seen from a name among them."""

    def __init__(self, tokens: Sequence[Token], names: Mapping[int, Name], dictionary: Dictionary) -> None:
        self._tokens, self._names, self._dictionary = tokens, names, dictionary
        self._ending = {name.last: name for name in names.values()}

    def beside(self, index: int, name: Name) -> Callable[[Sense], bool]:
        """Give the test whether a sense lies in, or holds, a place that a comma sets beside the name at an index."""
        before = self._ending.get(index - 1) if self._is_comma(index - 1) else None
        after = self._names.get(name.last + 1) if self._is_comma(name.last) else None
        around = {iri for other in (before, after) if other for sense in other.senses for iri in self._places(sense)}
        return lambda sense: bool(around and around.intersection(self._places(sense)))

    def of_another_state(self, index: int, sense: Sense) -> bool:
        """Whether somebody else than the state it belongs to owns the body named: “Colombia’s Congress”."""
        entity = sense.entity
        if entity.kind not in DOMESTIC or not entity.acts_for or index == 0:
            return False
        end = index - 1 if self._tokens[index - 1].lower in APOSTROPHES else index
        owner = self._ending.get(end)
        states = {one.entity.iri for one in owner.senses if one.entity.kind == "State"} if owner else set()
        return bool(states) and entity.acts_for not in states

    def _is_comma(self, index: int) -> bool:
        return 0 <= index < len(self._tokens) and self._tokens[index].text == ","

    def _places(self, sense: Sense) -> frozenset[str]:
        """A place or state and all it lies in; nothing for anybody else."""
        return self._dictionary.whereabouts(sense.entity.iri) if sense.entity.kind in _SETTLED else frozenset()
