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


def segment(article: Article) -> tuple[Paragraph, ...]:
    """Cut an article into paragraphs: its lines, without what leads them in a list or a heading."""
    return tuple(_paragraphs(article.text))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    number = 0
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        lead = re.match(r"[\s#>*\-•]*", text[start:end])
        start += lead.end() if lead else 0
        written = text[start:end].rstrip()
        if written and not BOILERPLATE.match(written):
            yield Paragraph(written, start, number)
            number += 1
