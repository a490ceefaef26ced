"""How failures are answered: RFC 9457 problems, or the same as a page for those who read pages."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from entente.errors import (
    BadInput,
    EntenteError,
    MethodNotAllowed,
    NotFound,
    TooLarge,
    UnsupportedMediaType,
    address,
    problem,
)
from entente.sparql.negotiate import prefers_html
from entente.web.addresses import path_of

MEDIA_TYPE: Final = "application/problem+json"
_KINDS: Final = {404: NotFound, 405: MethodNotAllowed, 413: TooLarge, 415: UnsupportedMediaType}


def register(app: Flask) -> None:
    """Have every failure of the app answered here: ours, the framework's, and those nobody foresaw."""
    app.register_error_handler(EntenteError, _answer)
    app.register_error_handler(HTTPException, _from_framework)
    app.register_error_handler(Exception, _unforeseen)


def _answer(error: EntenteError, status: int | None = None) -> Response:
    members = problem(error)
    members["status"] = status or error.status
    if prefers_html(request.headers.get("Accept", "")):
        own = request.script_root + path_of(address(type(error)))
        page = render_template("problem.html", problem=members, problem_page=own)
        response = Response(page, content_type="text/html; charset=utf-8")
    else:
        response = jsonify(members)
        response.content_type = MEDIA_TYPE
    response.status_code = status or error.status
    response.headers["Cache-Control"] = "no-store"
    if "retryAfter" in error.members:
        response.headers["Retry-After"] = str(error.members["retryAfter"])
    return response


def _from_framework(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if code < 400:  # a redirect travels as an exception
        return error.get_response()
    response = _answer(_ours(code, error), code)
    methods = getattr(error, "valid_methods", None)
    if methods:
        response.headers["Allow"] = ", ".join(sorted(methods))
    return response


def _ours(code: int, error: HTTPException) -> EntenteError:
    if code == 404:
        return NotFound(f"there is nothing at {request.path}", hint="the start page is at /")
    if code == 405:
        return MethodNotAllowed(f"{request.path} does not answer {request.method}", hint="try GET")
    kind = _KINDS.get(code, BadInput if code < 500 else EntenteError)
    return kind(error.description or error.name)


def _unforeseen(error: Exception) -> Response:
    current_app.logger.error("unforeseen failure at %s", request.path, exc_info=error)
    return _answer(EntenteError("an unforeseen failure; the server's log has the details", hint="please report it"))
