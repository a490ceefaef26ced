"""The reference graphs, read once for all that reasons about them."""

from __future__ import annotations

import pytest
from rdflib import Graph

from entente.reason import consistency


@pytest.fixture(scope="session")
def reference() -> Graph:
    """All of them as one; not to be added to."""
    return consistency.reference()
