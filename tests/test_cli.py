import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.copies import copied

from entente.cli import cli
from entente.cli.asking import _when

ENTENTE = str(Path(sys.executable).with_name("entente"))
ARTICLE = """---
title: A meeting in Gaborone
publisher: Example Dispatch
url: https://example.org/gaborone
date: 2024-06-28
---
General Michael Langley met with General Mohammed al-Haddad in Gaborone on Wednesday.
He did not meet with General Abdelrazik al-Nazouri, according to the US Embassy in Libya.
"""
PREFIX = "PREFIX ent: <https://w3id.org/entente/ontology#>\n"


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=text)


@pytest.fixture(scope="module")
def data(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A data directory with one article, not to be written to."""
    folder = tmp_path_factory.mktemp("cli")
    copied(loaded, folder / "data")
    (folder / "gaborone.md").write_text(ARTICLE)
    result = run("ingest", str(folder / "gaborone.md"), "--data", str(folder / "data"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.fullmatch(r"articles: 1 read \([1-9]\d* claims\), 0 unchanged, 0 failed\n", result.stdout)
    return str(folder / "data")


@pytest.fixture
def fresh(data: str, tmp_path: Path) -> str:
    """A data directory that a test may write to, with the same article."""
    (tmp_path / "gaborone.md").write_text(ARTICLE)
    return str(copied(Path(data), tmp_path / "data"))


def test_every_command_explains_itself_with_an_example() -> None:
    assert run("--help").exit_code == 0
    for name in cli.commands:
        help_text = run(name, "--help").stdout
        assert f"entente {name}" in help_text.partition("Example:")[2], name


def test_claims_are_rows_with_the_words_and_who_says_so(data: str) -> None:
    rows = [json.loads(line) for line in run("claims", "--data", data).stdout.splitlines()]
    assert rows
    keys = "claim event quote subject type object speaker polarity modality date place position rank article".split()
    assert all(list(row) == keys for row in rows)
    met = next(row for row in rows if row["type"] == "CONSULT" and row["polarity"] == "affirmed")
    assert {met["subject"], met["object"]} == {"Michael Langley", "Mohammed al-Haddad"}
    assert (met["date"], met["place"], met["article"]) == ("2024-06-26", "Gaborone", "gaborone.md")
    assert all(row["quote"] in ARTICLE for row in rows)
    assert run("claims", "--data", data, "--format", "csv").stdout.startswith("claim,event,quote,subject")


@pytest.mark.parametrize("name", ["gaborone.md", "https://example.org/gaborone"])
def test_the_claims_of_one_article_by_any_of_its_names(data: str, name: str) -> None:
    assert run("claims", "--data", data, "--article", name).stdout == run("claims", "--data", data).stdout
    missing = run("claims", "--data", data, "--article", "none.md")
    assert (missing.exit_code, missing.stderr.startswith("entente: no article none.md")) == (66, True)


@pytest.mark.parametrize(
    ("bounds", "written"),
    [
        (("", ""), None),
        (("2024-06-26T00:00:00Z", "2024-06-26T23:59:59Z"), "2024-06-26"),
        (("2024-02-01T00:00:00Z", "2024-02-29T23:59:59Z"), "2024-02"),
        (("2023-01-01T00:00:00Z", "2023-12-31T23:59:59Z"), "2023"),
        (("2023-01-01T00:00:00Z", "2024-12-31T23:59:59Z"), "2023-01-01/2024-12-31"),
        (("2024-06-26T00:00:00Z", ""), "2024-06-26/"),
    ],
)
def test_bounds_are_written_as_short_as_they_are_known(bounds: tuple[str, str], written: str | None) -> None:
    assert _when(*bounds) == written


def test_a_query_with_parameters_from_a_file_and_from_standard_input(data: str, tmp_path: Path) -> None:
    text = (
        f"#+ param: type iri event-type:CONSULT\n{PREFIX}SELECT (COUNT(?claim) AS ?n) {{ ?claim ent:claimType ?type }}"
    )
    (tmp_path / "count.rq").write_text(text)
    given = ["--data", data, "--param", "type=event-type:CONSULT"]
    from_file = run("query", str(tmp_path / "count.rq"), *given)
    assert re.fullmatch(r"n\n[1-9]\d*\n", from_file.stdout)
    assert run("query", "-", *given, text=text).stdout == from_file.stdout
    missing = run("query", str(tmp_path / "count.rq"), "--data", data)
    assert missing.exit_code == 64
    assert missing.stderr == "entente: count needs the parameter type; as in --param type=event-type:CONSULT\n"


@pytest.mark.parametrize(
    ("arguments", "text", "code", "message"),
    [
        (["query", "-"], "SELECT * { ?s rdfs:label ?o }", 65, "PREFIX rdfs:"),
        (["query", "-", "--format", "turtle"], "SELECT * { ?s ?p ?o }", 64, "turtle does not fit SELECT"),
        (["query", "-", "--format", "yaml"], "ASK {}", 64, "yaml"),
        (["query", "none.rq"], None, 66, "none.rq cannot be read"),
        (["query", "-", "--param", "x"], "ASK {}", 64, "--param x has no value"),
        (["query", "-"], "SELECT * { SERVICE <http://127.0.0.1:1/> { } }", 65, "SERVICE"),
        (["export", "--graph", "http://none"], None, 66, "no graph http://none"),
        (["ingest"], None, 64, "see `entente ingest --help`"),
        (["ingest", "--date", "yesterday", "a.txt"], None, 64, "as in --date 2024-06-28"),
        (["ingest", "none.txt"], None, 66, "none.txt"),
        (["ingest", "-"], "", 65, "standard input"),
        (["retract", "none.txt"], None, 66, "no article none.txt"),
        (["no-such-command"], None, 64, "no-such-command"),
    ],
)
def test_every_failure_is_one_line_with_its_exit_code(
    data: str, arguments: list[str], text: str | None, code: int, message: str
) -> None:
    where = ["--data", data] if arguments[0] in cli.commands else []
    result = run(*arguments, *where, text=text)
    lines = [line for line in result.stderr.splitlines() if line.startswith("entente: ")]
    assert (result.exit_code, len(lines)) == (code, 1), result.output
    assert message in lines[0]


def test_a_wrong_setting_is_told(data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_COLOUR", "blue")
    result = run("claims", "--data", data)
    assert (result.exit_code, result.stderr) == (
        64,
        "entente: there is no setting ENTENTE_COLOUR; `entente settings` lists them all\n",
    )


def test_a_folder_is_read_to_its_end_whatever_fails(fresh: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a-empty.txt").write_text("")
    (folder / "b-binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "c-good.txt").write_text(
        "The United States said on Monday that it supports the Government of National Unity.\n"
    )
    (folder / "d-copy.txt").write_text(
        "The United States said on Monday that it supports the Government of National Unity.\n"
    )
    result = run("ingest", str(folder), "--data", fresh)
    assert result.exit_code == 65
    assert "1 read" in result.stdout
    assert "2 failed" in result.stdout
    assert "1 of the same text" in result.stdout
    assert "a-empty.txt" in result.stderr
    assert "b-binary.txt" in result.stderr
    assert "hint: 1 without a date" in result.stderr
    before = run("export", "--data", fresh).stdout
    again = run("ingest", str(folder / "d-copy.txt"), str(folder / "c-good.txt"), "--data", fresh)
    assert again.exit_code == 0
    assert "0 read" in again.stdout and "1 unchanged" in again.stdout
    assert run("export", "--data", fresh).stdout == before


FRENCH = "Le ministre a dit lundi que les deux pays sont d’accord sur la frontière et sur les réfugiés."
DUTCH = "Premier Mark Rutte was in Washington. De twee leiders spraken over de oorlog in Oekraïne en over Israel."


def test_other_languages_are_refused_in_every_kind_of_source_and_the_rest_is_read(fresh: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    good = "The United States supports Libya, and it said that the two would meet in Tripoli."
    (folder / "a.txt").write_text(FRENCH)
    (folder / "b.html").write_text(f"<html><body><article><p>{f'{DUTCH} ' * 5}</p></article></body></html>")
    lines = [{"text": DUTCH}, {"text": f"{good}\n{FRENCH}"}, {"text": good, "language": "tr"}]
    (folder / "c.jsonl").write_text("\n".join(map(json.dumps, lines)))
    result = run("ingest", str(folder), "--data", fresh)
    assert result.exit_code == 65
    assert "1 read" in result.stdout and "4 failed" in result.stdout
    assert "1 paragraph in another language passed over" in result.stdout
    assert "a.txt does not look like English (it looks like French)" in result.stderr
    assert "b.html does not look like English (it looks like Dutch)" in result.stderr
    assert "c.jsonl:1 does not look like English (it looks like Dutch)" in result.stderr
    assert "c.jsonl:3 is in the language 'tr'" in result.stderr
    assert "only English is read; give a translation" in result.stderr


def test_what_an_article_says_twice_is_one_row_with_its_first_words(fresh: str, tmp_path: Path) -> None:
    text = "Russia accuses Chad\nRussia accused Chad of lying. It rained. On Friday Russia accused Chad in Geneva."
    (tmp_path / "twice.txt").write_text(text)
    run("ingest", str(tmp_path / "twice.txt"), "--data", fresh)
    rows = run("claims", "--article", "twice.txt", "--format", "jsonl", "--data", fresh).stdout.splitlines()
    found = [row for row in map(json.loads, rows) if row["type"] == "ACCUSE" and row["object"] == "Chad"]
    assert [row["quote"] for row in found] == ["Russia accused Chad"]
    places = "PREFIX ent: <https://w3id.org/entente/ontology#> SELECT ?place WHERE { ?claim ent:evidence ?place ; "
    places += (
        "ent:claimType <https://w3id.org/entente/vocab/event-type#ACCUSE> ; ent:inArticle/ent:sourceName 'twice.txt' }"
    )
    asked = run("query", "-", "--data", fresh, "--format", "csv", text=places)
    assert len(asked.stdout.split()) == 4, "the heading, and three places of one claim"


def test_retracting_and_reading_again_gives_the_same_graph(fresh: str, tmp_path: Path) -> None:
    before = run("claims", "--data", fresh).stdout
    assert run("retract", "gaborone.md", "--data", fresh).stdout.startswith(
        "retracted https://w3id.org/entente/id/article/"
    )
    assert run("claims", "--data", fresh).stdout == ""
    assert list((tmp_path / "data" / "texts").iterdir()) == []
    run("ingest", str(tmp_path / "gaborone.md"), "--data", fresh)
    assert run("claims", "--data", fresh).stdout == before


@pytest.mark.parametrize("name", ["nquads", "trig", "turtle", "jsonld"])
def test_what_is_exported_can_be_read_again(data: str, tmp_path: Path, name: str) -> None:
    import pyoxigraph as ox

    output = tmp_path / "graph"
    assert run("export", "--data", data, "--format", name, "--output", str(output)).exit_code == 0
    kinds = {"nquads": "nq", "trig": "trig", "turtle": "ttl", "jsonld": "jsonld"}
    kind = ox.RdfFormat.from_extension(kinds[name])
    assert kind is not None
    assert sum(1 for _ in ox.parse(output.read_bytes(), kind)) > 1000
    if name == "nquads":
        assert set(run("export", "--data", data).stdout_bytes.splitlines()) == set(output.read_bytes().splitlines())


def test_the_settings_are_listed_with_their_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_PORT", "9000")
    listed = dict(line.split()[:2] for line in run("settings").stdout.splitlines())
    assert listed["ENTENTE_PORT"] == "9000"


def test_the_graph_is_checked(data: str) -> None:
    result = run("check", "--no-reasoner", "--data", data)
    assert (result.exit_code, result.stdout) == (0, "the graph is as it should be\n"), result.output


def test_a_violation_is_printed_and_ends_with_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from entente.model.graph import Graph
    from entente.publish import open_for_writing

    ent, article = "https://w3id.org/entente/ontology#", "https://w3id.org/entente/graph/article/0123456789abcdef"
    monkeypatch.setattr("entente.ontology.resources.reference_files", tuple)
    with open_for_writing(tmp_path) as writer:
        writer.store.replace(Graph(article, f"<http://a> <{ent}alliedWith> <http://b> .\n"))
        writer._state = writer._state.advanced()
    result = run("check", "--no-reasoner", "--data", str(tmp_path))
    assert result.exit_code == 1
    assert "relation-outside-facts: " in result.stdout


def test_a_fault_of_ours_is_one_line_and_its_traceback_is_there_for_the_asking(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path)}
    broken = (
        "import sys, entente.cli.asking as asking; from entente.cli import main\n"
        "asking.queries.parse = lambda *_: 1 / 0\n"
        "sys.argv = ['entente', *sys.argv[1:]]; main()"
    )
    for flags, shown in (([], False), (["--debug"], True)):
        command = [sys.executable, "-c", broken, *flags, "query", "-"]
        result = subprocess.run(command, input="ASK {}", capture_output=True, text=True, env=environment, check=False)
        assert ("Traceback" in result.stderr) is shown
        assert "ZeroDivisionError" in result.stderr
        assert result.returncode == (1 if shown else 70)


def test_output_may_end_early(data: str) -> None:
    command = f"{ENTENTE} export --data {data} | head -1"
    result = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (result.stderr, result.stdout.count("\n")) == ("", 1)


@pytest.fixture
def server(fresh: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [ENTENTE, "serve", "--samples", "--data", fresh, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            assert process.stdout is not None
            assert "14 read" in process.stdout.readline()
            assert any(f"{ENTENTE} ingest" in process.stdout.readline() for _ in range(10))
            _wait(f"http://127.0.0.1:{port}/ready")
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def _wait(address: str) -> None:
    """Ask until there is an answer, for at most 30 seconds."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"{address} never answered")


def test_our_own_server_answers_the_command_line_while_articles_come_and_go(server: str, fresh: str) -> None:
    count = f"{PREFIX}SELECT (COUNT(DISTINCT ?a) AS ?n) {{ ?claim ent:inArticle ?a }}"
    asked = ["query", "-", "--endpoint", f"{server}/sparql"]
    assert run(*asked, text=count).stdout == "n\n15\n"
    assert run("retract", "gaborone.md", "--data", fresh).exit_code == 0
    answers = (run(*asked, text=count).stdout for _ in range(500))
    assert "n\n14\n" in answers
    refused = run(*asked, text="SELECT * { ?s rdfs:label ?o }")
    assert (refused.exit_code, "answered 400" in refused.stderr) == (65, True)
