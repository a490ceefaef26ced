from __future__ import annotations

import tarfile
import time
from pathlib import Path

import pytest

from entente.errors import QueryRefused
from entente.sparql.guard import Bounds, Size, admit, measure
from entente.sparql.tokens import tokenise

W3C = Path(__file__).resolve().parents[2] / "../shared/w3c/sparql-tests.tar.xz"
PLAIN = "SELECT ?s (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?s"


def limit_of(query: str, bounds: Bounds | None = None) -> object:
    with pytest.raises(QueryRefused) as caught:
        admit(query, bounds or Bounds())
    return caught.value.members.get("limit")


def test_an_ordinary_query_is_outlined() -> None:
    found = admit(f"# a comment\nPREFIX ex: <http://example.org/#> {PLAIN}", Bounds())
    assert (found.form, found.names_dataset, found.prefixes) == ("SELECT", False, (("ex", "http://example.org/#"),))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { service silent ?where { ?s ?p ?o } }",
        "ASK { ?a ?b ?c FILTER(?a<?b)SERVICE#>\n<http://example.org/>{ ?x ?y ?z } }",
        "ASK { ?s <urn:x#y> ?o FILTER(?a<'>')SERVICE<http://example.org/>{ ?s ?p 'a' } }",
        "ASK { { SELECT ?s { ?s ?p ?o } HAVING (?s) (?a<'>') } SERVICE<http://example.org/>{ ?s ?p 'a' } }",
        "ASK { ?s ?p ?o FILTER <urn:f>(?a<'>')SERVICE<http://example.org/>{ ?s ?p 'a' } }",
    ],
)
def test_other_servers_are_not_asked_however_it_is_hidden(query: str) -> None:
    assert limit_of(query) == "service"


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?service <http://example.org/SERVICE> 'SERVICE <http://x> {}' }",
        'ASK { ?s ?p """a "quoted" SERVICE """ } # SERVICE',
        "PREFIX service: <urn:service> ASK { ?s service:load service:SERVICE }",
        "ASK { ?s <http://example.org/a(1)#service> ?o , <http://example.org/it's#x> , <urn:load> }",
        "ASK { ?s ?p ?o FILTER(?o<5&&?p>3) FILTER(?s IN (<urn:a#b>, <urn:c>)) }",
    ],
)
def test_the_words_alone_do_no_harm(query: str) -> None:
    assert admit(query, Bounds()).form == "ASK"


@pytest.mark.parametrize("query", ["DROP ALL", "PREFIX a: <urn:a> insert data { a:b a:c 1 }", "LOAD <http://x>"])
def test_updates_are_refused(query: str) -> None:
    with pytest.raises(QueryRefused, match="not updates"):
        admit(query, Bounds())


def test_each_limit_is_named_at_its_edge() -> None:
    bounds = Bounds(length=200, depth=3, patterns=4)
    assert limit_of("ASK {}" + " " * 195, bounds) == "length"
    assert limit_of("ASK {{{{}}}}", bounds) == "depth"
    assert limit_of("ASK { ?s ?p 1, 2, 3, 4, 5 }", bounds) == "patterns"
    assert limit_of("ASK { FILTER(" + "1+" * 1_001 + "1) }") == "operators"
    assert admit("ASK {{{ ?s ?p 1, 2, 3, 4 }}}" + " " * 150, bounds).form == "ASK"


@pytest.mark.parametrize(
    ("query", "patterns"),
    [
        ("ASK { ?s ?p ?o }", 1),
        ("ASK { ?s ?p ?o . }", 1),
        ("ASK { ?s a 1, 2 ; ?q 3 . ?t ?p true }", 4),
        ("ASK { ?s ?p [ ?q 1 ; ?r 2 ] }", 3),
        ("ASK { ?s <a>/<b>/<c> ?o }", 3),
        ("ASK { OPTIONAL { ?s ?p ?o } }", 2),
        ("ASK { { ?s ?p ?o } UNION { ?s ?q ?o } }", 3),
        ("ASK { GRAPH ?g { ?s ?p ?o FILTER(?o > 1) } }", 1),
        ("ASK { VALUES ?x { <a> <b> 'c' } VALUES (?x ?y) { (1 2) (3 4) } ?x ?y ?z }", 1),
        ("ASK { ?s ?p ?o FILTER(?o IN (1, 2, 3)) }", 1),
        ("SELECT (CONCAT(?a, ?b, ?c) AS ?d) { ?s ?p ?o } ORDER BY ?a, ?b", 1),
    ],
)
def test_patterns_are_counted_and_data_is_not(query: str, patterns: int) -> None:
    assert measure(tokenise(query)).patterns == patterns


def test_the_size_of_nothing() -> None:
    assert measure(()) == Size(0, 0, 0)


@pytest.mark.parametrize("piece", ["'", '"', "<", "a.", ":.", "_:a.", "(", "\\", '"\\', "('", "#", "?", "<a", "\u2028"])
def test_no_text_of_the_allowed_length_holds_the_guard_up(piece: str) -> None:
    begun = time.process_time()
    tokenise('"""' + piece * (20_000 // len(piece)))
    assert time.process_time() - begun < 1.0


def test_no_query_of_the_w3c_suites_is_refused() -> None:
    if not W3C.exists():
        pytest.skip("the W3C test suites are not beside this checkout")
    forms: dict[str, int] = {}
    with tarfile.open(W3C) as archive:
        for member in archive:
            if member.name.endswith(".rq") and (file := archive.extractfile(member)):
                text = file.read().decode("utf-8", errors="replace")
                if "service" not in text.lower():
                    form = admit(text, Bounds()).form
                    forms[form] = forms.get(form, 0) + 1
    assert forms["SELECT"] > 500
    assert set(forms) - {""} <= {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
