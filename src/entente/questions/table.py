"""Rows of terms, as SPARQL JSON results hold them, and whoever answers a SELECT with them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Protocol

import pyoxigraph as ox

_KINDS: Final = {"uri": "iri", "bnode": "blank", "literal": "literal", "typed-literal": "literal"}
_TYPES: Final = {"iri": "uri", "blank": "bnode", "literal": "literal"}


class Term(NamedTuple):
    """One value of a row; ``kind`` is ``iri``, ``literal`` or ``blank``.

    A tuple, because a page makes thousands of them and a frozen dataclass takes over twice as long to make.
    """

    value: str
    kind: str
    language: str = ""
    datatype: str = ""

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True)
class Table:
    """What a SELECT gives: its variables, and rows in their order; None where a variable is unbound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def column(self, name: str) -> tuple[Term, ...]:
        """Give the values of one column, top to bottom; none where there is no such column."""
        if name not in self.columns:
            return ()
        place = self.columns.index(name)
        return tuple(term for row in self.rows if (term := row[place]))


class Asker(Protocol):
    """Whatever answers a SELECT; terms are in N-Triples syntax, several of one variable are several VALUES rows."""

    def __call__(self, text: str, terms: Mapping[str, Sequence[str]]) -> Table:
        """Answer a SELECT with these variables bound, as ``entente.model.sparql.with_choices`` binds them."""
        ...


def table_of(json_bytes: bytes) -> Table:
    """Read SPARQL JSON results.

    >>> table_of(b'{"head": {"vars": ["a", "b"]}, "results": {"bindings": [{"a": {"type": "uri", "value": "a:a"}}]}}')
    Table(columns=('a', 'b'), rows=((Term(value='a:a', kind='iri', language='', datatype=''), None),))
    """
    read = json.loads(json_bytes)
    columns = tuple(read["head"]["vars"])
    bindings = read["results"]["bindings"]
    rows = (tuple(term_of(one[name]) if name in one else None for name in columns) for one in bindings)
    return Table(columns, tuple(rows))


def json_of(table: Table) -> bytes:
    """Write SPARQL JSON results.

    >>> json_of(Table(("a",), ()))
    b'{"head": {"vars": ["a"]}, "results": {"bindings": []}}'
    """
    bindings = [
        {name: _binding(term) for name, term in zip(table.columns, row, strict=True) if term} for row in table.rows
    ]
    written = {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}
    return json.dumps(written, ensure_ascii=False).encode()


def written(table: Table, media_type: str) -> bytes:
    """Write a table in a format of SPARQL results by its media type; the engine's library knows them all.

    >>> written(Table(("a", "b"), ((Term("a:a", "iri"), None),)), "text/csv")
    b'a,b\\r\\na:a,\\r\\n'
    """
    read = ox.parse_query_results(json_of(table), ox.QueryResultsFormat.JSON)
    assert isinstance(read, ox.QuerySolutions)
    return read.serialize(format=ox.QueryResultsFormat.from_media_type(media_type)) or b""


def term_of(binding: Mapping[str, Any]) -> Term:
    """Read one value of SPARQL JSON results."""
    return Term(binding["value"], _KINDS[binding["type"]], binding.get("xml:lang", ""), binding.get("datatype", ""))


def _binding(term: Term) -> dict[str, str]:
    extra = {"xml:lang": term.language, "datatype": term.datatype}
    return {"type": _TYPES[term.kind], "value": term.value} | {key: value for key, value in extra.items() if value}
