"""``/sparql``: the SPARQL 1.1 Protocol over HTTP, with conditional requests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flask import Blueprint, Response, render_template, request

from entente.sparql import guard, protocol
from entente.sparql.description import describe_service
from entente.sparql.negotiate import GRAPHS, SOLUTIONS, content_type, negotiate, prefers_html
from entente.sparql.outline import Outline
from entente.sparql.workers import WorkerPool, prepare
from entente.store.formats import Format
from entente.store.snapshots import Snapshot

SNAPSHOT_HEADER: Final = "X-Entente-Snapshot"


class Endpoint:
    """Answers queries from a pool of workers, within bounds."""

    def __init__(self, pool: WorkerPool, bounds: guard.Bounds, current: Callable[[], Snapshot | None]) -> None:
        self._pool, self._bounds, self._current = pool, bounds, current

    def blueprint(self) -> Blueprint:
        """Give the routes, with and without a slash: a redirect would cost a POST its body behind some proxies."""
        routes = Blueprint("sparql", __name__)
        for path in ("/sparql", "/sparql/"):
            routes.add_url_rule(path, "sparql", self.answer, methods=["GET", "POST"], strict_slashes=False)
        return routes

    def answer(self) -> Response:
        """Answer one request of the protocol; without a query, say what this is."""
        operation = protocol.read(
            protocol.Request(
                method=request.method,
                query_string=request.query_string,
                content_type=request.headers.get("Content-Type", ""),
                body=request.get_data(cache=False) if request.method == "POST" else b"",
            )
        )
        accept = request.headers.get("Accept", "")
        if operation is None:
            return _describe(accept)
        outline = guard.admit(operation.query, self._bounds)
        offers = GRAPHS if outline.form in {"CONSTRUCT", "DESCRIBE"} else SOLUTIONS
        format_ = negotiate(accept, offers, operation.format)
        if self._is_known(outline, format_):
            return _headed(Response(status=304), outline, format_, _identifier(self._current()))
        answer = self._pool.run(prepare(operation, outline, request.base_url), format_)
        response = Response(answer.body, content_type=content_type(format_))
        return _headed(response, outline, format_, answer.snapshot)

    def _is_known(self, outline: Outline, format_: Format) -> bool:
        """Whether the client holds this very answer: asked for by its entity tag, on the current snapshot."""
        if request.method == "POST" or not request.if_none_match:
            return False
        snapshot = self._current()
        tag = _tag(outline, format_, _identifier(snapshot))
        return snapshot is not None and tag is not None and request.if_none_match.contains_weak(tag)


def _describe(accept: str) -> Response:
    if prefers_html(accept):
        return Response(render_template("sparql.html"), content_type="text/html; charset=utf-8")
    format_ = negotiate(accept, GRAPHS)
    response = Response(describe_service(request.base_url, format_), content_type=content_type(format_))
    response.vary.add("Accept")
    return response


def _headed(response: Response, outline: Outline, format_: Format, snapshot: str) -> Response:
    """Say which state of the graph answered, and let the answer be kept as long as that state is current."""
    response.headers[SNAPSHOT_HEADER] = snapshot
    response.vary.add("Accept")
    response.headers["Cache-Control"] = "no-cache"
    if tag := _tag(outline, format_, snapshot):
        response.set_etag(tag)
    return response


def _tag(outline: Outline, format_: Format, snapshot: str) -> str | None:
    return f"{snapshot}.{format_.name}" if outline.repeatable else None


def _identifier(snapshot: Snapshot | None) -> str:
    return snapshot.identifier if snapshot else ""
