"""Queries as files: a header of ``#+ key: value`` lines, then SPARQL; parameters are declared, checked and bound.

A header names the query (``id``, ``title``, ``question`` …) and declares each parameter as
``#+ param: name type example -- what it is for``, of a type in ``TYPES``; the words after the dashes may be left out.
A ``thing`` may name its class, as in ``thing/Organization`` or ``thing/skos:Concept``. What binds a parameter is a term
in N-Triples syntax, which the stores put into a VALUES clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Final

from entente.errors import BadParameter, BadQuery
from entente.model.iris import ABSOLUTE, PREFIXES
from entente.ontology import resources

_HEADER: Final = re.compile(r"^#\+[ \t]*([A-Za-z][\w-]*):[ \t]*(.*)$", re.MULTILINE)
_ESCAPES: Final = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}


@dataclass(frozen=True)
class Parameter:
    """A variable of a query that is given from outside."""

    name: str
    type: str
    """A key of ``TYPES``."""
    example: str
    purpose: str = ""
    """What it is for, in words."""
    kind: str = ""
    """The IRI of the class that a thing must be of; empty where any will do."""

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

    @property
    def group(self) -> str:
        """The group of questions it belongs to, in words; empty for a query that is no question of the library."""
        return self.headers.get("group", "")

    @property
    def explanation(self) -> str:
        """How it is answered, and what the columns mean."""
        return self.headers.get("explanation", "")

    @property
    def entailment(self) -> str:
        """What it follows beyond plain triples: ``none``, ``rdfs:subClassOf*``, or the paths, in words."""
        return self.headers.get("entailment", "none")

    @property
    def as_of(self) -> str:
        """The name of the parameter that dates the answer; empty where none does."""
        name = self.headers.get("as-of", "none")
        return "" if name == "none" else name

    @property
    def things(self) -> tuple[str, ...]:
        """The names of the parameters that are things, which may be given by name."""
        return tuple(parameter.name for parameter in self.parameters if parameter.type == "thing")

    def bind(self, values: Mapping[str, str]) -> dict[str, str]:
        """Turn the values given into terms; raises BadParameter, naming the parameter, for one missing or unknown."""
        self.expect(values)
        return {parameter.name: parameter.term(values[parameter.name]) for parameter in self.parameters}

    def expect(self, values: Mapping[str, str]) -> None:
        """See that the values are those of the parameters; raises BadParameter, naming one missing or unknown."""
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                raise BadParameter(
                    f"{self.id} has no parameter {name}",
                    hint=f"leave it out; {self.id} takes {', '.join(known) or 'none'}",
                )
        for name, parameter in known.items():
            if name not in values:
                raise BadParameter(
                    f"{self.id} needs the parameter {name}", hint=f"as in --param {name}={parameter.example}"
                )


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


def expand(name: str) -> str:
    """Write out a term by its prefix; one without is of the ontology. Raises BadQuery for a prefix we do not know.

    >>> expand("relation:alliedWith"), expand("Person")
    ('https://w3id.org/entente/vocab/relation#alliedWith', 'https://w3id.org/entente/ontology#Person')
    """
    prefix, _, local = name.rpartition(":")
    if (prefix or "ent") not in PREFIXES:
        raise BadQuery(f"the prefix {prefix}: is not known", hint=f"known are {', '.join(PREFIXES)}")
    return PREFIXES[prefix or "ent"] + local


def is_iri(value: str) -> bool:
    """Tell whether a value is meant as an IRI, whole or with one of our prefixes, and not as a name.

    >>> [is_iri(value) for value in ("ent:Person", "https://example.org/a", "<urn:a>", "AFRICOM", "Libya: the east")]
    [True, True, True, False, False]
    """
    prefix, colon, local = value.partition(":")
    return bool(colon) and (value.startswith("<") or local.startswith("//") or prefix in {*PREFIXES, "urn"})


def _parameter(declaration: str) -> Parameter:
    declared, _, purpose = declaration.partition(" -- ")
    name, _, rest = declared.partition(" ")
    type_, _, example = rest.strip().partition(" ")
    type_, slash, kind = type_.partition("/")
    if not re.fullmatch(r"[A-Za-z]\w*", name) or type_ not in TYPES or (slash and not (kind and type_ == "thing")):
        raise BadQuery(
            f"the header line “#+ param: {declaration}” declares no parameter",
            hint=f"write “#+ param: name type example”, with a type of {', '.join(TYPES)}",
        )
    return Parameter(name, type_, example.strip(), purpose.strip(), expand(kind) if kind else "")


def literal(text: str, language: str = "") -> str:
    """Write a text as a literal in N-Triples syntax, with a language or without.

    >>> literal("Libya", "en")
    '"Libya"@en'
    """
    return f'"{text.translate(_ESCAPES)}"' + (f"@{language}" if language else "")


def _name(value: str) -> str:
    return literal(value, "en")


def _iri(value: str) -> str:
    prefix, _, local = value.partition(":")
    whole = PREFIXES[prefix] + local if prefix in PREFIXES else value.removeprefix("<").removesuffix(">")
    if not ABSOLUTE.fullmatch(whole):
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
    "thing": _iri,
    "string": literal,
    "name": _name,
    "date": _date,
    "integer": _integer,
}
"""The types of parameters, each with how a value of it is written as a term.

An IRI is whole or one of our prefixes and a local name; a thing is bound by its IRI, which ``entente.questions`` finds
where a name is given; then plain text, an English name, a day, a number.
"""
