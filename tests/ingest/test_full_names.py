"""A full name of more or fewer words than the dictionary has is one name."""

from __future__ import annotations

import pytest

from entente.ingest.dictionary import Dictionary
from entente.ingest.full_names import with_full_names
from entente.ingest.names import known_names
from entente.model import iris

from .conftest import parsed


def _rows(label: str, last: str) -> list[tuple[str, ...]]:
    iri = iris.thing("person", label)
    return [
        (iri, iris.term("Person"), label, name, iris.term(how), "")
        for name, how in ((label, "label"), (last, "lastName"))
    ]


WORLD = Dictionary.from_rows(
    [
        *_rows("George Shultz", "Shultz"), *_rows("George H. W. Bush", "Bush"), *_rows("Ann Pratt", "Pratt"),
        *_rows("Violeta Chamorro", "Chamorro"),
        (iris.thing("place", "Bonn"), iris.term("Place"), "Bonn", "Bonn", iris.term("label"), ""),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("George Pratt Shultz left.", ["George Pratt Shultz > George Shultz"]),
        ("Then George H.W. Bush spoke.", ["George H.W. Bush > George H. W. Bush"]),
        ("Violeta Barrios de Chamorro won.", ["Violeta Barrios de Chamorro > Violeta Chamorro"]),
        ("George Bonn Shultz left.", ["Bonn > Bonn", "Shultz > George Shultz"]),  # a place is no part of a name
        ("Tom Pratt Shultz left.", ["Pratt > Ann Pratt", "Shultz > George Shultz"]),
        ("George and Ann Pratt left.", ["Ann Pratt > Ann Pratt"]),
    ],
)
def test_full_names(text: str, expected: list[str]) -> None:
    parse = parsed(text)
    names = with_full_names(parse, known_names(parse, WORLD), WORLD)
    spelt = {
        first: f"{text[parse.tokens[first].start : parse.tokens[name.last - 1].end]} > {name.senses[0].entity.label}"
        for first, name in names.items()
    }
    assert [spelt[first] for first in sorted(spelt)] == expected
