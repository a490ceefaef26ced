"""Which table becomes which triples: the only place that ties a column to a property."""

from __future__ import annotations

from typing import Final

from rdflib import RDFS, SKOS, Namespace
from rdflib.namespace import DCTERMS, ORG

from entente.model import iris
from entente.ontology.reference.columns import Column, Kind, Table, thing

ENT: Final = Namespace(iris.ONTOLOGY)
SDO: Final = Namespace("https://schema.org/")

ACTORS: Final = ("state", "organisation", "person")
LANGUAGES: Final = ("en", "fr", "es", "ar", "ru", "zh", "de", "pt", "it", "tr", "fa", "he", "uk", "ja", "ko", "hi")
"""The languages in which states and territories are named; the first six are those of the United Nations."""
ABBREVIATED: Final = ("fr", "es", "ar", "ru", "de", "pt", "it")
"""The languages, beside English, in which organisations have abbreviations of their own."""

LABEL: Final = Column("label", Kind.WORDS, RDFS.label, required=True)
CLASS: Final = Column("class", Kind.CLASS, RDFS.Class, required=True)
ALTERNATIVES: Final = Column("alternatives", Kind.WORDS, SKOS.altLabel)
ABBREVIATIONS: Final = Column("abbreviations", Kind.WORDS, ENT.abbreviation)
ADJECTIVES: Final = Column("adjectives", Kind.WORDS, ENT.adjective)
DEMONYMS: Final = Column("demonyms", Kind.WORDS, ENT.demonym)
ALPHA2: Final = Column("alpha2", Kind.TEXT, ENT.iso3166Alpha2, pattern="[A-Z]{2}")
ALPHA3: Final = Column("alpha3", Kind.TEXT, ENT.iso3166Alpha3, pattern="[A-Z]{3}")
M49: Final = Column("m49", Kind.TEXT, ENT.m49, pattern=r"\d{3}")
QID: Final = Column("qid", Kind.QID, SKOS.exactMatch, pattern=r"Q[1-9]\d*")
START: Final = Column("start", Kind.START, ENT.startsNotBefore)
END: Final = Column("end", Kind.END, ENT.endsNotBefore)
FOUNDED: Final = Column("founded", Kind.START, ENT.startsNotBefore)
DISSOLVED: Final = Column("dissolved", Kind.END, ENT.endsNotBefore)
PART_OF: Final = thing("part_of", ENT.partOf, "state", "organisation")
ACTS_FOR: Final = thing("acts_for", ENT.actsFor, "state")
SEAT: Final = thing("seat", ENT.seat, "place")
AREA: Final = thing("area", ENT.areaOfResponsibility, "state", "place")
AREA_EXCEPT: Final = thing("area_except", ENT.areaExcludes, "state", "place")
COMPONENT_OF: Final = thing("component_of", ENT.componentCommandOf, "organisation")
PLACE: Final = (LABEL, ALTERNATIVES, thing("located_in", ENT.locatedIn, "state", "place"), QID)
BODY: Final = (LABEL, CLASS, ALTERNATIVES, ABBREVIATIONS, ACTS_FOR, PART_OF, QID)
NAMES: Final = tuple(
    Column(language, Kind.WORDS, SKOS.altLabel if language == "en" else RDFS.label, language) for language in LANGUAGES
)
"""The short name in each language: in English it stands beside the label, which newspapers use."""

SOURCES: Final = ("key", "title", "publisher", "issued", "url", "licence", "retrieved", "seen")
"""The header of ``sources.csv``, which describes the graphs themselves."""

STATES: Final = (
    Table("states", "state", (LABEL, ALPHA2, ALPHA3, QID), type="State"),
    Table(
        "former-states",
        "state",
        (
            LABEL,
            ALTERNATIVES,
            ALPHA3,
            FOUNDED,
            DISSOLVED,
            thing("successors", ENT.succeededBy, "state"),
            QID,
        ),
        type="State",
    ),
    Table("state-names", "state", NAMES),
    Table(
        "state-official-names",
        "state",
        tuple(Column(language, Kind.WORDS, SKOS.altLabel, language) for language in LANGUAGES),
    ),
    Table(
        "state-facts",
        "state",
        (
            Column("status", Kind.TEXT, ENT.status, required=True),
            M49,
            thing("capital", ENT.capital, "place"),
            thing("region", ENT.region, "place"),
            thing("borders", ENT.borders, "state"),
        ),
    ),
    Table("state-words", "state", (ALTERNATIVES, ABBREVIATIONS, ADJECTIVES, DEMONYMS)),
)

