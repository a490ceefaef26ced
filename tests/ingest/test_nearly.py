"""Why a word of the lexicon made no claim, in plain words."""

from __future__ import annotations

import pytest

from entente.ingest.acquire import article
from entente.ingest.dictionary import Dictionary
from entente.ingest.lacks import Lack
from entente.ingest.pipeline import account_of
from entente.model.account import NearMiss
from entente.model.document import Source


def near(world: Dictionary, text: str) -> dict[str, NearMiss]:
    this = article(Source("a.txt", text, {"date": "2024-06-28"}))
    return {miss.word.text: miss for one in account_of(this, world) for miss in one.near}


@pytest.mark.parametrize(
    ("text", "word", "lack"),
    [
        ("Russia met yesterday in the morning.", "met", Lack.NO_OBJECT),
        ("Russia recognises the deadline.", "recognises", Lack.UNKNOWN_OBJECT),
        ("Russia recognises Geneva.", "recognises", Lack.PLACE_OBJECT),
        ("Russia met Russia.", "met", Lack.SAME),
        ("Somebody accused Chad.", "accused", Lack.NO_SUBJECT),
        ("Russia praised the memorandum.", "praised", Lack.NO_CLAIM),
        ("The students met the nurses.", "met", Lack.PRIVATE),
    ],
)
def test_what_was_missing_is_said(world: Dictionary, text: str, word: str, lack: Lack) -> None:
    assert near(world, text)[word].lacking[0].reason == lack.value


def test_what_stands_in_the_place_of_somebody_known_is_shown(world: Dictionary) -> None:
    beside = near(world, "Russia met the deadline.")["met"].beside
    assert beside and beside.text == "the deadline"


def test_a_word_without_the_noun_it_wants_is_apart(world: Dictionary) -> None:
    found = near(world, "Russia sent flowers.")["sent"]
    assert found.word_alone and found.lacking[0].reason in (Lack.NOUN, Lack.PARTICLE)
    assert not near(world, "Russia met the deadline.")["met"].word_alone


def test_a_word_that_made_a_claim_is_no_near_miss(world: Dictionary) -> None:
    assert near(world, "Russia accused Chad.") == {}
    assert "sanctions" not in near(world, "Russia imposed sanctions on Chad.")


def test_the_frame_that_came_nearest_is_first(world: Dictionary) -> None:
    order = {lack.value: lack.reach for lack in Lack}
    for miss in near(world, "Russia called the deadline. Russia made plans. Chad held the line.").values():
        reached = [order[one.reason] for one in miss.lacking]
        assert reached == sorted(reached, reverse=True)
