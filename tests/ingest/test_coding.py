"""Sentences of our own into coded events: the countries of both sides, as the sentence names or implies them."""

from __future__ import annotations

from datetime import date

import pytest

from entente.ingest.corpus import Record, code
from entente.ingest.dictionary import Dictionary
from entente.model import iris

from .conftest import rows

CODES = {"Libya": "LBY", "Russia": "RUS", "Chad": "TCD", "Botswana": "BWA", "Sudan": "SDN", "Japan": "JPN"}


@pytest.fixture(scope="module")
def coded_world() -> Dictionary:
    """The small world, whose states have their codes, and Abéché in Chad."""
    found = rows()
    for label, iso in {**CODES, "United States": "USA"}.items():
        iri = iris.thing("state", label)
        found.append((iri, iris.term("State"), label, iso, iris.term("iso3166Alpha3"), ""))
    town = iris.thing("place", "Abéché")
    found.append((town, iris.term("Place"), "Abéché", "Abéché", "http://www.w3.org/2000/01/rdf-schema#label", ""))
    found.append((town, iris.term("Place"), "Abéché", iris.thing("state", "Chad"), iris.term("locatedIn"), ""))
    return Dictionary.from_rows(found)


def events(world: Dictionary, text: str) -> list[str]:
    """Code a text, each event as “Russia > Chad” is said: type, codes of the source, codes of the target."""
    (coded,) = code([Record("a", text, date(2024, 6, 28))], world)
    return [
        f"{one.type} {'+'.join(actor.code for actor in one.source)} > {'+'.join(actor.code for actor in one.target)}"
        for one in coded.events
    ]


def test_an_echo_and_a_denial_are_coded_without_a_frame(coded_world: Dictionary) -> None:
    assert "COOPERATE TCD > JPN" in events(coded_world, "Libya cooperates with Japan, and so does Chad.")
    assert events(coded_world, "Russia said that Libya cooperates with Japan. Libya denies this.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whom a clause, an object or a phrase below it names
        ("Russia threatened to end its contract with Chad.", "THREATEN RUS > TCD"),
        ("Libya moved troops to its border with Chad.", "MOBILIZE LBY > TCD"),
        ("Russia made no threat to expel Chadian diplomats.", "THREATEN RUS > TCD"),
        # phrases that the parser may hang on the noun before
        ("The seizure of a Libyan boat by Russia was denounced.", "COERCE RUS > LBY"),
        ("Chad denied any supply of lorries to Sudan.", "AID TCD > SDN"),
        ("Russia pulled its diplomats out of Sudan.", "SANCTION RUS > SDN"),
        # participles before the subject, clauses that talks frame
        ("Accused by Chad of theft, Libya said nothing.", "ACCUSE TCD > LBY"),
        ("In talks with Russia, Chad asked for time.", "CONSULT TCD > RUS"),
        # who answers, and at whose request
        ("Chad drew a rebuke from Russia.", "ACCUSE RUS > TCD"),
        # several who do it to each other
        ("Fighting between Libya and Chad went on for weeks.", "ASSAULT LBY > TCD"),
        ("A clash between Libyan and Chadian guards was reported.", "ASSAULT LBY > TCD"),
        ("Libya and Chad declared a ceasefire.", "RETREAT LBY > TCD"),
        # the side left open, where the sentence names one other country, or one place
        ("Chad recalled its ambassador after Libya closed a road.", "SANCTION TCD > LBY"),
        ("Chad recognised Sudan.", "SUPPORT TCD > SDN"),
        ("Police arrested dozens of students in Abéché.", "COERCE TCD > TCD"),
        ("Libyan police were deployed in Abéché.", "MOBILIZE LBY > TCD"),
        # people told by what stands next to them
        ("Chadian painter Mahamat Idris was killed by Libyan troops.", "ASSAULT LBY > TCD"),
    ],
)
def test_both_sides_are_coded(coded_world: Dictionary, text: str, expected: str) -> None:
    assert expected in events(coded_world, text)


@pytest.mark.parametrize(
    "text",
    [
        "Nurses in Abéché criticised the soup.",
        "Chad called off the match.",
        "Children look for shells near Abéché.",
        "Cooks in Chad treat fish with lemon.",
    ],
)
def test_plain_people_make_no_event(coded_world: Dictionary, text: str) -> None:
    assert events(coded_world, text) == []


def test_where_several_are_named_the_open_side_stays_open(coded_world: Dictionary) -> None:
    assert "SANCTION TCD > " in events(coded_world, "Chad recalled its ambassador after Libya met Sudan and Russia.")


def test_an_international_body_is_no_country(coded_world: Dictionary) -> None:
    assert "REQUEST IGO > TCD" in events(coded_world, "The African Union urged Chad to hold a vote.")
    assert "ACCUSE IGO > LBY" in events(coded_world, "African Union experts accused Libya of theft.")
