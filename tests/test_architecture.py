"""The layers of the house: the contracts hold, and would be seen to break."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT = Path(sys.executable).with_name("lint-imports")

BREACHES = {
    "Each layer knows only those below it": ("store/interface.py", "import entente.publish"),
    "Reading never touches the store": ("ingest/segment.py", "import entente.store.snapshots"),
    "Flask stands in web alone": ("queries.py", "import flask"),
    "Only the remote store calls out": ("ingest/segment.py", "import SPARQLWrapper"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the import linter on the package that lies in a folder."""
    return subprocess.run(
        [LINT, "--config", folder / "pyproject.toml", "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_contract_is_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert all(f"{contract} KEPT" in done.stdout for contract in BREACHES)


@pytest.mark.parametrize("contract", BREACHES)
def test_a_breach_is_seen(contract: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "samples", "node_modules")
    )
    module, line = BREACHES[contract]
    path = tmp_path / "src/entente" / module
    path.write_text(path.read_text() + f"\n{line}\n")
    done = lint(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{contract} BROKEN" in done.stdout


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_is_over_400_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 400


def test_only_doors_to_the_network_open_it() -> None:
    """The linter knows no parts of the standard library; these are asked for by name."""
    doors = {"store/remote.py", "ingest/fetch.py"}
    opening = ("urllib.request", "http.client", "ftplib", "smtplib")
    found = {
        str(path.relative_to(ROOT / "src/entente"))
        for path in (ROOT / "src").rglob("*.py")
        if any(name in path.read_text() for name in opening)
    }
    assert found <= doors


def test_the_calendar_is_asked_only_at_the_edge() -> None:
    asking = ("datetime.now(", "date.today(", "time.time(", "datetime.utcnow(")
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "src").rglob("*.py")
        if any(call in path.read_text() for call in asking)
        and path.name not in ("acquire.py",)
        and "cli" not in path.parts
    ]
    assert found == []
