"""A data directory with ontology and reference, and what stands in one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from entente.publish import open_for_reading


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory without articles, not to be written to."""
    data = tmp_path_factory.mktemp("loaded")
    open_for_reading(data).close()
    return data


@pytest.fixture
def data(loaded: Path, tmp_path: Path) -> Path:
    """A data directory of a test's own."""
    return Path(shutil.copytree(loaded, tmp_path / "data"))
