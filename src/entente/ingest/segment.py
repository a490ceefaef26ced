"""Segment: the parts of an article that are read, as paragraphs with their places.

The headline comes last: it shortens names that the text below it gives in full, and what it says is said there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from entente.ingest.parts import READ, Part, parts
from entente.ingest.read import LONGEST
from entente.model.document import Article, Paragraph, PartKind

_JOINED: Final = re.compile(r"\s*[;,]?\s*(?:\b(?:and|or)\b)?\s*$")
"""What joins an item to the next: “; and”."""


_NOTE: Final = re.compile(r"(?:Also )?(?:Met|Held|Took|[A-Z][a-z]+ed)\b")
"""How a note begins that leaves out who did what it tells: “Met with the president.”"""
_NEXT: Final = re.compile(r"(?<=;) (?=(?:(?:also|later|then|afterwards) )?(?:met|held|took|[a-z]+ed)\b)")
"""What parts its clauses."""


def segment(article: Article, known: Sequence[Part] | None = None) -> tuple[Paragraph, ...]:
    """Cut an article into the paragraphs that are read, in the order of reading; a note's clauses share a number.

    ``known`` are its parts, where they have been told apart already.
    """
    found = parts(article.text, article.own_title) if known is None else known
    ordered = sorted((part for part in found if part.kind in READ), key=lambda part: part.kind is PartKind.HEADLINE)
    made = enumerate(_paragraphs(article.text, ordered))
    return tuple(replace(clause, number=number) for number, paragraph in made for clause in _clauses(paragraph))


def _paragraphs(text: str, found: Sequence[Part]) -> Iterator[Paragraph]:
    continued = {part.lead for part in found if _goes_on(part)}
    led: set[tuple[int, int]] = set()
    for part in found:
        written = text[part.start : part.end]
        if part.kind is PartKind.LEAD_IN and (part.start, part.end) in continued:
            continue  # read with each of its items
        if part.lead and _goes_on(part):
            yield _with_lead(text, part, part.lead, seen=part.lead in led)
            led.add(part.lead)
        elif part.kind is PartKind.SPEAKER:
            yield Paragraph(_small(written), part.start, 0, part.kind)
        else:
            yield Paragraph(written, part.start, 0, part.kind)


def _goes_on(item: Part) -> bool:
    return item.lead is not None and item.end - item.lead[0] <= LONGEST


def _with_lead(text: str, part: Part, lead: tuple[int, int], *, seen: bool) -> Paragraph:
    """Put an item behind its lead-in; the colon, and all between the two, is blank."""
    start, end = lead
    clause, own = text[start:end].removesuffix(":"), _JOINED.sub("", text[part.start : part.end])
    return Paragraph(clause.ljust(part.start - start) + own, start, 0, part.kind, end if seen else 0)


def _small(label: str) -> str:
    """Write a label in capitals as a name, letter for letter: “MR. PRICE” as “Mr. Price”."""
    if not label.isupper():
        return label
    words = re.sub(r"[^\W\d_]+", lambda match: match[0][0] + match[0][1:].lower(), label)
    return words if len(words) == len(label) else label


def _clauses(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Cut a note at its semicolons: “Attended the conference; met with the president.”"""
    start = paragraph.start
    for clause in _NEXT.split(paragraph.text) if _NOTE.match(paragraph.text) else [paragraph.text]:
        yield replace(paragraph, text=clause, start=start)
        start += len(clause) + 1
