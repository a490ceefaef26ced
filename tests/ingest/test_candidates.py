"""The sense that is kept has the highest score, whatever else it has: a property of every choice there can be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from entente.ingest.acquire import article
from entente.ingest.candidates import BARE, PART, TITLED, UNASKED, Choice, Rank, bare, rank
from entente.ingest.dictionary import Dictionary, Sense
from entente.ingest.pipeline import account_of
from entente.model import iris
from entente.model.account import Naming
from entente.model.claim import Entity
from entente.model.document import Article, Source

HOWS = ("label", "altLabel", "abbreviation", "adjective", "demonym", "lastName")
ENTITIES = [Entity(f"urn:{number}", f"Nr. {number}", kind) for number, kind in enumerate(("State", "Place", "Person"))]

senses = some.builds(Sense, some.sampled_from(ENTITIES), some.sampled_from(HOWS), some.just("Name"))
ranked = some.lists(
    some.tuples(senses, some.booleans(), some.booleans()), min_size=1, max_size=8, unique_by=lambda one: one[0]
)


def ranks_of(given: list[tuple[Sense, bool, bool]]) -> tuple[list[Sense], list[Rank]]:
    return [one for one, _, _ in given], [rank(one, fits=fits, met=met) for one, fits, met in given]


@given(ranked)
def test_the_order_of_the_scores_is_the_order_of_the_choice(given: list[tuple[Sense, bool, bool]]) -> None:
    known, ranks = ranks_of(given)
    order = [sense for _, sense in sorted(zip(ranks, known, strict=True), key=lambda pair: pair[0])]
    choice = Choice(order[0], known, ranks)
    scores = [choice.score(sense.entity.iri) for sense in order]
    first = {sense.entity.iri: score for sense, score in zip(reversed(order), reversed(scores), strict=True)}
    best_first = [first[iri] for iri in dict.fromkeys(sense.entity.iri for sense in order)]
    assert best_first == sorted(best_first, reverse=True)
    assert sum(best_first) == pytest.approx(1, abs=0.01)


@given(ranked, some.data())
def test_one_whose_state_is_named_is_kept_with_the_highest_score(
    given: list[tuple[Sense, bool, bool]], data: some.DataObject
) -> None:
    known, ranks = ranks_of(given)
    told = data.draw(some.sampled_from(known))
    candidates = Choice(told, known, ranks, told=told).candidates(known)
    kept = next(one for one in candidates if one.kept)
    assert kept.iri == told.entity.iri and kept.score == max(one.score for one in candidates)
    assert all(0 <= one.score <= 1 for one in candidates)


def sense(number: int, how: str = "lastName") -> Sense:
    return Sense(Entity(f"urn:person:{number}", f"Person {number}", "Person"), how, "Name")


def test_a_bare_last_name_leaves_room_for_somebody_unknown() -> None:
    alone = [sense(1)]
    assert bare(alone, titled=False, named=True).candidates(alone)[0].score == BARE
    assert bare(alone, titled=True, named=True).candidates(alone)[0].score == TITLED


def test_equal_scores_say_that_nothing_tells_them_apart() -> None:
    both = [sense(1), sense(2)]
    choice = bare(both, titled=False, named=True)
    assert [(one.score, one.kept) for one in choice.candidates(both)] == [(BARE / 2, False)] * 2
    assert choice.reason == "several bear it, and nothing tells them apart"


def test_whoever_is_not_in_office_is_out_and_it_is_said_so() -> None:
    (first, second) = bare([sense(1)], titled=False, named=True).candidates([sense(1), sense(2)])
    assert (first.kept, second.kept, second.score) == (True, False, 0)
    assert second.grounds == ("is not known to be in office on the day",)
    nobody = bare([], titled=False, named=True)
    assert nobody.reason == "whoever bears it is not known to be in office on the day"
    assert bare([sense(1)], titled=False, named=False).reason == "it may be a common word"


@pytest.mark.parametrize("choice", [PART, UNASKED])
def test_a_name_within_a_phrase_has_candidates_without_scores_or_grounds(choice: Choice) -> None:
    assert [(one.score, one.grounds) for one in choice.candidates([sense(1)])] == [(0, ())]
    assert choice.reason


def test_several_senses_of_one_are_one_candidate() -> None:
    two = [sense(1, "label"), sense(1, "lastName")]
    choice = Choice(two[0], two, [rank(one, fits=False, met=False) for one in two])
    assert [(one.how, one.score, one.kept) for one in choice.candidates(two)] == [("label", 1, True)]


@pytest.fixture
def names(world: Dictionary) -> Callable[[str], tuple[Naming, ...]]:
    """Read a text up to what its names may stand for."""

    def made(text: str) -> tuple[Naming, ...]:
        this = article(Source("a.txt", text, {"date": "2024-06-28"}))
        return tuple(name for one in account_of(this, world) for name in one.names)

    return made


WORDS = (
    "Libya", "Libyan", "Petrov", "Ivan Petrov", "President Petrov", "Saleh", "AFRICOM", "Tripoli", "Moscow", "Geneva",
    "the Marine general", "met", "accused", "and", ",", "of", "in", "General", "said", "Russians", "He", "the AU",
)  # fmt: skip


@given(some.lists(some.sampled_from(WORDS), min_size=2, max_size=9))
def test_in_any_sentence_the_kept_sense_has_the_highest_score(world: Dictionary, words: list[str]) -> None:
    text = f"The report says {' '.join(words)} today."
    this = Article(text, iris.digest(text), date=date(2024, 6, 28))
    first, again = (tuple(account_of(this, world)) for _ in range(2))
    assert first == again
    for name in (name for one in first for name in one.names):
        kept = [one for one in name.candidates if one.kept]
        assert len(kept) <= 1 and bool(kept) is not bool(name.reason)
        assert all(one.score == max(each.score for each in name.candidates) > 0 for one in kept)


def test_what_was_met_before_speaks_for_a_bearer(names: Callable[[str], tuple[Naming, ...]]) -> None:
    later = names("Ivan Petrov accused Libya. Petrov threatened Chad.")[2]
    kept, other = sorted(later.candidates, key=lambda one: -one.score)
    assert (kept.name, kept.kept, kept.grounds) == (
        "Ivan Petrov", True, ("met before in the article", "by a last name")
    )  # fmt: skip
    assert 0 < other.score < kept.score and other.grounds == ("by a last name",)
