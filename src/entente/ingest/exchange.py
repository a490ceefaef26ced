"""Exchange: coded events as JSON objects, and as rows of a table with a row an event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from entente.ingest.actors import Actor
from entente.ingest.coding import Event

_SIDES: Final = ("source", "target")
_ACTOR: Final = ("code", "sector", "name")
COLUMNS: Final = (
    "id",
    "event",
    "mode",
    "context",
    *(f"{side}_{field}" for side in _SIDES for field in _ACTOR),
    "polarity",
    "modality",
    "event_text",
    "frame",
)
"""The columns of the table."""
_JOINED: Final = ";"
"""What stands between the actors of one side, and between contexts."""


def row(identifier: str | int, events: Iterable[Event]) -> dict[str, Any]:
    """Give a text's events as an object: a compound of actors stands on one side of one event."""
    return {"id": identifier, "events": [_event(event) for event in events]}


def _event(event: Event) -> dict[str, Any]:
    return {
        "source": [_actor(one) for one in event.source],
        "target": [_actor(one) for one in event.target],
        "event": event.type,
        "mode": event.mode,
        "context": list(event.context),
        "polarity": event.polarity,
        "modality": event.modality,
        "eventText": event.text,
        "frame": event.rule,
    }


def _actor(actor: Actor) -> dict[str, str]:
    return {"code": actor.code, "sector": actor.sector, "name": actor.name}


def table(made: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each event of an object, in the order of ``COLUMNS``.

    The first code, sector and name of a side are one actor's, the second another's; “;” stands between them, and in a
    name a comma in its place.

    >>> libya = {"code": "LBY", "sector": "GOV", "name": "Government of Libya"}
    >>> event = {"source": [libya, {"code": "TCD", "sector": "", "name": "Chad"}], "target": [], "event": "AGREE",
    ...          "mode": "", "context": ["diplomatic"], "polarity": "affirmed", "modality": "asserted",
    ...          "eventText": "agreed", "frame": "agree-verb"}
    >>> next(table({"id": "a", "events": [event]}))[4:7]
    ('LBY;TCD', 'GOV;', 'Government of Libya;Chad')
    """
    for event in made["events"]:
        sides = (
            _JOINED.join(actor[field].replace(_JOINED, ",") for actor in event[side])
            for side in _SIDES
            for field in _ACTOR
        )
        contexts = _JOINED.join(event["context"])
        rest = (event["polarity"], event["modality"], event["eventText"], event["frame"])
        yield str(made["id"]), event["event"], event["mode"], contexts, *sides, *rest
