"""``entente explain``: what made each claim of a file or of an article in the graph, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.copies import copied

from entente.cli import cli

ARTICLE = """---
title: A meeting in Gaborone
publisher: Example Dispatch
url: https://example.org/gaborone
date: 2024-06-28
---
General Michael Langley met with General Mohammed al-Haddad in Gaborone on Wednesday.
It rained on the city.
He did not meet with General Abdelrazik al-Nazouri, according to the US Embassy in Libya.
Russia praised the meeting.
"""
TEXT = ARTICLE.rpartition("---\n")[2].strip()


def run(*arguments: str, text: str | bytes | None = None, width: int = 80) -> Result:
    return CliRunner(env={"COLUMNS": str(width)}).invoke(cli, ["explain", *arguments], input=text)


@pytest.fixture(scope="module")
def data(loaded: Path) -> str:
    return str(loaded)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "gaborone.md").write_text(ARTICLE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def stored(loaded: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A data directory with the article, not to be written to."""
    made = str(copied(loaded, tmp_path_factory.mktemp("stored") / "data"))
    assert CliRunner().invoke(cli, ["ingest", str(folder / "gaborone.md"), "--data", made]).exit_code == 0
    return made


def told(*arguments: str, text: str | None = None) -> dict[str, Any]:
    result = run(*arguments, "--format", "json", text=text)
    assert (result.exit_code, result.stderr) == (0, "")
    made: dict[str, Any] = json.loads(result.stdout)
    return made


def test_each_claim_stands_marked_on_its_sentence(data: str, folder: Path) -> None:
    result = run(str(folder / "gaborone.md"), "--data", data, width=200)
    assert (result.exit_code, result.stderr) == (0, "")
    shown = result.stdout
    assert "[subject: General Michael Langley] [trigger: met] with [object: General Mohammed al-Haddad] in" in shown
    assert "frame    meet-verb: The verb “meet” as consult: X meet Y, X meet with Y. (vocab/frames.ttl:" in shown
    assert (
        "says so  Embassy of the United States in Libya 1.00: “the US Embassy in Libya” (name), by “according" in shown
    )
    assert "negated, asserted, score 0.80" in shown
    assert "“praised”  praise-verb, SUPPORT: it is coded as an event, but makes no claim" in shown
    assert "no claim" in shown.partition("2. It rained")[2].partition("3. ")[0]
    assert "no probabilities" in shown


@pytest.mark.parametrize("width", [40, 80, 200])
def test_it_fits_any_width_without_colour(data: str, folder: Path, width: int) -> None:
    shown = run(str(folder / "gaborone.md"), "--data", data, width=width).stdout
    assert max(map(len, shown.splitlines())) <= width
    assert "\x1b" not in shown


def test_what_a_terminal_would_act_on_is_spelled_out(data: str) -> None:
    shown = run("-", "--data", data, text="Russia accused \x9b2JChad of\nthe theft, it said.").stdout
    assert "\x9b" not in shown and "\\x9b" in shown


def test_programs_have_offsets_into_the_text(data: str, folder: Path) -> None:
    found = told(str(folder / "gaborone.md"), "--data", data)
    assert (found["title"], found["date"]) == ("A meeting in Gaborone", "2024-06-28")
    assert [one["number"] for one in found["sentences"]] == [1, 2, 3, 4]
    for sentence in found["sentences"]:
        assert TEXT[sentence["start"] : sentence["end"]] == sentence["text"]
        for name in sentence["names"]:
            assert TEXT[name["start"] : name["end"]] == name["text"]
            assert all(0 <= one["score"] <= 1 for one in name["candidates"])
    claim = next(one for one in found["sentences"][0]["claims"] if one["type"] == "CONSULT")
    assert claim["frame"]["lemma"] == "meet" and claim["trigger"]["text"] == "met"


