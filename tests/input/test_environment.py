"""Settings that make no sense are refused by every command, before it does anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from entente.cli import cli

from . import environment
from .environment import Setting


@pytest.mark.parametrize("row", environment.ROWS, ids=lambda row: ascii(f"{row.name[8:]}={row.value[:12]}"))
def test_a_setting_that_makes_no_sense(row: Setting, tmp_path: Path) -> None:
    data = ["--data", str(tmp_path / "data")]
    for command in (["settings"], ["claims", *data], ["ingest", "-", *data], ["serve", *data]):
        result = CliRunner(env={row.name: row.value}).invoke(cli, command)
        assert result.exit_code == 64, result.output
        assert row.says in result.stderr
        assert ascii(row.name)[1:-1] in result.stderr
        assert "; " in result.stderr
        assert len(result.stderr) < 300
    assert not (tmp_path / "data").exists()
