"""Marks: what a line shows itself to be by how it begins and ends, whatever stands around it."""

from __future__ import annotations

import re
from typing import Final

from entente.model.document import DocumentKind, PartKind

_MARKED: Final = (
    (
        PartKind.NOTE,
        r"[\[(*_]*(?:corrections?|clarifications?|editor[’']?s?[’']? note)\b(?: ?[:—–.-]|$| \()"
        r"|[\[(*_]*(?:an (?:earlier|original)|a previous) (?:version|headline) (?:of|misstated|misspelled|said)\b"
        r"|[\[(*_]*this (?:story|article|report|version|item|dispatch) (?:has been|was|is) (?:\w+ )?"
        r"(?:corrected|updated|amended|clarified|revised|refiled|edited)\b"
        r"|[\[(*_]*this (?:story|article|version|item|dispatch) (?:correct|clarifie|fixe|amend|remove)s\b"
        r"|[\[(](?:correct|update|add|clarif|recast|refile|remove|fixe|repeat|delete|write)s\b.*[\])]$"
        r"|(?:updated?|correct(?:ed|s))\b[^.]{0,80}:? to (?:correct|add|clarify|remove|include|reflect)\b",
    ),
    (
        PartKind.TRANSLATION,
        r"[\[(*_]*(?:(?:machine|unofficial|official|automatic|english|our own)[- ]?)*(?:translation|translated)\b"
        r"(?: (?:by|from|of|provided)\b|:|\]|\)|$)"
        r"|[\[(*_]*this is an? (?:\w+ )?(?:machine |automatic )?translation\b"
        r"|[\[(*_]*(?:this|the) (?:text|article|story|document|statement) (?:was|has been|is) (?:\w+ )?translated\b",
    ),
    (
        PartKind.CAPTION,
        r"[\[(*_]*(?:(?:file )?(?:photo|picture|image|caption|video|graphic|map|illustration)s?|figure \d+)"
        r"(?: (?:credit|by|caption|courtesy|taken)\b.*)?(?::|/|$)"
        r"|[\[(*_]*(?:photo|picture|image|graphic|map)s? (?:by|courtesy)\b"
        r"|.*\((?:photo|picture|image|credit)s?(?: by)?:? [^)]*\)$"
        r"|(?:©|\(c\) ?\d{4}|credit:).{0,80}$|.{0,40}\b(?:via )?getty images\b.{0,40}$|!\[.*\]\(.*\)$",
    ),
    (
        PartKind.CREDIT,
        r"(?:[\[(*_]*sources?\s?: (?:[^.!?]|\b[A-Z]\.(?=\s)){0,80}$)|(?:edited|compiled) by\b[^.]{0,80}\.?$"
        r"|(?:posted|published|written|reporting|photo|image|translation|source)\b(?:[^.!?]|\b[A-Z]\.(?=\s)){0,80}$"
        r"|(?:©|copyright\b).{0,100}$|read (?:more|also)\b.{0,120}$"
        r"|with (?:additional )?(?:reporting|input|files) (?:by|from)\b"
        r"|(?:all rights reserved|share this|follow us|subscribe|sign up)\b.{0,100}$",
    ),
    (
        PartKind.LABEL,
        r"[*_#\s]*(?:(?:for immediate release|(?:under )?embargo(?:ed)?(?: until)?\b)[^.!?]{0,60}"
        r"|(?:(?:press|news|media) (?:release|statement|note)|joint (?:press )?(?:statement|communiqu[eé])"
        r"|communiqu[eé]"
        r"|analysis|opinion|commentary|op-ed|editorial|explainer|perspective|viewpoint|briefing paper|policy brief"
        r"|situation report|transcript|interview|breaking(?: news)?|exclusive|world|politics|news)\s*:?)[*_]*$",
    ),
    (PartKind.FOOTER, r"[-–—\s*#]*(?:ends|end|30|###|# # #|\* \* \*)[-–—\s*#.]*$|#(?:\s?#){2,}\s*$"),
)
_PATTERNS: Final = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _MARKED)
_ENDING: Final = re.compile(
    r"[*_#\s]*(?:notes? (?:to|for) (?:the )?editors?|background(?: notes?)? (?:to|for) editors"
    r"|for (?:more|further) information|for (?:media|press) (?:enquiries|inquiries)"
    r"|(?:media |press )?contacts?(?: (?:details|information|person))?(?=\s*:|\s*$)"
    r"|media (?:enquiries|inquiries)|related (?:links|articles|stories)(?=\s*:|\s*$))(?:\W.{0,100})?$",
    re.IGNORECASE,
)
"""What begins the foot of a press release."""
_ABOUT: Final = re.compile(
    r"[*_#\s]*(?:About|ABOUT) (?:the |THE )?[^\W\d_a-z](?:[^.!?]|\.(?=[A-Z])|(?<=[A-Z])\.){1,70}[*_]*$"
)
"""“About the African Union”: who the issuer is."""
_OF_RELEASE: Final = re.compile(
    r"[-–—\s*#]*ends?[-–—\s*#.]*$|[*_#\s]*notes? (?:to|for) (?:the )?editors?\b", re.IGNORECASE
)
_CONTACT: Final = re.compile(
    r"[*_#\s]*(?:media |press )?contacts?(?: (?:details|information|person))?\s*(?::|$)", re.IGNORECASE
)
_REACH: Final = re.compile(
    r"\S+@\S+\.\w+|(?:\+|\b00)\d[\d ()./-]{6,}|\b(?:tel|phone|fax|mob(?:ile)?|e-?mail|web(?:site)?)\b ?[.:]|https?://",
    re.IGNORECASE,
)
"""How somebody is reached: an address, a number."""
_CLOSED: Final = re.compile(r"[.!?…][”’\"')\]*_]*$")
_ABBREVIATED: Final = re.compile(r"(?:\b[A-Za-z]\.){2,}[”’\"')\]]*$")
_ITEM: Final = re.compile(
    r"(?P<mark>(?:[-*•–·▪◦‣●■]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\((?:\d{1,2}|[A-Za-z]|[ivx]{1,4})\))\s+)(?=\S)"
)
"""What marks an item of a list: a bullet, a number, a letter, a Roman numeral."""
_CELLS: Final = re.compile(r"\s*\|.*\|\s*$|[^|]*(?:\|[^|]*){2,}$|[^\t]*(?:\t+[^\t]*){2,}$|\S.*?(?: {3,}\S.*?){2,}$")
_RULE: Final = re.compile(r"[\s|:+=_*~-]{3,}$")
_TURN: Final = re.compile(
    r"(?P<mark>\*{0,2})(?P<who>(?:[A-Z][A-Z.'’-]*\.?)(?:[ ,]+(?:[A-Z][A-Z.'’-]*\.?|(?i:de|van|von|al|el|bin)(?=[ -])))"
    r"{0,6}(?: \([^)]{1,40}\))?):(?P=mark)\s+(?=\S)"
)
"""A speaker in capitals before a turn: “MR. PRICE: …”."""
_NAMED_TURN: Final = re.compile(r"\*{0,2}(?P<who>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,4}):\*{0,2}\s+(?=\S)")
"""A speaker written as a name; it counts where the same one speaks again."""
_SPOKEN: Final = re.compile(
    r"(?:MR|MS|MRS|DR|PROF|SEN|REP|GEN|AMB|LT|COL|ADM|CAPT|HON)\b\.?"
    r"|(?:SECRETARY|PRESIDENT|PRIME|FOREIGN|MINISTER|AMBASSADOR|GENERAL|ADMIRAL|COLONEL|SENATOR|CHANCELLOR|KING|QUEEN"
    r"|SPOKES\w+|ASSISTANT|DEPUTY|UNDER|CHAIR\w*|MODERATOR|OPERATOR|INTERVIEWER|REPORTERS?|JOURNALIST|QUESTION\w*|ANSWER"
    r"|SPEAKER|STAFF|Q|A)\b"
)
_TRANSLATOR: Final = re.compile(
    r"\b(?:translated|translation)\b(?:(?: (?:from|into) (?:the )?(?:original )?[A-Z]\w+)*)(?: by|:)(?: by)?"
    r" (?P<name>[^;|\])]+)",
    re.IGNORECASE,
)
_KINDS: Final = (
    (DocumentKind.RELEASE, r"release|statement|communiqu|media note|embargo|news note|press note"),
    (DocumentKind.ANALYSIS, r"analysis|opinion|commentary|op-ed|editorial|explainer|perspective|viewpoint"),
    (DocumentKind.REPORT, r"report|paper|brief"),
    (DocumentKind.TRANSCRIPT, r"transcript|interview"),
)
_MOST_LABEL: Final = 80
_LONGEST_NOTE: Final = 200
_LOOKED_AT: Final = 600
"""Code points of a line that are looked at; a page on one line is no row of a table."""


