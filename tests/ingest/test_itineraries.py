"""Records of travels and visits become articles, and their remarks claims."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from entente.errors import BadArticle, BadParameter
from entente.ingest.dictionary import Dictionary
from entente.ingest.itineraries import PUBLISHER, is_itinerary, itinerary
from entente.ingest.pipeline import read_article
from entente.ingest.records import records
from entente.model.claim import Claim
from entente.model.document import Failure, Source

TRAVEL = {
    "kind": "travel", "id": "travel-1", "traveller": "Ann (Annie) Lee", "traveller_role": "Secretary of State",
    "start": "1990-03-23", "end": "1990-03-24", "country": "Arland, Republic of", "locale": "Selm",
    "text": "Met with President Bo Ray of Chad. Attended a conference.",
}  # fmt: skip
VISIT = {
    "kind": "visit", "id": "visit-1", "visitor": "Prime Minister Bo Ray", "from_country": ["Chad"],
    "start": "1990-03-20", "end": "1990-03-20", "text": "Met with President Lee.",
}  # fmt: skip
RECORDS = Path(__file__).parents[3] / "shared" / "statedept" / "travels-visits.jsonl"


def test_a_travel_says_who_went_where_and_when_and_keeps_its_remark() -> None:
    text, known = itinerary("a:1", TRAVEL)
    first, remark = text.split("\n\n")
    assert (
        first == "Ann Lee, Secretary of State of the United States, visited the Republic of Arland "
        "from March 23, 1990 to March 24, 1990."
    )
    assert remark == TRAVEL["text"]
    assert known["title"] == "Ann Lee in the Republic of Arland, 1990-03-23 to 1990-03-24"
    assert (known["publisher"], known["date"], known["rights"]) == (PUBLISHER, "1990-03-23", "full")
    assert known["place"] == "Selm"


def test_of_several_towns_none_is_the_place() -> None:
    assert "place" not in itinerary("a:1", TRAVEL | {"locale": "Selm, Tarn"})[1]
    assert "place" not in itinerary("a:1", TRAVEL | {"locale": ""})[1]


def test_a_visit_says_whence_the_visitor_came() -> None:
    text, known = itinerary("a:1", VISIT)
    assert text.startswith("Prime Minister Bo Ray of Chad visited the United States on March 20, 1990.\n\n")
    assert known["title"] == "Prime Minister Bo Ray of Chad in the United States, 1990-03-20"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"traveller": ""}, "a:1 has no traveller"),
        ({"country": None}, "a:1 has no country"),
        ({"start": "spring 1990"}, "is no day"),
    ],
)
def test_a_record_that_lacks_a_field_is_named(change: dict[str, Any], error: str) -> None:
    with pytest.raises((BadArticle, BadParameter), match=error):
        itinerary("a:1", TRAVEL | change)


def test_an_article_of_a_kind_is_no_itinerary() -> None:
    assert not is_itinerary({"kind": "visit", "text": "A story."})
    assert not is_itinerary({"text": "A story."})


def lines(*found: object) -> io.BytesIO:
    return io.BytesIO(b"\n".join(json.dumps(one).encode() for one in found))


def test_a_file_may_hold_both_and_articles_too() -> None:
    found = list(records("a", lines(TRAVEL, VISIT, {"text": "A story."}, TRAVEL | {"start": ""}), {}, 10_000))
    texts = [one.content for one in found if isinstance(one, Source)]
    assert [str(text)[:8] for text in texts] == ["Ann Lee,", "Prime Mi", "A story."]
    assert [type(one) for one in found[3:]] == [Failure]


def claims(record: dict[str, Any], world: Dictionary) -> list[Claim]:
    (source,) = records("a", lines(record), {}, 10_000)
    assert isinstance(source, Source)
    return list(read_article(source, world).claims)


def test_a_remark_without_a_subject_is_about_the_traveller(world: Dictionary) -> None:
    met = [claim for claim in claims(TRAVEL, world) if claim.type == "CONSULT" and claim.mode != "visit"]
    assert [[one.label for one in claim.subjects] for claim in met] == [["Ann Lee"]]
    assert [[one.label for one in claim.objects] for claim in met] == [["Bo Ray"]]
    assert met[0].evidence.quote.startswith("Met with")


def test_a_sentence_with_a_subject_of_its_own_is_not(reading: Callable[..., Any]) -> None:
    text = "Ann Lee is President of Libya.\n\nAsked about it, Chad met Sudan. Backed by Egypt, Libya accused Chad."
    found = reading(text).claims
    subjects = {
        one.label for claim in found if claim.type in ("CONSULT", "ACCUSE", "SUPPORT") for one in claim.subjects
    }
    assert "Ann Lee" not in subjects


def test_a_mention_proves_an_office_for_its_day_alone(world: Dictionary) -> None:
    held = [claim for claim in claims(VISIT, world) if claim.type == "holdsPosition"]
    assert held
    for claim in held:
        begun, ended = claim.bounds.starts_not_after, claim.bounds.ends_not_before
        assert begun and ended and begun.date() == ended.date() and begun.date().isoformat() == VISIT["start"]
        assert claim.bounds.starts_not_before is None and claim.bounds.ends_not_after is None


@pytest.mark.skipif(not RECORDS.exists(), reason="the collection of travels and visits is not beside the project")
def test_every_record_of_the_collection_becomes_an_article() -> None:
    with RECORDS.open("rb") as file:
        found = list(records("travels-visits.jsonl", file, {}, 100_000))
    assert [one for one in found if isinstance(one, Failure)] == []
    assert len({one.content for one in found if isinstance(one, Source)}) > 0.98 * len(found) > 5000
