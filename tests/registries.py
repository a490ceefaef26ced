"""Whether a package registry was out of reach, which excuses a test; that its client failed otherwise does not."""

from __future__ import annotations

import importlib.util
import subprocess
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

FRONTEND: Final = Path(__file__).parents[1] / "src/entente/web/frontend"
_OUT_OF_REACH: Final = "(from versions: none)"
"""What pip says of a package where no index answers; of one that is there it lists the versions, or names its fault."""


def install(*command: str) -> None:
    """Run pip; skips where it reaches no registry, fails where anything else is wrong, a hash in a lock above all."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if _OUT_OF_REACH in done.stderr:
        pytest.skip(f"no registry answers: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr


def need_scripts(file: Path) -> None:
    """See that a file of the frontend's build is there; that it is not is excused where npm reaches no registry."""
    if not file.is_file():
        if not _npm_answers():
            pytest.skip(f"installed without {file.name}: npm reaches no registry")
        pytest.fail(f"npm reaches a registry, and yet there is no {file}: the build of the scripts is at fault")


@cache
def _npm_answers() -> bool:
    command, environment = frontend_hook()._npm()
    return subprocess.run([*command, "ping"], env=environment, capture_output=True, check=False).returncode == 0


def frontend_hook() -> ModuleType:
    """Load what hatchling runs to bundle the scripts: a file outside the package."""
    spec = importlib.util.spec_from_file_location("entente_frontend_hook", FRONTEND / "hook.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
