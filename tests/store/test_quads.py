"""Rows become datasets, and what is no quad is told."""

import json

import pytest
from pyoxigraph import RdfFormat, parse

from entente.errors import StoreError
from entente.store.formats import DATASETS
from entente.store.quads import written


def rows(*quads: tuple[str, str, str, str]) -> bytes:
    """Write quads of IRIs as results; an empty one is unbound."""
    columns = ("graph", "subject", "predicate", "object")
    bindings = [
        {column: {"type": "uri", "value": iri} for column, iri in zip(columns, quad, strict=True) if iri}
        for quad in quads
    ]
    return json.dumps({"head": {"vars": columns}, "results": {"bindings": bindings}}).encode()


MIXED = rows(
    ("urn:g:2", "urn:a", "urn:p", "urn:b"), ("", "urn:a", "urn:p", "urn:b"), ("urn:g:1", "urn:a", "urn:p", "urn:b")
)


@pytest.mark.parametrize(("name", "kind"), [("trig", RdfFormat.TRIG), ("nquads", RdfFormat.N_QUADS)])
def test_each_triple_stands_in_its_graph_the_default_one_first(name: str, kind: RdfFormat) -> None:
    made = written(MIXED, DATASETS[name], {})
    assert [str(quad.graph_name) for quad in parse(made, kind)] == ["DEFAULT", "<urn:g:1>", "<urn:g:2>"]


def test_a_graph_is_written_in_one_piece_and_with_prefixes() -> None:
    mixed = rows(
        ("urn:g:1", "urn:b", "urn:p", "urn:c"),
        ("urn:g:2", "urn:a", "urn:p", "urn:c"),
        ("urn:g:1", "urn:a", "urn:p", "urn:c"),
    )
    text = written(mixed, DATASETS["trig"], {"u": "urn:"}).decode()
    assert text.count("u:g:1 {") == 1
    assert "u:a u:p u:c" in text


@pytest.mark.parametrize(
    "content", [rows(("urn:g", "urn:a", "", "urn:b")), b'{"head":{},"boolean":true}', b'{"head":{"vars":["s"]}', b"[]"]
)
def test_what_is_no_quad_is_refused(content: bytes) -> None:
    with pytest.raises(StoreError, match="no quads"):
        written(content, DATASETS["trig"], {})
