"""What is read into the graph: the rows of the tables by the real command, those that end alike in one batch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.copies import copied

from entente.cli import cli

from . import articles, folders, metadata
from .case import Source
from .standing import texts

ROWS = {f"{number:03}-{case.file}": case for number, case in enumerate([*articles.ROWS, *metadata.ROWS, *folders.ROWS])}
NEIGHBOUR = "The general command of Borduria denied on Tuesday that its forces had entered the harbour of Selm."


@dataclass(frozen=True)
class Batch:
    """What came of one batch: its exit code, the lines that tell of faults, the texts in the store by file."""

    code: int
    told: list[str]
    stored: Mapping[str, list[str]]


@pytest.fixture(scope="module")
def batches(few: None, loaded_few: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, Batch]:
    """Ingest all rows of each exit code, with a good neighbour at the end."""
    return {
        code: ingest({name: case for name, case in ROWS.items() if case.code == code}, loaded_few, tmp_path_factory)
        for code in sorted({case.code for case in ROWS.values()})
    }


def ingest(rows: Mapping[str, Source], loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Batch:
    folder = tmp_path_factory.mktemp("batch")
    for name, case in rows.items():
        case.make(folder / name)
    paths = [str(folder / name) for name in (*rows, "neighbour.txt")]
    (folder / "neighbour.txt").write_text(NEIGHBOUR)
    data = copied(loaded, tmp_path_factory.mktemp("batch-data") / "data")
    result = CliRunner().invoke(cli, ["ingest", *paths, "--data", str(data), "--processes", "1"])
    told = [line for line in result.stderr.splitlines() if line.startswith("entente: ")]
    return Batch(result.exit_code, told, texts(data))


@pytest.mark.parametrize("name", ROWS, ids=[case.name for case in ROWS.values()])
def test_a_source_nobody_hoped_for(name: str, batches: Mapping[int, Batch]) -> None:
    case = ROWS[name]
    batch = batches[case.code]
    assert batch.code == case.code
    told = [line for line in batch.told if name in line]
    if case.says:
        assert len(told) == 1, told
        assert case.says.replace(case.file, name) in told[0], told[0]
        assert "; " in told[0], "it does not say what to do"
    else:
        assert not told
    stored = sorted(batch.stored.get(name, []))
    assert len(stored) == len(case.stored), stored
    for text, beginning in zip(stored, sorted(case.stored), strict=True):
        assert text.startswith(beginning)


def test_the_good_neighbours_are_in_and_nothing_else_is(batches: Mapping[int, Batch]) -> None:
    for code, batch in batches.items():
        expected = {name for name, case in ROWS.items() if case.code == code and case.stored}
        assert set(batch.stored) == expected | {"neighbour.txt"}
        assert batch.stored["neighbour.txt"] == [NEIGHBOUR]
