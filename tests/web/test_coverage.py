"""The page of coverage counts what the reference graphs hold, and nothing that articles say."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode
from tests.shipped import reference_store

from entente.model import iris
from entente.web.asking import Questions
from entente.web.coverage import Coverage, gather

TYPE = iris.PREFIXES["rdf"] + "type"


@pytest.fixture(scope="module")
def coverage(questions: Questions) -> Coverage:
    with questions.asking() as asking:
        return gather(asking)


def test_kinds_are_counted_as_the_shipped_graphs_have_them(coverage: Coverage) -> None:
    reference = reference_store()  # counted another way
    counted = {getattr(line.what, "iri", ""): line.whole for line in coverage.kinds}
    for kind in ("State", "Tenure", "IntergovernmentalOrganization", "MilitaryCommand"):
        found = reference.quads_for_pattern(None, NamedNode(TYPE), NamedNode(iris.term(kind)), None)
        assert counted[iris.term(kind)] == len({quad.subject for quad in found}), kind


def test_sources_make_up_all_statements(coverage: Coverage) -> None:
    reference = reference_store()
    described = [source for source in coverage.sources if source.source.iri != iris.GRAPH + "reference/test"]
    facts = [quad for quad in reference if quad.subject != quad.graph_name]
    assert sum(source.statements for source in described) == len(facts)
    assert len(described) == len({quad.graph_name for quad in reference}), "a source that only agrees is listed too"
    assert sum(count for _, count in coverage.seen) == len(coverage.sources)


def test_a_share_lies_between_nothing_and_all(coverage: Coverage) -> None:
    for line in (*coverage.kinds, *coverage.gaps):
        assert 0 <= line.count <= line.whole and 0 <= line.percent <= 100
    states = next(line for line in coverage.kinds if getattr(line.what, "iri", "") == iris.term("State"))
    assert states.percent >= 95


def test_languages_are_named(coverage: Coverage) -> None:
    named = {line.what for line in coverage.languages}
    assert {"English", "French", "Arabic", "Russian", "Chinese"} <= named


def test_it_asks_five_bounded_queries(coverage: Coverage) -> None:
    assert len(coverage.queries) == 5
    assert all("LIMIT" in query for query in coverage.queries)


def test_sources_stand_on_pages_of_a_hundred(visitor: FlaskClient, coverage: Coverage) -> None:
    last = -(-len(coverage.sources) // 100)
    pages = [visitor.get(f"/coverage/sources?page={number}").text for number in (1, last)]
    assert [page.count('<th scope="row">') for page in pages] == [100, len(coverage.sources) - 100 * (last - 1)]
    assert f"Page {last} of {last}" in pages[1]
    assert visitor.get(f"/coverage/sources?page={last + 1}").status_code == 404
    assert visitor.get("/coverage/sources?page=none").status_code == 400


def test_what_articles_tell_of_offices_is_counted_apart(visitor: FlaskClient, coverage: Coverage) -> None:
    told = coverage.mentions
    assert told.claims >= told.within > 0 < told.offices
    assert "Each proves it for the day of its article alone" in visitor.get("/coverage").text
