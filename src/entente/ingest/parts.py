"""Parts: what each line of an article is, from the headline to the footer.

What a careful reader takes for the article's own telling is read: headline, headings, body, block quotes, items of
lists, turns of a transcript. The rest is kept in the text and not read: a byline or a credit tells no event; a caption
may describe an older picture; cells of a table are no sentences; the foot of a press release repeats what its issuer
says of itself everywhere. A correction speaks of the text, not of the world, and may cite what was wrong: it is never
a claim.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from entente.ingest import marks
from entente.ingest.bylines import byline
from entente.ingest.datelines import date_line, dateline
from entente.ingest.language import language_of
from entente.model.document import PartKind

READ: Final = frozenset(
    {
        PartKind.HEADLINE,
        PartKind.HEADING,
        PartKind.BODY,
        PartKind.QUOTE,
        PartKind.LEAD_IN,
        PartKind.ITEM,
        PartKind.SPEAKER,
        PartKind.TURN,
    }
)
"""Parts that are read for claims; of a turn's speaker only who it is."""
_MOST_WORDS: Final = 30
"""Words of the longest headline."""
_HEADING_WORDS: Final = 12
_TURNS: Final = 2
"""Turns that make a transcript: fewer are a dateline (“ISLAMABAD: …”) or a note."""
_NOTE_BEFORE: Final = re.compile(r"(?P<note>\([^()]{1,200}\)|\[[^\[\]]{1,200}\])\s+(?=\S)")
"""A note in brackets before the text of a paragraph: “(Translated from the Serbian.) Thirty soldiers …”."""
_ASKED: Final = re.compile(r"[^.!?]+[!?][”’\"')\]]*")
"""One question or exclamation: a headline may end so."""
_HEAD: Final = 8
"""Lines within which bylines, dates and labels stand above the text."""
_CONTINUED: Final = re.compile(
    r"\b(?:to|of|by|with|for|from|on|in|at|that|will|would|should|must|shall|can|could|may|not|is|are|was|were|be|been|has|"
    r"have|had|between|against|including|includes?|included|met|and|said|says|agreed|urged|demanded|accused|condemned):$",
    re.IGNORECASE,
)
"""Ends of a lead-in whose clause its items go on: “The ministers agreed to:”."""
_FOLLOWING: Final = re.compile(r"\b(?:follow(?:s|ing)?|these|below):$", re.IGNORECASE)
"""Ends of a lead-in that is a clause of its own, though its items begin in small letters: “… agreed on these:”."""


_ABOUT: Final = re.compile(r"\W*about (?P<issuer>.+)$", re.IGNORECASE)
_INTRODUCED: Final = 12
"""Words within which the paragraph on an issuer names it."""
_JOINING: Final = frozenset("a an the of and for in on to us".split())
_SIGNED: Final = re.compile(r"[-–—]{1,2}\s*(?=\S)")
"""What stands before a name at the end of the text: “— Jane Doe in Cairo”."""


@dataclass(frozen=True)
class Part:
    """One part: ``text[start:end]``, a line or a piece of one, without the marks of lists, headings and quotes."""

    kind: PartKind
    start: int
    end: int
    told: str = ""
    """What it tells: names of a byline, place of a dateline, translator, speaker, language, agency of a wire."""
    day: date | None = None
    """The day that a line of dates or a dateline tells."""
    lead: tuple[int, int] | None = None
    """Of an item that goes on its lead-in's clause, where the lead-in stands."""


