"""A data directory with ontology and reference that a test may break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def data(loaded: Path, tmp_path: Path) -> Path:
    """A data directory of a test's own."""
    return Path(shutil.copytree(loaded, tmp_path / "data"))
