"""Segment: an article's text into paragraphs, each with its place; bylines and credits are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from entente.model.document import Article, Paragraph

BOILERPLATE: Final = re.compile(
    r"(?:posted|written|translated|edited|published|reporting|photo|image|translation|source|by)\b(?:[^.!?]|\b[A-Z]\.(?=\s)){0,80}$",
    re.IGNORECASE,
)
"""Bylines, credits and the like: a short line that begins so and has no full stop but after an initial."""


_NOTE: Final = re.compile(r"(?:Also )?(?:Met|Held|Took|[A-Z][a-z]+ed)\b")
"""How a note begins that leaves out who did what it tells: “Met with the president.”"""
_NEXT: Final = re.compile(r"(?<=;) (?=(?:(?:also|later|then|afterwards) )?(?:met|held|took|[a-z]+ed)\b)")
"""What parts its clauses."""


def segment(article: Article) -> tuple[Paragraph, ...]:
    """Cut an article into paragraphs: its lines, without what leads them in a list or a heading.

    A note's clauses are paragraphs of one number.
    """
    return tuple(_paragraphs(article.text))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    number = 0
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        lead = re.match(r"[\s#>*\-•]*", text[start:end])
        start += lead.end() if lead else 0
        written = text[start:end].rstrip()
        if written and not BOILERPLATE.match(written):
            for clause in _clauses(written):
                yield Paragraph(clause, start, number)
                start += len(clause) + 1
            number += 1


def _clauses(written: str) -> list[str]:
    """Cut a note at its semicolons: “Attended the conference; met with the president.”"""
    return _NEXT.split(written) if _NOTE.match(written) else [written]
