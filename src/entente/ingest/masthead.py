"""Masthead: what an article's text says of itself at its head and foot, where nobody has said it otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from entente.ingest import marks
from entente.ingest.datelines import day_of
from entente.ingest.parts import Part
from entente.model.document import DocumentKind, PartKind, opening

_PUBLISHED: Final = re.compile(r"\b(?:published|posted|issued|released|release)\b", re.IGNORECASE)
_ABOVE: Final = frozenset({PartKind.BODY, PartKind.QUOTE, PartKind.ITEM, PartKind.TURN})
"""Where the text begins, the head of the document is over."""
_NAMED: Final = re.compile(
    r"(?:analysis|opinion|commentary|editorial|explainer|press release|joint statement|transcript|interview"
    r"|situation report|report (?:of|by|on) the)\b",
    re.IGNORECASE,
)
"""Beginnings of headlines that name the kind of the document."""
_TURNS: Final = 2


@dataclass(frozen=True)
class Masthead:
    """What the text tells; empty or None where it does not."""

    title: str = ""
    author: str = ""
    place: str = ""
    translator: str = ""
    date: date | None = None
    kind: DocumentKind | None = None


def masthead(text: str, found: Sequence[Part]) -> Masthead:
    """Gather what the parts of a text tell. Nothing is guessed: a dateline without a year gives no date."""
    headline = next((text[part.start : part.end] for part in found if part.kind is PartKind.HEADLINE), "").strip("*_ ")
    return Masthead(
        title=headline or _first_words(text, found),
        author=_first(found, PartKind.BYLINE),
        place=_first(found, PartKind.DATELINE),
        translator=_first(found, PartKind.TRANSLATION),
        date=_date(text, found),
        kind=_kind(text, found, headline),
    )


def _first(found: Sequence[Part], kind: PartKind) -> str:
    return next((part.told for part in found if part.kind is kind and part.told), "")


def _date(text: str, found: Sequence[Part]) -> date | None:
    """The day of the line that says when it was published, else of the only line of a day, else of the dateline."""
    days = [part for part in found if part.kind is PartKind.DATE and part.day]
    published = [part.day for part in days if _PUBLISHED.search(text[part.start : part.end])]
    released = [day_of(text[part.start : part.end]) for part in found if part.kind is PartKind.LABEL]
    alone = {part.day for part in days} if {part.start for part in days} <= set(_above(found)) else set()
    told = (part.day for part in found if part.kind is PartKind.DATELINE)
    candidates = (*published, *released, alone.pop() if len(alone) == 1 else None, *told)
    return next((day for day in candidates if day), None)


def _above(found: Sequence[Part]) -> Iterator[int]:
    """Where the parts above the text begin."""
    for part in found:
        if part.kind in _ABOVE:
            return
        yield part.start


def _kind(text: str, found: Sequence[Part], headline: str) -> DocumentKind | None:
    """What the document calls itself; else what its parts show."""
    labels = (marks.labelled(text[part.start : part.end]) for part in found if part.kind is PartKind.LABEL)
    if named := next((kind for kind in labels if kind), None):
        return named
    kinds = [part.kind for part in found]
    if kinds.count(PartKind.SPEAKER) >= _TURNS:
        return DocumentKind.TRANSCRIPT
    if PartKind.TRANSLATION in kinds:
        return DocumentKind.TRANSLATION
    if any(part.kind is PartKind.FOOTER and marks.is_of_release(text[part.start : part.end]) for part in found):
        return DocumentKind.RELEASE
    if _NAMED.match(headline):
        return marks.labelled(headline)
    agency = any(part.kind is PartKind.CREDIT and part.told for part in found)
    return DocumentKind.WIRE if agency else None


def _first_words(text: str, found: Sequence[Part]) -> str:
    """The opening of what is read where something else stands above it, as “Posted by …”; else nothing."""
    body = next((part for part in found if part.kind is PartKind.BODY), None)
    return opening(text[body.start :]) if body and body is not found[0] else ""
