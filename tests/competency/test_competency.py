"""Every competency question: its header, its answers in a small world of its own, and its answer over the samples.

``<id>.trig`` is a question's world, with what a wrong query would take for an answer beside what is one. ``<id>.csv``
holds what is given (columns beginning with ``?``) and, in order, the rows expected; a row of nothing expects none.
Things are written without what their IRIs begin with.
"""

from __future__ import annotations

import csv
import re
from itertools import groupby
from pathlib import Path

import pytest

from entente.model.iris import THING
from entente.queries import Query
from entente.questions import GROUPS, Asker, Table, answer, library
from entente.sparql.guard import Bounds, admit

HERE = Path(__file__).parent
BOUNDS = ["startsNotBefore", "startsNotAfter", "endsNotBefore", "endsNotAfter"]
SHADES = """\
  BIND(?date + "P1D"^^xsd:dayTimeDuration AS ?next)
  FILTER(!COALESCE(?startsNotBefore >= ?next, false) && !COALESCE(?endsNotAfter < ?date, false))
  BIND(IF(COALESCE(?startsNotAfter < ?next && ?endsNotBefore >= ?date, false), "surely",
    IF(BOUND(?startsNotBefore) || BOUND(?endsNotAfter), "possibly", "unknown")) AS ?certainty)
"""
"""How a day is judged by four bounds: word for word the same in every question that asks as of a day."""

NOT_IN_THE_SAMPLES = {
    "allies": "no alliance is told by two publishers, and no reference source states one",
    "orphaned-judgements": "no curator has judged what the samples say",
}

WITH_EVERY_PLACE = {"evidence-behind", "said-by"}
"""Questions that ask for the very words, and so have a row for each place where an article says it."""

questions = pytest.mark.parametrize("question", library().values(), ids=library())


def _expected(path: Path) -> list[tuple[dict[str, str], list[dict[str, str]]]]:
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    given = [{key[1:]: value for key, value in row.items() if key.startswith("?")} for row in rows]
    wanted = [{key: value for key, value in row.items() if not key.startswith("?")} for row in rows]
    groups = groupby(zip(given, wanted, strict=True), key=lambda pair: pair[0])
    return [(values, [row for _, row in pairs if any(row.values())]) for values, pairs in groups]


def _written(table: Table, columns: list[str]) -> list[dict[str, str]]:
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return [{name: term.value.removeprefix(THING) if (term := row[name]) else "" for name in columns} for row in rows]


@pytest.mark.parametrize("identifier", library())
def test_a_question_gives_these_rows_in_its_own_small_world(identifier: str, world: Asker) -> None:
    question = library()[identifier]
    cases = _expected(HERE / f"{identifier}.csv")
    columns = [name for name in (HERE / f"{identifier}.csv").read_text().splitlines()[0].split(",") if name[0] != "?"]
    for given, rows in cases:
        found = answer(question, given, world)
        assert _written(found.table, columns) == rows, given
        assert bool(found.reason) is not bool(rows), given
    if question.as_of:
        assert len({given[question.as_of] for given, _ in cases}) >= 3


@pytest.mark.parametrize("identifier", sorted(set(library()) - WITH_EVERY_PLACE))
def test_a_claim_said_twice_is_counted_once(identifier: str, restated_world: Asker) -> None:
    test_a_question_gives_these_rows_in_its_own_small_world(identifier, restated_world)


@pytest.mark.parametrize("identifier", sorted(WITH_EVERY_PLACE))
def test_every_place_of_a_claim_is_shown_where_that_is_asked(identifier: str, restated_world: Asker) -> None:
    given, rows = _expected(HERE / f"{identifier}.csv")[0]
    found = answer(library()[identifier], given, restated_world).table
    claims = [row[found.columns.index("claim")] for row in found.rows]
    assert len(claims) == 2 * len(set(claims)) == 2 * len(rows)


def test_every_world_is_of_a_question() -> None:
    assert {path.stem for path in HERE.glob("*.trig")} == {path.stem for path in HERE.glob("*.csv")} == set(library())


@pytest.mark.parametrize("identifier", library())
def test_a_question_finds_its_example_among_the_samples(identifier: str, samples: Asker) -> None:
    question = library()[identifier]
    found = answer(question, {item.name: item.example for item in question.parameters}, samples)
    assert bool(found.table.rows) is (identifier not in NOT_IN_THE_SAMPLES), found.reason
    assert len({tuple(row) for row in found.table.rows}) == len(found.table.rows)
    assert bool(found.reason) is not bool(found.table.rows)


def test_the_commander_of_a_command_is_found_by_its_abbreviation(samples: Asker) -> None:
    found = answer(library()["who-commanded"], {"body": "AFRICOM", "date": "2024-06-26"}, samples)
    assert _written(found.table, ["certainty", "personLabel"]) == [
        {"certainty": "surely", "personLabel": "Michael Langley"}
    ]


def test_what_is_only_claimed_is_told_apart_from_what_is_accepted(samples: Asker) -> None:
    found = answer(library()["allies"], {"actor": "United States"}, samples)
    assert found.reason == (
        "1 claim says so, but the policy corroborated did not accept it; see allied-according-to-whom"
    )
    assert answer(library()["allied-according-to-whom"], {"actor": "United States"}, samples).table.rows


def test_the_questions_come_from_all_ten_groups_in_their_order() -> None:
    groups = [question.group for question in library().values()]
    assert tuple(dict.fromkeys(groups)) == GROUPS
    assert len(GROUPS) == 10
    assert len(groups) >= 32


@questions
def test_a_header_says_what_is_asked_and_how_it_is_answered(question: Query) -> None:
    assert question.title
    assert question.question.endswith("?")
    assert question.explanation.endswith(".")
    assert question.headers["entailment"]
    assert all(item.example and item.purpose for item in question.parameters)
    dates = {item.name for item in question.parameters if item.type == "date"}
    assert question.headers["as-of"] in dates | {"none"}
    assert question.headers.get("see", "who-commanded") in library()


@questions
def test_an_answer_is_bounded_and_in_a_fixed_order(question: Query) -> None:
    order, _, limit = question.text.strip().rpartition("\nORDER BY ")[2].partition("\nLIMIT ")
    assert order
    assert 0 < int(limit) <= 1000


@questions
def test_a_question_is_small_enough_for_the_public_endpoint(question: Query) -> None:
    assert admit(question.text, Bounds()).form == "SELECT"


@questions
def test_every_label_stands_beside_what_it_names(question: Query) -> None:
    selected = re.findall(r"\?(\w+)", question.text[question.text.index("\nSELECT") : question.text.index("\nWHERE")])
    named = [name.removesuffix("Label") for name in selected if name.endswith("Label")]
    assert set(named) <= set(selected)


@questions
def test_a_day_is_judged_in_three_shades_and_always_the_same_way(question: Query) -> None:
    assert (SHADES in question.text) is bool(question.as_of)
    if question.as_of:
        selected = question.text[: question.text.index("\nWHERE")]
        assert all(f"?{name}" in selected for name in ["certainty", *BOUNDS])
        assert 'ORDER BY (?certainty = "unknown") (?certainty = "possibly")' in question.text or "?steps" in selected
