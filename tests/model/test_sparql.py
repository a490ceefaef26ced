import pytest

from entente.errors import BadParameter, BadQuery
from entente.model import sparql


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("select * { ?s ?p ?o }", "SELECT"),
        ("# SELECT\nPREFIX ask: <http://example.org/SELECT> CONSTRUCT { } WHERE { }", "CONSTRUCT"),
        ("BASE <http://example.org/> DESCRIBE <x>", "DESCRIBE"),
        ("\\u0041SK { }", "ASK"),
        ("INSERT DATA { <a:a> <a:b> 'SELECT' }", ""),
    ],
)
def test_the_form_is_the_first_keyword_outside_strings_comments_and_iris(text: str, form: str) -> None:
    assert sparql.form(text) == form


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("SELECT * FROM <a:g> { ?s ?p ?o }", True),
        ("SELECT * FROM NAMED <a:g> { ?s ?p ?o }", True),
        ("SELECT ?from { ?from from:from 'FROM <a:g>' } # FROM", False),
    ],
)
def test_a_dataset_is_named_by_from_alone(text: str, named: bool) -> None:
    assert sparql.names_dataset(text) is named


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("SELECT * { SERVICE <a:e> { } }", True),
        ("SELECT * { SERV\\u0049CE <a:e> { } }", True),
        ("SELECT * { ?service ?p 'SERVICE' }", False),
    ],
)
def test_service_is_seen_however_it_is_written(text: str, elsewhere: bool) -> None:
    assert sparql.asks_elsewhere(text) is elsewhere


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("ASK { }", 'ASK { VALUES (?a) { ("1") }  }'),
        ("SELECT * # {\n{ ?a ?b ?c }", 'SELECT * # {\n{ VALUES (?a) { ("1") }  ?a ?b ?c }'),
        ("CONSTRUCT { ?a ?b 1 } WHERE { ?a ?b ?c }", 'CONSTRUCT { ?a ?b 1 } WHERE { VALUES (?a) { ("1") }  ?a ?b ?c }'),
    ],
)
def test_values_stand_at_the_head_of_the_pattern(text: str, bound: str) -> None:
    assert sparql.with_values(text, {"a": '"1"'}) == bound


@pytest.mark.parametrize("text", ["CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <a:a>"])
def test_a_query_without_room_for_values_says_so(text: str) -> None:
    with pytest.raises(BadQuery):
        sparql.with_values(text, {"a": '"1"'})


@pytest.mark.parametrize("term", ["<http://a/é>", '"a \\" b"@en-GB', '"2024-06-01T00:00:00Z"^^<http://a#dateTime>'])
def test_a_term_is_bound_as_it_is_written(term: str) -> None:
    assert f"({term})" in sparql.with_values("ASK { }", {"a": term})


@pytest.mark.parametrize(
    "term", ['"a" } DROP', "<a b>", "<a:b\\u003e>", '"a\\u0022 } #"', '"a\nb"', "?b", "", "<relative>"]
)
def test_what_is_no_term_is_not_bound(term: str) -> None:
    with pytest.raises(BadParameter, match="a"):
        sparql.with_values("ASK { }", {"a": term})
