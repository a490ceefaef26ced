"""Segment: an article's text into paragraphs and sentences, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from entente.model.document import Article, Sentence

ABBREVIATIONS: Final = frozenset(
    "gen lt col maj brig capt cmdr adm sgt gov sen rep rev hon mr mrs ms dr prof st sr jr mt ft vs etc no art approx "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun inc ltd co corp u.s u.k u.n e.u "
    "u.a.e u.s.a a.m p.m e.g i.e d.c ph.d".split()
)
"""Words whose full stop mostly ends no sentence; months and days too, as newspapers shorten them."""
MAY_END: Final = frozenset("u.s u.k u.n e.u u.a.e u.s.a a.m p.m d.c jr sr etc inc ltd co corp".split())
"""Those of them that do end one when a usual opening word follows."""
OPENERS: Final = frozenset(
    "The A An It He She They We I In On At But And However Meanwhile This That These Those There According After "
    "Before As For If His Her Its Their Our When While Under Since During Speaking Both Earlier Later Last".split()
)
"""Words that open a sentence more often than they follow an abbreviation."""
BOILERPLATE: Final = re.compile(
    r"(?:posted|written|translated|edited|published|reporting|photo|image|translation|source|by)\b(?:[^.!?]|\b[A-Z]\.(?=\s)){0,80}$",
    re.IGNORECASE,
)
"""Bylines, credits and the like: a short line that begins so and has no full stop but after an initial."""
LONGEST: Final = 1200
"""Code points of the longest sentence that is read whole. A list or a table without full stops would cost the square of
its length; it is cut after a comma or semicolon, else between words, else hard."""

_END: Final = re.compile(r"([.!?…]+)([\"'”’)\]]*)(?=\s|[“‘\"A-Z]|$)")
_WORD_BEFORE: Final = re.compile(r"([^\s“‘\"(\[]+)$")
_NEXT_WORD: Final = re.compile(r"\s*[“‘\"'(\[]*([^\s,.;:]+)")


def segment(article: Article) -> tuple[Sentence, ...]:
    """Cut an article into sentences: lines are paragraphs, bylines and credits are left out."""
    return tuple(_sentences(article.text))


def _sentences(text: str) -> Iterator[Sentence]:
    paragraph = 0
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        lead = re.match(r"[\s#>*\-•]*", text[start:end])
        start += lead.end() if lead else 0
        if not text[start:end].strip() or BOILERPLATE.match(text[start:end].strip()):
            continue
        for left, right in _spans(text, start, end):
            for first, last in _pieces(text, left, right):
                yield Sentence(text[first:last], first, last, paragraph)
        paragraph += 1


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    left = start
    for stop in _END.finditer(text, start, end):
        if stop.end() < end and not _ends_sentence(text, left, stop):
            continue
        yield left, stop.end()
        left = stop.end()
        while left < end and text[left].isspace():
            left += 1
    right = end
    while right > left and text[right - 1].isspace():
        right -= 1
    if right > left:
        yield left, right


def _pieces(text: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    """Cut what is longer than :data:`LONGEST`; white space at a cut belongs to no piece."""
    while right - left > LONGEST:
        cut = _cut(text, left, left + LONGEST)
        yield left, left + len(text[left:cut].rstrip())
        left = cut + len(text[cut:right]) - len(text[cut:right].lstrip())
    if left < right:
        yield left, right


def _cut(text: str, left: int, right: int) -> int:
    """The best place to cut, in the second half of the piece."""
    for marks in (",;", " \t"):
        place = max(text.rfind(mark, left + LONGEST // 2, right) for mark in marks)
        if place >= 0:
            return place + 1
    return right


def _ends_sentence(text: str, left: int, stop: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(text, stop.end())
    next_word = following.group(1) if following else ""
    if next_word[:1].islower():
        return False
    if stop.group(1) != "." or stop.group(2):
        return True
    if stop.end() < len(text) and not text[stop.end()].isspace():
        return False
    before = _WORD_BEFORE.search(text, left, stop.start())
    word = before.group(1).lower() if before else ""
    if word in MAY_END:
        return next_word in OPENERS
    return word not in ABBREVIATIONS and not re.fullmatch(r"[a-z]|\d{1,2}", word)
