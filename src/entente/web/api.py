"""``/api/questions``: the competency questions for programs, as JSON or CSV, described by OpenAPI."""

from __future__ import annotations

import csv
import io
import json
from typing import Any, Final

from flask import Blueprint, Response, jsonify, request

from entente.errors import BadParameter, NotAcceptable, NotFound
from entente.model import iris
from entente.queries import Query
from entente.questions import Answer, Table, Term, answer, library
from entente.store.search import INDEX, find
from entente.web.asking import Asking, Questions
from entente.web.endpoint import SNAPSHOT_HEADER
from entente.web.openapi import description

FORMATS: Final = {"json": "application/json", "csv": "text/csv"}
"""The formats of an answer, the first the default."""

_NUMBERS: Final = {
    **dict.fromkeys(("integer", "int", "long"), int),
    **dict.fromkeys(("decimal", "double", "float"), float),
}
_XSD: Final = iris.PREFIXES["xsd"]
_NEAR: Final = 5


def blueprint(questions: Questions) -> Blueprint:
    """Give the routes: the list, one question, and the description of both."""
    routes = Blueprint("api", __name__)

    def listed() -> Response:
        return jsonify({"questions": [_described(question) for question in library().values()]})

    def answered(identifier: str) -> Response:
        question = find_question(identifier)
        format_ = _format()
        values = {name: value for name, value in request.args.items() if name != "format"}
        _refuse_repeated()
        with questions.asking() as asking:
            found = ask(asking, question, values)
            body = _csv(found.table) if format_ == "csv" else _json(found, asking.snapshot)
            response = Response(body, content_type=f"{FORMATS[format_]}; charset=utf-8")
            response.headers[SNAPSHOT_HEADER] = asking.snapshot
            response.set_etag(f"{asking.snapshot}.{format_}")
        response.vary.add("Accept")
        response.headers["Cache-Control"] = "no-cache"
        response.headers.add("Link", f'<{request.script_root}/questions/{question.id}>; rel="describedby"')
        response.make_conditional(request)
        return response

    def described() -> Response:
        return jsonify(description(request.host_url.rstrip("/") + request.script_root))

    routes.add_url_rule("/api/questions", "questions", listed)
    routes.add_url_rule("/api/questions/<identifier>", "question", answered)
    routes.add_url_rule("/api/openapi.json", "openapi", described)
    return routes


def find_question(identifier: str) -> Query:
    """Give a question by its id; raises NotFound."""
    try:
        return library()[identifier]
    except KeyError:
        raise NotFound(f"there is no question {identifier}", hint="/questions lists them all") from None


def ask(asking: Asking, question: Query, values: dict[str, str]) -> Answer:
    """Answer a question on a snapshot; near names come from its search index. Raises as ``questions.answer`` does."""

    def near(text: str) -> list[str]:
        return [one.name for one in find(asking.folder / INDEX, text, _NEAR).names]

    return answer(question, values, asking.table, near)


def _described(question: Query) -> dict[str, object]:
    return {
        "id": question.id,
        "title": question.title,
        "question": question.question,
        "group": question.group,
        "explanation": question.explanation,
        "entailment": question.entailment,
        "asOf": question.as_of or None,
        "parameters": [
            {"name": one.name, "type": one.type, "example": one.example, "purpose": one.purpose}
            for one in question.parameters
        ],
        "href": f"{request.script_root}/api/questions/{question.id}",
    }


def _format() -> str:
    """Choose a format by the parameter ``format``, else by ``Accept``; raises BadParameter, NotAcceptable."""
    named = request.args.get("format", "")
    if named:
        if named not in FORMATS:
            raise BadParameter(f"format is {named!r}, which is none here", hint=f"choose {' or '.join(FORMATS)}")
        return named
    if not request.headers.get("Accept"):
        return "json"
    best = request.accept_mimetypes.best_match(list(FORMATS.values()))
    if best is None:
        raise NotAcceptable("an answer comes as JSON or CSV", hint=f"accept {' or '.join(FORMATS.values())}")
    return next(name for name, media_type in FORMATS.items() if media_type == best)


def _refuse_repeated() -> None:
    for name, values in request.args.lists():
        if len(values) > 1:
            raise BadParameter(f"the parameter {name} is given {len(values)} times", hint="give it once")


def _json(found: Answer, snapshot: str) -> str:
    given = {
        name: value if isinstance(value, str) else [{"iri": o.iri, "label": o.label, "kind": o.kind} for o in value]
        for name, value in found.given.items()
    }
    members = {
        "question": found.question.id,
        "given": given,
        "columns": list(found.table.columns),
        "rows": [
            {name: _value(term) for name, term in zip(found.table.columns, row, strict=True)}
            for row in found.table.rows
        ],
        "reason": found.reason,
        "snapshot": snapshot,
    }
    return json.dumps(members, ensure_ascii=False) + "\n"


def _value(term: Term | None) -> Any:
    """Give a term as a value of JSON: a number or a truth value where it is one, else its text."""
    if term is None:
        return None
    kind = term.datatype.removeprefix(_XSD)
    if kind == "boolean":
        return term.value in {"true", "1"}
    try:
        return _NUMBERS[kind](term.value) if kind in _NUMBERS else term.value
    except ValueError:
        return term.value


def _csv(table: Table) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([term.value if term else "" for term in row] for row in table.rows)
    return buffer.getvalue()
