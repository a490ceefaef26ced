"""Which table becomes which triples: the only place that ties a column to a property."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from rdflib import RDFS, SKOS, Namespace, URIRef
from rdflib.namespace import DCTERMS, ORG

from entente.model import iris

ENT: Final = Namespace(iris.ONTOLOGY)
SDO: Final = Namespace("https://schema.org/")


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
    """The kinds of thing a THING may be."""
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


ACTORS: Final = ("state", "organisation", "person")
LABEL: Final = Column("label", Kind.WORDS, RDFS.label, required=True)
ALTERNATIVES: Final = Column("alternatives", Kind.WORDS, SKOS.altLabel)
ABBREVIATIONS: Final = Column("abbreviations", Kind.WORDS, ENT.abbreviation)
QID: Final = Column("qid", Kind.QID, SKOS.exactMatch, pattern=r"Q[1-9]\d*")
START: Final = Column("start", Kind.START, ENT.startsNotBefore)
END: Final = Column("end", Kind.END, ENT.endsNotBefore)


def thing(name: str, property: URIRef, *targets: str, required: bool = False) -> Column:
    """Make a column whose cells name things of the tables."""
    return Column(name, Kind.THING, property, targets=targets, required=required)


PART_OF: Final = thing("part_of", ENT.partOf, "state", "organisation")
PLACE: Final = (LABEL, ALTERNATIVES, thing("located_in", ENT.locatedIn, "state", "place"), QID)

SOURCES: Final = ("key", "title", "publisher", "issued", "url", "licence", "retrieved")
"""The header of ``sources.csv``, which describes the graphs themselves."""

TABLES: Final = (
    Table(
        "states",
        "state",
        (
            LABEL,
            Column("alpha2", Kind.TEXT, ENT.iso3166Alpha2, pattern="[A-Z]{2}", required=True),
            Column("alpha3", Kind.TEXT, ENT.iso3166Alpha3, pattern="[A-Z]{3}", required=True),
            QID,
        ),
        type="State",
    ),
    Table(
        "state-names",
        "state",
        tuple(
            Column(language, Kind.WORDS, SKOS.altLabel if language == "en" else RDFS.label, language)
            for language in ("en", "fr", "es", "ar", "ru", "zh")
        ),
    ),
    Table(
        "state-facts",
        "state",
        (
            Column("status", Kind.TEXT, ENT.status, required=True),
            Column("m49", Kind.TEXT, ENT.m49, pattern=r"\d{3}"),
            Column("official", Kind.WORDS, SKOS.altLabel),
            thing("capital", ENT.capital, "place"),
        ),
    ),
    Table(
        "state-words",
        "state",
        (
            ALTERNATIVES,
            ABBREVIATIONS,
            Column("adjectives", Kind.WORDS, ENT.adjective, required=True),
            Column("demonyms", Kind.WORDS, ENT.demonym),
        ),
    ),
    Table("capitals", "place", PLACE, type="Place"),
    Table("places", "place", PLACE, type="Place"),
    Table("metonyms", "place", (thing("actor", ENT.metonymOf, *ACTORS, required=True),)),
    Table(
        "organisations",
        "organisation",
        (
            LABEL,
            Column("class", Kind.CLASS, RDFS.Class, required=True),
            ALTERNATIVES,
            ABBREVIATIONS,
            thing("acts_for", ENT.actsFor, "state"),
            PART_OF,
            QID,
        ),
    ),
    Table(
        "organisation-facts",
        "organisation",
        (PART_OF, thing("seat", ENT.seat, "place"), thing("area", ENT.areaOfResponsibility, "place"), QID),
    ),
    Table(
        "people",
        "person",
        (
            LABEL,
            ALTERNATIVES,
            Column("last_names", Kind.TEXT, ENT.lastName, required=True),
            thing("nationality", ENT.nationality, "state"),
            QID,
        ),
        type="Person",
    ),
    Table(
        "offices",
        "office",
        (
            LABEL,
            ALTERNATIVES,
            thing("of", ENT.officeOf, "state", "organisation", required=True),
            thing("heads", ENT.headPostOf, "state", "organisation"),
            QID,
        ),
        type="Office",
    ),
    Table(
        "tenures",
        "tenure",
        (
            thing("person", ENT.holder, "person", required=True),
            thing("office", ENT.onOffice, "office", required=True),
            Column("rank", Kind.WORDS, ENT.rank),
            START,
            END,
        ),
        type="Tenure",
        label="{person}, {office}",
    ),
    Table(
        "memberships",
        "membership",
        (
            thing("member", ORG.member, *ACTORS, required=True),
            thing("organisation", ORG.organization, "organisation", required=True),
            Column("status", Kind.TEXT, ENT.membershipStatus, required=True),
            START,
            END,
        ),
        type="Membership",
        label="{member} in {organisation}",
    ),
    Table("voices", "voice", (LABEL, Column("class", Kind.CLASS, RDFS.Class, required=True), ALTERNATIVES)),
)
"""Every table that becomes triples, in the order they are read."""

SOURCE_PROPERTIES: Final = (
    ("title", DCTERMS.title),
    ("publisher", DCTERMS.publisher),
    ("licence", DCTERMS.license),
    ("issued", DCTERMS.issued),
    ("retrieved", ENT.retrievedOn),
    ("url", SDO.url),
)
"""What ``sources.csv`` says of each graph."""
