"""Where the tables of states came from: ``python -m entente.ontology.harvest COUNTRIES.JSON``.

Writes ``states.csv``, ``state-names.csv``, ``state-facts.csv`` and ``capitals.csv`` from three sources: codes and
Wikidata items from rigour, names in six languages from CLDR through babel, status, numbers, official names and capitals
from ``countries.json`` of the npm package ``world-countries`` (``npm pack world-countries``). Run it again only to take
in a newer edition, and read the difference: what was mended by hand in these four tables is written over. The other
tables are kept by hand alone. Needs the ``reference`` extra.
"""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from entente.model import iris
from entente.ontology.reference.schema import TABLES

FOLDER: Final = Path(__file__).resolve().parents[3] / "ontology" / "reference"
LANGUAGES: Final = ("en", "fr", "es", "ar", "ru", "zh")

PREFERRED: Final = {
    "AG": "Antigua and Barbuda",
    "BA": "Bosnia and Herzegovina",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "KN": "Saint Kitts and Nevis",
    "LC": "Saint Lucia",
    "MM": "Myanmar",
    "PS": "Palestine",
    "ST": "São Tomé and Príncipe",
    "TR": "Turkey",
    "TT": "Trinidad and Tobago",
    "VA": "Holy See",
    "VC": "Saint Vincent and the Grenadines",
}
"""The name newspapers use, where it is not the one in CLDR."""

STATUS: Final = {"PS": "UN observer", "VA": "UN observer", "TW": "partly recognised", "XK": "partly recognised"}
"""States that are no members of the United Nations."""

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

Country = dict[str, Any]
Cells = tuple[str, ...]


def main(arguments: list[str]) -> int:
    """Write the four tables from the file given; return the exit code."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m entente.ontology.harvest COUNTRIES.JSON\n")
        return 64
    countries = _states(json.loads(Path(arguments[0]).read_text(encoding="utf-8")))
    _write("states", map(_state, countries))
    _write("state-names", map(_names, countries))
    _write("state-facts", map(_facts, countries))
    _write("capitals", (_capital(country) for country in countries if _seat(country)))
    return 0


def _states(countries: Iterable[Country]) -> list[Country]:
    """Keep members of the United Nations and the four other states, by key."""
    states = [country for country in countries if country["unMember"] or country["cca2"] in STATUS]
    return sorted(states, key=_key)


def _state(country: Country) -> Cells:
    from rigour.territories import get_territory

    territory = get_territory(country["cca2"].lower())
    assert territory is not None and territory.alpha3 is not None, country["cca2"]
    return (_key(country), _label(country), country["cca2"], territory.alpha3.upper(), territory.qid, "rigour")


def _names(country: Country) -> Cells:
    names = [_name(country["cca2"], language) for language in LANGUAGES]
    return (_key(country), *("" if " (" in name or " - " in name else name for name in names[:1]), *names[1:], "cldr")


def _facts(country: Country) -> Cells:
    official = country["name"]["official"]
    return (
        _key(country),
        STATUS.get(country["cca2"], "UN member"),
        country["ccn3"],
        "" if "(" in official else official,
        iris.slug(_seat(country)),
        "world-countries",
    )


def _capital(country: Country) -> Cells:
    label = _seat(country)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", label) if not unicodedata.combining(letter))
    spellings = sorted({plain, *SPELLINGS.get(country["cca2"], ())} - {label} - AMBIGUOUS)
    return (iris.slug(label), label, "|".join(spellings), f"state/{_key(country)}", "", "world-countries")


def _seat(country: Country) -> str:
    return CAPITALS.get(country["cca2"], str(country["capital"][0]))


def _key(country: Country) -> str:
    return iris.slug(_label(country))


def _label(country: Country) -> str:
    return PREFERRED.get(country["cca2"]) or _name(country["cca2"], "en")


def _name(code: str, language: str) -> str:
    from babel import Locale

    return str(Locale.parse(language).territories[code])


def _write(name: str, rows: Iterable[Cells]) -> None:
    header = next(table.header for table in TABLES if table.name == name)
    with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
