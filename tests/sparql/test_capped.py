from __future__ import annotations

import random

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, Store

from entente.sparql.capped import OverLimit, Sink, limited, row_count

AWKWARD = ['"', "\\", '\\"', "},{", "[{", ',{"', "a\r\nb", "<result>", "\t", ",", '"},{"x":{', "\\\\\\", "🦉"]
FORMATS = ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"]


@pytest.mark.parametrize("media_type", FORMATS)
def test_rows_are_counted_however_the_bytes_are_cut(media_type: str) -> None:
    store = Store()
    for number, text in enumerate(AWKWARD):
        store.add(Quad(NamedNode(f"urn:{number}"), NamedNode("urn:p"), Literal(text + AWKWARD[number - 1])))
    query = "SELECT ?s ?o ?none { { ?s ?p ?o } UNION { VALUES ?x { 1 2 3 } } }"
    results = store.query(query)
    assert isinstance(results, QuerySolutions)
    content = results.serialize(format=QueryResultsFormat.from_media_type(media_type))
    assert content is not None
    cuts = random.Random(1)
    for _ in range(200):
        count, position, rows = row_count(media_type), 0, 0
        while position < len(content):
            step = cuts.choice([1, 2, 3, 50])
            rows = count(content[position : position + step])
            position += step
        assert rows == len(AWKWARD) + 3


def test_the_sink_passes_everything_on_and_stops_at_its_limit() -> None:
    sent: list[bytes] = []
    sink = Sink(sent.append, row_count(""), most_rows=0, most_bytes=100_000)
    for _ in range(10):
        sink.write(b"x" * 10_000)
    assert len(b"".join(sent) + sink.rest()) == 100_000
    with pytest.raises(OverLimit) as caught:
        sink.write(b"x")
    assert caught.value.limit == "bytes"


def test_items_up_to_the_limit_pass() -> None:
    assert list(limited("abc", 3)) == ["a", "b", "c"]
    with pytest.raises(OverLimit):
        list(limited("abcd", 3))
