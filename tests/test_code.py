"""``entente code``: from standard input or files to events, as objects or a table; what cannot be used is told."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.clear import PARSES, clear_pipeline

from entente.cli import cli
from entente.ingest.exchange import COLUMNS

VISIT = "General Michael Langley met with General Mohammed al-Haddad in Gaborone on Wednesday."
ACCUSED = "France and Germany accused Russia of an attack on a Ukrainian village."


def run(*arguments: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["code", *arguments], input=text)


def line(identifier: str, text: str, day: str = "2024-06-28") -> str:
    return json.dumps({"id": identifier, "text": text, "date": day}) + "\n"


@pytest.fixture(scope="module")
def data(loaded: Path) -> str:
    return str(loaded)


def test_texts_become_events_with_the_codes_of_their_actors(data: str) -> None:
    result = run("--data", data, text=line("a", ACCUSED) + "\n" + line("b", "It rained."))
    assert (result.exit_code, result.stderr) == (0, "")
    first, second = map(json.loads, result.stdout.splitlines())
    assert second == {"id": "b", "events": []}
    event = first["events"][0]
    assert event["source"] == [
        {"code": "FRA", "sector": "", "name": "France"},
        {"code": "DEU", "sector": "", "name": "Germany"},
    ]
    assert [actor["code"] for actor in event["target"]] == ["RUS"]
    assert (event["event"], event["frame"], event["context"][0]) == ("ACCUSE", "accuse-verb", "military")
    assert event["eventText"] in ACCUSED


def test_a_table_has_a_row_for_each_event(data: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line("a", ACCUSED), "utf-8")
    (tmp_path / "b.jsonl").write_text(line("b", VISIT), "utf-8")
    result = run(str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl"), "--format", "csv", "--data", data)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert tuple(rows[0]) == COLUMNS
    assert (rows[0]["id"], rows[0]["source_code"], rows[0]["target_code"]) == ("a", "FRA;DEU", "RUS")
    assert next(row for row in rows if row["id"] == "b")["source_name"] == "Michael Langley"
    assert run("--format", "csv", "--data", data, text="").stdout.strip() == ",".join(COLUMNS)


def test_what_cannot_be_used_is_told_by_its_place_and_the_rest_goes_on(data: str) -> None:
    text = line("a", ACCUSED) + '{"id": "b"\n' + '{"id": "c"}\n' + line("d", VISIT)
    result = run("--data", data, text=text)
    assert [json.loads(row)["id"] for row in result.stdout.splitlines()] == ["a", "d"]
    told = result.stderr.splitlines()
    assert [one.split(" ")[:3] for one in told[:2]] == [["entente:", "standard", f"input:{at}"] for at in (2, 3)]
    assert told[2].startswith("texts: 2 coded (") and told[2].endswith(", 2 failed")
    assert result.exit_code == 65


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (line("a", "So.", "some day"), 64),
        (line("a", "So.", "some day") + "{\n", 65),
        (b'{"text": "caf\xe9"}\n', 65),
    ],
)
def test_the_exit_code_says_what_failed(data: str, text: str | bytes, code: int) -> None:
    assert run("--data", data, text=text).exit_code == code


def test_another_language_is_told_and_the_rest_goes_on(data: str) -> None:
    turkish = (
        "Cumhurbaşkanı Erdoğan, Joe Biden ile görüştü. White House bu toplantıda NATO için bir plan ele alındı dedi."
    )
    result = run("--data", data, text=line("a", turkish) + line("b", ACCUSED))
    assert result.exit_code == 65
    assert [json.loads(row)["id"] for row in result.stdout.splitlines()] == ["b"]
    assert "standard input:1 does not look like English (it looks like Turkish)" in result.stderr


def test_a_text_tells_its_day_where_the_line_does_not(data: str) -> None:
    text = f"PARIS, 3 May 2024 (Agency) — {ACCUSED}"
    result = run("--data", data, text=json.dumps({"text": text}) + "\n")
    (event,) = (one for one in json.loads(result.stdout)["events"] if one["event"] == "ACCUSE")
    assert event["eventText"].startswith("France and Germany")


def test_a_file_that_is_not_there_is_told(data: str) -> None:
    result = run("none.jsonl", "--data", data)
    assert (result.exit_code, result.stdout) == (66, "")
    assert result.stderr.startswith("entente: none.jsonl cannot be read: No such file or directory; check the path\n")


def test_an_explanation_names_the_frame_and_who_else_could_be_meant(data: str) -> None:
    (row,) = run("--explain", "--data", data, text=line("a", VISIT)).stdout.splitlines()
    event = next(event for event in json.loads(row)["events"] if event["event"] == "CONSULT")
    why = event["explanation"]
    assert why["frame"]["lemma"] == "meet" and why["trigger"]["text"] == "met"
    assert [VISIT[one["start"] : one["end"]] for one in why["names"]] == [one["text"] for one in why["names"]]
    assert any(one["kept"] for name in why["names"] for one in name["candidates"])
    refused = run("--explain", "--format", "csv", "--data", data, text="")
    assert (refused.exit_code, refused.stderr) == (
        64,
        "entente: --explain has no place in CSV; leave out --format csv\n",
    )


def test_coding_leaves_the_graph_as_it_is(data: str) -> None:
    before = sorted(path.name for path in Path(data).rglob("*") if "names-" not in path.name)
    run("--data", data, text=line("a", ACCUSED))
    assert sorted(path.name for path in Path(data).rglob("*") if "names-" not in path.name) == before


def test_another_pipeline_parses_where_the_setting_names_one(
    data: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "".join(line(str(number), one) for number, one in enumerate(PARSES))
    ours = run("--data", data, text=text)
    monkeypatch.setenv("ENTENTE_PIPELINE", str(clear_pipeline(tmp_path / "clear")))
    theirs = run("--data", data, text=text)
    assert theirs.exit_code == 0 and theirs.stdout == ours.stdout and '"events": [{' in ours.stdout
    unknown = run("--data", data, text=line("a", VISIT))  # a sentence for which that pipeline has no tree
    assert json.loads(unknown.stdout) == {"id": "a", "events": []}


@pytest.mark.parametrize("command", [["code"], ["ingest", "-"]])
def test_a_pipeline_that_is_none_is_refused_at_once(
    data: str, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENTENTE_PIPELINE", "no_such_pipeline")
    result = CliRunner().invoke(cli, [*command, "--data", data], input="Libya met Chad.")
    assert (result.exit_code, result.stdout) == (65, "")
    assert result.stderr.startswith("entente: 'no_such_pipeline' is no pipeline: ")
    assert result.stderr.endswith("or unset ENTENTE_PIPELINE\n")
