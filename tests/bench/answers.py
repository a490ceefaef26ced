"""Answers as values that can be compared: bags of rows, sets of triples, each term in one spelling."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Final

import pyoxigraph as ox

from entente.model.iris import PREFIXES

_XSD: Final = PREFIXES["xsd"]
_NUMBERS: Final = frozenset(_XSD + name for name in ("integer", "int", "long", "decimal", "nonNegativeInteger"))
_SHOWN: Final = 3

Answer = Counter[tuple[str, ...]]
"""Rows, or triples, and how often each came."""


def rows(body: bytes) -> Answer:
    """Read SPARQL results in JSON; raises ValueError for what is none."""
    told = json.loads(body)
    names = sorted(told["head"]["vars"])
    return Counter(
        tuple(_term(row[name]) if name in row else "" for name in names) for row in told["results"]["bindings"]
    )


def triples(body: bytes) -> Answer:
    """Read Turtle as a set of triples; raises ValueError or SyntaxError for what is none."""
    parsed = ox.parse(io.BytesIO(body), ox.RdfFormat.TURTLE)
    return Counter({tuple(_node(term) for term in quad.triple): 1 for quad in parsed})


def difference(one: Answer, other: Answer) -> str:
    """Tell what one answer has and another lacks, in a line; empty where they are the same."""
    if one == other:
        return ""
    missing, surplus = one - other, other - one
    shown = [" ".join(row)[:200] for row in [*missing, *surplus][:_SHOWN]]
    return f"{missing.total()} of {one.total()} rows missing, {surplus.total()} surplus, as in: {'; '.join(shown)}"


def _term(value: Mapping[str, str]) -> str:
    kind, text = value["type"], value["value"]
    if kind == "uri":
        return f"<{text}>"
    return _literal(text, value.get("xml:lang", ""), value.get("datatype", ""))


def _node(term: object) -> str:
    if isinstance(term, ox.Literal):
        return _literal(term.value, term.language or "", term.datatype.value)
    return str(term)


def _literal(text: str, language: str, datatype: str) -> str:
    """Numbers by value, moments by instant, plain text without a type: servers spell them each in their own way."""
    if language:
        return f'"{text}"@{language.lower()}'
    if datatype in _NUMBERS:
        return str(Decimal(text).normalize())
    if datatype == _XSD + "dateTime":
        return datetime.fromisoformat(text.replace("Z", "+00:00")).isoformat()
    return f'"{text}"' if datatype in ("", _XSD + "string") else f'"{text}"^^<{datatype}>'