def mark(line: str) -> PartKind | None:
    """Tell what a line is by its own words; None for one that is text, or that its neighbours must tell."""
    looked_at = line[:_LOOKED_AT]
    found = next((kind for kind, pattern in _PATTERNS if pattern.match(looked_at)), None)
    return None if found is PartKind.TRANSLATION and len(line) > _LONGEST_NOTE else found


def is_spoken(label: str) -> bool:
    """Whether a label before a colon names somebody who speaks: by a title, or as the one who asks or answers.

    >>> is_spoken("MR. PRICE"), is_spoken("SUDAN")
    (True, False)
    """
    return bool(_SPOKEN.match(label))


def begins_footer(line: str) -> bool:
    """Whether the foot of a document begins here: notes to editors, contacts, who the issuer is."""
    return bool(_ENDING.match(line) or (_ABOUT.match(line) and not is_closed(line)))


def is_of_release(line: str) -> bool:
    """Whether a line stands at the foot of press releases alone: its end, its notes to editors."""
    return bool(_OF_RELEASE.match(line))


def is_contact(line: str) -> bool:
    """Whether a line tells how somebody is reached, and little else."""
    return bool(_CONTACT.match(line)) or (bool(_REACH.search(line[:_LOOKED_AT])) and not is_closed(line))


