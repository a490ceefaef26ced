"""What is read: a source as it came, the article made of it, its sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from entente.errors import EntenteError
from entente.model import iris


@dataclass(frozen=True)
class Source:
    """One document as it came: where from, its bytes or its text, and what was said about it."""

    name: str
    content: bytes | str
    metadata: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Failure:
    """A source that could not be read, and why."""

    name: str
    error: EntenteError


class PartKind(StrEnum):
    """What a stretch of an article is."""

    HEADLINE = "headline"
    HEADING = "heading"
    BODY = "body"
    QUOTE = "block quote"
    LEAD_IN = "lead-in of a list"
    ITEM = "item of a list"
    SPEAKER = "speaker of a turn"
    TURN = "turn of a transcript"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE = "date line"
    LABEL = "label of the kind of document"
    NOTE = "note of the editors"
    CAPTION = "caption"
    CREDIT = "credit"
    TRANSLATION = "note of the translator"
    TABLE = "table"
    RULE = "rule between sections"
    FOOTER = "footer"
    FOREIGN = "paragraph in another language"


class DocumentKind(StrEnum):
    """What kind of text an article shows itself to be."""

    WIRE = "wire story"
    RELEASE = "press release"
    REPORT = "report"
    ANALYSIS = "analysis"
    TRANSLATION = "translation"
    TRANSCRIPT = "transcript"


@dataclass(frozen=True)
class Article:
    """One article: normalised text (offsets are Unicode code points in it) and what is known about it."""

    text: str
    text_hash: str
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    title: str = ""
    publisher: str = ""
    author: str = ""
    translator: str = ""
    date: date | None = None
    url: str = ""
    language: str = "en"
    rights: str = ""
    """``full`` where the whole text may be shown; else only sentences that carry a claim."""
    place: str = ""
    """The dateline's place."""
    name: str = ""
    """The name of the file it was read from, without its folder; empty for none."""
    sources: tuple[str, ...] = ()
    """Addresses of what the article was written from, where it says so."""
    kind: DocumentKind | None = None
    """What kind of document it shows itself to be; None where it does not."""

    @property
    def headline(self) -> str:
        """Its title; where it has none, the opening of its text."""
        return self.title or opening(self.text)

    @property
    def own_title(self) -> str:
        """Its title, where it is more than the opening of its text: the graph keeps either as its headline."""
        return "" if self.title == opening(self.text) else self.title

    @property
    def narrator(self) -> str:
        """What the voice that tells it is called: its author, else its publisher."""
        return self.author or self.publisher or "the article’s author"

    @property
    def iri(self) -> str:
        """The article's IRI, made from its text alone."""
        return iris.article(self.text_hash)

    @property
    def graph(self) -> str:
        """The named graph that holds what the article says."""
        return iris.article_graph(self.iri)


def opening(text: str) -> str:
    """Give the first line of a text, cut to some eighty characters between words."""
    line = text.partition("\n")[0]
    return line if len(line) <= 80 else line[:80].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: ``article.text[start:start + len(text)] == text``.

    An item of a list that goes on its lead-in's clause begins with the lead-in, and what lies between the two is blank;
    the speaker of a turn is in small letters. Offsets stay those of the article's text.
    """

    text: str
    start: int
    number: int
    """Which it is, from 0."""
    part: PartKind = PartKind.BODY
    read_before: int = 0
    """Offset into the article's text up to which an item before this one has said the same: the lead-in's end."""


@dataclass(frozen=True)
class Sentence:
    """One sentence: ``article.text[start:end] == text``, but for what its paragraph blanks."""

    text: str
    start: int
    end: int
    paragraph: int
    """Which paragraph it stands in, from 0."""
    part: PartKind = PartKind.BODY
    read_before: int = 0
    """As of its paragraph."""
