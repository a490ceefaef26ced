"""A last name after a title is that of whoever then held an office."""

from __future__ import annotations

from datetime import date

import pytest

from entente.ingest.dictionary import Dictionary
from entente.ingest.discourse import Discourse
from entente.ingest.link import link
from entente.ingest.senses import Senses
from entente.model import iris

from .conftest import parsed

STATE, OTHER, OFFICE = (iris.THING + path for path in ("state/arland", "state/borland", "office/"))


def _row(key: str, label: str, name: str, how: str) -> tuple[str, ...]:
    return iris.THING + "person/" + key, iris.term("Person"), label, name, iris.term(how), STATE


def _held(key: str, begun: str, ended: str, office: str = "president-of-arland", state: str = STATE) -> tuple[str, ...]:
    """The presidency, held from the first day of a year to that of another."""
    start, end = (f"{year}-01-01T00:00:00Z" for year in (begun, ended))
    return iris.THING + "person/" + key, f"{OFFICE}{office}", f"urn:tenure/{key}", state, start, start, end, end


PEOPLE = {
    "ann-lee": "Ann Lee", "bo-lee": "Bo Lee", "cy-lee": "Cy Lee", "di-ray": "Di Ray",
    "ed-moe": "Ed Moe", "flo-moe": "Flo Moe", "gus-moe": "Gus Moe",
}  # fmt: skip
ROWS = [
    *(_row(key, label, label, "label") for key, label in PEOPLE.items()),
    *(_row(key, label, label.split()[-1], "lastName") for key, label in PEOPLE.items()),
    (STATE, iris.term("State"), "Arland", "Arland", iris.term("label"), ""),
    (OTHER, iris.term("State"), "Borland", "Borlandic", iris.term("adjective"), ""),
]
HELD = [
    _held("ann-lee", "1989", "1993"), _held("bo-lee", "2001", "2009"), _held("di-ray", "2001", "2009"),
    _held("ed-moe", "2001", "2009", "foreign-minister-of-arland"),
    _held("flo-moe", "2001", "2009", "foreign-minister-of-borland", OTHER),
    _held("gus-moe", "2001", "2009", "vice-president-of-arland"),
]  # fmt: skip
OFFICES = [
    (f"{OFFICE}president-of-arland", STATE, "", "President of Arland"),
    (f"{OFFICE}vice-president-of-arland", STATE, "", "Vice President of Arland"),
    (f"{OFFICE}foreign-minister-of-arland", STATE, "", "Foreign Minister of Arland"),
    (f"{OFFICE}foreign-minister-of-borland", OTHER, "", "Foreign Minister of Borland"),
]
WORLD = Dictionary.from_rows(ROWS, HELD, OFFICES)


def bearer(text: str, published: date | None) -> str:
    """Whom the last name in a sentence is taken to be."""
    discourse = Discourse(iris.THING + "article/0", WORLD, published)
    senses = Senses(parsed(text), discourse)
    first, name = next(item for item in senses.names.items() if item[1].senses[0].entity.kind == "Person")
    sense = senses.choose(first, name)
    return sense.entity.label if sense else ""


@pytest.mark.parametrize(
    ("text", "year", "meant"),
    [
        ("They met President Lee in May.", 1990, "Ann Lee"),
        ("They met President Lee Dec. 13.", 1990, "Ann Lee"),
        ("They met President Lee in May.", 2005, "Bo Lee"),
        ("They met President Lee in May.", None, ""),
        ("They met former President Lee in May.", 2005, ""),
        ("They met Lee in May.", 2005, ""),
        ("They met Ray in May.", 2005, "Di Ray"),
        ("They met Ray in May.", 1990, ""),
        ("They met Ray in May.", None, "Di Ray"),
        ("They met Ann Ray in May.", 2005, ""),
        ("Ann Ray met them in May.", 2005, ""),
        ("They met President Ray in May.", 2005, "Di Ray"),
        ("They met President Ray in May.", 1990, ""),
        ("They met Senator Ray in May.", 1990, "Di Ray"),
        ("They met former President Ray in May.", 2015, "Di Ray"),
    ],
)
def test_the_one_in_office_is_meant(text: str, year: int | None, meant: str) -> None:
    assert bearer(text, date(year, 5, 1) if year else None) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("They met Vice President Moe in May.", "Gus Moe"),
        ("They met Foreign Minister Moe in May.", ""),
        ("They met Borlandic Foreign Minister Moe in May.", "Flo Moe"),
        ("They met Foreign Minister Moe in Arland.", "Ed Moe"),
        ("They met Minister Moe in May.", ""),
    ],
)
def test_of_several_in_office_the_title_and_the_state_tell(text: str, meant: str) -> None:
    assert bearer(text, date(2005, 5, 1)) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("They met President Boh Lee in May.", "Bo Lee"),
        ("They met President Zoe Lee in May.", ""),
        ("They met Senator Boh Lee in May.", ""),
        ("They met former President Boh Lee in May.", ""),
        ("They met Boh Lee in May.", ""),
    ],
)
def test_another_spelling_of_the_first_name_is_known_by_the_title(text: str, meant: str) -> None:
    discourse = Discourse(iris.THING + "article/0", WORLD, date(2005, 5, 1))
    groups = link(parsed(text), discourse)
    known = [one.label for group in groups for one in group.actors if one.kind == "Person" and one.known]
    assert known == ([meant] if meant else [])


def test_a_longer_or_shorter_form_of_a_full_name_is_known() -> None:
    known = {
        name: one.label for name in ("Ann Mary Lee", "Ann M. Lee", "Ann", "Mary Lee") if (one := WORLD.bearer(name))
    }
    assert known == {"Ann Mary Lee": "Ann Lee", "Ann M. Lee": "Ann Lee"}