def is_closed(line: str) -> bool:
    """Whether a line ends as a sentence does; “U.S.” at its end does not tell.

    >>> is_closed("It fell."), is_closed("Chad seeks arms from the U.S.")
    (True, False)
    """
    return bool(_CLOSED.search(line)) and not _ABBREVIATED.search(line)


def item(line: str) -> int:
    """Give how many characters mark the line as an item of a list; 0 for none."""
    found = _ITEM.match(line)
    return found.end("mark") if found else 0


def is_row(line: str) -> bool:
    """Whether a line has cells, as a row of a table, or is a rule between rows."""
    if len(line) > _LOOKED_AT:
        return False
    return bool(_CELLS.match(line)) and not is_closed(line.split("|")[-1].strip() or line)


def is_rule(line: str) -> bool:
    """Whether a line is but a rule of dashes, stars or the like."""
    return bool(_RULE.fullmatch(line))


def turn(line: str) -> tuple[str, int, bool] | None:
    """Give the speaker a line begins with, where the words begin, and whether it stands in capitals."""
    found = _TURN.match(line)
    if found:
        return found["who"], found.end(), True
    named = _NAMED_TURN.match(line)
    return (named["who"], named.end(), False) if named else None


def translator(line: str) -> str:
    """Give who translated, where a note of the translator says so."""
    found = _TRANSLATOR.search(line)
    name = found["name"].strip(" .*_") if found else ""
    return name if name and name[0].isupper() else ""


def labelled(line: str) -> DocumentKind | None:
    """Tell the kind of document that a label names."""
    lower = line.lower()[:_MOST_LABEL]
    return next((kind for kind, pattern in _KINDS if re.search(pattern, lower)), None)
