"""How often the sense that is kept of a name is the one that was meant, by its score: over the remarks, by hand.

``python -m tests.evaluation.sureties`` prints, for each band of scores, how many names were kept in it and the share
of them that are right. A name counts where a mention that was marked as sure holds the whole of it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date

from entente.ingest.pipeline import account_of
from entente.model import iris
from entente.model.document import Article

from .linking import Linked, bearers, is_right
from .reading import dictionary
from .remarks import Mention, annotated, records

BANDS = (1.0, 0.9, 0.7, 0.0)
"""The least score of each band."""


def scored() -> Iterator[tuple[float, bool]]:
    """Yield the score of each name kept within a mention, and whether it stands for what was meant."""
    known = dictionary()
    borne, remarks = bearers(known), {remark.id: remark for remark in records()}
    for identifier, marked in annotated().items():
        remark = remarks[identifier]
        this = Article(remark.text, iris.digest(remark.text), date=date.fromisoformat(remark.date))
        for name in (name for one in account_of(this, known) for name in one.names):
            kept = next((one for one in name.candidates if one.kept), None)
            mention = _around(marked, name.span.start, name.span.end)
            if kept and mention:
                linked = Linked(name.span.start, name.span.end, known.entities[kept.iri])
                yield kept.score, is_right(mention, linked, borne)


def _around(marked: tuple[Mention, ...], start: int, end: int) -> Mention | None:
    return next((one for one in marked if one.sure and one.start <= start and end <= one.end), None)


def lines() -> Iterator[str]:
    """Yield a line for each band."""
    count, right = Counter[float](), Counter[float]()
    for score, is_so in scored():
        band = next(least for least in BANDS if score >= least)
        count[band] += 1
        right[band] += is_so
    for band in BANDS:
        share = f"{right[band] / count[band]:.3f}" if count[band] else "-"
        yield f"{band:.1f} and more: {count[band]} names, {share} right"


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()) + "\n")
