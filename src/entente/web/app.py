"""The app: settings in, a Flask app with its query workers out."""

from __future__ import annotations

from contextlib import ExitStack, closing
from functools import partial
from typing import Final

from flask import Flask, Response, request

from entente.settings import Settings
from entente.sparql.guard import Bounds
from entente.sparql.workers import Limits, WorkerPool
from entente.store.snapshots import current_snapshot
from entente.web import api, health, problems, site
from entente.web.asking import Questions
from entente.web.bodies import Bodies
from entente.web.cache import Cache
from entente.web.catalogue import Catalogue
from entente.web.dumps import Dumps
from entente.web.endpoint import SNAPSHOT_HEADER, Endpoint
from entente.web.plain import plain_page
from entente.web.search import Search
from entente.web.things import Things

POOL: Final = "entente.pool"
"""The key of what runs beside the app, its query workers, in ``app.extensions``; whoever makes an app closes it."""

_LARGEST_PERCENT_ENCODED: Final = 12  # bytes a character takes: four of UTF-8, three each when percent-encoded
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def create_app(settings: Settings) -> Flask:
    """Make the app and start its query workers; ``app.extensions[POOL].close()`` ends them."""
    app = Flask(__name__)
    app.json.sort_keys = False  # type: ignore[attr-defined]
    bounds = Bounds(settings.query_length, settings.query_depth, settings.query_patterns)
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_PERCENT_ENCODED * bounds.length + (1 << 16)
    current = partial(current_snapshot, settings.data.absolute())
    running = app.extensions[POOL] = ExitStack()
    pool = running.enter_context(WorkerPool(current, _limits(settings), settings.query_workers))
    questions = running.enter_context(closing(Questions(current)))
    problems.register(app)
    app.register_blueprint(Endpoint(pool, bounds, current).blueprint())
    things, search = Things(questions, plain_page), Search(questions)
    site.register(app, questions, things, search, settings.data.absolute(), settings.policy)
    app.register_blueprint(things.blueprint())
    app.register_blueprint(search.blueprint())
    app.register_blueprint(api.blueprint(questions))
    app.register_blueprint(running.enter_context(closing(Dumps(questions))).blueprint())
    app.register_blueprint(Catalogue(questions).blueprint())
    app.register_blueprint(health.blueprint(current))
    app.after_request(_guard_headers)
    kept = Cache(app.wsgi_app, current, settings.cache_bytes)
    app.wsgi_app = Bodies(kept, app.config["MAX_CONTENT_LENGTH"])  # type: ignore[assignment]
    return app


def _limits(settings: Settings) -> Limits:
    return Limits(
        seconds=settings.query_seconds,
        memory=settings.query_memory,
        rows=settings.query_rows,
        bytes=settings.query_bytes,
    )


def _guard_headers(response: Response) -> Response:
    """Let pages of other sites read (nothing here is secret, no cookie counts), and browsers take nothing else."""
    headers = response.headers
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Access-Control-Allow-Origin"] = "*"
    headers["Access-Control-Expose-Headers"] = f"ETag, Link, Retry-After, {SNAPSHOT_HEADER}"
    if request.method == "OPTIONS":
        headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
        headers["Access-Control-Allow-Headers"] = "Accept, Content-Type, If-None-Match"
        headers["Access-Control-Max-Age"] = "86400"
    if response.mimetype == "text/html":
        headers.setdefault("Content-Security-Policy", _POLICY)
        headers["Referrer-Policy"] = "no-referrer"
        response.vary.add("Accept")
    return response
