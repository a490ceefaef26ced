"""The page of search results, beside the JSON of the same address."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template

from entente.questions import Term
from entente.store.search import Found, Sentence
from entente.web.asking import Asking
from entente.web.names import Name, name
from entente.web.sayings import pieces


@dataclass(frozen=True)
class Hit:
    """A thing found, and the name it was found by where that is not the preferred one."""

    thing: Name
    kind: str
    by: Name | None


@dataclass(frozen=True)
class Line:
    """A sentence found, in pieces around the words searched for."""

    claim: Name
    article: Name
    pieces: tuple[str, str, str]


def results(asking: Asking, text: str, found: Found) -> str:
    """Make the page of what was found for a text."""
    hits = [
        Hit(
            name(Term(one.iri, "iri"), Term(one.label, "literal", "en")),
            one.kind,
            Name(one.name, language=one.language) if one.name != one.label else None,
        )
        for one in found.names
    ]
    lines = [_line(one, text) for one in found.sentences]
    return render_template("search.html", text=text, hits=hits, lines=lines, snapshot=asking.snapshot)


def _line(one: Sentence, text: str) -> Line:
    words = [word for word in text.split() if word.casefold() in one.sentence.casefold()]
    start = one.sentence.casefold().find(words[0].casefold()) if words else -1
    marked = one.sentence[start : start + len(words[0])] if start >= 0 else ""
    return Line(
        name(Term(one.claim, "iri")),
        name(Term(one.article, "iri"), Term(one.title, "literal", "en")),
        pieces(one.sentence, marked),
    )
