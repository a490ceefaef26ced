from __future__ import annotations

import pytest
from pyoxigraph import Store

from entente.errors import BadQuery
from entente.sparql.syntax import explain


def mistake(query: str) -> BadQuery:
    try:
        Store().query(query)
    except SyntaxError as error:
        return explain(query, str(error))
    raise AssertionError("the engine takes this for SPARQL")


@pytest.mark.parametrize(
    ("query", "line", "column", "detail", "hint"),
    [
        ("", 1, 1, "empty", "SELECT"),
        ("SELEC * { ?s ?p ?o }", 1, 1, "SELEC", "SELECT"),
        ("SELECT * { ?s ?p ?o }\nODER BY ?s", 2, 1, "ODER", "ORDER"),
        ("SELECT * {\n\t?s ent:x ?o }", 2, 5, "ent:", "PREFIX ent: <https://w3id.org/entente/ontology#>"),
        ("SELECT * { ?s zzz:x ?o }", 1, 15, "zzz:", "PREFIX zzz:"),
        ("SELECT * {\n { ?s ?p ?o }", 1, 10, "not closed", "add the }"),
        ("SELECT * { ?s ?p ?o } }", 1, 23, "closes nothing", "take it out"),
        ("SELECT * { ?s ?p (1 2 }", 1, 18, "not closed", "add the )"),
        ("SELECT * { ?s ?p 'abc }", 1, 18, "not closed", "close it with '"),
        ("SELECT * { ?s <urn:a b> ?o }", 1, 15, "no IRI", "no spaces"),
        ("SELECT * {\n ?s ?p ?o\n ?a ?b ?c }", 3, 2, "fourth term", "dot"),
        ("SELECT ?o (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s", 1, 1, "GROUP BY", "SAMPLE"),
        ("SELECT (1 AS ?s) { ?s ?p ?o }", 1, 1, "already bound", "new name"),
        ("SELECT * { FILTER(regexp(?x, 'a')) }", 1, 19, "regexp", "REGEX"),
        ("SELECT * { ?s ?p ?o } LIMIT", 1, 28, "too early", "missing"),
    ],
)
def test_usual_mistakes(query: str, line: int, column: int, detail: str, hint: str) -> None:
    found = mistake(query)
    assert (found.members["line"], found.members["column"]) == (line, column)
    assert detail in found.detail
    assert hint in found.hint


def test_the_caret_stands_under_the_mistake() -> None:
    found = mistake("SELECT * {\n\t?s ent:x ?o }")
    assert found.members["caret"] == "\t?s ent:x ?o }\n\t   ^"


@pytest.mark.parametrize("cut", range(0, 120, 7))
def test_a_query_cut_anywhere_is_explained(cut: int) -> None:
    whole = (
        "PREFIX a: <urn:a>\nSELECT ?x (SUM(?y) AS ?z) { ?x a:b/a:c* ?y "
        "OPTIONAL { ?y ?p 'q'@en } FILTER(?y < 3) } GROUP BY ?x"
    )
    try:
        Store().query(whole[:cut])
    except SyntaxError as error:
        found = explain(whole[:cut], str(error))
        lines = whole[:cut].split("\n")
        line, column = found.members["line"], found.members["column"]
        assert isinstance(line, int) and isinstance(column, int)
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
        assert found.hint
