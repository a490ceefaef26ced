"""Triples as N-Triples writes them: terms stay the words they are written in, and are taken apart only where asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

_TYPE: Final = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_LANGUAGE_STRING: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

_NOTHING: Final[dict[str, list[str]]] = {}

_LITERAL: Final = re.compile(r'"(.*)"(?:@([A-Za-z0-9-]+)|\^\^<(.*)>)?', re.DOTALL)
_ESCAPE: Final = re.compile(r"""\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([tbnrf"'\\]))""")
_ESCAPED: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Literal(NamedTuple):
    """A literal: its text, its datatype's IRI, and its language, empty where it has none."""

    text: str
    datatype: str
    language: str


def iri(term: str) -> str:
    """Give the IRI of a term that is one; empty for any other.

    >>> iri("<urn:a>"), iri("_:a")
    ('urn:a', '')
    """
    return term[1:-1] if term.startswith("<") else ""


def literal(term: str) -> Literal | None:
    r"""Take a literal apart; None for a term that is none.

    >>> literal('"say \\"no\\""@en')
    Literal(text='say "no"', datatype='http://www.w3.org/1999/02/22-rdf-syntax-ns#langString', language='en')
    """
    found = _LITERAL.fullmatch(term)
    if found is None:
        return None
    text, language, datatype = found.groups(default="")
    if "\\" in text:
        text = _ESCAPE.sub(_unescaped, text)
    return Literal(text, datatype or (_LANGUAGE_STRING if language else _STRING), language)


def _unescaped(escape: re.Match[str]) -> str:
    four, eight, letter = escape.groups()
    return _ESCAPED.get(letter, letter) if letter else chr(int(four or eight, 16))


class Triples:
    """The triples of one graph, found by property and subject.

    ``known`` tells the classes of things that the graph speaks of and that are described elsewhere.
    """

    def __init__(self, ntriples: str, known: Mapping[str, frozenset[str]] | None = None) -> None:
        self._by_property: dict[str, dict[str, list[str]]] = {}
        self._known = known or {}
        for line in dict.fromkeys(ntriples.split("\n")):
            if line:
                subject, property_, value = line[:-2].split(" ", 2)
                self._by_property.setdefault(property_, {}).setdefault(subject, []).append(value)
        self._by_class: dict[str, list[str]] = {}
        for subject, classes in self._by_property.get(_TYPE, {}).items():
            for class_ in classes:
                self._by_class.setdefault(class_, []).append(subject)

    def objects(self, subject: str, property_: str) -> list[str]:
        """Give what a thing has for a property."""
        return self._by_property.get(property_, _NOTHING).get(subject, [])

    def subjects(self, property_: str) -> Iterable[str]:
        """Give the things that have a property."""
        return self._by_property.get(property_, _NOTHING).keys()

    def subjects_of(self, property_: str, value: str) -> list[str]:
        """Give the things that have this value for a property."""
        having = self._by_property.get(property_, _NOTHING)
        return [subject for subject, values in having.items() if value in values]

    def instances(self, classes: Iterable[str]) -> list[str]:
        """Give the things that the graph itself says are of one of the classes, each once."""
        return list(dict.fromkeys(one for class_ in classes for one in self._by_class.get(class_, ())))

    def is_one_of(self, thing: str, classes: frozenset[str]) -> bool:
        """Tell whether a thing is of one of the classes, as the graph says or as is known from elsewhere."""
        known = self._known.get(thing)
        return (known is not None and not known.isdisjoint(classes)) or any(
            class_ in classes for class_ in self.objects(thing, _TYPE)
        )
