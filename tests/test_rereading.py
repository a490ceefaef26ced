"""Rereading gives what reading the sources anew would give, and takes curators' judgements along."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import SAMPLES
from tests.copies import copied

from entente.cli import cli
from entente.cli.review import told
from entente.ingest import lexicon, pipeline
from entente.model import iris
from entente.model.graph import Graph
from entente.model.judgement import Judgement, Likeness, Passage, Verdict
from entente.publish import DataDirectory, open_for_reading, open_for_writing

pytestmark = pytest.mark.usefixtures("few")
LEAGUE = iris.thing("faction", "Harrow League")
KNOWN = (
    f"<{LEAGUE}> <{iris.PREFIXES['rdf']}type> <{iris.term('Faction')}> .\n"
    f'<{LEAGUE}> <{iris.PREFIXES["rdfs"]}label> "Harrow League"@en .\n'
)
"""Reference that brings a name to the reader, as a mended table does."""
FLAWED = KNOWN.replace("Faction", "Spectre")
HAUNTED = "Libya met Chad in Geneva on Monday, the Harrow League said. Chad condemned the Harrow League."
PLAIN = "Niger met Mali in Bamako on Monday."


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def teach(data: Path, ntriples: str) -> None:
    with open_for_writing(data) as writer:
        writer.store.replace(Graph(iris.reference_graph("harrow"), ntriples))
    for names in DataDirectory(data).all_names():
        names.unlink()  # they are kept for as long as the files shipped are the same


def graphs(data: Path) -> dict[str, str]:
    """Give every graph but the store's bookkeeping and what the files ship."""
    shipped = tuple(iris.GRAPH + part for part in ("ontology/", "reference", "state"))
    with open_for_reading(data) as store:
        text = "CONSTRUCT { ?s ?p ?o } { GRAPH ?graph { ?s ?p ?o } }"
        found = [name for name in store.graphs() if not name.startswith(shipped)]
        return {name: store.construct(text, {"graph": f"<{name}>"}) for name in found}


def claims(data: Path) -> dict[str, str]:
    """Give the IRI of each claim of the article with the league, by its type."""
    found = run("claims", "--article", "haunted.txt", "--data", str(data), "--format", "jsonl")
    rows = map(json.loads, found.stdout.splitlines())
    return {row["type"]: row["claim"] for row in rows}


@pytest.fixture
def data(tmp_path: Path, loaded_few: Path) -> Path:
    """A data directory with two articles, of which one names a league that the reader does not know."""
    copied(loaded_few, tmp_path / "data")
    (tmp_path / "haunted.txt").write_text(HAUNTED)
    (tmp_path / "plain.txt").write_text(PLAIN)
    read = ingest(tmp_path / "data")
    assert read.exit_code == 0, read.stderr
    return tmp_path / "data"


def ingest(data: Path) -> Result:
    paths = [str(data.parent / name) for name in ("haunted.txt", "plain.txt")]
    return run("ingest", *paths, "--date", "2024-06-28", "--publisher", "Paper", "--data", str(data))


def reread(data: Path, *arguments: str) -> Result:
    return run("reread", *arguments, "--data", str(data))


def test_after_reading_it_changes_nothing_and_reads_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = graphs(data)
    monkeypatch.setattr(pipeline, "read_article", None)
    result = reread(data)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "articles: 0 reread (0 claims gained, 0 lost), 2 up to date, 0 failed; judgements: 0 carried over, 0 orphaned\n"
    )
    assert graphs(data) == before


def test_after_the_lexicon_changed_it_gives_what_ingesting_anew_gives(
    loaded_few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = (copied(loaded_few, tmp_path / name) for name in ("old", "new"))
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "reader_digest", lambda: "earlier")
        earlier = {word: known for word, known in lexicon.frames().items() if word[1] < "m"}
        patch.setattr("entente.ingest.evoke.frames", lambda: earlier)
        assert run("ingest", str(SAMPLES), "--data", str(old)).exit_code == 0
    assert run("ingest", str(SAMPLES), "--data", str(new)).exit_code == 0
    assert graphs(old) != graphs(new)
    result = reread(old)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("articles: 14 reread (")
    assert graphs(old) == graphs(new)
    assert reread(old).stdout.startswith("articles: 0 reread (0 claims gained, 0 lost), 14 up to date")
    assert run("ingest", str(SAMPLES), "--data", str(old)).stdout.startswith(
        "articles: 0 read (0 claims), 14 unchanged"
    )


@pytest.mark.parametrize("processes", ["1", "2"])
def test_after_the_dictionary_changed_it_gives_what_ingesting_anew_gives(
    data: Path, processes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "SMALL", 2)
    teach(data, KNOWN)
    fresh = data.with_name("fresh")
    teach(fresh, KNOWN)
    ingest(fresh)
    result = reread(data, "--processes", processes)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("articles: 2 reread (2 claims gained, 2 lost), 0 up to date, 0 failed")
    assert graphs(data) == graphs(fresh)


