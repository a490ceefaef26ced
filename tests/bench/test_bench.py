"""What the bench stands on: one graph for one seed, answers compared well, helpers that give equal answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from entente.publish import open_for_reading
from entente.store.embedded import EmbeddedStore

from . import answers
from .chart import Chart, Mark, Row, svg
from .comparison import Effort, compare
from .figures import Spread
from .graph import SMALL, Seeded, make
from .news import CLAIMS, News
from .peers import Entente, Oxigraph
from .questions import FOLDER, questions
from .reference import reference
from .world import make_world

HELPED = sorted(path.stem for path in (FOLDER / "helped").glob("*.rq"))
BINDINGS = {"contradictions": 150, "evidence": 60}
"""How often what is rare in a small graph must be asked for until something is found; other questions eight times."""
ASKED = sorted(path.stem for path in (FOLDER / "asked").glob("*.rq"))


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Seeded:
    """A small graph, made by the product's own writer."""
    return make(SMALL, tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="module")
def store(graph: Seeded) -> Iterator[EmbeddedStore]:
    with open_for_reading(graph.data) as opened:
        yield opened


def test_equal_seeds_give_equal_worlds_and_news() -> None:
    one, same, other = make_world(7, 6), make_world(7, 6), make_world(8, 6)
    assert reference(one) == reference(same) != reference(other)
    assert list(News(one, 30, 10, 7)) == list(News(same, 30, 10, 7)) != list(News(one, 30, 10, 8))


def test_the_hub_has_as_many_claims_as_were_asked_for() -> None:
    world = make_world(7, 6)
    told = [claim for _, claims in News(world, 50, 100, 7) for claim in claims]
    assert len(told) == 50 * CLAIMS
    assert sum(world.hub in claim.subjects for claim in told) == 100


def test_every_quote_stands_where_its_evidence_says() -> None:
    for article, claims in News(make_world(7, 6), 30, 10, 7):
        for evidence in (claim.evidence for claim in claims):
            assert article.text[evidence.start : evidence.end] == evidence.quote
            assert evidence.quote in article.text[evidence.sentence_start : evidence.sentence_end]


@pytest.mark.parametrize("name", HELPED)
def test_helpers_give_the_answers_of_plain_queries(name: str, graph: Seeded, store: EmbeddedStore) -> None:
    plain, helped = (
        next(question for question in questions(folder, graph, BINDINGS.get(name, 8)) if question.id == name)
        for folder in ("plain", "helped")
    )
    told = [answers.rows(store.query(text, "json")) for text in plain.texts]
    assert [answers.rows(store.query(text, "json")) for text in helped.texts] == told
    assert any(answer.total() for answer in told), "a question nothing answers shows nothing"


@pytest.mark.parametrize("name", ASKED)
def test_every_question_has_answers(name: str, graph: Seeded, store: EmbeddedStore) -> None:
    question = next(question for question in questions("asked", graph, BINDINGS.get(name, 8)) if question.id == name)
    read = answers.rows if question.form == "SELECT" else answers.triples
    form = "json" if question.form == "SELECT" else "turtle"
    assert any(read(store.query(text, form)).total() for text in question.texts)


def test_oxigraph_and_we_answer_alike_and_are_timed(graph: Seeded) -> None:
    few = Effort(clients=(1, 2), rounds=1, seconds=0.0, most=1)
    told = compare(graph, (Entente(cached=False), Oxigraph()), lambda line: None, few)
    assert told.left_out == {}
    assert {(one.question, one.peer, one.clients) for one in told.timings} == {
        (question, peer, clients) for question in ASKED for peer in ("entente", "oxigraph") for clients in (1, 2)
    }
    assert all(one.refused == 0 and one.milliseconds.count == one.clients for one in told.timings)
    assert all(one.loaded and one.memory > 1 for one in told.standings)


def test_answers_are_compared_as_bags_by_value() -> None:
    def told(*values: str, kind: str = "integer") -> answers.Answer:
        rows = ", ".join(
            f'{{"n": {{"type": "literal", "value": "{value}", "datatype": "http://www.w3.org/2001/XMLSchema#{kind}"}}}}'
            for value in values
        )
        return answers.rows(f'{{"head": {{"vars": ["n"]}}, "results": {{"bindings": [{rows}]}}}}'.encode())

    assert answers.difference(told("1", "2"), told("2", "1", kind="decimal")) == ""
    assert answers.difference(told("1", "1"), told("1")) == "1 of 2 rows missing, 0 surplus, as in: 1"
    assert answers.difference(told("1"), told("1", kind="string")) != ""


def test_a_chart_keeps_every_mark_within_its_width() -> None:
    rows = tuple(Row(f"<{value}>", (Mark("one", Spread.of([value, value * 2])),)) for value in (0.02, 7.0, 3000.0))
    chart = Chart("ms", rows, is_logarithmic=True)
    for drawn in (svg(chart, "times"), svg(replace(chart, is_logarithmic=False), "times")):
        places = [float(part.split("%")[0]) for part in drawn.split('x2="')[1:]]
        assert len(places) >= len(rows)
        assert all(0 <= place <= 100 for place in places)
        assert "&lt;0.02&gt;" in drawn
