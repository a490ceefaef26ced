"""Sentences of our own into coded events: the countries of both sides, as the sentence names or implies them."""

from __future__ import annotations

import pytest

from entente.ingest.dictionary import Dictionary

from .conftest import events


def test_an_echo_and_a_denial_are_coded_without_a_frame(coded: Dictionary) -> None:
    assert "COOPERATE TCD > JPN" in events(coded, "Libya cooperates with Japan, and so does Chad.")
    assert events(coded, "Russia said that Libya cooperates with Japan. Libya denies this.")


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
def test_both_sides_are_coded(coded: Dictionary, text: str, expected: str) -> None:
    assert expected in events(coded, text)


@pytest.mark.parametrize(
    "text",
    [
        "Nurses in Abéché criticised the soup.",
        "Chad called off the match.",
        "Children look for shells near Abéché.",
        "Cooks in Chad treat fish with lemon.",
    ],
)
def test_plain_people_make_no_event(coded: Dictionary, text: str) -> None:
    assert events(coded, text) == []


def test_where_several_are_named_the_open_side_stays_open(coded: Dictionary) -> None:
    assert "SANCTION TCD > " in events(coded, "Chad recalled its ambassador after Libya met Sudan and Russia.")


def test_an_international_body_is_no_country(coded: Dictionary) -> None:
    assert "REQUEST IGO > TCD" in events(coded, "The African Union urged Chad to hold a vote.")
    assert "ACCUSE IGO > LBY" in events(coded, "African Union experts accused Libya of theft.")