def test_only_what_is_named_is_read(data: Path) -> None:
    teach(data, KNOWN)
    assert reread(data, "plain.txt", "plain.txt").stdout.startswith(
        "articles: 1 reread (0 claims gained, 0 lost), 0 up"
    )
    missing = reread(data, "none.txt")
    assert (missing.exit_code, missing.stderr.startswith("entente: no article none.txt")) == (66, True)


def test_an_article_without_its_text_is_told_and_the_rest_goes_on(data: Path) -> None:
    (text,) = (path for path in (data / "texts").iterdir() if path.read_text() == HAUNTED)
    text.unlink()
    teach(data, KNOWN)
    before = graphs(data)
    result = reread(data)
    assert result.exit_code == 66
    assert result.stderr == (
        f"entente: haunted.txt: the text {text.name} is not there; retract it, or ingest it again from its source\n"
    )
    assert result.stdout.startswith("articles: 1 reread (0 claims gained, 0 lost), 0 up to date, 1 failed")
    assert claims(data)
    assert sum(before[name] != graph for name, graph in graphs(data).items()) == 1
    assert reread(data).exit_code == 66


def test_an_article_whose_claims_break_a_rule_is_set_aside_and_stays_as_it_was(data: Path) -> None:
    before = claims(data)
    teach(data, FLAWED)
    dry = reread(data, "--dry-run")
    assert dry.exit_code == 65
    assert "haunted.txt would be set aside: https://w3id.org/entente/id/claim/" in dry.stderr
    assert not (data / "set-aside").exists()
    result = reread(data)
    assert result.exit_code == 65
    assert "haunted.txt is set aside: https://w3id.org/entente/id/claim/" in result.stderr
    assert result.stdout.startswith("articles: 1 reread (0 claims gained, 0 lost), 0 up to date, 1 failed")
    assert len(list((data / "set-aside").iterdir())) == 1
    assert claims(data) == before


def test_judgements_are_carried_and_orphans_listed_as_the_dry_run_foresees(data: Path) -> None:
    old = claims(data)
    assert run("judge", old["CONSULT"], "accepted", "--by", "Ann Lee", "--data", str(data)).exit_code == 0
    note = ("--note", "they said so")
    assert run("judge", old["ACCUSE"], "rejected", "--by", "علي عمر", *note, "--data", str(data)).exit_code == 0
    teach(data, KNOWN)
    before = graphs(data)
    dry = reread(data, "--dry-run")
    assert graphs(data) == before
    result = reread(data)
    assert (dry.exit_code, result.exit_code) == (0, 0)
    orphan, summary = result.stdout.splitlines()
    assert orphan.startswith("orphan: rejected by علي عمر on ")
    assert orphan.endswith(
        "(they said so): “Chad condemned the Harrow League”: no claim of the article says so any more"
    )
    assert summary.endswith("; judgements: 1 carried over, 1 orphaned")
    assert dry.stdout == f"{orphan}\n{summary}; nothing of it is stored\n"
    new = claims(data)
    assert new["CONSULT"] != old["CONSULT"]
    asked = run("query", "orphaned-judgements", "--data", str(data), "--format", "csv").stdout
    assert old["ACCUSE"] in asked
    assert old["CONSULT"] not in asked
    assert new["CONSULT"] in graphs(data)[iris.REVIEW]
    assert run("judge", old["ACCUSE"], "withdrawn", "--by", "علي عمر", "--data", str(data)).exit_code == 0


def test_an_orphan_is_told_in_one_line_with_nothing_a_terminal_acts_on() -> None:
    quoted = Passage(0, 9, "Chad \x9b2Jleft\n the room")
    seen = Likeness("claim", "article", frozenset(), "affirmed", "asserted", (quoted,))
    orphan = Judgement(seen, Verdict.REJECTED, "ann", "Ann Lee", date(2024, 6, 28), why_orphaned="it is gone")
    assert told(orphan) == r"orphan: rejected by Ann Lee on 2024-06-28: “Chad \x9b2Jleft the room”: it is gone"


def test_ingesting_goes_the_same_way_and_says_that_a_judgement_lost_its_claim(data: Path) -> None:
    for verdict, kind in (("accepted", "CONSULT"), ("accepted", "ACCUSE")):
        run("judge", claims(data)[kind], verdict, "--by", "Ann Lee", "--data", str(data))
    teach(data, KNOWN)
    result = ingest(data)
    assert "judgements now without a claim: 1; `entente query orphaned-judgements` lists all" in result.stderr
    assert graphs(data)[iris.REVIEW].count(f"<{iris.term('judges')}> <{claims(data)['CONSULT']}>") == 1
