"""What becomes of damaged data directories: each row by a command that reads and one that writes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.copies import copied

from entente.cli import cli
from entente.errors import StoreError
from entente.model import iris
from entente.publish import open_for_reading

from . import directories
from .directories import Directory

ARTICLE = "General Ann Lee of Arland met General Bo Ray of Borduria in the port of Selm on Monday."


@pytest.fixture(scope="module")
def sound(few: None, loaded_few: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with one article, not to be written to."""
    folder = tmp_path_factory.mktemp("sound")
    (folder / "one.txt").write_text(ARTICLE)
    copied(loaded_few, folder / "data")
    assert run("ingest", str(folder / "one.txt"), "--data", str(folder / "data")).exit_code == 0
    return folder / "data"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def standing(data: Path) -> int | None:
    """Count the articles; None where nothing can be opened."""
    try:
        with open_for_reading(data) as store:
            return len(store.graphs(iris.GRAPH + "article/"))
    except StoreError:
        return None


@pytest.mark.parametrize("row", directories.ROWS, ids=lambda row: row.name)
def test_a_data_directory_nobody_hoped_for(row: Directory, sound: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    subprocess.run(["cp", "-a", str(sound), str(data)], check=True)  # keeps the hard links
    row.spoil(data)
    for command, says, code in (
        (["claims"], row.reading, row.codes[0]),
        (["retract", "one.txt"], row.writing, row.codes[1]),
    ):
        result = run(*command, "--data", str(data))
        assert result.exit_code == code, result.output
        assert bool(result.stderr) == bool(says), result.stderr
        assert says in result.stderr
        assert not says or ("; " in result.stderr and str(data) in result.stderr)
    assert standing(data) == row.stands
