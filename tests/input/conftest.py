"""A data directory with ontology and reference that a test may break."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.copies import copied


@pytest.fixture
def data(loaded: Path, tmp_path: Path) -> Path:
    """A data directory of a test's own."""
    return copied(loaded, tmp_path / "data")
