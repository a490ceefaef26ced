"""Parts of states that newspapers name, out of those that rigour lists: by country, and which are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

COUNTRIES: Final = ("au-", "be-", "ca-", "cn-", "gb-", "in-", "pt-", "ru-", "ua-", "us-")
"""Countries all of whose parts are listed, but for those left out."""

CHOSEN: Final = ("az-nk", "ba-srp", "cy-trnc", "ge-ab", "ic", "iq-kr", "kn-n", "md-pmr", "pk-km", "ua-cri", "x-so")
"""Parts of other countries, and what is disputed."""

LEFT_OUT: Final = {
    "au-nt": "two common words",
    "au-vic": "a first name, a lake, and the capital of Seychelles",
    "ca-ab": "a first name",
    "cn-bj": "a city",
    "cn-cq": "a city",
    "cn-sh": "a city",
    "cn-tj": "a city",
    "in-pb": "a province of Pakistan, too",
    "ru-mow": "a city",
    "ru-spe": "a city",
    "ua-30": "a city",
    "ua-dpr": "a self-proclaimed republic by the name of a city",
    "ua-lpr": "a self-proclaimed republic by the name of a city",
    "us-ga": "a state of the world, first of all",
    "us-ny": "a city, first of all",
    "us-va": "a first name",
    "us-wa": "a city, first of all",
}
"""Parts whose name is more often something else's."""

LABELS: Final = {"az-nk": "Nagorno-Karabakh", "iq-kr": "Kurdistan Region", "ru-se": "North Ossetia"}
"""Names that newspapers use, where they are not rigour's."""

NO_QID: Final = {
    "az-nk": "the item is the Republic of Artsakh, which was dissolved",
    "iq-kr": "the item is all Kurdistan",
    "ua-cri": "four items, of bodies and of the peninsula",
}
"""Parts whose item in rigour is not the land itself."""

UNCLAIMED: Final = frozenset({"ba-srp", "gb-nir"})
"""Parts that no state claims today, though rigour names one."""

_REMARK: Final = re.compile(r" \(.*\)$")


def listed(lands: Mapping[str, Any]) -> Iterator[Any]:
    """Give the parts of states that get a row."""
    for code, land in sorted(lands.items()):
        if (code.startswith(COUNTRIES) or code in CHOSEN) and code not in LEFT_OUT and not _elsewhere(land):
            yield land


def label(land: Any) -> str:
    """Give the name newspapers use."""
    return LABELS.get(land.code) or _REMARK.sub("", land.name)


def qid(land: Any) -> str:
    """Give the item of the land itself; empty where rigour's is something else's."""
    return "" if land.code in NO_QID else str(land.qid)


def holder(land: Any) -> Any:
    """Give the state a part belongs to: the one it fell to, where rigour counts it as history."""
    return land.successors[0] if land.is_historical and land.successors else land.parent


def disputed(land: Any) -> bool:
    """Whether a state claims it that does not hold it."""
    return land.code not in UNCLAIMED and any(claimant is not holder(land) for claimant in land.claims)


def _elsewhere(land: Any) -> bool:
    """Whether it has a code of its own in ISO 3166, and a row by it."""
    return land.alpha3 is not None