@dataclass(frozen=True)
class _Line:
    text: str
    start: int
    marks: str
    """What stands before it: signs of a heading, a quotation."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def part(self, kind: PartKind, told: str = "", day: date | None = None) -> Part:
        return Part(kind, self.start, self.end, told, day)


def parts(text: str, title: str = "") -> tuple[Part, ...]:
    """Tell the parts of a text in their order, blank lines left out; ``title`` is the headline where known."""
    lines = tuple(_lines(text))
    found = tuple(_Reader(lines, title).parts())
    return tuple(_in_language(text, part) for part in found)


def _lines(text: str) -> Iterator[_Line]:
    for match in re.finditer(r"[^\n]+", text):
        line = match[0]
        lead = re.match(r"[\s#>]*", line)
        assert lead
        written = line[lead.end() :].rstrip()
        if written:
            yield _Line(written, match.start() + lead.end(), lead[0].strip())
        elif "##" in line.replace(" ", ""):  # the end of a press release
            yield _Line(line.strip(), match.start() + len(line) - len(line.lstrip()), "")


def _in_language(text: str, part: Part) -> Part:
    if part.kind not in READ or part.kind is PartKind.SPEAKER:
        return part
    language = language_of(text[part.start : part.end])
    return replace(part, kind=PartKind.FOREIGN, told=language) if language else part


class _Reader:
    """Goes through the lines once; what it has seen tells what the next may be."""

    def __init__(self, lines: Sequence[_Line], title: str) -> None:
        self.lines, self.title = lines, _plain(title)
        self.has_text = self.has_headline = self.in_footer = self.in_turn = False
        closed = [at for at, line in enumerate(lines) if marks.is_closed(line.text)]
        self.first_sentence, self.last_sentence = (closed[0], closed[-1]) if closed else (len(lines), -1)
        self.speakers = self._speakers()
        self.lead: _Line | None = None

    def _speakers(self) -> frozenset[str]:
        """The labels that begin turns, where there are enough of them for a transcript."""
        told = [found for line in self.lines if not marks.mark(line.text) and (found := marks.turn(line.text))]
        shouted = [who for who, _, capitals in told if capitals]
        often = {who for who, count in Counter(who for who, _, _ in told).items() if count >= _TURNS}
        spoken = len(shouted) >= _TURNS and any(map(marks.is_spoken, shouted))
        return frozenset(often | set(shouted)) if often or spoken else frozenset()

    def parts(self) -> Iterator[Part]:
        for at, line in enumerate(self.lines):
            yield from self._parts_of(at, line)

    def _parts_of(self, at: int, line: _Line) -> Iterator[Part]:
        if self.in_footer:
            yield line.part(PartKind.FOOTER)
            return
        lead, self.lead = self.lead, None
        if bracketed := _NOTE_BEFORE.match(line.text):
            noted = marks.mark(bracketed["note"])
            if noted in (PartKind.NOTE, PartKind.TRANSLATION):
                told = marks.translator(bracketed["note"])
                yield Part(noted, line.start, line.start + len(bracketed["note"]), told)
                line = _Line(line.text[bracketed.end() :], line.start + bracketed.end(), line.marks)
        if kind := self._apart(at, line):
            yield kind
        elif found := self._turn(line):
            yield from found
        elif self._is_headline(at, line):
            self.has_headline = True
            yield line.part(PartKind.HEADLINE)
        elif size := self._item(at, line):
            yield self._item_of(line, size, lead)
        else:
            yield from self._text(at, line)

    def _apart(self, at: int, line: _Line) -> Part | None:
        """What is not the article's own telling."""
        text = line.text
        if not self.has_headline and self.title and _plain(text) == self.title:
            return None
        if marks.is_rule(text):
            return line.part(PartKind.TABLE if self._in_table(at) else PartKind.RULE)
        if self._in_table(at):
            return line.part(PartKind.TABLE)
        if names := self._byline(at, line):
            return line.part(PartKind.BYLINE, names)
        is_date, day = date_line(text)
        if is_date:
            return line.part(PartKind.DATE, day=day)
        kind = marks.mark(text)
        if kind is PartKind.LABEL and not self._is_above(at):
            kind = None
        if kind is PartKind.FOOTER or (2 * at >= len(self.lines) and self._begins_footer(at)):
            self.in_footer = self.first_sentence < at  # else it stands above the text, and ends nothing
            return line.part(PartKind.FOOTER)
        if marks.is_contact(text):
            return line.part(PartKind.FOOTER)
        if kind is PartKind.TRANSLATION:
            return line.part(kind, marks.translator(text))
        return line.part(kind) if kind else None

    def _begins_footer(self, at: int) -> bool:
        """Whether the foot begins here; “About Sudan” begins it only where the next line goes on to say who that is.

        All below a footer is passed over, and a section of the text may have such a heading.
        """
        text = self.lines[at].text
        if not marks.begins_footer(text):
            return False
        about = _ABOUT.match(text)
        if not about or at + 1 == len(self.lines):
            return True
        told = set(_plain(self.lines[at + 1].text).split()[:_INTRODUCED])
        return bool(told & {*_plain(about["issuer"]).split(), "we", "our"} - _JOINING)

    def _is_above(self, at: int) -> bool:
        """Whether a line stands at the head of the document, above its text."""
        return not self.has_text and at < _HEAD

    def _byline(self, at: int, line: _Line) -> str:
        above = self._is_above(at)
        if self.has_text and at == len(self.lines) - 1 and (signed := _SIGNED.match(line.text)):
            return byline(line.text[signed.end() :], below_headline=True)
        if not above and not re.match(
            r"\(?(?:additional |reporting|writing|by\b|written|compiled)", line.text, re.IGNORECASE
        ):
            return ""
        return byline(line.text, below_headline=above and self.has_headline)

    def _in_table(self, at: int) -> bool:
        """Whether a line is a row, and the one before or after it one too."""
        here = [one for one in (at - 1, at, at + 1) if 0 <= one < len(self.lines)]
        rows = {one: marks.is_row(self.lines[one].text) for one in here}
        beside = any(rows[one] for one in here if one != at)
        return beside and (rows[at] or marks.is_rule(self.lines[at].text))

    def _turn(self, line: _Line) -> tuple[Part, ...]:
        found = marks.turn(line.text) if self.speakers else None
        if not found or found[0] not in self.speakers:
            return ()
        who, offset, _ = found
        self.has_text = self.in_turn = True
        start = line.start + line.text.index(who)
        speaker = Part(PartKind.SPEAKER, start, start + len(who), who)
        return (speaker, Part(PartKind.TURN, line.start + offset, line.end))

    def _is_headline(self, at: int, line: _Line) -> bool:
        """Whether a line is the headline: the first that is text, no sentence, with sentences below it."""
        if self.has_headline or self.has_text or self.in_turn:
            return False
        if self.title:
            return _plain(line.text) == self.title
        if marks.item(line.text) or line.marks.startswith(">") or line.text.endswith((":", ",", ";")):
            return False
        found = dateline(line.text)
        return (
            not (marks.is_closed(line.text) and not _ASKED.fullmatch(line.text))
            and len(line.text.split()) <= _MOST_WORDS
            and not (found and found.end == len(line.text))
            and not (found and any(char.islower() for char in line.text[found.end :]) and found.agency)
            and at < self.last_sentence
        )

    def _item(self, at: int, line: _Line) -> int:
        """Give the length of an item's mark; a single number or letter between sentences marks none."""
        size = marks.item(line.text)
        if not size or line.text[0] in "-*•–·▪◦‣●■":
            return size
        beside = (self.lines[one].text for one in (at - 1, at + 1) if 0 <= one < len(self.lines))
        return size if any(marks.item(one) or one.endswith(":") for one in beside) else 0

    def _item_of(self, line: _Line, size: int, lead: _Line | None) -> Part:
        self.lead, self.has_text = lead, True
        going_on = lead and (
            _CONTINUED.search(lead.text) or (line.text[size].islower() and not _FOLLOWING.search(lead.text))
        )
        spot = (lead.start, lead.end) if lead and going_on else None
        return Part(PartKind.ITEM, line.start + size, line.end, lead=spot)

    def _text(self, at: int, line: _Line) -> Iterator[Part]:
        found = None if self.has_text or self.in_turn else dateline(line.text)
        if found:
            kind = PartKind.DATELINE if found.place else PartKind.LABEL
            yield Part(kind, line.start, line.start + found.end, found.place, found.day)
            if found.agency:
                yield Part(PartKind.CREDIT, line.start, line.start + found.end, found.agency)
            line = _Line(line.text[found.end :], line.start + found.end, line.marks)
            if not line.text:
                return
        if line.text.endswith(":") and at + 1 < len(self.lines) and self._item(at + 1, self.lines[at + 1]):
            self.lead, self.has_text = line, True
            yield line.part(PartKind.LEAD_IN)
            return
        kind = self._kind(at, line)
        self.has_text = self.has_text or kind in (PartKind.BODY, PartKind.QUOTE)
        yield line.part(kind)

    def _kind(self, at: int, line: _Line) -> PartKind:
        if self.in_turn:
            return PartKind.TURN
        if line.marks.startswith(">"):
            return PartKind.QUOTE
        short = len(line.text.split()) <= (_HEADING_WORDS if self.has_text else _MOST_WORDS)
        more = at < self.last_sentence
        return PartKind.HEADING if line.marks or (short and more and not marks.is_closed(line.text)) else PartKind.BODY


def _plain(text: str) -> str:
    """Words alone, to tell that two headlines are the same."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
