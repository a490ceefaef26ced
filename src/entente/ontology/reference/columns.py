"""How the columns of a table are read, and what a table is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from rdflib import URIRef


class Kind(Enum):
    """How the cells of a column are read."""

    WORDS = auto()
    """A name in a language."""
    TEXT = auto()
    """A plain string: a code, a status."""
    QID = auto()
    """An item of Wikidata."""
    THING = auto()
    """A thing the tables define: its key, or ``kind/key`` where the column takes several kinds."""
    CLASS = auto()
    """The local name of a class of the ontology."""
    CONCEPT = auto()
    """A concept of the vocabulary that is the column's one target, by its notation."""
    START = auto()
    """When it started (``spans``)."""
    END = auto()
    """When it ended (``spans``)."""
    DATE = auto()
    """A date as it stands, with the precision it has."""
    LINK = auto()
    """An address."""


@dataclass(frozen=True)
class Column:
    """A column: how it is read, the property it becomes, and what its cells must look like."""

    name: str
    kind: Kind
    property: URIRef
    language: str = "en"
    targets: tuple[str, ...] = ()
    """The kinds of thing a THING may be; the vocabulary of a CONCEPT."""
    pattern: str = ""
    required: bool = False


@dataclass(frozen=True)
class Table:
    """A table: the kind of thing its rows mint (``of``) or, without a class, tell more about."""

    name: str
    of: str
    columns: tuple[Column, ...]
    type: str = ""
    """The class of every row; empty where a CLASS column says it, or where rows only add to a thing."""
    label: str = ""
    """A template over columns for the label of things without a name of their own."""

    @property
    def mints(self) -> bool:
        """Whether rows make new things; otherwise their first column names a thing of another table."""
        return self.first == "key"

    @property
    def first(self) -> str:
        """The column that says which thing a row is about."""
        return "key" if self.type or any(column.kind is Kind.CLASS for column in self.columns) else self.of

    @property
    def header(self) -> tuple[str, ...]:
        """The columns as they stand in the file."""
        return (self.first, *(column.name for column in self.columns), "source")


def thing(name: str, property: URIRef, *targets: str, required: bool = False) -> Column:
    """Make a column whose cells name things of the tables."""
    return Column(name, Kind.THING, property, targets=targets, required=required)
