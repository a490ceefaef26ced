"""The questions as pages and as an interface for programs, over the small world of the other pages."""

from __future__ import annotations

import csv
import html
import io
import json
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator
from werkzeug.test import TestResponse

from entente.questions import Table, library
from entente.web.openapi import columns
from entente.web.questions import shown

QUESTIONS = library()
ASKED = "/api/questions/who-commanded"


def example(identifier: str) -> dict[str, str]:
    return {one.name: one.example for one in QUESTIONS[identifier].parameters}


def told(answer: TestResponse) -> dict[str, Any]:
    """Read an answer's JSON."""
    members = json.loads(answer.data)
    assert isinstance(members, dict)
    return members


@pytest.fixture(scope="module")
def described(visitor: FlaskClient) -> dict[str, Any]:
    return told(visitor.get("/api/openapi.json"))


def test_the_description_is_openapi(described: dict[str, Any]) -> None:
    assert described["openapi"] == "3.1.0"
    assert list(OpenAPIV31SpecValidator(described).iter_errors()) == []
    assert {f"/api/questions/{identifier}" for identifier in QUESTIONS} < set(described["paths"])


@pytest.mark.parametrize("identifier", QUESTIONS)
def test_every_answer_is_as_described(visitor: FlaskClient, described: dict[str, Any], identifier: str) -> None:
    """Answered or, where the small world lacks the example, told why: in either case as the description says."""
    answer = visitor.get(f"/api/questions/{identifier}", query_string=example(identifier))
    responses = described["paths"][f"/api/questions/{identifier}"]["get"]["responses"]
    members = told(answer)
    if answer.status_code == 200:
        schema = responses["200"]["content"]["application/json"]["schema"]
        assert tuple(members["columns"]) == columns(QUESTIONS[identifier])
        assert bool(members["rows"]) != bool(members["reason"])
    else:
        assert (answer.status_code, members["title"]) == (404, "There is no such thing here")
        schema = described["components"]["schemas"]["Problem"]
    jsonschema.Draft202012Validator({**schema, "components": described["components"]}).validate(members)


@pytest.mark.parametrize("identifier", QUESTIONS)
def test_every_question_has_a_page_that_answers_its_example(visitor: FlaskClient, identifier: str) -> None:
    page = visitor.get(f"/questions/{identifier}")
    assert page.status_code in {200, 404}
    text = page.get_data(as_text=True)
    for one in QUESTIONS[identifier].parameters:
        assert f'name="{one.name}"' in text
    assert QUESTIONS[identifier].title in page.get_data(as_text=True).replace("&#39;", "'")


def test_the_list_leads_to_every_question(visitor: FlaskClient) -> None:
    page = visitor.get("/questions").get_data(as_text=True)
    assert all(f'href="/questions/{identifier}"' in page for identifier in QUESTIONS)
    listed = told(visitor.get("/api/questions"))["questions"]
    assert [one["id"] for one in listed] == list(QUESTIONS)


def test_a_program_gets_typed_values_and_a_spreadsheet_the_same_rows(visitor: FlaskClient) -> None:
    values = {"body": "AFRICOM", "date": "2024-06-26"}
    as_json = visitor.get(ASKED, query_string=values)
    members = told(as_json)
    assert members["rows"][0]["personLabel"] == "Michael Langley"
    assert members["given"]["body"][0]["label"] == "United States Africa Command"
    as_csv = visitor.get(ASKED, query_string=values, headers={"Accept": "text/csv"})
    rows = list(csv.DictReader(io.StringIO(as_csv.get_data(as_text=True))))
    assert [row["personLabel"] for row in rows] == [row["personLabel"] for row in members["rows"]]
    named = visitor.get(ASKED, query_string={**values, "format": "csv"})
    assert named.data == as_csv.data
    assert as_json.headers["X-Entente-Snapshot"] == members["snapshot"]


def test_numbers_are_numbers(visitor: FlaskClient) -> None:
    rows = told(visitor.get("/api/questions/coverage", query_string=example("coverage")))["rows"]
    assert {type(value) for row in rows for value in row.values()} & {int, float}


