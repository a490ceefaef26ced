"""The patterns: each is sound data in our terms, and its question finds the answer that its page shows."""

from __future__ import annotations

import re

import pytest
from rdflib import RDF, Graph

from entente.model import iris
from entente.ontology import patterns, shapes, terms

PATTERNS = {pattern.name: pattern for pattern in patterns.patterns()}


def name(pattern: patterns.Pattern) -> str:
    return pattern.name


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=name)
def test_a_pattern_keeps_the_shapes(pattern: patterns.Pattern) -> None:
    data = Graph().parse(data=pattern.turtle, format="turtle")
    for kind in terms.graph().triples((None, RDF.type, None)):
        if str(kind[0]).startswith(iris.VOCABULARY) and (None, None, kind[0]) in data:
            data.add(kind)
    assert shapes.violations_of_data(data) == ()


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=name)
def test_a_pattern_uses_our_terms_only_as_they_are_defined(pattern: patterns.Pattern) -> None:
    data = Graph().parse(data=pattern.turtle, format="turtle")
    used = {str(node) for triple in data for node in triple if str(node).startswith((iris.ONTOLOGY, iris.VOCABULARY))}
    assert used
    asked = {iris.term(local) for local in re.findall(r"\bent:(\w+)", pattern.query)}
    assert asked
    assert (used | asked) - set(terms.terms()) == set()
    assert not any(str(node).startswith(iris.BASE + "id/") for triple in data for node in triple)


@pytest.mark.parametrize(
    ("pattern", "rows"),
    [
        ("command", [("Ben Tarn", "possibly")]),
        ("relation", [("Velmar", "2019-12-31T23:59:59Z")]),
        ("change", [("Coastal League", "ent:Split"), ("Harbour Movement", "ent:Split")]),
        ("recognition", [("Arland", "Council of Ostrel", "recognition:government"),
                         ("Velmar", "Assembly of Ostrel", "recognition:de-facto")]),
        ("participation", [("Arland", "participation-role:host", ""),
                           ("Ben Tarn", "participation-role:delegate", "Velmar")]),
        ("membership", [("Arland", "membership-status:founding", "2012-04-04T00:00:00Z"),
                        ("Velmar", "membership-status:candidate", "")]),
        ("dyads", [("2031-04", "event-type:CONSULT", "3"), ("2031-05", "event-type:THREATEN", "1")]),
        ("claim", [("1", "officials in Velmar", "Arland asked Velmar to open the strait"),
                   ("2", "the author", "Arland asked Velmar to open the strait")]),
    ],
)  # fmt: skip
def test_its_question_has_this_answer(pattern: str, rows: list[tuple[str, ...]]) -> None:
    assert list(PATTERNS[pattern].rows) == rows


def test_every_pattern_has_an_answer_that_is_tested() -> None:
    marks = test_its_question_has_this_answer.pytestmark  # type: ignore[attr-defined]
    assert {pattern for pattern, _ in marks[0].args[1]} == set(PATTERNS)


def test_a_term_leads_to_the_patterns_that_show_it() -> None:
    assert "command" in {pattern.name for pattern in patterns.showing(iris.term("Tenure"))}
    assert patterns.showing(iris.term("qualityException")) == ()
