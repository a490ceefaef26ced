"""Sentences of our own into claims: who, what, whom, said by whom, how far meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entente.ingest.pipeline import Reading

Claims = Callable[[str], set[tuple[str, ...]]]


def claim(subject: str, kind: str, target: str = "", speaker: str = "", *how: str) -> tuple[str, ...]:
    """Spell a claim; polarity and modality are the plain ones unless given."""
    polarity = "negated" if "negated" in how else "affirmed"
    modality = next((word for word in how if word != "negated"), "asserted")
    return subject, kind, target, speaker, polarity, modality


VOICE = [
    ("Libya condemned Russia.", claim("Libya", "ACCUSE", "Russia")),
    ("Russia was condemned by Libya.", claim("Libya", "ACCUSE", "Russia")),
    ("Chad was sanctioned by the United States.", claim("United States", "SANCTION", "Chad")),
    ("Chadian villages were attacked.", claim("", "ASSAULT", "Chad")),
    ("Libya and Chad met in Gaborone.", claim("Libya", "CONSULT", "Chad")),
    ("Russia and Chad accused each other.", claim("Russia", "ACCUSE", "Chad")),
    ("Libya, Chad and Sudan signed an agreement with Russia.", claim("Libya+Chad+Sudan", "AGREE", "Russia")),
    ("Chad condemned Russia and Sudan.", claim("Chad", "ACCUSE", "Russia+Sudan")),
    ("Omar Saleh, who met Ivan Petrov, left.", claim("Omar Saleh", "CONSULT", "Ivan Petrov")),
    ("Chad held talks with Libya.", claim("Chad", "CONSULT", "Libya")),
    ("Russia launched an attack on Chad.", claim("Russia", "ASSAULT", "Chad")),
    ("Japan is a key ally of the United States.", claim("Japan", "alliedWith", "United States")),
    ("Chad is a member of the African Union.", claim("Chad", "memberOf", "African Union")),
    ("Chad condemned the Russian presence in Libya.", claim("Russia", "presentIn", "Libya")),
    ("Chad demanded that Russia condemn Sudan.", claim("Chad", "REQUEST", "Russia")),
]
COMMITMENT = [
    ("Russia did not attack Chad.", claim("Russia", "ASSAULT", "Chad", "", "negated")),
    ("Libya never met Russia.", claim("Libya", "CONSULT", "Russia", "", "negated")),
    ("Libya held no talks with Russia.", claim("Libya", "CONSULT", "Russia", "", "negated")),
    ("Russia refused to meet Libya.", claim("Russia", "CONSULT", "Libya", "", "negated")),
    ("Libya will meet Russia.", claim("Libya", "CONSULT", "Russia", "", "intended")),
    ("Libya plans to attack Chad.", claim("Libya", "ASSAULT", "Chad", "", "intended")),
    ("Libya must support Chad.", claim("Libya", "SUPPORT", "Chad", "", "demanded")),
    ("Chad urged Russia to support Sudan.", claim("Russia", "SUPPORT", "Sudan", "Chad", "demanded")),
    ("Russia is said to have attacked Chad.", claim("Russia", "ASSAULT", "Chad", "", "hypothetical")),
    ("It is believed that Russia attacked Chad.", claim("Russia", "ASSAULT", "Chad", "", "hypothetical")),
    ("Russia may attack Chad.", claim("Russia", "ASSAULT", "Chad", "", "hypothetical")),
    ("Libya fears that Russia will attack Chad.", claim("Russia", "ASSAULT", "Chad", "Libya", "hypothetical")),
    ("Russia threatened to attack Chad.", claim("Russia", "ASSAULT", "Chad", "", "hypothetical")),
]
SPEECH = [
    ("Omar Saleh said that Russia had attacked Chad.", claim("Russia", "ASSAULT", "Chad", "Omar Saleh")),
    ("“Russia attacked Chad,” Omar Saleh said.", claim("Russia", "ASSAULT", "Chad", "Omar Saleh")),
    ("“Russia attacked Chad,” said Omar Saleh.", claim("Russia", "ASSAULT", "Chad", "Omar Saleh")),
    ("According to Omar Saleh, Russia attacked Chad.", claim("Russia", "ASSAULT", "Chad", "Omar Saleh")),
    ("Russia attacked Chad, according to Omar Saleh.", claim("Russia", "ASSAULT", "Chad", "Omar Saleh")),
    ("Omar Saleh denied that Libya supported Russia.", claim("Libya", "SUPPORT", "Russia", "Omar Saleh", "denied")),
    ("“We condemn Russia,” said Omar Saleh.", claim("Libya", "ACCUSE", "Russia", "Omar Saleh")),
    ("Omar Saleh said the talks were useful.", claim("Omar Saleh", "STATE", "", "Omar Saleh")),
]
REFERENCE = [
    ("Moscow condemned Tripoli.", claim("Russia", "ACCUSE", "Libya")),
    ("Russian forces attacked Chad.", claim("Russian Armed Forces", "ASSAULT", "Chad")),
    ("Libyan officials praised Russia.", claim("Libya", "SUPPORT", "Russia")),
    ("Representatives of Libya met Chadian officials.", claim("Libya", "CONSULT", "Chad")),
    (
        "Yusuf Karim praised Chad. The U.S. military official condemned Russia.",
        claim("Yusuf Karim", "ACCUSE", "Russia"),
    ),
    ("Omar Saleh visited Russia. He met Ivan Petrov.", claim("Omar Saleh", "CONSULT", "Ivan Petrov")),
    ("Libya and Chad met. They praised Sudan.", claim("Libya+Chad", "SUPPORT", "Sudan")),
    ("Ivan Petrov came. Later Petrov praised Chad.", claim("Ivan Petrov", "SUPPORT", "Chad")),
    (
        "The U.S. embassy in Libya praised Chad. The embassy condemned Russia.",
        claim("US Embassy in Libya", "ACCUSE", "Russia"),
    ),
    ("The Blue River Council condemned Russia.", claim("Blue River Council", "ACCUSE", "Russia")),
    ("Yusuf Karim met Omar Saleh.", claim("Yusuf Karim", "CONSULT", "Omar Saleh")),
]


@pytest.mark.parametrize(("text", "expected"), [*VOICE, *COMMITMENT, *SPEECH, *REFERENCE])
def test_a_sentence_makes_the_claim(claims: Claims, text: str, expected: tuple[str, ...]) -> None:
    assert expected in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "The weather was fine and the market opened early in the day.",
        "Us and them: it is a story of two people.",
        "A report was published on the state of the roads.",
        "The Gulf is deep.",
    ],
)
def test_a_sentence_without_actors_makes_none(claims: Claims, text: str) -> None:
    assert claims(text) == set()


def test_a_list_makes_one_claim(reading: Callable[..., Reading]) -> None:
    (claim,) = reading("Libya, Chad and Sudan condemned Russia and Japan.").claims
    assert (len(claim.subjects), len(claim.objects)) == (3, 2)


def test_a_speaker_of_one_sentence_does_not_say_the_next(claims: Claims) -> None:
    found = claims("Omar Saleh said that Russia attacked Chad. Sudan condemned Russia.")
    assert claim("Sudan", "ACCUSE", "Russia") in found


def test_a_quotation_alone_is_the_last_speaker_s(claims: Claims) -> None:
    found = claims("Omar Saleh said that Russia attacked Chad. “Libya condemns Russia.”")
    assert claim("Libya", "ACCUSE", "Russia", "Omar Saleh") in found


@pytest.mark.parametrize(
    "text",
    [
        "Russian troops attacked the port of Geneva.",
        "Russian troops attacked Geneva's largest hospital.",
        "Russian troops killed two farmers in the region of Geneva.",
    ],
)
def test_what_is_struck_tells_where(reading: Callable[..., Reading], text: str) -> None:
    struck = next(claim for claim in reading(text).claims if claim.type == "ASSAULT")
    assert struck.place is not None
    assert struck.place.label == "Geneva"


def test_an_event_has_its_place_its_day_and_its_mode(reading: Callable[..., Reading]) -> None:
    (found,) = reading("Omar Saleh visited Russia on 3 May 2024.").claims
    assert found.mode == "visit"
    assert found.bounds.starts_not_before is not None
    assert found.bounds.starts_not_before.isoformat() == "2024-05-03T00:00:00+00:00"
    (met,) = reading("Libya and Chad met in Gaborone.").claims
    assert met.place is not None
    assert met.place.label == "Gaborone"


def test_a_day_belongs_to_the_clause_it_stands_in(reading: Callable[..., Reading]) -> None:
    found = {claim.type: claim for claim in reading("Chad praised Libya and condemned Russia in May 2023.").claims}
    assert found["ACCUSE"].bounds.starts_not_before is not None
    assert found["SUPPORT"].bounds.starts_not_before is None


def test_a_meeting_at_a_conference_is_tied_to_it(reading: Callable[..., Reading]) -> None:
    text = "Omar Saleh met Ivan Petrov at the Gaborone Security Conference."
    (found,) = reading(text).claims
    assert found.event is not None
    assert found.event.label == "Gaborone Security Conference"


TEXT = (
    "First line.\n\nOn Monday, Libya condemned Russia’s attack on Chad; "
    "Tripoli — “again” — met Omar Saleh, the president of Libya."
)


def test_evidence_is_exact(reading: Callable[..., Reading]) -> None:
    made = reading(TEXT)
    text = made.article.text
    assert made.claims
    for one in made.claims:
        evidence = one.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert text[: evidence.start].endswith(evidence.prefix)
        assert text[evidence.end :].startswith(evidence.suffix)
        assert len(evidence.prefix) == min(32, evidence.start)
        assert evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end


def test_offsets_count_code_points(reading: Callable[..., Reading]) -> None:
    made = reading("😀 “Ça va” — Libya condemned Russia.")
    (one,) = made.claims
    assert one.evidence.quote == "Libya condemned Russia"
    assert made.article.text[one.evidence.start :].startswith("Libya condemned Russia")
