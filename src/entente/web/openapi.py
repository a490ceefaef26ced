"""The OpenAPI 3.1 description of ``/api``, made from the questions' own headers."""

from __future__ import annotations

import re
from typing import Any, Final

from entente import __version__
from entente.errors import PROBLEM_BASE
from entente.model.sparql import blanked
from entente.queries import Parameter, Query
from entente.questions import library

_TYPES: Final[dict[str, dict[str, Any]]] = {
    "date": {"type": "string", "format": "date"},
    "integer": {"type": "integer"},
    "iri": {"type": "string"},
    "name": {"type": "string"},
    "string": {"type": "string"},
    "thing": {"type": "string"},
}
_MEANING: Final = {
    "thing": "A name in any language of the graph, or an IRI.",
    "iri": "An IRI, or a prefix of ours and a name.",
    "date": "A day; the answer is as of that day where the question says so.",
}
_SCALAR: Final = {"type": ["string", "number", "boolean", "null"]}
_SELECTED: Final = re.compile(
    r"\bSELECT\b(?:\s+(?:DISTINCT|REDUCED)\b)?(.*?)(?:(?<![?$\w])WHERE\b|\{)", re.IGNORECASE | re.DOTALL
)


def description(server: str) -> dict[str, Any]:
    """Describe the interface as served at an address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Entente: questions",
            "version": __version__,
            "summary": "Questions about geopolitical actors, answered with sources, dates and sentences.",
            "description": "Every answer comes from one published snapshot, named in the header X-Entente-Snapshot. "
            "Anything a SPARQL query can ask is asked at /sparql.",
            "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        },
        "servers": [{"url": server}],
        "paths": {
            "/api/questions": {"get": _list()},
            **{f"/api/questions/{one.id}": {"get": _operation(one)} for one in library().values()},
        },
        "components": {
            "schemas": {"Problem": _problem(), "Thing": _thing(), "Question": _question()},
            "responses": {"Problem": _problem_response()},
        },
    }


def columns(question: Query) -> tuple[str, ...]:
    """Name the columns of a question's answer, in their order.

    >>> from entente.queries import parse
    >>> columns(parse("SELECT DISTINCT ?a (COUNT(?b) AS ?n) WHERE { ?a ?p ?b } GROUP BY ?a", "q"))
    ('a', 'n')
    """
    found = _SELECTED.search(blanked(question.text))
    names: list[str] = []
    depth, last = 0, ""
    for sign in re.finditer(r"[()]|[?$](\w+)", found.group(1) if found else ""):
        depth += {"(": 1, ")": -1}.get(sign.group(), 0)
        last = sign.group(1) or last
        if depth == 0:  # a variable by itself, or the end of an expression AS the last one in it
            names.append(last)
    return tuple(names)


def _list() -> dict[str, Any]:
    schema = {
        "type": "object",
        "required": ["questions"],
        "properties": {"questions": {"type": "array", "items": {"$ref": "#/components/schemas/Question"}}},
    }
    return {
        "operationId": "questions",
        "summary": "List every question with its parameters",
        "responses": {"200": _answered("Every question", {"application/json": {"schema": schema}})},
    }


def _operation(question: Query) -> dict[str, Any]:
    names = columns(question)
    row = {
        "type": "object",
        "required": list(names),
        "properties": dict.fromkeys(names, _SCALAR),
        "additionalProperties": False,
    }
    answer = {
        "type": "object",
        "required": ["question", "given", "columns", "rows", "reason", "snapshot"],
        "properties": {
            "question": {"const": question.id},
            "given": {
                "type": "object",
                "additionalProperties": {
                    "oneOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}]
                },
                "description": "What was asked about: the things that each name stands for, and other values as given.",
            },
            "columns": {"type": "array", "items": {"type": "string"}, "const": list(names)},
            "rows": {"type": "array", "items": row},
            "reason": {"type": "string", "description": "Why nothing was found; empty where something was."},
            "snapshot": {"type": "string"},
        },
    }
    failures = {status: {"$ref": "#/components/responses/Problem"} for status in ("400", "404", "406", "503")}
    content = {"application/json": {"schema": answer}, "text/csv": {"schema": {"type": "string"}}}
    return {
        "operationId": question.id,
        "tags": [question.group],
        "summary": question.title,
        "description": f"{question.question}\n\n{question.explanation}".strip(),
        "parameters": [*(_parameter(one) for one in question.parameters), _format()],
        "responses": {"200": _answered("The answer; no rows, and the reason, where nothing was found", content)}
        | failures,
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    meaning = " ".join(part for part in (f"{one.purpose[:1].upper()}{one.purpose[1:]}.", _MEANING.get(one.type, "")))
    example: object = int(one.example) if one.type == "integer" else one.example
    return {
        "name": one.name,
        "in": "query",
        "required": True,
        "description": meaning.strip(" ."),
        "schema": _TYPES[one.type],
        "example": example,
    }


def _format() -> dict[str, Any]:
    return {
        "name": "format",
        "in": "query",
        "required": False,
        "description": "The format of the answer, in place of the header Accept",
        "schema": {"type": "string", "enum": ["json", "csv"], "default": "json"},
    }


def _answered(text: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"description": text, "content": content}


def _question() -> dict[str, Any]:
    texts = ("id", "title", "question", "group", "explanation", "entailment", "href")
    parameter = {
        "type": "object",
        "required": ["name", "type", "example", "purpose"],
        "properties": {name: {"type": "string"} for name in ("name", "type", "example", "purpose")},
    }
    return {
        "type": "object",
        "required": [*texts, "asOf", "parameters"],
        "properties": {
            **{name: {"type": "string"} for name in texts},
            "asOf": {"type": ["string", "null"], "description": "The parameter that dates the answer."},
            "parameters": {"type": "array", "items": parameter},
        },
    }


def _thing() -> dict[str, Any]:
    names = ("iri", "label", "kind")
    return {"type": "object", "required": list(names), "properties": {name: {"type": "string"} for name in names}}


def _problem() -> dict[str, Any]:
    return {
        "type": "object",
        "description": "An RFC 9457 problem: what is wrong, and what to do about it.",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string", "examples": [f"{PROBLEM_BASE}not-found"]},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "hint": {"type": "string"},
            "nearest": {"type": "array", "items": {"type": "string"}},
        },
    }


def _problem_response() -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return _answered("What is wrong, and what to do about it", content)