def test_nothing_found_is_no_error_and_says_why(visitor: FlaskClient) -> None:
    values = {"body": "AFRICOM", "date": "1990-01-01"}
    members = told(visitor.get(ASKED, query_string=values))
    assert members["rows"] == []
    assert "1990-01-01" in members["reason"]
    page = visitor.get("/questions/who-commanded", query_string=values).get_data(as_text=True)
    assert f"Nothing was found: {members['reason']}." in page


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ({"body": "AFRICOMM", "date": "2024-06-26"}, 404, "AFRICOMM"),
        ({"body": "AFRICOM"}, 400, "date"),
        ({"body": "AFRICOM", "date": "2024-02-30"}, 400, "2024-02-30"),
        ({"body": "AFRICOM", "date": "2024-06-26", "colour": "red"}, 400, "colour"),
        ({"body": ["AFRICOM", "NATO"], "date": "2024-06-26"}, 400, "given 2 times"),
        ({"body": "AFRICOM", "date": "2024-06-26", "format": "xls"}, 400, "xls"),
        ({"body": '"} DROP ALL #', "date": "2024-06-26"}, 404, "DROP ALL"),
    ],
)
def test_what_does_not_fit_is_a_problem_that_names_it(
    visitor: FlaskClient, query: dict[str, Any], status: int, said: str
) -> None:
    answer = visitor.get(ASKED, query_string=query)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert said in told(answer)["detail"]
    assert told(answer)["hint"]


def test_an_unknown_question_and_an_unmakeable_format(visitor: FlaskClient) -> None:
    assert visitor.get("/api/questions/who").status_code == 404
    assert visitor.get(ASKED, query_string=example("who-commanded"), headers={"Accept": "image/png"}).status_code == 406


def test_a_misspelt_name_keeps_its_form_and_offers_others(visitor: FlaskClient) -> None:
    page = visitor.get("/questions/who-commanded", query_string={"body": "Afrika Comand", "date": "2024-06-26"})
    text = page.get_data(as_text=True)
    assert page.status_code == 404
    assert 'value="Afrika Comand"' in text
    assert 'role="alert"' in text


def test_a_name_that_is_no_label_is_said_to_stand_for_what_it_does(visitor: FlaskClient) -> None:
    text = visitor.get("/questions/who-commanded").get_data(as_text=True)
    assert "“AFRICOM”</bdi> stands for" in text
    assert "The answer for the example" in text


def test_labels_stand_for_addresses_and_one_column_for_four_bounds(visitor: FlaskClient) -> None:
    text = visitor.get("/questions/who-commanded").get_data(as_text=True)
    assert 'href="/id/person/michael-langley.html"' in text
    assert "9 August 2022 – 15 August 2025" in text
    assert "Starts not before" not in text
    assert '<span class="badge yes">surely</span>' in text


def test_the_query_behind_a_page_runs_as_it_is_shown(visitor: FlaskClient) -> None:
    page = visitor.get("/questions/who-commanded").get_data(as_text=True)
    address = page.split('href="/query?query=')[1].split('"')[0]
    answer = visitor.get(f"/sparql?query={address}&format=csv")
    assert "Michael Langley" in answer.get_data(as_text=True)


@pytest.mark.parametrize("identifier", QUESTIONS)
def test_every_question_opens_in_the_editor_as_a_query_that_runs(visitor: FlaskClient, identifier: str) -> None:
    page = visitor.get("/query", query_string={"question": identifier}).get_data(as_text=True)
    text = html.unescape(page.split("required>")[1].split("</textarea>")[0])
    assert not text.startswith("#+")
    answer = visitor.get("/sparql", query_string={"query": text, "format": "csv"})
    assert answer.status_code == 200
    assert answer.get_data(as_text=True).splitlines()[0] == ",".join(columns(QUESTIONS[identifier]))


def test_an_answer_once_asked_is_known_by_its_tag(visitor: FlaskClient) -> None:
    first = visitor.get(ASKED, query_string=example("who-commanded"))
    tag = first.headers["ETag"]
    assert visitor.get(ASKED, query_string=example("who-commanded"), headers={"If-None-Match": tag}).status_code == 304


def test_an_empty_table_has_its_columns() -> None:
    assert shown(Table(("person", "personLabel"), ())).columns == ("person",)
