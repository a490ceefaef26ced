"""A small world of our own: a few states, bodies, persons and places, and readers of one sentence over it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from entente.ingest.acquire import article
from entente.ingest.clauses import Clauses
from entente.ingest.corpus import Record, code
from entente.ingest.dictionary import Dictionary
from entente.ingest.discourse import Discourse
from entente.ingest.link import link
from entente.ingest.mention import Group
from entente.ingest.pipeline import Reading, read_article
from entente.ingest.read import Parse, read
from entente.model import iris
from entente.model.claim import Claim
from entente.model.document import Paragraph, Source
from entente.syntax.pipeline import pipeline

DATE = "2024-06-28"

Row = tuple[str, str, str, str, str, str]


def rows() -> list[Row]:
    """The rows of ``queries/reading/names.rq`` for this world."""
    found: list[Row] = []

    def add(kind: str, label: str, *, state: str = "", **names: str) -> str:
        iri = iris.thing(kind.lower(), label)
        acts_for = iris.thing("state", state) if state else ""
        for how, values in {"label": label, **names}.items():
            prefix = "http://www.w3.org/2000/01/rdf-schema#" if how == "label" else iris.ONTOLOGY
            for value in values.split("|"):
                found.append((iri, iris.term(kind), label, value, prefix + how, acts_for))
        return iri

    for label, adjective in (
        ("Libya", "Libyan"), ("Russia", "Russian"), ("Chad", "Chadian"), ("Botswana", "Botswanan"),
        ("Sudan", "Sudanese"), ("Japan", "Japanese"),
    ):  # fmt: skip
        add("State", label, adjective=adjective, demonym=adjective + "s")
    add("State", "United States", adjective="American|US", abbreviation="US|U.S.", demonym="Americans")
    add("ArmedForces", "Russian Armed Forces", state="Russia")
    add("ArmedForcesBranch", "US Marine Corps", state="United States", altLabel="Marine")
    add("MilitaryCommand", "Africa Command", state="United States", abbreviation="AFRICOM")
    add("Alliance", "NATO", altLabel="North Atlantic Treaty Organization")
    add("IntergovernmentalOrganization", "African Union", abbreviation="AU")
    add("DiplomaticMission", "US Embassy in Libya", state="United States", altLabel="U.S. embassy in Libya")
    add("ArmedGroup", "Red Banner")
    add("Person", "Omar Saleh", state="Libya", lastName="Saleh")
    add("Person", "Ivan Petrov", state="Russia", lastName="Petrov")
    add("Person", "Boris Petrov", state="Chad", lastName="Petrov")
    for place, owner in (("Tripoli", "Libya"), ("Moscow", "Russia"), ("Gaborone", "Botswana"), ("Geneva", "")):
        iri = add("Place", place)
        if owner:
            metonym = iris.thing("state", owner)
            found.append((iri, iris.term("Place"), place, metonym, iris.term("metonymOf"), ""))
    return found


class Said(NamedTuple):
    """A claim as tests spell it: names joined by “+”."""

    subject: str
    type: str
    object: str = ""
    speaker: str = ""
    polarity: str = "affirmed"
    modality: str = "asserted"


def said(claim: Claim) -> Said:
    """Spell a claim."""
    return Said(
        "+".join(one.label for one in claim.subjects),
        claim.type,
        "+".join(one.label for one in claim.objects),
        claim.speaker.label if claim.speaker else "",
        claim.polarity.value,
        claim.modality.value,
    )


class Linked(NamedTuple):
    """A sentence with its groups and clauses."""

    parse: Parse
    groups: tuple[Group, ...]
    clauses: Clauses


def parsed(text: str) -> Parse:
    """Parse one sentence with the parser that travels with the package."""
    return next(read([Paragraph(text, 0, 0)], pipeline()))


@pytest.fixture(scope="session")
def world() -> Dictionary:
    """The dictionary of the small world."""
    return Dictionary.from_rows(rows())


@pytest.fixture
def reading(world: Dictionary) -> Callable[..., Reading]:
    """Read a text, by default of a day in June 2024."""

    def made(text: str, **metadata: str) -> Reading:
        return read_article(Source("story.txt", text, {"date": DATE, **metadata}), world)

    return made


@pytest.fixture
def claims(reading: Callable[..., Reading]) -> Callable[[str], set[tuple[str, ...]]]:
    """Read a text into its claims, as plain tuples of :class:`Said`."""
    return lambda text: {tuple(said(claim)) for claim in reading(text).claims}


@pytest.fixture
def linked(world: Dictionary) -> Callable[[str], Linked]:
    """Read one sentence up to its clauses."""

    def made(text: str) -> Linked:
        this = article(Source("story.txt", text, {}))
        discourse = Discourse(this.iri, world)
        parse = parsed(this.text)
        groups = link(parse, discourse)
        return Linked(parse, groups, Clauses(parse, groups, discourse))

    return made


CODES = {
    "Libya": "LBY",
    "Russia": "RUS",
    "Chad": "TCD",
    "Botswana": "BWA",
    "Sudan": "SDN",
    "Japan": "JPN",
    "United States": "USA",
    "North Korea": "PRK",
    "South Korea": "KOR",
}
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@pytest.fixture(scope="module")
def coded() -> Dictionary:
    """The small world, whose states have their codes, with two Koreas, a town in Chad and the United Nations."""
    found = rows()
    for label, iso in CODES.items():
        iri = iris.thing("state", label)
        found.append((iri, iris.term("State"), label, label, LABEL, ""))
        found.append((iri, iris.term("State"), label, iso, iris.term("iso3166Alpha3"), ""))
    town = iris.thing("place", "Abéché")
    found.append((town, iris.term("Place"), "Abéché", "Abéché", LABEL, ""))
    found.append((town, iris.term("Place"), "Abéché", iris.thing("state", "Chad"), iris.term("locatedIn"), ""))
    nations = iris.thing("intergovernmentalorganization", "United Nations")
    kind = iris.term("IntergovernmentalOrganization")
    found.append((nations, kind, "United Nations", "United Nations", LABEL, ""))
    found.append((nations, kind, "United Nations", "U.N.", iris.term("abbreviation"), ""))
    for label in ("observers", "officials", "mediators"):
        voice = iris.thing("voice", label)
        found.append((voice, iris.term("UnnamedSource"), label, label, LABEL, ""))
    return Dictionary.from_rows(found)


def events(world: Dictionary, text: str) -> list[str]:
    """Code a text, each event as “ACCUSE RUS > TCD”."""
    (made,) = code([Record("a", text, date(2024, 6, 28))], world)
    return [
        f"{one.type} {'+'.join(actor.code for actor in one.source)} > {'+'.join(actor.code for actor in one.target)}"
        for one in made.events
    ]