PLACES: Final = (
    Table(
        "regions", "place", (LABEL, ALTERNATIVES, M49, thing("located_in", ENT.locatedIn, "place"), QID), type="Place"
    ),
    Table("capitals", "place", PLACE, type="Place"),
    Table("places", "place", PLACE, type="Place"),
    Table("bases", "place", (*PLACE, thing("base_of", ENT.baseOf, "state", "organisation")), type="MilitaryBase"),
    Table(
        "territories",
        "place",
        (
            LABEL,
            ALPHA2,
            ALPHA3,
            M49,
            thing("territory_of", ENT.territoryOf, "state"),
            Column("standing", Kind.TEXT, ENT.territorialStanding),
            thing("located_in", ENT.locatedIn, "place"),
            QID,
        ),
        type="Territory",
    ),
    Table("territory-names", "place", NAMES),
    Table("territory-words", "place", (ALTERNATIVES, ABBREVIATIONS, ADJECTIVES, DEMONYMS)),
    Table("metonyms", "place", (thing("actor", ENT.metonymOf, *ACTORS, required=True),)),
)

ORGANISATIONS: Final = (
    Table("organisations", "organisation", (*BODY, FOUNDED, DISSOLVED)),
    Table("state-bodies", "organisation", BODY),
    Table("commands", "organisation", (*BODY[:-1], COMPONENT_OF, SEAT, AREA, FOUNDED, DISSOLVED, QID)),
    Table(
        "armed-groups",
        "organisation",
        (
            LABEL,
            CLASS,
            ALTERNATIVES,
            ABBREVIATIONS,
            PART_OF,
            thing("active_in", ENT.presentIn, "state", "place"),
            FOUNDED,
            DISSOLVED,
            QID,
        ),
    ),
    Table(
        "organisation-facts", "organisation", (PART_OF, COMPONENT_OF, SEAT, AREA, AREA_EXCEPT, FOUNDED, DISSOLVED, QID)
    ),
    Table(
        "organisation-names",
        "organisation",
        (
            ALTERNATIVES,
            ABBREVIATIONS,
            *(Column(language, Kind.WORDS, RDFS.label, language) for language in LANGUAGES[1:]),
            *(Column(f"abbreviations_{language}", Kind.WORDS, ENT.abbreviation, language) for language in ABBREVIATED),
        ),
    ),
    Table(
        "changes",
        "change",
        (
            LABEL,
            CLASS,
            thing("before", ENT.originalOrganization, "state", "organisation", required=True),
            thing("after", ENT.resultingOrganization, "state", "organisation", required=True),
            Column("date", Kind.START, ENT.startsNotBefore),
        ),
    ),
)

RELATIONS: Final = (
    Table(
        "relations",
        "relation",
        (
            thing("from", ENT.relationFrom, *ACTORS, required=True),
            thing("to", ENT.relationTo, *ACTORS, required=True),
            Column("relation", Kind.CONCEPT, ENT.relationType, targets=("relation",), required=True),
            START,
            END,
        ),
        type="ActorRelation",
        label="{from} and {to}",
    ),
    Table(
        "designations",
        "designation",
        (
            thing("of", ENT.standingOf, *ACTORS, required=True),
            Column("designated_as", Kind.CONCEPT, ENT.standingAs, targets=("designation",), required=True),
            thing("by", ENT.designatedBy, *ACTORS, required=True),
            START,
            END,
        ),
        type="DesignatedStanding",
        label="{of}, designated by {by}",
    ),
)

PEOPLE: Final = (
    Table(
        "people",
        "person",
        (
            LABEL,
            ALTERNATIVES,
            Column("last_names", Kind.TEXT, ENT.lastName, required=True),
            thing("nationality", ENT.nationality, "state"),
            Column("born", Kind.START, ENT.startsNotBefore),
            Column("died", Kind.END, ENT.endsNotBefore),
            QID,
        ),
        type="Person",
    ),
    Table(
        "person-names",
        "person",
        (ALTERNATIVES, *(Column(language, Kind.WORDS, RDFS.label, language) for language in LANGUAGES[1:])),
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
    Table("voices", "voice", (LABEL, CLASS, ALTERNATIVES)),
)

TABLES: Final = (*STATES, *PLACES, *ORGANISATIONS, *PEOPLE, *RELATIONS)
"""Every table that becomes triples, in the order they are read."""

SOURCE_PROPERTIES: Final = (
    ("title", DCTERMS.title),
    ("publisher", DCTERMS.publisher),
    ("licence", DCTERMS.license),
    ("issued", DCTERMS.issued),
    ("retrieved", ENT.retrievedOn),
    ("url", SDO.url),
    ("seen", ENT.seenAs),
)
"""What ``sources.csv`` says of each graph."""
