"""How well the parser does on real treebanks from raw text, where they stand beside the checkout."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from tests.syntax.conftest import TREEBANKS

from entente.syntax.pipeline import pipeline
from entente.syntax.treebank import part
from entente.syntax.yardsticks import YARDSTICKS, Measures, Yardstick, measure

from .gate import Floor

NEWS = Yardstick("pud", "test", "documents")
WEB = Yardstick("ewt", "test", "sentences")
FLOORS = {"news_las": (NEWS, "LAS"), "news_sentences": (NEWS, "sentences"), "web_las": (WEB, "LAS")}
"""What has a floor: by its name, the yardstick and the measure."""


def measured(yardsticks: Iterable[Yardstick] = YARDSTICKS) -> dict[str, Measures]:
    """Score the parser that is shipped."""
    return measure(pipeline(), TREEBANKS, yardsticks)


def floor(found: Mapping[str, Measures]) -> Floor:
    """Pick what has a floor."""
    parts = sorted({part(TREEBANKS, one.treebank, one.part) for one, _ in FLOORS.values()})
    digest = hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in parts)).hexdigest()
    return Floor(digest, {name: found[str(one)][what] for name, (one, what) in FLOORS.items()})
