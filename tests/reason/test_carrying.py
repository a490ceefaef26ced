"""Which claim a judgement is about after its article was read anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from entente.model.judgement import Judgement, Likeness, Passage, Verdict
from entente.reason.carrying import settled


def likeness(
    claim: str, *spans: tuple[int, int], key: str = "k", polarity: str = "affirmed", modality: str = "asserted"
) -> Likeness:
    passages = tuple(Passage(start, end, "x" * (end - start)) for start, end in spans or [(10, 20)])
    return Likeness(claim, "urn:article", frozenset(key.split()), polarity, modality, passages)


def judgement(seen: Likeness, verdict: Verdict = Verdict.ACCEPTED) -> Judgement:
    return Judgement(seen, verdict, "urn:ann", "Ann Lee", date(2024, 7, 1), claim=seen.claim)


SEEN = likeness("urn:seen")


def test_it_sticks_to_the_claim_of_the_same_iri() -> None:
    near = likeness("urn:a", (10, 20))
    assert settled(judgement(SEEN), [near, replace(SEEN, keys=frozenset({"of another month"}))]) == judgement(SEEN)


def test_it_is_carried_to_the_claim_that_says_the_same() -> None:
    carried = settled(judgement(SEEN), [likeness("urn:other", key="l"), likeness("urn:same", (8, 30))])
    assert (carried.claim, carried.why_orphaned) == ("urn:same", "")
    assert carried.is_carried
    assert carried.iri == judgement(SEEN).iri


def test_of_several_it_goes_to_the_one_that_shares_most_of_its_words() -> None:
    claims = [
        likeness("urn:a", (0, 12)),
        likeness("urn:b", (40, 50), (13, 19)),  # the same said twice: one claim with two pieces of evidence
        likeness("urn:c", (17, 60)),
    ]
    assert settled(judgement(SEEN), claims).claim == "urn:b"
    assert settled(judgement(SEEN), claims[::-1]).claim == "urn:b"


def test_of_a_claim_that_stood_on_two_passages_all_words_count() -> None:
    seen = likeness("urn:seen", (10, 20), (40, 60))
    assert settled(judgement(seen), [likeness("urn:a", (10, 20)), likeness("urn:b", (40, 60))]).claim == "urn:b"


def test_where_several_share_as_much_the_order_of_claims_does_not_matter() -> None:
    claims = [likeness("urn:b", (12, 14)), likeness("urn:a", (15, 17))]
    assert settled(judgement(SEEN), claims) == settled(judgement(SEEN), claims[::-1])


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (likeness("urn:a", key="l"), "no claim of the article says so any more"),
        (likeness("urn:a", key="k l"), "no claim of the article says so any more"),
        (likeness("urn:a", polarity="negated"), "it is read as negated now, and was judged as affirmed"),
        (likeness("urn:a", modality="intended"), "it is read as intended now, and was judged as asserted"),
        (likeness("urn:seen", modality="intended"), "it is read as intended now, and was judged as asserted"),
    ],
)
def test_what_says_something_else_makes_an_orphan_with_a_reason(other: Likeness, why: str) -> None:
    orphan = settled(judgement(SEEN), [other])
    assert (orphan.claim, orphan.why_orphaned) == ("", why)
    assert not orphan.is_carried


def test_an_acceptance_holds_wherever_the_article_says_it_and_a_rejection_of_those_words_alone() -> None:
    elsewhere = [likeness("urn:elsewhere", (100, 120))]
    assert settled(judgement(SEEN), elsewhere).claim == "urn:elsewhere"
    rejected = settled(judgement(SEEN, Verdict.REJECTED), elsewhere)
    assert (rejected.claim, rejected.why_orphaned) == (
        "",
        "the article says so in other words only, which were not judged",
    )
    assert settled(judgement(SEEN, Verdict.REJECTED), [likeness("urn:near", (19, 40))]).claim == "urn:near"


def test_reading_back_gives_back_what_was() -> None:
    carried = settled(judgement(SEEN), [likeness("urn:same", (8, 30))])
    orphan = settled(carried, [])
    assert settled(orphan, [SEEN]) == settled(carried, [SEEN]) == judgement(SEEN)
