"""What every page of a thing has around it: its IRI and snapshot to cite, its data, the queries behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import request

from entente.errors import BadParameter, NotFound
from entente.web.addresses import SUFFIXES, path_of
from entente.web.asking import Asking, Row
from entente.web.names import Name

_MOST_PAGES: Final = 1_000_000
_FORMATS: Final = {
    "ttl": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF/XML",
    "jsonld": "JSON-LD",
    "trig": "TriG",
    "nq": "N-Quads",
}


@dataclass(frozen=True)
class Page:
    """The frame of a page about a thing."""

    name: Name
    kind: str
    """What it is, in words."""
    snapshot: str
    queries: tuple[str, ...]
    data: tuple[tuple[str, str], ...]
    """Addresses of the same as data, each with the name of its format."""

    @property
    def citation(self) -> str:
        """What to cite: the IRI as of a snapshot."""
        return f"{self.name.iri} (Entente, snapshot {self.snapshot})"


@dataclass(frozen=True)
class Turn:
    """Which page of a list this is, of how many items on how many pages."""

    number: int
    total: int
    size: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // self.size))

    @property
    def previous(self) -> int:
        """The page before, 0 for none."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The page after, 0 for none."""
        return self.number + 1 if self.number < self.last else 0

    def checked(self) -> Turn:
        """Raise NotFound for a page behind the last."""
        if self.number > self.last:
            raise NotFound(f"this list has {self.last} pages, not {self.number}", hint="the first page has no number")
        return self


def page(asking: Asking, name: Name, kind: str = "") -> Page:
    """Make the frame once all queries are asked."""
    path = path_of(name.iri).partition("#")[0]
    data = tuple((f"{path}.{suffix}", _FORMATS[suffix]) for suffix in SUFFIXES if suffix in _FORMATS)
    return Page(name, kind or name.kind_label, str(asking.snapshot), tuple(asking.asked), data)


def number() -> int:
    """Read which page of a list the request asks for, from 1; raises BadParameter."""
    text = request.args.get("page", "1")
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= _MOST_PAGES):
        raise BadParameter(f"page is {text!r}, not a number from 1", hint="the first page has no number")
    return int(text)


def total(rows: Sequence[Row]) -> int:
    """Read how many items there are in all from the rows of one page of them."""
    return max((int(row["total"].value) for row in rows if "total" in row), default=0)
