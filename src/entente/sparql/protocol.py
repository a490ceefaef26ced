"""A request of the SPARQL 1.1 Protocol, read into the operation it asks for.

Pure: it sees the parts of an HTTP request and knows no web framework. Parameters are percent-decoded exactly once, so
that ``%20`` and ``%2F`` inside an IRI arrive as they were meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from entente.errors import BadParameter, QueryRefused, TooLarge, UnsupportedMediaType
from entente.model.iris import ABSOLUTE

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"

_MOST_PARAMETERS: Final = 1_000
_READ_ONLY: Final = "this endpoint answers queries, not updates"
_WRITE_HINT: Final = "`entente ingest` and `entente retract` change the graph"


@dataclass(frozen=True)
class Operation:
    """A query as a client asked for it, with the dataset and the format its parameters name."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str = ""

    @property
    def names_dataset(self) -> bool:
        """Whether the request itself says which graphs to ask, which goes before FROM in the query."""
        return bool(self.default_graphs or self.named_graphs)


@dataclass(frozen=True)
class Request:
    """The parts of an HTTP request that the protocol is about; ``query_string`` and ``body`` as they came."""

    method: str
    query_string: bytes = b""
    content_type: str = ""
    body: bytes = b""


def read(request: Request) -> Operation | None:
    """Read a request into its operation; None for a bare GET, which asks what this service is.

    Raises BadParameter (a parameter missing, given twice or not decodable), UnsupportedMediaType (a body that is no
    query), QueryRefused (an update), TooLarge (more parameters than anyone means).

    >>> read(Request("GET", b"query=ASK%20%7B%7D&default-graph-uri=urn%3Ag"))
    Operation(query='ASK {}', default_graphs=('urn:g',), named_graphs=(), format='')
    """
    parameters = _parameters(request.query_string)
    if request.method != "POST":
        _refuse_update_parameter(parameters)
        return _operation(parameters) if parameters else None
    media_type, charset = _content_type(request.content_type)
    if media_type == UPDATE:
        raise QueryRefused(_READ_ONLY, hint=_WRITE_HINT)
    if media_type not in {FORM, QUERY} or charset not in {"", "utf-8", "utf8", "us-ascii"}:
        raise UnsupportedMediaType(
            f"a body of type {request.content_type or '(none given)'} is not read here",
            hint=f"send the query as {QUERY} in UTF-8, or as the parameter query of {FORM}",
        )
    if media_type == FORM:
        parameters += _parameters(request.body)
        if any(name == "update" for name, _ in parameters):
            raise QueryRefused(_READ_ONLY, hint=_WRITE_HINT)
        return _operation(parameters)
    _refuse_update_parameter(parameters)
    return _operation([*parameters, ("query", _decode(request.body))])


def _operation(parameters: list[tuple[str, str]]) -> Operation:
    return Operation(
        query=_one(parameters, "query").removeprefix("\ufeff"),
        default_graphs=_graphs(parameters, "default-graph-uri"),
        named_graphs=_graphs(parameters, "named-graph-uri"),
        format=_at_most_one(parameters, "format"),
    )


def _one(parameters: list[tuple[str, str]], name: str) -> str:
    if all(given != name for given, _ in parameters):
        raise BadParameter(
            f"the parameter {name} is missing",
            hint="give the query as ?query=…, percent-encoded",
            parameter=name,
        )
    return _at_most_one(parameters, name)


def _at_most_one(parameters: list[tuple[str, str]], name: str) -> str:
    values = [value for given, value in parameters if given == name]
    if len(values) > 1:
        raise BadParameter(f"the parameter {name} is given {len(values)} times", hint="give it once", parameter=name)
    return values[0] if values else ""


def _graphs(parameters: list[tuple[str, str]], name: str) -> tuple[str, ...]:
    """List the graphs a parameter names; an empty value, which every HTML form sends, names none."""
    graphs = [value for given, value in parameters if given == name and value]
    for graph in graphs:
        if not ABSOLUTE.fullmatch(graph):
            raise BadParameter(
                f"{name} is {graph!r}, which is no absolute IRI",
                hint="give the whole IRI of a graph, as in https://w3id.org/entente/graph/accepted",
                parameter=name,
            )
    return tuple(graphs)


def _parameters(encoded: bytes) -> list[tuple[str, str]]:
    text = _decode(encoded)
    if text.count("&") >= _MOST_PARAMETERS:
        raise TooLarge(f"more than {_MOST_PARAMETERS} parameters", hint="name fewer graphs")
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise BadParameter("a parameter is not percent-encoded UTF-8", hint="encode it as UTF-8") from None


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadParameter(f"byte {error.start} of the request is not UTF-8", hint="send UTF-8") from None


def _content_type(header: str) -> tuple[str, str]:
    """Split a Content-Type into its media type and its charset, both in small letters.

    >>> _content_type('Application/SPARQL-Query; charset="UTF-16"')
    ('application/sparql-query', 'utf-16')
    """
    media_type, _, parameters = header.partition(";")
    charset = re.search(r"(?i)\bcharset\s*=\s*\"?([^\s;\"]*)", parameters)
    return media_type.strip().lower(), charset.group(1).lower() if charset else ""


def _refuse_update_parameter(parameters: list[tuple[str, str]]) -> None:
    if any(name == "update" for name, _ in parameters):
        raise BadParameter(
            "the parameter update belongs into the form of a POST, and updates are not done here", hint=_WRITE_HINT
        )
