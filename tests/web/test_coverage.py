"""The page of coverage counts what the reference graphs hold, and nothing that articles say."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from entente.model import iris
from entente.ontology import resources
from entente.web.asking import Questions
from entente.web.coverage import Coverage, gather

TYPE = iris.PREFIXES["rdf"] + "type"


@pytest.fixture(scope="module")
def coverage(questions: Questions) -> Coverage:
    with questions.asking() as asking:
        return gather(asking)


@pytest.fixture(scope="module")
def reference() -> Store:
    """The shipped graphs alone, counted another way."""
    store = Store()
    for file in resources.reference_files():
        store.bulk_load(file.read_bytes(), RdfFormat.TRIG)
    return store


def test_kinds_are_counted_as_the_shipped_graphs_have_them(coverage: Coverage, reference: Store) -> None:
    counted = {getattr(line.what, "iri", ""): line.whole for line in coverage.kinds}
    for kind in ("State", "Tenure", "IntergovernmentalOrganization", "MilitaryCommand"):
        found = reference.quads_for_pattern(None, NamedNode(TYPE), NamedNode(iris.term(kind)), None)
        assert counted[iris.term(kind)] == len({quad.subject for quad in found}), kind


def test_sources_make_up_all_statements(coverage: Coverage, reference: Store) -> None:
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


def test_it_asks_four_bounded_queries(coverage: Coverage) -> None:
    assert len(coverage.queries) == 4
    assert all("LIMIT" in query for query in coverage.queries)
