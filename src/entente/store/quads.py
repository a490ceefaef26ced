"""Quads out of rows: what CONSTRUCT cannot give, for its triples stand in no graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from entente.errors import StoreError
from entente.store.formats import Format

_COLUMNS: Final = ("graph", "subject", "predicate", "object")


def written(rows: bytes, format_: Format, prefixes: Mapping[str, str]) -> bytes:
    """Write rows of ``?graph ?subject ?predicate ?object``, in the JSON of SPARQL results, as a dataset.

    A row without a graph stands in the default graph. Graphs come in order, each in one piece, the default one first.
    Raises StoreError for rows that are no quads.
    """
    format_of = ox.RdfFormat.from_media_type(format_.media_type)
    try:
        solutions = ox.parse_query_results(rows, ox.QueryResultsFormat.JSON)
        if not isinstance(solutions, ox.QuerySolutions):
            raise ValueError("an ASK has no rows")
        quads = sorted(_quads(solutions), key=_place)
        return ox.serialize(quads, format=format_of, prefixes=dict(prefixes)) or b""
    except (SyntaxError, TypeError, ValueError) as error:
        raise StoreError(f"these rows are no quads: {error}") from error


def _quads(solutions: Iterable[ox.QuerySolution]) -> Iterator[ox.Quad]:
    for solution in solutions:
        graph, subject, predicate, value = (solution[column] for column in _COLUMNS)
        yield ox.Quad(subject, predicate, value, graph or ox.DefaultGraph())


def _place(quad: ox.Quad) -> tuple[bool, str, str]:
    return not isinstance(quad.graph_name, ox.DefaultGraph), str(quad.graph_name), str(quad.subject)
