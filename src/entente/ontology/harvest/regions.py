"""Regions of the world as UN M49 divides it, by the names newspapers give them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from entente.model import iris
from entente.ontology.harvest import names
from entente.ontology.harvest.inputs import Area, Inputs
from entente.ontology.harvest.writing import Cells

WORLD: Final = "001"
ANTARCTICA: Final = "010"

PREFERRED: Final = {
    "011": "West Africa",
    "014": "East Africa",
    "015": "North Africa",
    "017": "Central Africa",
    "030": "East Asia",
    "034": "South Asia",
    "035": "Southeast Asia",
    "057": "Micronesian Region",
    "419": "Latin America",
}
"""The name newspapers use, where it is not the one in M49; the region of Micronesia must not pass for the state."""

SPELLINGS: Final = {"002": ("African continent",), "035": ("South-East Asia", "South East Asia"), "145": ("West Asia",)}
"""Further names."""

STATES: Final = frozenset({"Micronesia"})
"""Names of regions that are first of all a state's."""


def rows(inputs: Inputs) -> Iterator[Cells]:
    """Give the row of every region but the world itself, and of Antarctica."""
    for area in inputs.areas.values():
        if area.code == ANTARCTICA or not (area.country or area.code == WORLD):
            yield _row(area, inputs)


def key(area: Area) -> str:
    """Give the key under which a region stands in the tables.

    >>> key(Area("015", "Northern Africa", "", "002"))
    'north-africa'
    """
    return iris.slug(_label(area))


def region(alpha3: str, inputs: Inputs) -> str:
    """Give the key of the smallest region a country lies in; empty where M49 does not list it."""
    area = inputs.area(alpha3)
    return key(inputs.areas[area.parent]) if area and area.parent in inputs.areas else ""


def named(name: str, inputs: Inputs) -> str:
    """Give the key of a region by its name in M49; empty where it has none of that name."""
    return next((key(area) for area in inputs.areas.values() if area.name == name and not area.country), "")


def _row(area: Area, inputs: Inputs) -> Cells:
    parent = key(inputs.areas[area.parent]) if area.parent not in ("", WORLD) else ""
    qid = inputs.lands["aq"].qid if area.code == ANTARCTICA else ""
    others = {area.name, names.cldr(area.code, "en"), *SPELLINGS.get(area.code, ())} - {_label(area), ""} - STATES
    source = "un-m49|rigour" if qid else "un-m49"
    return (key(area), _label(area), "|".join(sorted(others)), area.code, parent, qid, source)


def _label(area: Area) -> str:
    return PREFERRED.get(area.code, area.name)
