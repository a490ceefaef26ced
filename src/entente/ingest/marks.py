"""Marks: what a line shows itself to be by how it begins and ends, whatever stands around it."""

from __future__ import annotations

import re
from typing import Final

from entente.model.document import DocumentKind, PartKind

_MARKED: Final = (
    (
        PartKind.NOTE,
        r"[\[(*_]*(?:corrections?|clarifications?|editor[’']?s?[’']? note)\b"
        r"(?: ?[:—–.-]|$| \(|, (?=[^:]*\d)[^:.!?]{1,30}:)"
        r"|[\[(*_]*(?:an (?:earlier|original)|a previous) (?:version|headline) (?:misstated|misspelled|said\b"
        r"|of (?:(?:this|our) \w+|the (?:article|story|headline|dispatch|caption))\b)"
        r"|[\[(*_]*this (?:story|article|report|version|item|dispatch) (?:has been|was|is) (?:\w+ )?"
        r"(?:corrected|updated|amended|clarified|revised|refiled|edited)\b(?! by\b)"
        r"|[\[(*_]*this (?:story|article|version|item|dispatch) (?:correct|clarifie|fixe|amend|remove)s\b"
        r"|[\[(](?:correct|update|add|clarif|recast|refile|remove|fixe|repeat|delete|write)s\b.*[\])]$"
        r"|corrects\b[^.]{0,80} to (?:correct|add|clarify|remove|include|reflect)\b"
        r"|(?:updated?|corrected)(?:[ ,:]+(?:on|at|[ap]\.?m\.?|(?-i:[A-Z]\w*)\.?|[\d.:]+\w*))*:? "
        r"to (?:correct|add|clarify|remove|include|reflect)\b",
    ),
    (
        PartKind.TRANSLATION,
        r"[\[(*_]*(?:(?:machine|unofficial|official|automatic|english|our own)[- ]?)*"
        r"(?:translation|translated)(?:\]|\)|$)"
        r"|[\[(*_]*this is an? (?:\w+ )?(?:machine |automatic )?translation\b"
        r"|[\[(*_]*this (?:text|article|story|document|statement) (?:was|has been|is) (?:\w+ )?translated\b",
    ),
    (
        PartKind.CAPTION,
        r"[\[(*_]*(?:(?:file )?(?:photo(?:graph)?|picture|image|caption|video|graphic|map|illustration)s?|figure \d+)"
        r"(?: (?:credit|by|caption|courtesy)\b[^:,/]{0,40}(?=[:/]))?(?::|/|$)|(?:image|media) (?:caption|source),"
        r"|.*[\[(](?:file |(?-i:[A-Z]{2,9}) )?(?:photo|picture|image|credit)s?(?: by\b|/|:| courtesy\b)[^)\]]*[)\]]$"
        r"|.*[.!?”\"] (?:photo(?:graph)?|picture|image|credit)s?: (?-i:[A-Z])[^.!?]{0,60}$"
        r"|.*\[(?:file: ?)?(?-i:[A-Z])[^\]/.]{1,60}/(?-i:[A-Z])[^\]/.]{1,60}\]$"
        r"|(?:©|\(c\) ?\d{4}).{0,80}$|.*(?:/|\bvia )getty images[)\]]*$|!\[.*\]\(.*\)$",
    ),
    (
        PartKind.CREDIT,
        r"(?:©|copyright\b ?(?:©|\(c\)|\d|by\b|:|$)).{0,200}$|all rights reserved\b.{0,100}$|our standards:.{0,100}$",
    ),
    (
        PartKind.CREDIT,
        r"(?:(?:read|see|watch) (?:more|also|next)|also (?:read|see|watch)|related(?: (?:stories|articles|links|news))?"
        r"|recommended|watch|listen)(?:\s?:.{0,160}|\s[»→|–—-]\s.{0,160}|\s?[»→]?)$"
        r"|read (?:more|also) (?:(?:about|on|here|from|in|at)\b[^.!?]{0,100}\.?|(?-i:[A-Z“]).{0,120})$"
        r"|click here\b.{0,100}$|\d{1,2} min(?:ute)?s? read$"
        r"|(?:tags?|topics?|keywords|filed under|categor(?:y|ies)):[^.!?]{0,150}$",
    ),
    (
        PartKind.CREDIT,
        r"(?:share|tweet|print|e-?mail|save|comments?)$"
        r"|share (?:this|on)(?: (?:article|story|post|page|on|via)\b[^,.]{0,60}|\W*)$"
        r"|follow (?:us|me|our|@\w+|(?-i:[A-Z])\S+ (?-i:[A-Z])\S+)(?:\W*$|\b[^,.!?]{0,40} on (?:social media|twitter|x"
        r"|facebook|instagram|telegram|whatsapp|linkedin|youtube|google news|threads|bluesky|tiktok)\b.{0,80}$)"
        r"|(?:subscribe|sign up)\b(?: (?:now|here|today|free|for free))?(?:\W*$"
        r"|.{0,60}\b(?:newsletters?|e-?mails?|alerts?|updates|briefings?|channels?|podcasts?)\b.{0,80}$)"
        r"|(?:advertisements?|sponsored(?: content)?)(?:\s[-–—|].{0,60})?$"
        r"|(?:story|article) continues (?:below|after)\b.{0,60}$",
    ),
    (
        PartKind.LABEL,
        r"[*_#\s]*(?:(?:press|news|media) (?:release|statement|note)|joint (?:press )?(?:statement|communiqu[eé])"
        r"|communiqu[eé]"
        r"|analysis|opinion|commentary|op-ed|editorial|explainer|perspective|viewpoint|briefing paper|policy brief"
        r"|situation report|transcript|interview|breaking(?: news)?|exclusive|world|politics|news)\s*:?[*_]*$",
    ),
    (
        PartKind.FOOTER,
        r"[-–—\s*#/(\[]*(?:ends?|###|# # #|\* \* \*)[-–—\s*#.)\]]*$|[-–—*#]+\s*30\s*[-–—*#]+$|#(?:\s?#){2,}\s*$",
    ),
)
"""How lines begin that are furniture whatever follows."""
_MARKED_BEFORE_NAMES: Final = (
    (
        PartKind.TRANSLATION,
        r"[\[(*_]*(?:(?:machine|unofficial|official|automatic|english|our own)[- ]?)*(?:translation|translated)"
        r"(?: (?:by|from|into|of|provided)\b|:)",
    ),
    (
        PartKind.CAPTION,
        r"[\[(*_]*(?:photo(?:graph)?|picture|image|graphic|map)s? (?:by|credit|courtesy|taken)\b|credit:"
        r"|(?=.{0,60}\bgetty images\b)",
    ),
    (
        PartKind.CREDIT,
        r"[\[(*_]*sources?\s?:|source (?=(?-i:[A-Z]))"
        r"|[\[(*_]*(?:edit(?:ed|ing)|compiled|posted|published|written|reporting)(?: (?:by|from|in|on|at|for)\b|:)"
        r"|[\[(*_]*with (?:additional )?(?:reporting|inputs?|files) (?:by|from)\b",
    ),
    (
        PartKind.LABEL,
        r"[*_#\s]*(?:for immediate release|(?:under )?embargo(?:ed)?(?: (?:until|till)\b|\s*:|(?=\s*\d)|[*_]*$))",
    ),
)
"""How lines begin that are furniture where names, days and hours follow, and no clause."""
_BESIDE_NAMES: Final = frozenset(
    "a an the of and or in at on by from for to with via until till am pm al bin da de del der di du el la le van von "
    "additional editing edited reporting writing written translated translation translator original machine staff our "
    "own newsroom bureau correspondent correspondents reporter editor photographer admin agency agencies data "
    "compilation website text article statement press release report handout courtesy file photo".split()
)
"""Words in small letters that stand among names and make no clause."""
_CONTACTING: Final = frozenset(
    "contact contacts call visit write email e-mail tel phone fax mobile mob web website office media information more "
    "further please see questions enquiries inquiries us follow number duty line spokesperson relations department "
    "find out learn read join watch here full download about".split()
)
"""Words in small letters of a line that tells how somebody is reached."""
_MOST_NAMED: Final = 120
"""Code points of the longest line of names."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_PATTERNS: Final = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _MARKED)
_PATTERNS_BEFORE_NAMES: Final = tuple(
    (kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _MARKED_BEFORE_NAMES
)
_ENDING: Final = re.compile(
    r"[*_#\s]*(?:(?:notes? (?:to|for) (?:the )?editors?|background(?: notes?)? (?:to|for) editors)"
    r"(?:\s*[:*_–—-].{0,100})?"
    r"|(?:for (?:more|further) information|(?:for )?(?:media|press) (?:enquiries|inquiries))"
    r"(?: (?:about|on|regarding)\b[^,:]{1,80})?"
    r"(?:\s*[:*_–—-].{0,100}|,? (?:please|kindly|contact|visit|call|see|e-?mail|go to|write to|click|reach)\b.{0,150})?"
    r"|(?:(?:media |press )?contacts?(?: (?:details|information|person))?|related (?:links|articles|stories))"
    r"\s*(?::.{0,100}(?<![.!?]))?)$",
    re.IGNORECASE,
)
"""What begins the foot of a press release."""
_ABOUT: Final = re.compile(
    r"[*_#\s]*(?:About|ABOUT) (?:us[*_]*$|(?:the |THE )?[^\W\d_a-z](?:[^.!?]|\.(?=[A-Z])|(?<=[A-Z])\.|\.$){1,70}[*_]*$)"
)
"""“About the African Union”: who the issuer is."""
_OF_RELEASE: Final = re.compile(
    r"[-–—\s*#/(\[]*ends?[-–—\s*#.)\]]*$|[*_#\s]*notes? (?:to|for) (?:the )?editors?\b", re.IGNORECASE
)
_CONTACT: Final = re.compile(
    r"[*_#\s]*(?:media |press )?contacts?(?: (?:details|information|person))?\s*(?::|$)", re.IGNORECASE
)
_REACH: Final = re.compile(
    r"[^\s@]+@[^\s@]+\.\w+|(?:\+|\b00)\d[\d ()./-]{6,}|\b(?:tel|phone|fax|mob(?:ile)?|e-?mail|web(?:site)?)\b ?[.:]|https?://\S*|\bwww\.\S+",
    re.IGNORECASE,
)
"""How somebody is reached: an address, a number."""
_CLOSED: Final = re.compile(r"[.!?…][”’\"')\]*_]*$")
_ABBREVIATED: Final = re.compile(r"(?:(?:\b[A-Za-z]\.){2,}|\b(?:Inc|Corp|Ltd|Co)\.)[”’\"')\]]*$")
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
    found = found or _mark_before_names(line)
    return None if found is PartKind.TRANSLATION and len(line) > _LONGEST_NOTE else found


def _mark_before_names(line: str) -> PartKind | None:
    """Tell what a line is that begins as furniture, and goes on as no sentence does."""
    if len(line) > _MOST_NAMED:
        return None
    led = ((kind, pattern.match(line)) for kind, pattern in _PATTERNS_BEFORE_NAMES)
    return next((kind for kind, match in led if match and _is_names(line[match.end() :])), None)


def _is_names(text: str, beside: frozenset[str] = _BESIDE_NAMES) -> bool:
    """Whether a text has but names, numbers and what stands among them: no word of a clause."""
    return all(not word[0].islower() or word in beside for word in _WORD.findall(text))


def is_spoken(label: str) -> bool:
    """Whether a label before a colon names somebody who speaks: by a title, or as the one who asks or answers.

    >>> is_spoken("MR. PRICE"), is_spoken("SUDAN")
    (True, False)
    """
    return bool(_SPOKEN.match(label))


def begins_footer(line: str) -> bool:
    """Whether the foot of a document begins here: notes to editors, contacts, who the issuer is."""
    about = _ABOUT.match(line) and not is_closed(line) and _is_names(line, _BESIDE_NAMES | {"us"})
    return bool(about or _ENDING.match(line))


def is_of_release(line: str) -> bool:
    """Whether a line stands at the foot of press releases alone: its end, its notes to editors."""
    return bool(_OF_RELEASE.match(line))


def is_contact(line: str) -> bool:
    """Whether a line tells how somebody is reached, and little else."""
    looked_at = line[:_LOOKED_AT]
    led, reached = bool(_CONTACT.match(looked_at)), _REACH.search(looked_at)
    if led or is_closed(line):
        return led and not (is_closed(line) and not reached)
    return bool(reached) and _is_names(_REACH.sub(" ", looked_at), _BESIDE_NAMES | _CONTACTING)


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
