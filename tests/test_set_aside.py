"""An article whose claims break a rule is set aside with a report; the others of its batch are stored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from entente.cli import cli
from entente.model import iris
from entente.model.graph import Graph
from entente.publish import DataDirectory, open_for_writing

pytestmark = pytest.mark.usefixtures("few")
SPECTRE = iris.thing("spectre", "Harrow")
FLAWED = (
    f"<{SPECTRE}> <{iris.PREFIXES['rdf']}type> <{iris.term('Spectre')}> .\n"
    f'<{SPECTRE}> <{iris.PREFIXES["rdfs"]}label> "Harrow League"@en .\n'
)
"""Reference with a class that the ontology does not have, as a table mended in haste may bring."""
MENDED = FLAWED.replace("Spectre", "Faction")
HAUNTED = "Libya met the Harrow League in Geneva on Monday. Chad condemned the Harrow League."
PLAIN = "Libya met Chad in Geneva on Monday."


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def rewrite(data: Path, ntriples: str) -> None:
    with open_for_writing(data) as writer:
        writer.store.replace(Graph(iris.reference_graph("harrow"), ntriples))
    for names in DataDirectory(data).all_names():
        names.unlink()  # they are kept for as long as the files shipped are the same


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rewrite(tmp_path / "data", FLAWED)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "haunted.txt").write_text(HAUNTED)
    (tmp_path / "articles" / "plain.txt").write_text(PLAIN)
    return tmp_path / "data"


def articles(data: Path) -> set[str]:
    rows = run("claims", "--data", str(data), "--format", "jsonl").stdout.splitlines()
    return {json.loads(row)["article"] for row in rows}


def test_it_is_left_out_with_one_line_and_the_rest_goes_on(data: Path) -> None:
    result = run("ingest", str(data.parent / "articles"), "--date", "2024-06-28", "--data", str(data))
    assert result.exit_code == 65
    (line,) = result.stderr.splitlines()
    assert line.startswith("entente: ")
    assert "haunted.txt is set aside: https://w3id.org/entente/id/claim/" in line
    assert "give it a class" in line
    assert result.stdout.startswith("articles: 1 read")
    assert "1 failed" in result.stdout
    assert articles(data) == {"plain.txt"}


def test_the_report_names_article_rule_and_node_and_keeps_the_text(data: Path) -> None:
    run("ingest", str(data.parent / "articles"), "--date", "2024-06-28", "--data", str(data))
    (path,) = (data / "set-aside").iterdir()
    told = json.loads(path.read_text())
    assert told["source"].endswith("haunted.txt")
    assert (told["text"], told["date"]) == (HAUNTED, "2024-06-28")
    assert {one["rule"].rpartition("#")[2] for one in told["violations"]} == {"Claim"}
    assert all(f"<{one['node']}>" in told["claims"] for one in told["violations"])
    assert told["article"].startswith(iris.THING + "article/")


def test_mended_it_comes_in_and_the_report_goes(data: Path) -> None:
    ingest = ("ingest", str(data.parent / "articles"), "--date", "2024-06-28", "--data", str(data))
    run(*ingest)
    rewrite(data, MENDED)
    assert run(*ingest).exit_code == 0
    assert articles(data) == {"haunted.txt", "plain.txt"}
    assert list((data / "set-aside").iterdir()) == []


def test_what_stood_there_before_stays_and_retracting_it_takes_the_report_along(data: Path) -> None:
    ingest = ("ingest", str(data.parent / "articles"), "--date", "2024-06-28", "--data", str(data))
    rewrite(data, MENDED)
    run(*ingest)
    rewrite(data, FLAWED)
    assert run(*ingest).exit_code == 65
    assert articles(data) == {"haunted.txt", "plain.txt"}
    assert run("retract", "haunted.txt", "--data", str(data)).exit_code == 0
    assert articles(data) == {"plain.txt"}
    assert list((data / "set-aside").iterdir()) == []
