"""``/health`` (the server is alive) and ``/ready`` (there is a graph to ask)."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, jsonify

from entente.errors import NotReady
from entente.store.snapshots import Snapshot


def blueprint(current: Callable[[], Snapshot | None]) -> Blueprint:
    """Give both routes over whatever says which snapshot is current."""
    routes = Blueprint("health", __name__)
    routes.add_url_rule("/health", "health", lambda: _uncached({"status": "alive"}))
    routes.add_url_rule("/ready", "ready", lambda: _ready(current()))
    return routes


def _ready(snapshot: Snapshot | None) -> Response:
    if snapshot is None:
        raise NotReady("nothing is published yet", hint="`entente ingest` fills the store", retryAfter=1)
    return _uncached({"status": "ready", "snapshot": snapshot.identifier})


def _uncached(members: dict[str, str]) -> Response:
    response = jsonify(members)
    response.headers["Cache-Control"] = "no-store"
    return response
