import pytest

from entente.errors import BadParameter
from entente.queries import parse
from entente.questions import Asker, Table, Term, answer, json_of, library, table_of, written

from .conftest import Make

PEOPLE = """
graph:reference {
  id:army a ent:ArmedForces ; rdfs:label "Arland Armed Forces"@en .
  id:chief a ent:Office ; ent:headPostOf id:army .
  id:quill a ent:Person ; rdfs:label "Ada Quill"@en .
  id:t1 a ent:Tenure ; ent:holder id:quill ; ent:onOffice id:chief ;
    ent:startsNotBefore "2019-07-26T00:00:00Z"^^xsd:dateTime ; ent:endsNotAfter "2021-07-26T23:59:59Z"^^xsd:dateTime .
  id:t2 a ent:Tenure ; ent:holder id:quill ; ent:onOffice id:chief ;
    ent:startsNotAfter "2023-01-01T00:00:00Z"^^xsd:dateTime ; ent:endsNotAfter "2024-02-02T23:59:59Z"^^xsd:dateTime ;
    ent:startsNotBefore "2022-01-01T00:00:00Z"^^xsd:dateTime .
  id:arland a ent:State ; rdfs:label "Arland"@en .
  id:belmark a ent:State ; rdfs:label "Belmark"@en .
  id:corvia a ent:State ; rdfs:label "Corvia"@en .
}
graph:article {
  id:c1 a ent:Claim ; ent:subject id:arland ; ent:object id:belmark ; ent:claimType relation:alliedWith ;
    ent:polarity polarity:affirmed .
  id:c2 a ent:Claim ; ent:subject id:belmark ; ent:object id:arland ; ent:claimType relation:alliedWith ;
    ent:polarity polarity:affirmed .
  id:c3 a ent:Claim ; ent:subject id:corvia ; ent:object id:corvia ; ent:claimType relation:alliedWith ;
    ent:polarity polarity:negated .
}
graph:state { graph:accepted ent:byPolicy <https://w3id.org/entente/id/policy/corroborated-1> }
"""


@pytest.fixture
def people(world: Make) -> Asker:
    return world(PEOPLE)


def test_an_answer_says_what_it_was_asked_about(people: Asker) -> None:
    question = library()["who-commanded"]
    found = answer(question, {"body": "arland armed forces", "date": "2020-01-01"}, people)
    assert found.question is question
    assert found.given["date"] == "2020-01-01"
    assert [(thing.label, thing.kind) for thing in found.given["body"] if not isinstance(thing, str)] == [
        ("Arland Armed Forces", "armed forces")
    ]
    assert [term.value for term in found.table.column("personLabel")] == ["Ada Quill"]
    assert found.reason == ""


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        ('"Ада Квилл"@ru , "Ada Quill"@en', "Ada Quill"),
        ('"Ада Квилл"@ru , "آدا كويل"@ar', "Ада Квилл"),
        ('"Ada Quill"', "Ada Quill"),
    ],
)
def test_a_label_is_english_or_else_one_of_those_there_are(world: Make, labels: str, shown: str) -> None:
    asker = world(f"""graph:reference {{
      id:army a ent:ArmedForces ; rdfs:label "Army"@en . id:chief ent:headPostOf id:army .
      id:tenure ent:onOffice id:chief ; ent:holder id:quill . id:quill rdfs:label {labels} .
    }}""")
    found = answer(library()["who-commanded"], {"body": "Army", "date": "2020-01-01"}, asker)
    assert [term.value for term in found.table.column("personLabel")] == [shown]


def test_a_day_on_which_nothing_holds_is_told_with_what_there_is(people: Asker) -> None:
    found = answer(library()["who-commanded"], {"body": "Arland Armed Forces", "date": "2018-01-01"}, people)
    assert found.table.rows == ()
    assert found.reason == (
        "nothing holds on 2018-01-01; for other days the graph has 2 answers, from 2019-07-26 to 2024-02-02"
    )


@pytest.mark.parametrize(
    ("identifier", "values", "elsewhere"),
    [
        ("allies", {"actor": "Arland"}, "allied-according-to-whom"),
        ("why-accepted", {"subject": "Arland", "object": "Belmark"}, "evidence-behind"),
    ],
)
def test_claims_that_a_policy_did_not_accept_are_told(
    people: Asker, identifier: str, values: dict[str, str], elsewhere: str
) -> None:
    assert answer(library()[identifier], values, people).reason == (
        f"2 claims say so, but the policy corroborated did not accept any of them; see {elsewhere}"
    )


@pytest.mark.parametrize(
    ("identifier", "values", "reason"),
    [
        (
            "why-accepted",
            {"subject": "Arland", "object": "Corvia"},
            "nothing in the graph says so of Arland (state) and Corvia (state)",
        ),
        ("allies", {"actor": "Corvia"}, "nothing in the graph says so of Corvia (state)"),
        ("who-commanded", {"body": "Corvia", "date": "2020-01-01"}, "nothing in the graph says so of Corvia (state)"),
        (
            "evidence-behind",
            {"subject": "Corvia", "object": "Belmark"},
            "nothing in the graph says so of Corvia (state) and Belmark (state)",
        ),
        ("overlapping-holders", {}, "nothing in the graph says so"),
    ],
)
def test_where_the_graph_says_nothing_that_is_the_reason(
    people: Asker, identifier: str, values: dict[str, str], reason: str
) -> None:
    assert answer(library()[identifier], values, people).reason == reason


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"body": "Corvia"}, "who-commanded needs the parameter date"),
        ({"body": "Corvia", "date": "soon"}, "the parameter date is 'soon', which is no date"),
        ({"body": "Corvia", "date": "2020-01-01", "when": "now"}, "who-commanded has no parameter when"),
    ],
)
def test_a_value_missing_unknown_or_wrong_is_named(people: Asker, values: dict[str, str], message: str) -> None:
    with pytest.raises(BadParameter, match=message):
        answer(library()["who-commanded"], values, people)


def test_a_query_of_ones_own_takes_names_too(people: Asker) -> None:
    text = "#+ param: who thing/Person x\nSELECT ?tenure { ?tenure <https://w3id.org/entente/ontology#holder> ?who }"
    assert len(answer(parse(text, "mine"), {"who": "ada quill"}, people).table.rows) == 2


def test_a_table_comes_back_from_json_as_it_went() -> None:
    table = Table(
        ("a", "b"),
        (
            (Term("http://a/é", "iri"), None),
            (Term("x", "literal", "en-GB"), Term("1", "literal", "", "http://www.w3.org/2001/XMLSchema#integer")),
            (Term("b0", "blank"), Term('"\n', "literal")),
        ),
    )
    assert table_of(json_of(table)) == table
    assert written(Table(("a",), ((Term("x,y", "literal", "en"),),)), "text/csv") == b'a\r\n"x,y"\r\n'
