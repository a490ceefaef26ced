"""What two reports of an event agree on, and the number that is made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from entente.model import iris
from entente.reason.happenings import Happening, Party
from entente.reason.sameness import THRESHOLD, Agreement, agreement

ARLAND, VELMAR, CORVIA = (iris.thing("state", name) for name in ("Arland", "Velmar", "Corvia"))
ADA, BEN = (Party(iris.thing("person", name), ARLAND) for name in ("Ada", "Ben"))
HARBOUR, CAPITAL = (iris.thing("place", name) for name in ("Harbour", "Capital"))
ARTICLES = [iris.article(digit * 16) for digit in "ab"]
CLASSES = {
    iris.concept("event-type", name): iris.concept("event-type", of)
    for name, of in {
        "CONSULT": "verbal-cooperation",
        "AGREE": "verbal-cooperation",
        "AID": "material-cooperation",
        "ACCUSE": "verbal-conflict",
        "ASSAULT": "material-conflict",
    }.items()
}


def state(iri: str) -> Party:
    return Party(iri, iri)


def scoped(name: str, article: str, acts_for: str = "") -> Party:
    return Party(iris.in_article("actor", article, name), acts_for)


ONE = Happening(
    event="urn:one",
    article=ARTICLES[0],
    publisher="urn:post",
    type=iris.concept("event-type", "CONSULT"),
    modes=frozenset(),
    subjects=frozenset({ADA}),
    objects=frozenset({state(VELMAR)}),
    first=date(2030, 5, 13),
    last=date(2030, 5, 13),
    is_dated=False,
    places=frozenset(),
    around=frozenset(),
    occasions=frozenset(),
    sentences=frozenset({"ada met velmar"}),
    signatures=frozenset(),
)
OTHER = replace(ONE, event="urn:other", article=ARTICLES[1], publisher="urn:star", sentences=frozenset({"talks"}))


def held(one: Happening = ONE, **changed: object) -> Agreement:
    found = agreement(one, replace(OTHER, **changed), CLASSES)  # type: ignore[arg-type]
    assert found
    return found


def kind(name: str) -> str:
    return iris.concept("event-type", name)


def test_reports_that_agree_in_all_they_tell_have_the_highest_score() -> None:
    found = held()
    assert found.score == 1
    assert set(found.grades) == {"parties", "time", "type"}
    assert found.parties == {ADA.iri, VELMAR}
    assert not found.same_words


def test_what_is_not_known_counts_neither_way() -> None:
    here = replace(ONE, places=frozenset({HARBOUR}), signatures=frozenset({"0" * 96}))
    assert held(here).grades == held().grades
    both = held(here, places=frozenset({CAPITAL}), signatures=frozenset({"F" * 96}))
    assert both.grades["place"] == both.grades["sentences"] == 0
    assert both.score == pytest.approx(4 / 6)


@pytest.mark.parametrize(
    "changed",
    [
        {"article": ARTICLES[0]},
        {"publisher": "urn:post"},
        {"first": date(2030, 5, 17), "last": date(2030, 5, 17)},
        {"subjects": frozenset({BEN})},
        {"subjects": frozenset({state(CORVIA)})},
        {"objects": frozenset({state(CORVIA)})},
    ],
    ids=["one-article", "one-publisher", "other-days", "another-person", "other-subject", "other-object"],
)
def test_some_cannot_be_one(changed: dict[str, object]) -> None:
    assert agreement(ONE, replace(OTHER, **changed), CLASSES) is None  # type: ignore[arg-type]


def test_events_without_publishers_are_held_against_each_other() -> None:
    assert agreement(replace(ONE, publisher=""), replace(OTHER, publisher=""), CLASSES)


def test_who_acts_for_the_same_state_agrees_by_three_quarters() -> None:
    found = held(subjects=frozenset({state(ARLAND)}))
    assert found.grades["parties"] == (0.75 + 1) / 2
    assert found.parties == {VELMAR}
    assert found.states == {ARLAND}


def test_those_whom_articles_alone_know_agree_by_name_and_hardly_without() -> None:
    here = replace(ONE, objects=frozenset({scoped("hospital", ARTICLES[0])}))
    assert held(here, objects=frozenset({scoped("hospital", ARTICLES[1])})).grades["parties"] == (1 + 0.75) / 2
    assert held(here, objects=frozenset({scoped("school", ARTICLES[1])})).grades["parties"] == (1 + 0.25) / 2
    assert not held(here, objects=frozenset({scoped("hospital", ARTICLES[1])})).parties - {ADA.iri}


def test_a_few_of_many_agree_in_full() -> None:
    assert held(objects=frozenset({state(VELMAR), state(CORVIA)})).grades["parties"] == 1


def test_sides_may_change_places_where_the_type_says_the_same_either_way_round() -> None:
    turned = {"subjects": ONE.objects, "objects": ONE.subjects}
    assert held(ONE, **turned).grades["parties"] == 1
    accused = {"type": kind("ACCUSE"), **turned}
    assert agreement(replace(ONE, type=kind("ACCUSE")), replace(OTHER, **accused), CLASSES) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "grade"), [(0, 1), (1, 0.75), (3, 0.25)])
def test_days_of_articles_may_lie_apart(days: int, grade: float) -> None:
    day = date(2030, 5, 13 + days)
    assert held(first=day, last=day).grades["time"] == grade


def test_days_that_claims_tell_must_meet_or_nearly() -> None:
    here, next_day = replace(ONE, is_dated=True), date(2030, 5, 14)
    assert held(here, is_dated=True).grades["time"] == 1
    assert held(here, is_dated=True, first=next_day, last=next_day).grades["time"] == 0.5
    assert held(here, is_dated=True, first=date(2030, 5, 1), last=date(2030, 5, 31)).grades["time"] == 0.5
    later = replace(OTHER, is_dated=True, first=date(2030, 5, 15), last=date(2030, 5, 15))
    assert agreement(here, later, CLASSES) is None


@pytest.mark.parametrize(
    ("type_", "modes", "grade"),
    [
        ("CONSULT", {"urn:visit"}, 1),
        ("CONSULT", {"urn:phone"}, 0.75),
        ("AGREE", set(), 0.5),
        ("AID", set(), 0.25),
        ("ACCUSE", set(), 0),
    ],
)
def test_types_agree_by_degrees(type_: str, modes: set[str], grade: float) -> None:
    here = replace(ONE, modes=frozenset({"urn:visit"}))
    assert held(here, type=kind(type_), modes=frozenset(modes)).grades["type"] == grade


def test_a_place_agrees_with_what_it_lies_in_and_not_with_its_neighbour() -> None:
    here = replace(ONE, places=frozenset({HARBOUR}), around=frozenset({VELMAR}))
    assert held(here, places=frozenset({VELMAR})).grades["place"] == 1
    assert held(here, places=frozenset({VELMAR})).places == {VELMAR}
    assert held(here, places=frozenset({CAPITAL}), around=frozenset({VELMAR})).grades["place"] == 0


def test_parts_of_one_conference_agree() -> None:
    here = replace(ONE, occasions=frozenset({"urn:conference"}))
    assert held(here, occasions=frozenset({"urn:conference"})).grades["occasion"] == 1
    assert held(here, occasions=frozenset({"urn:summit"})).grades["occasion"] == 0


def test_sentences_agree_by_the_bits_of_their_signatures() -> None:
    here = replace(ONE, signatures=frozenset({"0" * 96}))
    near, half = held(here, signatures=frozenset({"0" * 95 + "1"})), held(here, signatures=frozenset({"3" * 96}))
    assert (near.grades["sentences"], near.distance) == (1, 1)
    assert half.grades["sentences"] == pytest.approx(0, abs=1e-9)


def test_the_same_words_are_a_copy_still_one_event() -> None:
    found = held(sentences=ONE.sentences)
    assert found.same_words
    assert found.score >= THRESHOLD
