"""What an article says twice is one claim; what differs in anything that counts is two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from entente.ingest.pipeline import Reading
from entente.ingest.restated import restated
from entente.model import iris
from entente.model.claim import STATE, Claim, Entity, Evidence, Modality, Polarity

LIBYA, CHAD, SUDAN, TRIPOLI, GENEVA = (
    Entity(iris.thing("state", name), name, "State") for name in ("Libya", "Chad", "Sudan", "Tripoli", "Geneva")
)
FIRST = Evidence(0, 14, "Libya met Chad", "", ".", 0, 15)
AGAIN = Evidence(50, 69, "Libya talked to Chad", "", ".", 50, 70)
CLAIM = Claim("CONSULT", (LIBYA,), (CHAD,), FIRST, "meet-verb")
OTHER = replace(CLAIM, evidence=AGAIN, rule="talk-verb")


def test_what_is_said_twice_is_one_claim_with_two_places() -> None:
    (claim,) = restated([CLAIM, OTHER])
    assert claim == replace(CLAIM, restated=(AGAIN,))
    assert claim.places == (FIRST, AGAIN)


def test_the_same_place_counts_once() -> None:
    assert restated([CLAIM, CLAIM]) == (CLAIM,)


@pytest.mark.parametrize(
    "change",
    [
        {"type": "AGREE"},
        {"mode": "visit"},
        {"subjects": (LIBYA, SUDAN)},
        {"objects": (SUDAN,)},
        {"subjects": (CHAD,), "objects": (LIBYA,)},
        {"speaker": SUDAN},
        {"polarity": Polarity.NEGATED},
        {"modality": Modality.INTENDED},
        {"position": "mediator"},
    ],
)
def test_another_claim_stays_apart(change: dict[str, object]) -> None:
    other = replace(OTHER, **change)  # type: ignore[arg-type]
    assert restated([CLAIM, other]) == (CLAIM, other)


def test_the_order_of_the_parties_does_not_matter() -> None:
    one, other = replace(CLAIM, objects=(CHAD, SUDAN)), replace(OTHER, objects=(SUDAN, CHAD))
    assert restated([one, other]) == (replace(one, restated=(AGAIN,)),)


@pytest.mark.parametrize("fuller_first", [True, False])
def test_the_fuller_wins(fuller_first: bool) -> None:
    told = {"place": TRIPOLI, "rank": "General"}
    claims = [replace(CLAIM, **told), OTHER] if fuller_first else [CLAIM, replace(OTHER, **told)]  # type: ignore[arg-type]
    (claim,) = restated(claims)
    assert (claim.place, claim.rank, claim.evidence) == (TRIPOLI, "General", FIRST)


def test_two_places_are_two_meetings_and_one_without_joins_the_first() -> None:
    here, there = replace(CLAIM, place=TRIPOLI), replace(OTHER, place=GENEVA)
    found = restated([here, there, replace(OTHER, evidence=replace(AGAIN, start=60))])
    assert [len(claim.places) for claim in found] == [2, 1]


@pytest.mark.parametrize("quote", ["Libya met Chad again", "Libya had met Chad", "Libya last met Chad"])
def test_what_happened_at_another_time_is_another_event(quote: str) -> None:
    other = replace(OTHER, evidence=replace(AGAIN, quote=quote))
    assert restated([CLAIM, other]) == (CLAIM, other)
    relations = [replace(claim, type="opposes") for claim in (CLAIM, other)]
    assert len(restated(relations)) == 1, "a relation holds all the time"


def test_a_statement_is_its_words() -> None:
    said = replace(CLAIM, type=STATE, objects=(), speaker=LIBYA)
    same, other = replace(said, evidence=replace(AGAIN, quote="Libya  met chad")), replace(said, evidence=AGAIN)
    assert [len(claim.places) for claim in restated([said, same, other])] == [2, 1]


def test_an_article_that_says_it_twice_has_one_claim(reading: Callable[..., Reading]) -> None:
    text = "Russia accused Chad of lying. The talks went on for days. In the end Russia accused Chad in Geneva."
    claims = [claim for claim in reading(text).claims if claim.type == "ACCUSE"]
    assert [[place.quote for place in claim.places] for claim in claims] == [
        ["Russia accused Chad", "Russia accused Chad"]
    ]


def test_two_days_are_two_events(reading: Callable[..., Reading]) -> None:
    text = "Libya met Chad in Tripoli on 3 June 2024. Libya met Chad in Tripoli on 5 June 2024."
    claims = [claim for claim in reading(text).claims if claim.type == "CONSULT"]
    assert [len(claim.places) for claim in claims] == [1, 1]
