"""Queries as files: a header of ``#+ key: value`` lines, then SPARQL; parameters are declared, checked and bound.

A header names the query (``id``, ``title``, ``question`` …) and declares each parameter as
``#+ param: name type example``, of a type in ``TYPES``. What binds it is a term in N-Triples syntax, which the stores
put into a VALUES clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Final

from entente.errors import BadParameter, BadQuery
from entente.model.iris import PREFIXES
from entente.ontology import resources

_HEADER: Final = re.compile(r"^#\+[ \t]*([A-Za-z][\w-]*):[ \t]*(.*)$", re.MULTILINE)
_IRI: Final = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^<>"{}|^`\\\x00-\x20]+')
_ESCAPES: Final = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}


@dataclass(frozen=True)
class Parameter:
    """A variable of a query that is given from outside."""

    name: str
    type: str
    """A key of ``TYPES``."""
    example: str

    def term(self, value: str) -> str:
        """Write a value as a term in N-Triples syntax; raises BadParameter where it does not fit the type."""
        try:
            return TYPES[self.type](value)
        except ValueError:
            raise BadParameter(
                f"the parameter {self.name} is {value!r}, which is no {self.type}",
                hint=f"as in {self.name}={self.example}",
            ) from None


@dataclass(frozen=True)
class Query:
    """A query as it is kept: what it is called, what it asks in plain words, its text, its parameters."""

    id: str
    text: str
    title: str = ""
    question: str = ""
    parameters: tuple[Parameter, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    """Every header line but ``param``, by key in lower case."""

    def bind(self, values: Mapping[str, str]) -> dict[str, str]:
        """Turn the values given into terms; raises BadParameter, naming the parameter, for one missing or unknown."""
        known = {parameter.name: parameter for parameter in self.parameters}
        listed = ", ".join(known) or "none"
        for name in values:
            if name not in known:
                raise BadParameter(
                    f"{self.id} has no parameter {name} (it has {listed})",
                    hint=f"declare it on a line of its own: #+ param: {name} string example",
                )
        for name, parameter in known.items():
            if name not in values:
                raise BadParameter(
                    f"{self.id} needs the parameter {name}", hint=f"as in --param {name}={parameter.example}"
                )
        return {name: parameter.term(values[name]) for name, parameter in known.items()}


def parse(text: str, name: str) -> Query:
    """Read a query and its header; ``name`` is its id where the header gives none.

    >>> query = parse("#+ title: All of it\\n#+ param: place name Libya\\nSELECT * { ?s ?p ?place }", "all")
    >>> query.title, query.bind({"place": "Côte d’Ivoire"})
    ('All of it', {'place': '"Côte d’Ivoire"@en'})
    """
    lines = _HEADER.findall(text)
    headers = {key.lower(): value.strip() for key, value in lines if key.lower() != "param"}
    return Query(
        id=headers.get("id", name),
        text=text,
        title=headers.get("title", ""),
        question=headers.get("question", ""),
        parameters=tuple(_parameter(value) for key, value in lines if key.lower() == "param"),
        headers=headers,
    )


def named(path: str) -> Query:
    """Load one of our own queries, as ``rules/links-agrees``; raises Unavailable where the installation lacks it."""
    text = resources.query_file(f"{path}.rq").read_text(encoding="utf-8")
    return parse(text, PurePosixPath(path).name)


def folder(name: str) -> tuple[Query, ...]:
    """Load every query of one folder: ``checks``, ``competency``, ``pages``, ``rules``."""
    files = resources.query_files(name)
    return tuple(parse(file.read_text(encoding="utf-8"), file.name.removesuffix(".rq")) for file in files)


def _parameter(declaration: str) -> Parameter:
    name, _, rest = declaration.partition(" ")
    kind, _, example = rest.strip().partition(" ")
    if not re.fullmatch(r"[A-Za-z]\w*", name) or kind not in TYPES:
        raise BadQuery(
            f"the header line “#+ param: {declaration}” declares no parameter",
            hint=f"write “#+ param: name type example”, with a type of {', '.join(TYPES)}",
        )
    return Parameter(name, kind, example.strip())


def _string(value: str) -> str:
    return f'"{value.translate(_ESCAPES)}"'


def _name(value: str) -> str:
    return _string(value) + "@en"


def _iri(value: str) -> str:
    prefix, _, local = value.partition(":")
    whole = PREFIXES[prefix] + local if prefix in PREFIXES else value.removeprefix("<").removesuffix(">")
    if not _IRI.fullmatch(whole):
        raise ValueError(value)
    return f"<{whole}>"


def _integer(value: str) -> str:
    return f'"{int(value)}"^^<{PREFIXES["xsd"]}integer>'


def _date(value: str) -> str:
    """Give a day as its first second: the graph keeps every bound as an ``xsd:dateTime`` in UTC."""
    moment = datetime.fromisoformat(value) if len(value) > len("2024-06-28") else _midnight(value)
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return f'"{moment:%Y-%m-%dT%H:%M:%S}Z"^^<{PREFIXES["xsd"]}dateTime>'


def _midnight(value: str) -> datetime:
    return datetime.combine(date.fromisoformat(value), datetime.min.time())


TYPES: Final[Mapping[str, Callable[[str], str]]] = {
    "iri": _iri,
    "string": _string,
    "name": _name,
    "date": _date,
    "integer": _integer,
}
"""The types of parameters: an IRI, or one of our prefixes and a name; plain text; an English name; a day; a number."""
