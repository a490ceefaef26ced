"""The pages of what was read: an article with its claims beside its sentences, and one claim in its context."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from flask import render_template

from entente.model import iris
from entente.web.accounts import account_of
from entente.web.asking import Asking, wanted
from entente.web.facts import Facts, facts
from entente.web.judgements import judged
from entente.web.page import Turn, number, page
from entente.web.retelling import Retold, retold
from entente.web.sayings import Saying, pieces
from entente.web.telling import chosen, told
from entente.web.things import Things

_MOST_LINKED: Final = 30
"""Agreeing and contradicting claims that are shown; the rest are counted."""
_WHOLE: Final = "full"
"""The rights under which a whole text may be shown."""


@dataclass(frozen=True)
class Passage:
    """A sentence that carries claims, or a paragraph between two of them, which carries none."""

    text: str
    claims: tuple[Saying, ...] = ()

    @property
    def marked(self) -> tuple[tuple[str, bool], ...]:
        """The text in pieces, each with whether it is quoted by a claim."""
        return marked(
            self.text, [one.quote for claim in self.claims for one in claim.places if one.sentence == self.text]
        )


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
    """Order claims by the sentences they stand in, each with every claim made in it.

    With the whole text, what stands between the sentences comes too.
    """
    by_sentence: dict[str, list[Saying]] = {}
    standings = ((standing, one) for one in claims for standing in one.places)
    for standing, one in sorted(standings, key=lambda found: (found[0].start, len(found[0].sentence))):
        if one not in by_sentence.setdefault(standing.sentence, []):
            by_sentence[standing.sentence].append(one)
    if not whole:
        return tuple(Passage(sentence, tuple(found)) for sentence, found in by_sentence.items())
    made, place = [], 0
    for sentence, found in sorted(by_sentence.items(), key=lambda item: whole.find(item[0])):
        start = whole.find(sentence, place)
        if start >= 0:
            made += [Passage(whole[place:start]), Passage(sentence, tuple(found))]
            place = start + len(sentence)
        else:
            made.append(Passage(sentence, tuple(found)))
    return tuple(one for one in (*made, Passage(whole[place:])) if one.text.strip())


def marked(text: str, quotes: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """Split a text into pieces that some quote covers and pieces that none does.

    >>> marked("He met her in Rome.", ["met her", "her in"])
    (('He ', False), ('met her in', True), (' Rome.', False))
    """
    covered = [False] * len(text)
    for quote in quotes:
        before, found, _ = pieces(text, quote)
        if found and text.startswith(found, len(before)):
            covered[len(before) : len(before) + len(found)] = [True] * len(found)
    made: list[tuple[str, bool]] = []
    for letter, is_covered in zip(text, covered, strict=True):
        if made and made[-1][1] is is_covered:
            made[-1] = (made[-1][0] + letter, is_covered)
        else:
            made.append((letter, is_covered))
    return tuple(made)


def _reading(iri: str, shown: Saying) -> str:
    """Give the IRI of the reading that made a claim: it shares its article's digits."""
    return f"{iris.THING}reading/{shown.article.iri.rpartition('/')[2]}" if shown.article else iri


def _text(data: Path, known: Facts) -> str:
    """Read the whole text where it may be shown and is there."""
    if known.text("rights") != _WHOLE or not known.text("textHash"):
        return ""
    try:
        return (data / "texts" / f"{known.text('textHash')}.txt").read_text(encoding="utf-8")
    except OSError:
        return ""
