"""The pages of what was read: an article with its claims beside its sentences, and one claim in its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from flask import render_template

from entente.model import iris
from entente.publish import DataDirectory
from entente.web.accounts import account_of
from entente.web.asking import Asking, wanted
from entente.web.facts import Facts, facts
from entente.web.judgements import judged
from entente.web.page import Turn, number, page
from entente.web.retelling import Retold, retold
from entente.web.sayings import Saying
from entente.web.telling import chosen, told
from entente.web.things import Things

_MOST_LINKED: Final = 30
"""Agreeing and contradicting claims that are shown; the rest are counted."""
_WHOLE: Final = "full"
"""The rights under which a whole text may be shown."""


@dataclass(frozen=True)
class Passage:
    """A stretch of text with the claims that are made in it, or one between two of these, with none."""

    text: str
    claims: tuple[Saying, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()
    """Where in it the words stand that claims rest on."""

    @property
    def marked(self) -> tuple[tuple[str, bool], ...]:
        """The text in pieces, each with whether a claim rests on it."""
        return marked(self.text, self.quoted)


@dataclass(frozen=True)
class _Stretch:
    """Where a sentence stands in a text, with the claims made in it and the places of their quotes."""

    start: int
    end: int
    claims: tuple[Saying, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()


def register(things: Things, data: Path) -> None:
    """Have these views make the pages of articles and claims; ``data`` holds the texts."""
    things.page("article", partial(article, data))
    things.page("claim", partial(claim, data))


def article(data: Path, asking: Asking, iri: str, kind: str) -> str:
    """Make the page of an article."""
    found = chosen(asking.rows("claims-in", page=number(), iri=iri))
    turn = Turn(number(), found.total, asking.page_size("claims-in")).checked()
    claims, (stated,) = told(asking, found.claims, wanted("facts", iri=iri))
    known = facts(iri, stated)
    whole = _text(data, known) if turn.last == 1 else ""
    return render_template(
        "article.html",
        page=page(asking, known.name, "article"),
        facts=known,
        passages=passages(claims, whole),
        is_whole=bool(whole),
        count=found.total,
        turn=turn,
    )


def claim(data: Path, asking: Asking, iri: str, kind: str) -> str:
    """Make the page of a claim."""
    ((shown,), (judgements,)) = told(asking, (iri,), wanted("judgements", claim=iri))
    linked = (*shown.agrees[:_MOST_LINKED], *shown.contradicts[:_MOST_LINKED])
    others = {one.claim.iri: one for one in told(asking, linked)[0]}
    beside = [shown.article.iri, _reading(iri, shown)] if shown.article else []
    if shown.evidence:
        beside += [shown.evidence.iri, f"{shown.evidence.iri}#quote", f"{shown.evidence.iri}#position"]
    around = asking.rows("facts", iri=beside) if beside else ()
    known = facts(shown.article.iri, around) if shown.article else None
    is_event = shown.event is not None and shown.type.iri.startswith(iris.PREFIXES["event-type"])
    return render_template(
        "claim.html",
        is_event=is_event,
        retold=retold(asking, shown.event.iri) if shown.event and is_event else Retold(),
        page=page(asking, shown.claim, "claim"),
        claim=shown,
        judgements=judged(judgements),
        agreeing=[others[one] for one in shown.agrees if one in others],
        contradicting=[others[one] for one in shown.contradicts if one in others],
        article=known,
        account=account_of(data, known.text("textHash"), iri, shown.sentence) if known else None,
        made=facts(_reading(iri, shown), around),
        quote=facts(f"{shown.evidence.iri}#quote", around) if shown.evidence else None,
        position=facts(f"{shown.evidence.iri}#position", around) if shown.evidence else None,
    )


def passages(claims: Sequence[Saying], whole: str = "") -> tuple[Passage, ...]:
    """Order claims by the sentences they stand in, each with every claim made in it; no text comes twice.

    With the whole text, what stands between the sentences comes too.
    """
    sentences = _by_sentence(claims)
    text = whole if all(sentence in whole for sentence in sentences) else _once(sentences)
    placed = [_placed(text, sentence, tuple(found)) for sentence, found in sentences.items()]
    quoted = [span for one in placed for span in one.quoted]
    made = (_passage(text, one, quoted) for one in _apart(text, placed))
    return tuple(one for one in made if one.text or one.claims)


def marked(text: str, quoted: Iterable[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """Split a text into pieces that some quote covers and pieces that none does; ends of lines are left unmarked.

    >>> marked("He met her in Rome.", [(3, 10), (7, 13)])
    (('He ', False), ('met her in', True), (' Rome.', False))
    """
    covered = [False] * len(text)
    for start, end in quoted:
        covered[start:end] = [letter != "\n" for letter in text[start:end]]
    made: list[tuple[str, bool]] = []
    for letter, is_covered in zip(text, covered, strict=True):
        if made and made[-1][1] is is_covered:
            made[-1] = (made[-1][0] + letter, is_covered)
        else:
            made.append((letter, is_covered))
    return tuple(made)


def _by_sentence(claims: Iterable[Saying]) -> dict[str, list[Saying]]:
    """Gather the claims of each sentence, the sentences in their order."""
    found: dict[str, list[Saying]] = {}
    standings = ((standing, one) for one in claims for standing in one.places)
    for standing, one in sorted(standings, key=lambda each: (each[0].start, len(each[0].sentence))):
        if one not in found.setdefault(standing.sentence, []):
            found[standing.sentence].append(one)
    return found


def _once(sentences: Iterable[str]) -> str:
    """Put sentences below one another; that of an item of a list begins with all of the list that stands before it."""
    made: list[str] = []
    for sentence in sentences:
        if made and "\n" in sentence and sentence.startswith(made[-1]):
            made.pop()
        made.append(sentence)
    return "\n".join(made)


def _placed(text: str, sentence: str, claims: tuple[Saying, ...]) -> _Stretch:
    """Find a sentence in its text, if it can be where its claims are said to stand, and their quotes in it."""
    places = [one for claim in claims for one in claim.places if one.sentence == sentence]
    told = [one.start - sentence.find(one.quote) for one in places]
    start = next((at for at in told if at >= 0 and text.startswith(sentence, at)), text.find(sentence))
    quotes = {one.quote: start + sentence.find(one.quote) for one in places if one.quote and one.quote in sentence}
    return _Stretch(start, start + len(sentence), claims, tuple((at, at + len(one)) for one, at in quotes.items()))


def _apart(text: str, placed: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """Cut a text where sentences end, so that each has its claims beside what it adds to those before it.

    The items of a list need that: each one's sentence begins where the list does.
    """
    last = _Stretch(0, 0)
    for one in sorted(placed, key=lambda each: each.end):
        if one.start >= last.end:
            yield last
            yield _Stretch(last.end, one.start)
            last = one
        elif one.end == last.end:
            last = replace(last, claims=tuple(dict.fromkeys(last.claims + one.claims)))
        else:
            rest, line_end, _ = text[last.end : one.end].partition("\n")
            start = last.end + len(rest) if line_end else last.end
            yield replace(last, end=start)
            last = replace(one, start=start)
    yield last
    yield _Stretch(last.end, len(text))


def _passage(text: str, one: _Stretch, quoted: Iterable[tuple[int, int]]) -> Passage:
    """Show a stretch without the blanks around it, and of each quote what lies in it."""
    whole = text[one.start : one.end]
    start = one.start + len(whole) - len(whole.lstrip())
    end = start + len(whole.strip())
    inside = ((max(first, start) - start, min(last, end) - start) for first, last in quoted)
    return Passage(whole.strip(), one.claims, tuple((first, last) for first, last in inside if first < last))


def _reading(iri: str, shown: Saying) -> str:
    """Give the IRI of the reading that made a claim: it shares its article's digits."""
    return f"{iris.THING}reading/{shown.article.iri.rpartition('/')[2]}" if shown.article else iri


def _text(data: Path, known: Facts) -> str:
    """Read the whole text where it may be shown and is there."""
    if known.text("rights") != _WHOLE or not known.text("textHash"):
        return ""
    try:
        return DataDirectory(data).text(known.text("textHash")).read_text(encoding="utf-8")
    except OSError:
        return ""
