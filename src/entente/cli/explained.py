"""The account of a reading as a terminal shows it: readable without colour, at any width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from entente.cli.reporting import plain
from entente.ingest.makers import maker
from entente.model.account import Candidate, ClaimAccount, NearMiss, Party, SentenceAccount
from entente.model.document import Article
from entente.model.marking import Choices, choices, nearest, pieces

_STYLES: Final = {
    "trigger": "bold magenta", "subject": "bold green", "object": "bold yellow", "speaker": "bold cyan",
    "says so": "cyan",
}  # fmt: skip
_MOST: Final = 6
"""Candidates of a name that are listed; the rest are counted."""
_SCORES: Final = (
    "Scores are from 0 to 1. A candidate’s is its share of what speaks for all whom the dictionary knows by the name; "
    "a claim’s is the product of those of its parties and speaker. They order what is known, and are no probabilities: "
    "they do not say that a sentence is true, or was understood."
)


def show(this: Article, sentences: Sequence[SentenceAccount]) -> None:
    """Print the account of an article's sentences."""
    console = Console(highlight=False, markup=False, emoji=False)
    title = this.title or this.name or this.iri
    day = f", {this.date.isoformat()}" if this.date else ", without a date: nobody is known to be in office"
    console.print(Text(plain(title), "bold").append(day, "not bold"))
    for sentence in sentences:
        console.print()
        for part in _sentence(sentence):
            console.print(part)
    console.print()
    console.print(Text(_SCORES if sentences else "There is no sentence in it.", "dim"))


def _sentence(sentence: SentenceAccount) -> Iterator[RenderableType]:
    number = Text(f"{sentence.number}.", "bold")
    yield _row(number, Text(plain(sentence.text), "bold"))
    for claim in sentence.claims:
        yield _below(_claim(sentence, claim))
    if not sentence.claims:
        yield _below([Text("no claim", "italic")])
    yield _below(_names(choices(sentence, _MOST)))
    yield _below(_near(sentence))


def _claim(sentence: SentenceAccount, claim: ClaimAccount) -> Iterator[RenderableType]:
    kind = f"{claim.type} {claim.mode}".rstrip()
    yield Text.assemble(
        ("claim ", "dim"), (kind, "bold"), f"  {claim.polarity}, {claim.modality}, score {claim.score:.2f}"
    )
    yield Padding(_marked(sentence, claim), (0, 0, 0, 2), expand=False)
    rows = Table.grid(padding=(0, 2))
    for name, value in _told(claim):
        rows.add_row(Text(name, "dim"), value)
    yield Padding(rows, (0, 0, 0, 2), expand=False)


def _marked(sentence: SentenceAccount, claim: ClaimAccount) -> Text:
    """The sentence with a bracket around each part, which its name opens."""
    text = Text()
    for piece in pieces(sentence, claim):
        for part in piece.begins:
            text.append(f"[{part}: ", f"dim {_STYLES[part]}")
        text.append(plain(piece.text), _STYLES[piece.parts[-1]] if piece.parts else "")
        for part in piece.ends:
            text.append("]", f"dim {_STYLES[part]}")
    return text


def _told(claim: ClaimAccount) -> Iterator[tuple[str, Text]]:
    made = maker(claim.rule)
    where = f" ({made.row})" if made.row else ""
    kind = "frame" if made.lemma else "rule"
    yield kind, Text.assemble((made.name, "bold"), f": {made.definition}{where}")
    for part, parties in (("subject", claim.subjects), ("object", claim.objects)):
        yield from ((part, _party(one)) for one in parties)
    if claim.speaker is None:
        yield "says so", Text("the author")
        return
    by = f", by “{plain(claim.words.text)}”" if claim.words else ", as an earlier sentence or the claim itself says"
    yield "says so", _party(claim.speaker).append(by)


def _party(party: Party) -> Text:
    words = f"“{plain(party.span.text)}” ({party.how})" if party.span else "no words of the sentence name them"
    unknown = "" if party.known else ", unknown to the graph"
    return Text.assemble((plain(party.name), "bold"), f" {party.score:.2f}: {words}{unknown}")


def _names(found: Sequence[Choices]) -> Iterator[RenderableType]:
    """The names that something was kept of, or that somebody could bear, with all they may stand for."""
    if not found:
        return
    yield Text("names", "dim")
    rows = Table.grid(padding=(0, 2))
    for one in found:
        first = f"“{plain(one.name.span.text)}”"
        for candidate in one.candidates:
            rows.add_row(Text(first), *_candidate(candidate))
            first = ""
        notes = [f"and {one.more} more"] if one.more else []
        notes += [f"none is kept: {one.name.reason}"] if one.name.reason else []
        if notes:
            rows.add_row("", "", Text("; ".join(notes), "dim"))
    yield Padding(rows, (0, 0, 0, 2), expand=False)


def _candidate(candidate: Candidate) -> tuple[Text, Text]:
    kept = "kept" if candidate.kept else "    "
    style = "" if candidate.kept else "dim"
    told = f"{plain(candidate.name)} ({candidate.kind}): {'; '.join(candidate.grounds)}"
    return Text(f"{candidate.score:.2f} {kept}", style), Text(told, style)


def _near(sentence: SentenceAccount) -> Iterator[RenderableType]:
    near, alone = nearest(sentence)
    if not near and not alone:
        return
    yield Text("nearly", "dim")
    rows = Table.grid(padding=(0, 2))
    for one in near:
        rows.add_row(Text(f"“{plain(one.word.text)}”"), Text(_why(one)))
    if alone:
        words = ", ".join(f"“{plain(one.word.text)}”" for one in alone)
        rows.add_row(Text(words), Text("is in the lexicon with a noun or particle that does not stand here"))
    yield Padding(rows, (0, 0, 0, 2), expand=False)


def _why(miss: NearMiss) -> str:
    first, *others = miss.lacking
    beside = f" (“{plain(miss.beside.text)}”)" if miss.beside else ""
    kind = f"{first.type} {first.mode}".rstrip()
    more = f"; its other {len(others)} frames came less near" if others else ""
    return f"{first.frame}, {kind}: {first.reason}{beside}{more}"


def _row(first: Text, second: Text) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_row(first, second)
    return grid


def _below(parts: Iterable[RenderableType]) -> RenderableType:
    grid = Table.grid()
    for part in parts:
        grid.add_row(part)
    return Padding(grid, (0, 0, 0, 3), expand=False)
