"""Which files one process tests after another, and what is begun with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

TOGETHER: Final = {
    "tests/browser/": "servers and a browser",
    "tests/reason/test_consistency.py": "the reference graphs as they are shipped",
    "tests/reason/test_contradictions.py": "the reference graphs as they are shipped",
    "tests/ontology/test_reference.py": "the reference graphs from their tables",
    "tests/ontology/test_reference_data.py": "the reference graphs from their tables",
    "tests/ontology/test_shapes.py": "the reference graphs from their tables",
}
"""What files share that takes long to make, by how the names of their tests begin."""

_LONGEST: Final = (
    "tests/test_crash.py",
    "tests/reason/",
    "tests/browser/",
    "tests/ontology/test_reference",
    "tests/ontology/test_shapes.py",
    "tests/bench/",
    "tests/input/",
)


def turn(name: str) -> int:
    """Say when a test has its turn: the longest first, so that one process is not left with it in the end."""
    return next((number for number, start in enumerate(_LONGEST) if name.startswith(start)), len(_LONGEST))


class Together(LoadFileScheduling):  # type: ignore[misc]
    """Gives the tests of a file to one process, and those of files that share something."""

    def _split_scope(self, nodeid: str) -> str:
        shared: Iterator[str] = (what for start, what in TOGETHER.items() if nodeid.startswith(start))
        return next(shared, super()._split_scope(nodeid))