def test_an_item_of_a_list_stands_with_what_comes_before_it(data: str) -> None:
    text = "Libya agreed to:\n\n- condemn Sudan;\n- support Chad.\n"
    shown = run("-", "--data", data, text=text, width=200).stdout
    assert "[subject: Libya] agreed to: - condemn Sudan; - [trigger: support] [object: Chad]." in shown
    for sentence in told("-", "--data", data, text=text)["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]


def test_lines_are_sentences(data: str, folder: Path) -> None:
    lines = run(str(folder / "gaborone.md"), "--data", data, "--format", "jsonl").stdout.splitlines()
    found = told(str(folder / "gaborone.md"), "--data", data)
    assert [json.loads(line) for line in lines] == [
        {"article": found["article"], **sentence} for sentence in found["sentences"]
    ]


@pytest.mark.parametrize("name", ["gaborone.md", "https://example.org/gaborone", "IRI"])
def test_an_article_of_the_graph_by_any_of_its_names(
    stored: str, folder: Path, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    there = told(str(folder / "gaborone.md"), "--data", stored)
    assert told(there["article"] if name == "IRI" else name, "--data", stored)["sentences"] == there["sentences"]


def test_a_file_without_a_date_has_that_of_the_graph(stored: str, tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text(TEXT, "utf-8")
    assert told(str(tmp_path / "bare.txt"), "--data", stored)["date"] == "2024-06-28"
    assert told(str(tmp_path / "bare.txt"), "--data", stored, "--date", "2020-01-01")["date"] == "2020-01-01"


def test_the_claims_are_those_that_are_stored(stored: str) -> None:
    rows = CliRunner().invoke(cli, ["claims", "--data", stored]).stdout.splitlines()
    explained = told("gaborone.md", "--data", stored)["sentences"]
    assert {json.loads(row)["claim"] for row in rows} == {claim["iri"] for one in explained for claim in one["claims"]}


def test_nothing_is_stored(loaded: Path, tmp_path: Path) -> None:
    data = copied(loaded, tmp_path / "data")
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*") if path.is_file()}
    assert run("-", "--data", str(data), text=ARTICLE).exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*") if path.is_file()} == before


def test_it_narrows_to_sentences(data: str, folder: Path) -> None:
    path = str(folder / "gaborone.md")
    assert [one["number"] for one in told(path, "--data", data, "--sentence", "3")["sentences"]] == [3]
    assert [one["number"] for one in told(path, "--data", data, "--match", "RAINED  on")["sentences"]] == [2]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("gaborone.md", "--sentence", "9"), 66, "entente: there is no sentence with number 9; the article has 4"),
        (("gaborone.md", "--match", "snow"), 66, "entente: there is no sentence with 'snow' in it; the article has 4"),
        (("gaborone.md", "--sentence", "0"), 64, "entente: Invalid value for '--sentence'"),
        (("gaborone.md", "--date", "someday"), 64, "entente: --date is 'someday', which is no day"),
        (("none.md",), 66, "entente: no article none.md is in the graph"),
        (("empty.md",), 65, "entente: empty.md is empty"),
        (("none.jsonl",), 64, "entente: none.jsonl holds no articles; give a file with one in it"),
        (("n" * 300,), 66, f"entente: no article {'n' * 300} is in the graph"),
        (("two.jsonl",), 64, "entente: two.jsonl holds 2 articles; give one of them"),
        ((".",), 64, "entente: . holds "),
    ],
)
def test_what_cannot_be_is_told_in_a_line(
    data: str, folder: Path, arguments: tuple[str, ...], code: int, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    Path("empty.md").write_text("")
    Path("none.jsonl").write_text("")
    Path("two.jsonl").write_text('{"text": "It rained."}\n{"text": "It snowed."}\n')
    result = run(*arguments, "--data", data)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(message) and result.stderr.count("\n") == 1


def test_a_text_that_is_gone_is_told(stored: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = copied(Path(stored), tmp_path / "data")
    (path,) = (data / "texts").iterdir()
    path.unlink()
    result = run("gaborone.md", "--data", str(data))
    assert (result.exit_code, f"the text {path.name} is not there" in result.stderr) == (66, True)
