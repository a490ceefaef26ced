"""Incumbents: whom a titled name means that is spelt like none known: whoever then held that office, spelt nearly so.

“Foreign Minister Martony” is János Martonyi in Hungary in the years when he was its foreign minister.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from entente.ingest.dictionary import Dictionary
from entente.ingest.folding import fold
from entente.model.claim import Entity

_ARTICLES: Final = ("al", "el")
_SHORT, _LONG = 5, 8
"""Letters a word must have to be known with one letter wrong, and with two."""


def incumbent(label: str, title: str, bodies: Iterable[str], day: date, dictionary: Dictionary) -> Entity | None:
    """Give the only one who held an office of a title in one of the bodies on a day and is called nearly so.

    ``bodies`` are IRIs of bodies or states. The last word must be one of the person's names but for a letter or two,
    and each word before it too, or its first letter.
    """
    known = dictionary.establishment
    holders = {person for body in bodies for person in known.holders(title, body, day)}
    found = [one for person in sorted(holders) if (one := dictionary.entities.get(person)) and _called(label, one)]
    return found[0] if len(found) == 1 else None


def _called(label: str, person: Entity) -> bool:
    words, names = _words(label), _words(person.label)
    if not words or not any(nearly(words[-1], name) for name in names):
        return False
    return all(any(nearly(word, name) or word[0] == name[0] for name in names) for word in words[:-1])


def _words(label: str) -> list[str]:
    """The words of a name, an Arabic article on none: “al-Araby” and “Elaraby” are one."""
    words = [word for word in fold(label).replace(".", " ").split() if word not in _ARTICLES]
    return [word[2:] if word.startswith(_ARTICLES) and len(word) > _SHORT else word for word in words]


def nearly(one: str, other: str) -> bool:
    """Whether two words are the same but for a letter, in a long word two.

    >>> nearly("martony", "martonyi"), nearly("ngueyn", "nguyen"), nearly("khan", "khin")
    (True, True, False)
    """
    shortest = min(len(one), len(other))
    allowed = (shortest >= _SHORT) + (max(len(one), len(other)) >= _LONG and shortest > _SHORT)
    return one == other or (abs(len(one) - len(other)) <= allowed and _distance(one, other) <= allowed)


def _distance(one: str, other: str) -> int:
    """Letters to change, add, leave out or swap with the next to make one word of the other."""
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, 1):
        row = [at]
        for to, wanted in enumerate(other, 1):
            cost = min(rows[-1][to] + 1, row[-1] + 1, rows[-1][to - 1] + (letter != wanted))
            if at > 1 and to > 1 and (letter, one[at - 2]) == (other[to - 2], wanted):
                cost = min(cost, rows[-2][to - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
