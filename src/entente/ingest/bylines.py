"""Bylines: who a line at the head or the foot of an article says has written it."""

from __future__ import annotations

import re
from typing import Final

from entente.ingest.datelines import DATES
from entente.ingest.spans import MONTHS

_PARTICLES: Final = frozenset(
    "al ad an ar as at el ibn bin bint ben abu abd van von der den de del della da das do dos di du la le les ter ten "
    "te y e zu af av bar".split()
)
"""Particles of names, which may be in small letters."""
_NO_NAME: Final = frozenset(
    "friday saturday sunday monday tuesday wednesday thursday contrast definition law far now then today tomorrow "
    "yesterday land sea air noon midnight dawn dusk nightfall year night day the a an this that these those its his "
    "her their our all any some most and or".split()
) | frozenset(MONTHS)
"""Words after “by” that begin no name: “By Friday …”, “By contrast …”."""
_NAMED: Final = (
    r"(?-i:(?:,? (?:[-–—|•&] )?\(?(?:[^\W_a-z][\w.&'’-]*|in|at|for|of|with|and|the|on|from|de|la|du|\S+@\S+)"
    r"(?![\w'’])\)?)*)"
)
"""Names and what joins them: a word in small letters beside them is a sentence's."""
_ROLE: Final = re.compile(
    r"(?:,| [-–—|•/]|\s\()\s*(?:(?:staff|special|senior|chief|diplomatic|defen[cs]e|foreign|political)\s+)*"
    r"(?:writers?|correspondents?|reporters?|editors?|bureau chief|analysts?|columnists?|contributors?|fellow)"
    rf"{_NAMED}\)?\.?$"
    r"|(?:,| [-–—|•]|\s\()\s*(?:the )?(?-i:(?:[A-Z][\w.]+ ){0,3})"
    r"(?:News|Press|Post|Times|Agency|Wire|Service|Staff|Online|AFP|AP|Reuters)\)?\s*$",
    re.IGNORECASE,
)
"""What follows the names in a byline: what they are, for whom they write."""
_BESIDE: Final = re.compile(r"(?:,? and|,) (?:other )?(?:agencies|(?:news|wire) services|wires|staff)$", re.IGNORECASE)
"""Who else a byline names, no person: “Jane Doe and agencies”."""
_FROM: Final = re.compile(
    r" (?:in|from|at) [^\W\d_a-z][\w.'’-]*(?:(?: and |, | )[^\W\d_a-z][\w.'’-]*)*"
    rf"(?: for (?:the )?[^\W\d_a-z][\w.'’-]*{_NAMED})?$| for (?:the )?[^\W\d_a-z][\w.'’-]*{_NAMED}$"
)
_CREDITS: Final = re.compile(
    r"^\(?(?:additional )?(?:reporting|writing|compiled|reported and written|written|story|words|text)\s+by:?\s+"
    r"(?P<names>.+?)(?:;.*)?\.?\)?\.?$",
    re.IGNORECASE,
)
_BY: Final = re.compile(r"^(?:by|BY)[: ]\s*(?P<names>.+)$", re.IGNORECASE)
_LONGEST: Final = 140
_MOST_WORDS: Final = 6
"""Words of the longest name: ranks, particles and initials included."""


def byline(line: str, *, below_headline: bool = False) -> str:
    """Give the names of a byline, without where and for whom they write; "" for a line that is none.

    ``below_headline`` takes names without “by” as well, where a place or a role follows them.

    >>> byline("By Jane Doe and John Roe in Cairo"), byline("By Friday, the town had fallen")
    ('Jane Doe and John Roe', '')
    """
    if len(line) > _LONGEST:
        return ""
    if credits := _CREDITS.match(line):
        return _names(credits["names"], one=True)
    if led := _BY.match(line):
        return _names(led["names"], one=True)
    return _names(line, one=False) if below_headline else ""


def _names(text: str, one: bool) -> str:
    """Read names joined by commas and “and”; ``one`` lets a single word be a name."""
    text = re.sub(r"\s*[|•·].*$", "", text.strip(" *_"))
    for pattern in DATES:
        text = pattern.sub("", text).strip(" ,-–—")
    bare = _ROLE.sub("", _BESIDE.sub("", text))
    found: list[str] = []
    placed = bare != text
    for piece in re.split(r",? and |, (?=[^\W\d_a-z])| & ", bare):
        name = _FROM.sub("", piece)
        if not _is_name(name, 1 if one or (found and (placed or name != piece)) else 2):
            return ""
        placed = placed or name != piece
        found.append(name)
    if not one and not placed:
        return ""
    return found[0] if len(found) == 1 else ", ".join(found[:-1]) + " and " + found[-1]


def _is_name(text: str, least: int) -> bool:
    words = text.split()
    if not least <= len(words) <= _MOST_WORDS or words[0].strip(",").lower() in _NO_NAME:
        return False
    if words[-1].endswith(".") and len(words[-1]) > len("Jr."):  # the end of a sentence
        return False
    return all(_in_name(word) for word in words) and any(len(word.strip(".")) > 1 for word in words)


def _in_name(word: str) -> bool:
    """Whether a word may be part of a name: a capital, a particle, or letters of a script without capitals."""
    stem = re.split(r"[-’']", word.lower())[0]
    letters = word.replace("-", "").replace("’", "").replace("'", "").replace(".", "")
    return bool(letters) and letters.isalpha() and (not word[0].islower() or stem in _PARTICLES)
