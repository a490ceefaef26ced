"""Datelines and lines of dates: where and when a dispatch says that it was written."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from entente.ingest.spans import MONTHS

_MONTH: Final = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_WEEKDAY: Final = rf"(?:(?:{'|'.join([*calendar.day_name, *calendar.day_abbr])})\.?(?:,? |$))"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
DATES: Final = tuple(
    re.compile(rf"\b{_WEEKDAY}?{pattern}\b", re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}-(?P<number>\d\d)-{_DAY}(?:T[\d:]+Z?)?",
        rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
    )
)
"""Days with their year."""
_MONTH_NAMES: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_CALENDAR: Final = re.compile(
    rf"(?:{_WEEKDAY}|(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH_NAMES})\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?"
    rf"(?: (?:19|20)\d\d)?|(?:19|20)\d\d){{1,3}}",
    re.IGNORECASE,
)
"""What a piece of a dateline that tells of time is made of, with or without a year."""
_CLOCK: Final = re.compile(
    r"(?:at )?\d{1,2}(?:[:.]\d\d){1,2}(?i: ?[ap]\.?m\.?)?|\b(?:[A-Z]{2,4}T|UTC|GMT|Z)\b|[\s,|/·•–—:;.()-]+|[+-]\d{4}"
    r"|(?i:\b(?:local time|on|at|updated|last|modified|published|first|posted|issued|released|date|dated)\b)"
)
"""What stands around the day in a line of dates."""
_CHANGED: Final = re.compile(r"(?:last )?(?:updated|modified|published|posted)\b.*\d[:.]\d\d", re.IGNORECASE)
"""A line that tells an hour alone: “Updated at 10:15 GMT”."""
_LONGEST: Final = 140
_DASH: Final = re.compile(r"\s*(?:—|–|―)\s*|\s+(?:-{1,3}|_)\s+|(?<=\))\s*-{1,3}\s*|\s*--\s*|(?<=\w/)\.\s+")
"""What ends a dateline: a dash; behind an agency between slashes a full stop, “/Agency/. ”."""
_AGENCY: Final = re.compile(r"\.?\s*(?:\((?P<agency>[A-Z][\w&./ -]{1,40})\)|/(?P<slashed>[A-Z][\w& -]{1,40})/)$")
_REACH: Final = 110
"""Code points within which a dateline ends."""
_OPENING: Final = frozenset(
    "the a an in on at as after before under with for from when while if it he she they we there this these two three "
    "four five several more at least nearly about police officials".split()
)
"""Words that open a sentence, in small letters: one of them follows the dash of a dateline that stands in none."""
_SHOUTED: Final = 4
"""Letters of a place in capitals, at least: shorter ones are abbreviations (“NATO — the alliance”)."""
_MOST_PLACES: Final = 3
"""City, province, country."""
_ANNOUNCING: Final = frozenset(
    "alert analysis background breaking comment commentary editorial exclusive explainer factbox feature flash "
    "interview live news opinion report review transcript update updated urgent video watch".split()
)
"""Words that stand where a dateline may, and name no place: “BREAKING — Russia …”."""
_MOST_WORDS: Final = 5
"""Words of a place: “Santa Cruz de la Sierra”."""
_BEFORE_COLON: Final = 2
"""Words of a place before a colon: “NEW DELHI: …”."""
_SMALL: Final = frozenset("of the de du la le les au aux sur and del al el es and near".split())


@dataclass(frozen=True)
class Dateline:
    """Where a dispatch was written, and when: at offsets up to ``end`` of its line."""

    end: int
    place: str
    """Empty where a word that announces the dispatch stands instead: “BREAKING”."""
    day: date | None
    agency: str


def day_of(text: str) -> date | None:
    """Find the only day with its year that a text names; None for none, several, or one that no calendar has."""
    found = {made for pattern in DATES for match in pattern.finditer(text) if (made := _day(match))}
    return found.pop() if len(found) == 1 else None


def date_line(line: str) -> tuple[bool, date | None]:
    """Whether a line tells but when it was published or changed, and the day it was published.

    >>> date_line("Published 28 June 2024, 10:15 GMT | Updated 29 June 2024")
    (True, datetime.date(2024, 6, 28))
    """
    if len(line) > _LONGEST:
        return False, None
    matches = sorted((match for pattern in DATES for match in pattern.finditer(line)), key=lambda match: match.start())
    if not matches:
        return bool(_CHANGED.match(line)) and not _CLOCK.sub("", line), None
    rest = line
    for match in reversed(matches):
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    if _CLOCK.sub("", rest):
        return False, None
    before = line[: matches[0].start()].lower()
    return True, None if re.search(r"updated|modified", before) else _day(matches[0])


def dateline(line: str) -> Dateline | None:
    """Read the dateline that a paragraph begins with, or that it is; None where there is none.

    >>> dateline("TRIPOLI, June 28 (Agency) — Fighting broke out.")
    Dateline(end=28, place='Tripoli', day=None, agency='Agency')
    """
    for dash in _DASH.finditer(line[:_REACH]):
        found = _dateline(line, dash.start(), dash.end(), line[dash.end() :])
        if found:
            return found
    colon = line.find(": ", 0, _REACH)
    if colon > 0 and line[:colon].isupper() and len(line[:colon].split()) <= _BEFORE_COLON:
        return _dateline(line, colon, colon + 2, line[colon + 2 :])
    return _alone(line)


def _alone(line: str) -> Dateline | None:
    """A dateline on a line of its own: a place and a whole date, and nothing else."""
    day = day_of(line) if len(line) <= _REACH else None
    if day is None or line.endswith("."):
        return None
    found = _pieces(line.strip("()"))
    return Dateline(len(line), found[0], day, "") if found and found[0] else None


def _dateline(line: str, end: int, after: int, rest: str) -> Dateline | None:
    head = line[:end].strip()
    agency = _AGENCY.search(head)
    bare = head[: agency.start()] if agency else head.removeprefix("(").removesuffix(")")
    found = _pieces(bare)
    if not found or not found[0] or not rest or rest[0].islower():
        return None
    place, dated = found
    if not (agency or dated or _is_shouted(bare, rest) or _opens(place, rest)):
        return None
    told = "" if place.split()[0].lower() in _ANNOUNCING else place
    return Dateline(after, told, day_of(bare), (agency["agency"] or agency["slashed"]) if agency else "")


def _is_shouted(head: str, rest: str) -> bool:
    """Whether a place stands in capitals, and what follows it does not."""
    place = re.split(r"[,/]", head)[0].strip()
    return place.isupper() and len(place) >= _SHOUTED and not rest[:20].isupper()


def _opens(place: str, rest: str) -> bool:
    """Whether a place in small letters is a dateline: a sentence begins behind it, and no second dash closes one."""
    first = re.split(r"[\s,]", rest, maxsplit=1)[0].lower()
    return first in _OPENING and "," not in place and not _DASH.search(rest.partition(". ")[0])


def _pieces(head: str) -> tuple[str, bool] | None:
    """Split a dateline into its place and whether a date follows; None where a piece is neither."""
    places: list[str] = []
    dated = False
    for piece in (one.strip() for one in head.split(",")):
        if not piece:
            continue
        if _CALENDAR.fullmatch(piece):
            dated = True
        elif _is_place(piece) and not dated:
            places.append(piece)
        else:
            return None
    if not 1 <= len(places) <= _MOST_PLACES:
        return None
    return ", ".join(_written(place) for place in places), dated


def _is_place(text: str) -> bool:
    words = re.split(r"[\s/]+", text)
    return len(words) <= _MOST_WORDS and not words[0][:1].islower() and all(map(_in_place, words))


def _in_place(word: str) -> bool:
    """Whether a word may be part of a place's name: a capital or a particle, no possessive."""
    if not re.fullmatch(r"[^\W\d][\w.'’-]*", word) or word.endswith(("’s", "'s")):
        return False
    return word in _SMALL or (not word[0].islower() and word.lower() not in _OPENING)


def _written(place: str) -> str:
    """Write a place that stands in capitals as a name: “PORT-AU-PRINCE” as Port-au-Prince; “D.C.” stays."""
    if not place.isupper():
        return place
    words = re.split(r"([\s/-]+)", place)
    return "".join(_recased(word, first=not at) for at, word in enumerate(words))


def _recased(word: str, first: bool) -> str:
    if word.lower() in _SMALL and not first:
        return word.lower()
    return word if "." in word or len(word) < _SHOUTED - 1 else _capitalised(word)


def _capitalised(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda match: match[0][0] + match[0][1:].lower(), word)


def _day(match: re.Match[str]) -> date | None:
    told = match.groupdict()
    month = int(told["number"]) if told.get("number") else MONTHS[told["month"].lower()]
    try:
        return date(int(told["year"]), month, int(told["day"]))
    except ValueError:
        return None
