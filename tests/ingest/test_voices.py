"""Who speaks where no sentence says so: turns, block quotes, the “we” of a press release; and items of lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entente.ingest.pipeline import Reading

from .conftest import Said, said

Reader = Callable[..., Reading]


def claims(reading: Reading) -> set[tuple[str, ...]]:
    """The claims of a reading, spelt."""
    return {tuple(said(claim)) for claim in reading.claims}


def test_a_turn_is_said_by_its_speaker_and_we_is_the_speakers_state(reading: Reader) -> None:
    text = (
        "Omar Saleh of Libya met the press.\n\nMR. SALEH: We condemn Russia.\nRussia attacked Chad.\nQUESTION: Why?\n"
    )
    found = claims(reading(text))
    assert tuple(Said("Libya", "ACCUSE", "Russia", "Omar Saleh")) in found
    assert tuple(Said("Russia", "ASSAULT", "Chad", "Omar Saleh")) in found


def test_a_question_is_nobodys_known(reading: Reader) -> None:
    text = "MR. SALEH: Good day to you.\nQUESTION: Russia attacked Chad.\nMR. SALEH: It was not so.\n"
    (claim,) = (one for one in reading(text).claims if one.type == "ASSAULT")
    assert claim.speaker
    assert (claim.speaker.label, claim.speaker.kind) == ("questioner", "UnnamedSource")


def test_a_label_with_a_name_that_the_text_gives_in_full_is_that_person(reading: Reader) -> None:
    text = "Press briefing in Tripoli\nJohn Petrov, Spokesperson\nMR. PETROV: Russia attacked Chad.\nQUESTION: When?\n"
    speakers = {claim.speaker.label for claim in reading(text).claims if claim.speaker and claim.type == "ASSAULT"}
    assert speakers == {"John Petrov"}, "neither Ivan nor Boris"


def test_somebody_quoted_in_a_turn_is_the_nearest_speaker(reading: Reader) -> None:
    text = "MR. SALEH: NATO said that Russia attacked Chad.\nQUESTION: When was it?\n"
    assert tuple(Said("Russia", "ASSAULT", "Chad", "NATO")) in claims(reading(text))


def test_a_block_quote_is_said_by_who_spoke_last(reading: Reader) -> None:
    text = (
        "Ivan Petrov said on Monday that the talks had failed. He added:\n> Chad attacked Libya.\nIt rained all day.\n"
    )
    assert tuple(Said("Chad", "ASSAULT", "Libya", "Ivan Petrov")) in claims(reading(text))


def test_we_in_a_press_release_is_its_issuer(reading: Reader) -> None:
    body = "We condemn the attack. We accuse Russia of lying. Libya met Chad."
    release = f"FOR IMMEDIATE RELEASE\nAfrica Command condemns attack\n{body}\nENDS"
    assert tuple(Said("Africa Command", "ACCUSE", "Russia")) in claims(reading(release))
    assert tuple(Said("NATO", "ACCUSE", "Russia")) in claims(reading(f"{body}\nENDS", publisher="NATO"))


@pytest.mark.parametrize("head", ["ANALYSIS\n", "CAIRO (Agency) — "])
def test_we_in_an_analysis_or_a_wire_story_is_nobody_named(reading: Reader, head: str) -> None:
    found = claims(reading(f"{head}Libya met Chad in Tripoli. We accuse Russia of lying."))
    assert tuple(Said("Libya", "ACCUSE", "Russia")) not in found
    assert any(claim[1] == "CONSULT" for claim in found)


def test_items_go_on_the_lead_in(reading: Reader) -> None:
    text = "Libya and Chad agreed to:\n- condemn Russia;\n- help Sudan.\nThey left on Monday."
    made = reading(text)
    accused = [claim for claim in made.claims if claim.type == "ACCUSE"]
    assert [tuple(said(claim)) for claim in accused] == [("Libya+Chad", "ACCUSE", "Russia", "", "affirmed", "intended")]
    agreed = [claim for claim in made.claims if claim.type == "AGREE"]
    assert [len(claim.places) for claim in agreed] == [1], "the lead-in says it once, however many items it has"
    for claim in made.claims:
        evidence = claim.evidence
        assert made.article.text[evidence.start : evidence.end] == evidence.quote


def test_a_correction_is_no_claim(reading: Reader) -> None:
    text = "Libya met Chad in Tripoli.\n(Correction: an earlier version said that Russia attacked Chad.)"
    assert {claim.type for claim in reading(text).claims} == {"CONSULT"}


def test_a_headline_restates_what_the_text_says(reading: Reader) -> None:
    made = reading("Russia attacks Chad\nBy Jane Doe\nRussia attacked Chad on Monday, and many fled from the town.")
    (claim,) = (one for one in made.claims if one.type == "ASSAULT")
    assert [place.quote for place in claim.places] == ["Russia attacked Chad", "Russia attacks Chad"]
    assert claim.evidence.start > claim.restated[0].start, "the text says it first, whatever stands above it"
    assert made.article.title == "Russia attacks Chad"


def test_foreign_paragraphs_are_passed_over_and_counted(reading: Reader) -> None:
    french = "La Russie a attaqué le Tchad, et la Libye a dit que les deux pays sont en guerre."
    made = reading(f"Libya met Chad in Tripoli, and the two said that it was good for all of them.\n{french}")
    assert made.foreign == 1
    assert {claim.type for claim in made.claims} == {"CONSULT"}
