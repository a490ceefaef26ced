"""What anything that answers SPARQL can be asked, wherever it lies."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Protocol

NO_PARAMETERS: Final[Mapping[str, str]] = MappingProxyType({})


class Queryable(Protocol):
    """A graph that answers queries: the embedded store, a snapshot of it, or an endpoint."""

    def query(self, text: str, name: str | None = None, parameters: Mapping[str, str] = NO_PARAMETERS) -> bytes:
        """Answer a query in the format of that name (see ``formats``); parameters are terms in N-Triples syntax."""
        ...
