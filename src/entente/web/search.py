"""``/search?q=``: things by name and sentences by their words, as JSON for programs and for search as you type.

A view registered with ``Search(questions).page(view)`` makes the page for those who read pages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flask import Blueprint, Response, jsonify, make_response, request
from flask.typing import ResponseReturnValue

from entente.errors import BadParameter
from entente.sparql.negotiate import prefers_html
from entente.store.search import INDEX, Found, find
from entente.web.addresses import path_of
from entente.web.asking import Asking, Questions
from entente.web.endpoint import SNAPSHOT_HEADER

View = Callable[[Asking, str, Found], ResponseReturnValue]
"""Makes the page of what was found for a text."""

_LIMIT: Final = 10
_MOST: Final = 50


class Search:
    """Answers searches in the index of the current snapshot."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._view: View | None = None

    def page(self, view: View) -> None:
        """Have a view make the page."""
        self._view = view

    def blueprint(self) -> Blueprint:
        """Give the route."""
        routes = Blueprint("search", __name__)
        routes.add_url_rule("/search", "search", self.answer)
        return routes

    def answer(self) -> Response:
        """Answer one search; without words, with nothing."""
        text, limit = request.args.get("q", ""), _limit()
        with self._questions.asking() as asking:
            found = find(asking.folder / INDEX, text, limit)
            if self._view and prefers_html(request.headers.get("Accept", "")):
                response = make_response(self._view(asking, text, found))
            else:
                response = jsonify(_members(text, found))
            response.headers[SNAPSHOT_HEADER] = asking.snapshot
        response.vary.add("Accept")
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag()
        response.make_conditional(request)
        return response


def _members(text: str, found: Found) -> dict[str, object]:
    return {
        "query": text,
        "names": [
            {
                "iri": name.iri,
                "path": path_of(name.iri),
                "kind": name.kind,
                "label": name.label,
                "name": name.name,
                "language": name.language,
            }
            for name in found.names
        ],
        "sentences": [
            {
                "claim": item.claim,
                "path": path_of(item.claim),
                "sentence": item.sentence,
                "article": item.article,
                "title": item.title,
            }
            for item in found.sentences
        ],
    }


def _limit() -> int:
    text = request.args.get("limit", str(_LIMIT))
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= _MOST):
        raise BadParameter(f"limit is {text!r}, not a number from 1 to {_MOST}", hint=f"as in limit={_LIMIT}")
    return int(text)
