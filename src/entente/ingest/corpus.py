"""Corpus: many short texts coded one after another, parsed side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from typing import Final

from entente.ingest.coding import Event, events
from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import claims_of
from entente.ingest.read import Parse, read
from entente.ingest.segment import segment
from entente.model import iris
from entente.model.document import Article, Paragraph
from entente.syntax.pipeline import OWN, pipeline

_AT_ONCE: Final = 128
"""Texts parsed together: enough that sentences of like length share a batch."""


@dataclass(frozen=True)
class Record:
    """One text to be coded; ``date`` is the day it was published, None where that is not known."""

    id: str
    text: str
    date: date | None = None


@dataclass(frozen=True)
class Coded:
    """A text's events, with the sentences they stand in."""

    record: Record
    events: tuple[Event, ...]
    parses: tuple[Parse, ...]


def code(records: Iterable[Record], dictionary: Dictionary, parser: str = OWN) -> Iterator[Coded]:
    """Code texts in their order; each by itself, as a whole article."""
    waiting = iter(records)
    while batch := list(islice(waiting, _AT_ONCE)):
        yield from _coded(batch, dictionary, parser)


def _coded(batch: Sequence[Record], dictionary: Dictionary, parser: str) -> Iterator[Coded]:
    articles = [_article(record) for record in batch]
    paragraphs = [
        Paragraph(one.text, one.start, index) for index, this in enumerate(articles) for one in segment(this)
    ]
    parsed = groupby(read(paragraphs, pipeline(parser)), key=lambda parse: parse.sentence.paragraph)
    by_article = {index: tuple(found) for index, found in parsed}
    for index, (record, this) in enumerate(zip(batch, articles, strict=True)):
        parses = by_article.get(index, ())
        claims = claims_of(this, parses, dictionary)
        yield Coded(record, tuple(events(claims, dictionary, record.date)), parses)


def _article(record: Record) -> Article:
    return Article(record.text, iris.digest(record.id, record.text), date=record.date)
