"""The names of countries and territories in each language, from CLDR."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Final

from entente.model import iris
from entente.ontology.reference.schema import LANGUAGES

PREFERRED: Final = {
    "AG": "Antigua and Barbuda",
    "BA": "Bosnia and Herzegovina",
    "CC": "Cocos Islands",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "HK": "Hong Kong",
    "KN": "Saint Kitts and Nevis",
    "LC": "Saint Lucia",
    "MF": "Saint Martin",
    "MM": "Myanmar",
    "MO": "Macau",
    "PS": "Palestine",
    "ST": "São Tomé and Príncipe",
    "TR": "Turkey",
    "TT": "Trinidad and Tobago",
    "VA": "Holy See",
    "VC": "Saint Vincent and the Grenadines",
}
"""The name newspapers use, where it is not the one in CLDR."""

DESCRIBED: Final = frozenset({"HK", "MO"})
"""What CLDR describes rather than names: “Hong Kong SAR China”."""

SCRIPTS: Final = {
    "ar": ("ARABIC",),
    "fa": ("ARABIC",),
    "he": ("HEBREW",),
    "hi": ("DEVANAGARI",),
    "ja": ("CJK", "HIRAGANA", "KATAKANA"),
    "ko": ("HANGUL",),
    "ru": ("CYRILLIC",),
    "uk": ("CYRILLIC",),
    "zh": ("CJK",),
}
"""The scripts of a language, as Unicode begins the names of their letters; the others are written in Latin letters."""

_ASIDE: Final = re.compile(r"\s*\(.*?\)")
_DASH: Final = re.compile(r"\s+[-–]\s+")


def label(code: str) -> str:
    """Give the preferred English name of a country or territory.

    >>> label("CI")
    'Ivory Coast'
    """
    return PREFERRED.get(code) or plain(cldr(code, "en"))


def key(code: str) -> str:
    """Give the key under which a country or territory stands in the tables.

    >>> key("ST")
    'sao-tome-and-principe'
    """
    return iris.slug(label(code))


def plain(name: str) -> str:
    """Spell out what CLDR shortens in English.

    >>> plain("St. Pierre & Miquelon")
    'Saint Pierre and Miquelon'
    """
    return name.replace("&", "and").replace("St. ", "Saint ")


def names(code: str) -> list[str]:
    """Give the short names of a country or territory by language; empty where CLDR has none in a fit script."""
    return [_short(code, language) for language in LANGUAGES]


def tidy(name: str) -> str:
    """Take off what stands in parentheses, and the spaces around a dash.

    >>> tidy("Myanmar (Burma)"), tidy("Kongo - Kinşasa")
    ('Myanmar', 'Kongo-Kinşasa')
    """
    return _DASH.sub("-", _ASIDE.sub("", name)).strip()


def in_script(name: str, language: str) -> bool:
    """Whether a name is written in the script of its language.

    >>> in_script("リビア", "ja"), in_script("Libya", "ru")
    (True, False)
    """
    scripts = (*SCRIPTS.get(language, ("LATIN",)), "MODIFIER LETTER")
    return all(unicodedata.name(letter, "").startswith(scripts) for letter in name if letter.isalpha())


def cldr(code: str, language: str) -> str:
    """Give the name of a country or region in CLDR; empty where it has none."""
    from babel import Locale

    return str(Locale.parse(language).territories.get(code, ""))


def _short(code: str, language: str) -> str:
    name = cldr(code, language)
    if language == "en":
        return "" if " (" in name or " - " in name else name
    tidied = tidy(name)
    return tidied if in_script(tidied, language) and _bearers(language)[tidied] == 1 else ""


@cache
def _bearers(language: str) -> Counter[str]:
    """Count whose name each is: what stands in parentheses may be all that tells two apart."""
    from babel import Locale

    return Counter(tidy(name) for code, name in Locale.parse(language).territories.items() if code.isalpha())
