"""When two names mean the same thing: the graph's own names, a claim's other names, and last names."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

PARTICLES = frozenset({"the", "jr", "sr"})
TITLES = frozenset(
    "general lieutenant major brigadier colonel captain admiral vice rear field marshal president prime minister "
    "secretary ambassador chancellor king sheikh prince dr mr mrs ms sir".split()
)


@cache
def words(name: str) -> tuple[str, ...]:
    """Cut a name into plain words: no accents, case, marks, articles or Jr.

    >>> words("Charles Q. Brown Jr."), words("the U.S. Army")
    (('charles', 'q', 'brown'), ('us', 'army'))
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s\b", "", name))
    plain = re.sub(r"\b([A-Za-z])\.(?=[A-Za-z]\.)", r"\1", plain.replace("ı", "i"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    return tuple(word for word in re.findall(r"[^\W_]+", letters) if word not in PARTICLES)


class Naming:
    """Says whether a name found means a name expected."""

    def __init__(self, known: Iterable[tuple[str, str]] = (), people: Iterable[str] = ()) -> None:
        """Take pairs (name, preferred label) from the graph, and the full names of persons spoken of."""
        self._labels: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for name, label in known:
            self._labels[words(name)].add(label)
        self._people = frozenset(words(person) for person in people)

    def same(self, expected: str, found: str) -> bool:
        """Whether both names are spelt alike, stand for one thing in the graph, or are one person's."""
        left, right = words(expected), words(found)
        if left == right or self._labels.get(left, set()) & self._labels.get(right, set()):
            return True
        return left in self._people and _one_person(left, right)


def _one_person(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether a name is a person's last name, alone or behind a title or first names of the full name."""
    return bool(short) and short[-1] == full[-1] and all(word in TITLES or word in full for word in short[:-1])
