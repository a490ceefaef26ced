"""Itineraries: the records of travels and visits that the Office of the Historian keeps, each as a short article.

A record says in fields who went where and when, and in a remark what was done there. The article says the first in one
sentence of ours and has the remark below it, word for word, so that whatever is read stands in its text. A travel's
only town is the article's place.
Fields of the records: https://history.state.gov/departmenthistory/travels and …/visits, as the collection gives them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from entente.errors import BadArticle
from entente.ingest.metadata import Metadata, published_on

PUBLISHER: Final = "Office of the Historian, U.S. Department of State"
_RIGHTS: Final = "full"
"""A work of the United States government, given away as CC0."""
_STATE: Final = "the United States"
_BRACKETS: Final = re.compile(r"\s*\([^)]*\)")
"""A name somebody bore before: “Henry A. (Heinz Alfred) Kissinger”."""
_FIELDS: Final = {
    "travel": ("traveller", "traveller_role", "country", "start", "text"),
    "visit": ("visitor", "start", "text"),
}


def is_itinerary(record: Mapping[str, Any]) -> bool:
    """Whether a record is of a travel or a visit, and not an article's."""
    kind = record.get("kind")
    return kind in ("travel", "visit") and ("traveller" in record or "visitor" in record)


def itinerary(name: str, record: Mapping[str, Any]) -> tuple[str, Metadata]:
    """Give the text of a record and what is known of it. Raises BadArticle naming the field that is missing."""
    for field in _FIELDS[record["kind"]]:
        if not isinstance(record.get(field), str) or (not record[field].strip() and field != "text"):
            raise BadArticle(f"{name} has no {field}", hint=f"give the {record['kind']} a {field}")
    day = published_on(name, record["start"])
    assert day is not None  # the field is not empty
    last = published_on(name, record.get("end") or record["start"]) or day
    who, where = _travel(record) if record["kind"] == "travel" else _visit(record)
    text = f"{who} visited {where} {_when(day, last)}.\n\n{record['text'].strip()}"
    title = f"{who.partition(',')[0]} in {where}, {_span(day, last)}"
    known = {"title": title, "publisher": PUBLISHER, "date": day.isoformat(), "rights": _RIGHTS}
    return text, known | ({"place": town} if (town := _town(record)) else {})


def _travel(record: Mapping[str, Any]) -> tuple[str, str]:
    role = record["traveller_role"].strip()
    if not role.endswith(_STATE):
        role = f"{role} of {_STATE}"
    who = _BRACKETS.sub("", record["traveller"]).strip()
    return f"{who}, {role},", country(record["country"])


def _visit(record: Mapping[str, Any]) -> tuple[str, str]:
    countries = record.get("from_country")
    if not isinstance(countries, list) or not countries or not all(isinstance(one, str) for one in countries):
        return record["visitor"].strip(), _STATE
    return f"{record['visitor'].strip()} of {country(countries[0])}", _STATE


def country(name: str) -> str:
    """Write an inverted name forwards, and without what brackets add: “Korea, Republic of” is the Republic of Korea.

    >>> country("Korea, Republic of"), country("Korea, South"), country("Burma (Myanmar)")
    ('the Republic of Korea', 'South Korea', 'Burma')
    """
    plain = _BRACKETS.sub("", name).strip()
    first, comma, rest = plain.partition(", ")
    if not comma:
        return plain
    return f"the {rest} {first}" if rest.endswith(" of") else f"{rest} {first}"


def _town(record: Mapping[str, Any]) -> str:
    """The only town of a travel; nothing where there are several, of which the remark does not say which it means."""
    town = record.get("locale") or ""
    return town.strip() if isinstance(town, str) and "," not in town else ""


def _when(first: date, last: date) -> str:
    return f"on {_day(first)}" if last <= first else f"from {_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _span(first: date, last: date) -> str:
    return first.isoformat() if last == first else f"{first.isoformat()} to {last.isoformat()}"
