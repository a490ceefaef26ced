"""``entente judge``: accepting, rejecting, withdrawing, and what is said where that cannot be."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.copies import copied

from entente.cli import cli
from entente.model import iris
from entente.publish import open_for_reading
from entente.publish.judgements import judgements

pytestmark = pytest.mark.usefixtures("few")
TEXT = "Libya is allied with Chad, Niger said."


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.fixture
def data(tmp_path: Path, loaded_few: Path) -> str:
    copied(loaded_few, tmp_path / "data")
    (tmp_path / "a.txt").write_text(TEXT)
    assert run("ingest", str(tmp_path / "a.txt"), "--data", str(tmp_path / "data")).exit_code == 0
    return str(tmp_path / "data")


@pytest.fixture
def claim(data: str) -> str:
    rows = map(json.loads, run("claims", "--data", data, "--format", "jsonl").stdout.splitlines())
    return str(next(row["claim"] for row in rows if row["type"] == "alliedWith"))


def accepted(data: str) -> int:
    with open_for_reading(Path(data)) as store:
        return len(list(store.rows(f"SELECT * {{ GRAPH <{iris.ACCEPTED}> {{ ?s ?p ?o }} }}")))


def test_accepting_makes_a_fact_of_it_that_withdrawing_takes_back(data: str, claim: str) -> None:
    assert accepted(data) == 0
    done = run("judge", claim, "accepted", "--by", "Ann Lee", "--note", "by treaty", "--data", data)
    assert (done.exit_code, done.output) == (0, f"accepted {claim}\n")
    assert accepted(data) == 1
    with open_for_reading(Path(data)) as store:
        (found,) = judgements(store)
    assert (found.name, found.note) == ("Ann Lee", "by treaty")
    assert abs((found.day - datetime.now(UTC).date()).days) <= 1
    assert "judgement" not in run("check", "--no-reasoner", "--data", data).output  # few graphs lack other things
    done = run("judge", claim, "withdrawn", "--by", "Ann Lee", "--data", data)
    assert (done.exit_code, done.output) == (0, f"withdrawn {claim}\n")
    assert accepted(data) == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ("https://w3id.org/entente/id/claim/nope", "accepted", "--by", "Ann"),
            66,
            "no claim https://w3id.org/entente",
        ),
        (("nope", "rejected", "--by", "Ann"), 66, "no claim nope is in the graph; `entente claims` lists claims"),
        (("CLAIM", "withdrawn", "--by", "Ann"), 66, "Ann has not judged"),
        (("CLAIM", "accepted", "--by", " "), 64, "a judgement needs the name of who judges"),
        (("CLAIM", "accepted"), 64, "Missing option '--by'"),
        (("CLAIM", "doubted", "--by", "Ann"), 64, "Invalid value for 'accepted|rejected|withdrawn': 'doubted' is not"),
    ],
)
def test_what_cannot_be_judged_is_told(
    data: str, claim: str, arguments: tuple[str, ...], code: int, message: str
) -> None:
    done = run("judge", *(claim if one == "CLAIM" else one for one in arguments), "--data", data)
    assert done.exit_code == code
    assert done.stderr.startswith(f"entente: {message}")


def test_retracting_the_article_takes_what_was_judged_of_it_along(data: str, claim: str) -> None:
    run("judge", claim, "accepted", "--by", "Ann Lee", "--data", data)
    assert run("retract", "a.txt", "--data", data).exit_code == 0
    assert accepted(data) == 0
    with open_for_reading(Path(data)) as store:
        assert judgements(store) == ()
