"""Relations that stand in phrases: posts, services, venues, designations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entente.ingest.pipeline import Reading
from entente.model.claim import Claim

Read = Callable[..., Reading]


def of_type(reading: Reading, kind: str) -> list[Claim]:
    """The claims of a type."""
    return [claim for claim in reading.claims if claim.type == kind]


@pytest.mark.parametrize(
    ("text", "person", "position", "body", "modality"),
    [
        ("Omar Saleh, the president of Libya, left.", "Omar Saleh", "president", "Libya", "asserted"),
        ("Libyan President Omar Saleh left.", "Omar Saleh", "President", "Libya", "asserted"),
        ("President Omar Saleh left.", "Omar Saleh", "President", "Libya", "asserted"),
        ("Omar Saleh is the president of Libya.", "Omar Saleh", "president", "Libya", "asserted"),
        ("Omar Saleh was the president of Libya.", "Omar Saleh", "president", "Libya", "historical"),
        ("Former Libyan president Omar Saleh left.", "Omar Saleh", "president", "Libya", "historical"),
        ("Libya's former president, Omar Saleh, left.", "Omar Saleh", "president", "Libya", "historical"),
        ("Omar Saleh, the acting prime minister of Chad, left.", "Omar Saleh", "acting prime minister", "Chad",
         "asserted"),
        ("Yusuf Karim, the defence minister of Chad, left.", "Yusuf Karim", "defence minister", "Chad", "asserted"),
        ("Jane Hill, the US ambassador to Libya, left.", "Jane Hill", "ambassador", "United States", "asserted"),
        ("Omar Saleh commands Africa Command.", "Omar Saleh", "commander", "Africa Command", "asserted"),
        ("John Carter, a general in charge of AFRICOM, left.", "John Carter", "commander", "Africa Command",
         "asserted"),
        ("Jane Hill, the American chargé d’affaires, left.", "Jane Hill", "chargé d’affaires", "United States",
         "asserted"),
        ("Yusuf Karim, Chad's most senior diplomat, left.", "Yusuf Karim", "most senior diplomat", "Chad", "asserted"),
        ("Yusuf Karim, Ivan Petrov's national security adviser, left.", "Yusuf Karim", "national security adviser",
         "Russia", "asserted"),
        ("Yusuf Karim, the chief of Russia's armed forces, left.", "Yusuf Karim", "chief", "Russian Armed Forces",
         "asserted"),
        ("Yusuf Karim, the former head of Chad's Border Security Agency, left.", "Yusuf Karim", "head",
         "Border Security Agency", "historical"),
        ("Yusuf Karim, the under-secretary of foreign affairs of Chad, left.", "Yusuf Karim", "under-secretary",
         "Chad", "asserted"),
        ("Yusuf Karim, Chad's deputy prime minister for African trade, left.", "Yusuf Karim",
         "deputy prime minister", "Chad", "asserted"),
        ("Yusuf Karim, an adviser to Chad's supreme leader, left.", "Yusuf Karim", "adviser", "Chad", "asserted"),
    ],
)  # fmt: skip
def test_a_post(reading: Read, text: str, person: str, position: str, body: str, modality: str) -> None:
    (claim,) = of_type(reading(text), "holdsPosition")
    assert [one.label for one in (*claim.subjects, *claim.objects)] == [person, body]
    assert (claim.position, claim.modality.value) == (position, modality)


def test_a_post_is_the_author_s_word_and_holds_on_the_article_s_day(reading: Read) -> None:
    (claim,) = of_type(
        reading("“We met Ivan Petrov, the foreign minister of Russia,” said Omar Saleh."), "holdsPosition"
    )
    assert claim.speaker is None
    assert claim.bounds.starts_not_before is None
    assert claim.bounds.starts_not_after is not None
    assert claim.bounds.starts_not_after.date().isoformat() == "2024-06-28"


def test_a_body_of_one_name_is_not_another_owner_s(reading: Read) -> None:
    (claim,) = of_type(reading("Yusuf Karim, the secretary of Chad's African Union, left."), "holdsPosition")
    assert claim.objects[0].label != "African Union"


def test_a_former_post_has_no_day(reading: Read) -> None:
    (claim,) = of_type(reading("Omar Saleh, the former president of Libya, left."), "holdsPosition")
    assert claim.bounds.starts_not_after is None


def test_a_rank_may_name_a_service(reading: Read) -> None:
    (claim,) = of_type(reading("John Carter, a Marine general in charge of Africa Command, left."), "memberOf")
    assert [one.label for one in (*claim.subjects, *claim.objects)] == ["John Carter", "US Marine Corps"]
    assert claim.rank == "general"


@pytest.mark.parametrize(
    "text",
    [
        "Omar Saleh spoke at the Gaborone Security Conference in Gaborone, Botswana.",
        "The Gaborone Security Conference was held in Gaborone.",
        "The Gaborone Security Conference took place in Gaborone.",
    ],
)
def test_a_venue(reading: Read, text: str) -> None:
    (claim,) = of_type(reading(text), "takesPlaceIn")
    assert [one.label for one in (*claim.subjects, *claim.objects)] == ["Gaborone Security Conference", "Gaborone"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The United States designated the Red Banner as a terrorist organization.", "United States"),
        ("Terrorist organisations such as the Red Banner attacked Chad.", None),
        ("The Red Banner, a terrorist organization, attacked Chad.", None),
    ],
)
def test_a_designation(reading: Read, text: str, speaker: str | None) -> None:
    (claim,) = of_type(reading(text), "designatedAs")
    assert [one.label for one in (*claim.subjects, *claim.objects)] == ["Red Banner", "terrorist organization"]
    assert (claim.speaker.label if claim.speaker else None) == speaker


def test_a_denied_office_makes_no_claim(reading: Read) -> None:
    assert of_type(reading("Omar Saleh is not the president of Libya."), "holdsPosition") == []
