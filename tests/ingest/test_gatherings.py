"""Meetings that nobody has named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entente.ingest.pipeline import Reading

Read = Callable[..., Reading]

HOSTS, ATTENDS, PLACE = "hosts", "participatesIn", "takesPlaceIn"


def told(reading: Reading) -> set[tuple[str, str, str]]:
    """Subject, type and object of what is said of meetings."""
    return {
        (subject.label, claim.type, thing.label)
        for claim in reading.claims
        if claim.type in (HOSTS, ATTENDS, PLACE)
        for subject in claim.subjects
        for thing in claim.objects
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Libya hosted talks on the war.", {("Libya", HOSTS, "talks")}),
        ("The talks, which Libya hosted, failed.", {("Libya", HOSTS, "talks")}),
        ("A peace conference was convened by Libya.", {("Libya", HOSTS, "peace conference")}),
        ("The summit was held in Tripoli.", {("summit", PLACE, "Tripoli")}),
        ("The ceremony took place in Geneva.", {("ceremony", PLACE, "Geneva")}),
        ("The African Union held its summit in Tripoli.", {("African Union summit", PLACE, "Tripoli")}),
        ("Omar Saleh took part in the meeting.", {("Omar Saleh", ATTENDS, "meeting")}),
        ("The summit was attended by Omar Saleh.", {("Omar Saleh", ATTENDS, "summit")}),
    ],
)
def test_who_hosts_it_who_is_there_and_where(reading: Read, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= told(reading(text))


@pytest.mark.parametrize(
    "text", ["Libya hosted a football match.", "Omar Saleh took a bus to the talks.", "Libya met."]
)
def test_where_there_is_no_meeting_nothing_is_told_of_one(reading: Read, text: str) -> None:
    assert not told(reading(text))


def test_who_stays_away_is_not_there(reading: Read) -> None:
    (claim,) = [one for one in reading("Russia did not take part in the talks.").claims if one.type == ATTENDS]
    assert claim.polarity.value == "negated"


def test_the_meeting_told_of_before_is_the_same(reading: Read) -> None:
    claims = reading("Talks were held in Geneva. Libya took part in the talks.").claims
    ((event,),) = {one.subjects for one in claims if one.type == PLACE}
    ((same,),) = {one.objects for one in claims if one.type == ATTENDS}
    assert event == same


def test_meetings_in_two_places_are_two(reading: Read) -> None:
    claims = reading("Talks were held in Geneva. Talks were held in Tripoli.").claims
    assert len({one.subjects for one in claims if one.type == PLACE}) == 2


def test_we_are_whoever_speaks_and_nobody_where_nobody_does(reading: Read) -> None:
    assert ("Russia", ATTENDS, "talks") in told(
        reading("“We attended the talks,” said Ivan Petrov, the Russian envoy.")
    )
    assert not [
        claim for claim in reading("We attended the talks.").claims if not all(one.iri for one in claim.subjects)
    ]
