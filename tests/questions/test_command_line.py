"""Questions as the command line asks them: of a data directory, and of any endpoint."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from entente.cli import cli
from entente.ontology import resources
from entente.questions import library

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
GIVEN = ["--param", "body=Northern Command", "--param"]
WORLD = """
@prefix ent: <https://w3id.org/entente/ontology#> .
@prefix id: <https://w3id.org/entente/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/entente/graph/reference/test> {
  id:north a ent:MilitaryCommand ; rdfs:label "Northern Command"@en .
  id:chief a ent:Office ; rdfs:label "Commander"@en ; ent:headPostOf id:north .
  id:quill a ent:Person ; rdfs:label "Ada Quill"@en ; ent:lastName "Quill"@en .
  id:other a ent:Person ; rdfs:label "Bero Quill"@en ; ent:lastName "Quill"@en .
  id:tenure a ent:Tenure ; ent:holder id:quill ; ent:onOffice id:chief ;
    ent:startsNotBefore "2020-01-01T00:00:00Z"^^xsd:dateTime ; ent:startsNotAfter "2020-01-01T00:00:00Z"^^xsd:dateTime ;
    ent:endsNotBefore "2022-12-31T23:59:59Z"^^xsd:dateTime ; ent:endsNotAfter "2022-12-31T23:59:59Z"^^xsd:dateTime .
}
"""


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=text)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[list[str]]:
    """Another maker's endpoint with the ontology and a small world, as options of the command."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(OXIGRAPH), "serve", "--bind", address, "--union-default-graph"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        assert "Listening" in server.stderr.readline()
        for file in resources.module_files():
            _post(f"http://{address}/store?graph=urn:{file.name}", file.read_bytes(), "text/turtle")
        _post(f"http://{address}/store", WORLD.encode(), "application/trig")
        yield ["--endpoint", f"http://{address}/query"]
        server.kill()


@pytest.fixture(scope="module")
def data(loaded: Path) -> list[str]:
    """A data directory with the shipped reference alone, as options of the command."""
    return ["--data", str(loaded)]


def _post(address: str, content: bytes, media_type: str) -> None:
    urllib.request.urlopen(urllib.request.Request(address, content, {"Content-Type": media_type})).close()


def test_a_question_is_asked_of_any_endpoint_by_its_id(endpoint: list[str]) -> None:
    asked = run("query", "who-commanded", *GIVEN, "date=2022-12-31", "--format", "json", *endpoint)
    (row,) = json.loads(asked.stdout)["results"]["bindings"]
    assert (row["certainty"]["value"], row["personLabel"]["value"]) == ("surely", "Ada Quill")
    assert row["personLabel"]["xml:lang"] == "en"
    assert row["startsNotBefore"]["datatype"].endswith("#dateTime")
    assert asked.stderr == ""


def test_nothing_found_is_a_header_and_a_reason(endpoint: list[str]) -> None:
    asked = run("query", "who-commanded", *GIVEN, "date=2023-01-01", *endpoint)
    assert asked.exit_code == 0
    assert asked.stdout.startswith("certainty,office,officeLabel,person")
    assert asked.stdout.count("\n") == 1
    assert asked.stderr == (
        "entente: nothing holds on 2023-01-01; for other days the graph has 1 answer, from 2020-01-01 to 2022-12-31\n"
    )


def test_a_name_of_several_things_says_which(endpoint: list[str]) -> None:
    asked = run("query", "commands-of-person", "--param", "person=Quill", *endpoint)
    assert "Northern Command" in asked.stdout
    assert asked.stderr.startswith(
        "entente: person stands for 2 things: Bero Quill <https://w3id.org/entente/id/other>, "
    )


def test_a_name_that_nothing_has_is_told_with_the_nearest(endpoint: list[str]) -> None:
    asked = run("query", "who-commanded", "--param", "body=Nothern Command", "--param", "date=2022-01-01", *endpoint)
    assert (asked.exit_code, asked.stdout) == (66, "")
    assert asked.stderr == ("entente: nothing in the graph is called “Nothern Command”; near to it: Northern Command\n")


def test_a_data_directory_answers_from_a_file_as_by_the_id(data: list[str], tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(library()["who-commanded"].text)
    given = ["--param", "body=AFRICOM", "--param", "date=2024-06-26", "--format", "tsv", *data]
    by_file, by_id = run("query", str(tmp_path / "mine.rq"), *given), run("query", "who-commanded", *given)
    assert "Michael Langley" in by_id.stdout
    assert by_file.stdout == by_id.stdout == run("query", "-", *given, text=library()["who-commanded"].text).stdout


def test_the_questions_are_listed() -> None:
    lines = run("query", "--list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(library())
    assert all(line.endswith("?") for line in lines)


@pytest.mark.parametrize(
    ("arguments", "text", "code", "said"),
    [
        ([], None, 64, "there is nothing to ask; give a file, - or the id of a question"),
        (["who-comanded"], None, 66, "entente query --list"),
        (["who-commanded", "--format", "turtle"], None, 64, "turtle does not fit SELECT"),
        (["who-commanded", "--param", "body=AFRICOM"], None, 64, "who-commanded needs the parameter date"),
        (["-", "--param", "x=NATO"], "#+ param: x thing NATO\nCONSTRUCT { ?x a ?c } WHERE { ?x a ?c }", 65, "SELECT"),
        (["-", "--param", "x=NATO"], "#+ param: x thing NATO\nSELECT * { ?x rdfs:label ?c }", 65, "PREFIX rdfs:"),
    ],
)
def test_a_mistake_is_one_line(data: list[str], arguments: list[str], text: str | None, code: int, said: str) -> None:
    asked = run("query", *arguments, *data, text=text)
    assert (asked.exit_code, said in asked.stderr, asked.stderr.count("\n")) == (code, True, 1)
