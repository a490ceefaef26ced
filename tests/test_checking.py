"""``entente check`` tells of each fault the rule, the thing, and what to do."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from entente.cli import cli
from entente.model import iris
from entente.model.graph import Graph
from entente.publish import DataDirectory, open_for_writing

TENURE = f"<urn:arland:tenure> <{iris.PREFIXES['rdf']}type> <{iris.term('Tenure')}> .\n"
FACT = f"<urn:arland> <{iris.term('opposes')}> <urn:borduria> .\n"


@pytest.fixture(scope="module")
def told(few: None, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said of a graph with a tenure on no office, a fact that nobody claims, a text altered and one removed."""
    folder = tmp_path_factory.mktemp("faulty")
    for name, party in (("altered", "Chad"), ("removed", "Sudan")):
        (folder / f"{name}.txt").write_text(f"Libya met {party} in Geneva on Monday.")
    data = DataDirectory(folder / "data")
    with open_for_writing(data.path) as writer:
        writer.store.replace(Graph(iris.reference_graph("arland"), TENURE), Graph(iris.ACCEPTED, FACT))
    run("ingest", str(folder), "--data", str(data.path))
    for path in (data.path / "texts").iterdir():
        if "Chad" in path.read_text():
            path.write_text(path.read_text().upper())
        else:
            path.unlink()
    return run("check", "--no-reasoner", "--data", str(data.path)).splitlines()


def run(*arguments: str) -> str:
    return CliRunner().invoke(cli, arguments).stdout


def test_a_broken_shape_is_named_with_the_thing_and_its_property(told: list[str]) -> None:
    assert f"shapes/data#Tenure: urn:arland:tenure {iris.term('onOffice')}: a tenure is on exactly one office" in told


def test_a_fault_of_a_check_says_what_to_do(told: list[str]) -> None:
    (found,) = (line for line in told if line.startswith("accepted-without-claim: "))
    assert found.startswith("accepted-without-claim: urn:arland opposes urn:borduria (in ")
    assert found.endswith("; state it in the reference graph of its source, or take it out")


@pytest.mark.parametrize("complaint", ["is not what stands at 0 to ", "is not there"])
def test_a_quote_that_is_not_in_its_text_is_told(told: list[str], complaint: str) -> None:
    (found,) = (line for line in told if line.startswith("quotes: ") and complaint in line)
    assert found.startswith(f"quotes: {iris.THING}evidence/")
    assert found.endswith("; ingest the article again")
