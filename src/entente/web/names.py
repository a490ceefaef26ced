"""Things as pages name them: a label, never a bare IRI, in its language and direction, with a link to its page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from entente.model import iris
from entente.ontology import terms
from entente.questions import Term
from entente.web.addresses import path_of
from entente.web.asking import Row
from entente.web.bounds import day, moment

LANGUAGES: Final = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
"""English names of the languages the reference has names in."""

_DIGITS: Final = re.compile(r"[0-9a-f]{16,}")
_LONGEST: Final = 60
"""Letters of an address from elsewhere that are shown."""
_FAMILIES: Final = (
    ("Person", "person"),
    ("State", "state"),
    ("Place", "place"),
    ("CollectiveVoice", "voice"),
    ("Narrator", "voice"),
)


@dataclass(frozen=True)
class Name:
    """What to call a thing, and where its page is; ``iri`` is empty for plain text."""

    text: str
    iri: str = ""
    href: str = ""
    language: str = ""
    kind: str = ""
    """Local name of its most telling class: ``MilitaryCommand``."""

    @property
    def direction(self) -> str:
        """``rtl`` where the first letter is of a script written so, else ``ltr``."""
        return direction(self.text)

    @property
    def kind_label(self) -> str:
        """The class in words: “military command”."""
        return kind_label(self.kind)

    @property
    def family(self) -> str:
        """The colour it is drawn in: person, state, voice, place, event or body."""
        for name, family in _FAMILIES:
            if self.kind in terms.subclasses(name):
                return family
        lower = self.kind.lower()
        return lower if lower in {"office", "article", "claim"} else _event_or_body(self.kind)


def name(term: Term, label: Term | None = None, kinds: Iterable[str] = ()) -> Name:
    """Name a value: a thing by its label, else by its IRI in words; a literal by itself.

    >>> name(Term(iris.thing("state", "Sri Lanka"), "iri")).text
    'Sri lanka'
    """
    if term.kind != "iri":
        is_moment = term.datatype == iris.PREFIXES["xsd"] + "dateTime"
        return Name(day(moment(term.value)) or term.value if is_moment else term.value, language=term.language)
    text, language = (label.value, label.language) if label else (words(term.value), "en")
    return Name(text, term.value, _href(term.value), language, telling(kinds))


def named(row: Row, variable: str) -> Name | None:
    """Name what a row binds to ``x``, by its ``xName`` and ``xKind``; None where it binds nothing."""
    if variable not in row:
        return None
    kind = row.get(f"{variable}Kind")
    return name(row[variable], row.get(f"{variable}Name"), [kind.value] if kind else ())


def words(iri: str) -> str:
    """Put an IRI into words, for want of a label: our terms by theirs, anything else by its last part.

    >>> words(iris.term("MilitaryCommand")), words(iris.THING + "claim/0123456789abcdef0123")
    ('military command', 'claim 0123456789abcdef0123')
    """
    known = terms.terms().get(iri)
    if known:
        return known.label
    if not iri.startswith(iris.BASE):
        return _elsewhere(iri)
    kind, last = ["", *unquote(iri).rstrip("/").replace("#", "/").split("/")][-2:]
    if _DIGITS.fullmatch(last):
        return f"{kind} {last}"
    return re.sub(r"[-_]+", " ", re.sub(r"^[0-9a-f]{16}-", "", last)).strip().capitalize() or iri


def _elsewhere(iri: str) -> str:
    if iri.startswith(iris.PREFIXES["wd"]):
        return f"Wikidata {iri.removeprefix(iris.PREFIXES['wd'])}"
    plain = unquote(re.sub(r"^https?://(www\.)?", "", iri)).rstrip("/")
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def telling(kinds: Iterable[str]) -> str:
    """Choose, of the classes of a thing, the narrowest of ours, by local name; empty where it has none."""
    ours = sorted({kind.removeprefix(iris.ONTOLOGY) for kind in kinds if kind.startswith(iris.ONTOLOGY)})
    return max(ours, key=lambda kind: len(terms.superclasses(kind)), default="")


def kind_label(kind: str) -> str:
    """Put a class of ours into words; empty for none."""
    return terms.terms()[iris.term(kind)].label if iris.term(kind) in terms.terms() else ""


def direction(text: str) -> str:
    """Tell in which direction a text is written.

    >>> direction("Libya"), direction("ليبيا")
    ('ltr', 'rtl')
    """
    for letter in text:
        strong = unicodedata.bidirectional(letter)
        if strong in {"L", "R", "AL"}:
            return "ltr" if strong == "L" else "rtl"
    return "ltr"


def _href(iri: str) -> str:
    if not iri.startswith(iris.BASE):
        return iri if iri.startswith(("https://", "http://")) else ""
    path, mark, fragment = path_of(iri).partition("#")
    return f"{path}.html{mark}{fragment}"


def _event_or_body(kind: str) -> str:
    return "event" if kind in terms.subclasses("Event") else "body"
