"""What is refused before an engine parses it.

A query text alone can crash the engine (some thousand nested brackets or chained operators overflow its stack) or keep
its planner busy for minutes (its time grows with about the fourth power of the number of patterns, even on an empty
store). Measured with Oxigraph 0.5.13: 100 patterns in one group take 1 s to plan, 200 take 17 s; 4,600 nested
parentheses or 6,700 terms in a sum crash. Counting is lexical and errs upwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from entente.errors import QueryRefused
from entente.sparql.outline import UPDATES, Outline, outline
from entente.sparql.tokens import TERMS, Token, tokenise

OPERATORS: Final = 1_000
"""Arithmetic and comparison signs a query may have; 6,700 in one sum overflow the engine's stack."""

_PARTS: Final = frozenset("OPTIONAL UNION MINUS LATERAL EXISTS".split())
_AFTER_PATTERN: Final = _PARTS | frozenset("FILTER BIND GRAPH VALUES".split())
_PATH_SIGNS: Final = frozenset("/|^!")
_BRACKETS: Final = frozenset("{}()[]")
_ENDS: Final = frozenset(".;,}]")


@dataclass(frozen=True)
class Bounds:
    """How large a query may be: characters, levels of brackets, patterns (with path steps and optional parts)."""

    length: int = 20_000
    depth: int = 40
    patterns: int = 100


@dataclass(frozen=True)
class Size:
    """How large a query is, counted over its tokens."""

    depth: int
    patterns: int
    operators: int


def admit(query: str, bounds: Bounds) -> Outline:
    """Outline a query that may be run.

    Raises QueryRefused, naming the limit, for one that is too large, that is an update, or that asks other servers.
    """
    if len(query) > bounds.length:
        raise _over("length", len(query), bounds.length, "characters")
    tokens = tokenise(query)
    found = outline(tokens)
    if found.form in UPDATES:
        raise QueryRefused("this endpoint answers queries, not updates", hint="`entente ingest` adds to the graph")
    _refuse_other_servers(tokens)
    size = measure(tokens)
    if size.depth > bounds.depth:
        raise _over("depth", size.depth, bounds.depth, "levels of brackets")
    if size.patterns > bounds.patterns:
        raise _over("patterns", size.patterns, bounds.patterns, "patterns, path steps and optional parts")
    if size.operators > OPERATORS:
        raise _over("operators", size.operators, OPERATORS, "operators")
    return found


def measure(tokens: tuple[Token, ...]) -> Size:
    """Count what makes a query costly to plan.

    >>> measure(tokenise("SELECT * { ?s a/<urn:b> ?o ; ?p 1 OPTIONAL { ?o ?q (2 3) } FILTER(?o + 1 < 3) }"))
    Size(depth=3, patterns=8, operators=4)
    """
    pairs = list(zip((None, *tokens), tokens, strict=False))
    return Size(
        depth=max((token.depth for token in tokens), default=0),
        patterns=sum(_patterns(before, token) for before, token in pairs if before),
        operators=sum(token.kind == "symbol" and token.text not in _BRACKETS | _ENDS for token in tokens),
    )


def _patterns(before: Token, token: Token) -> int:
    """Count the patterns that end before a token, the path steps and optional parts it begins, the items it lists."""
    count = int(token.keyword in _PARTS)
    if token.inside == "list" and token.kind in TERMS and before.text not in _PATH_SIGNS:
        count += 2  # an item of an RDF list is two triples
    if token.kind == "symbol" and token.text in _PATH_SIGNS:
        count += 1
    ends = token.keyword in _AFTER_PATTERN or (token.kind == "symbol" and token.text in _ENDS)
    if ends and before.is_operand and before.text != ")" and token.inside == "group":
        count += 1
    return count


def _refuse_other_servers(tokens: tuple[Token, ...]) -> None:
    for token in tokens:
        if token.keyword in {"SERVICE", "LOAD"}:
            raise QueryRefused(
                f"{token.keyword} asks another server, which this endpoint does not do",
                hint="run that part of the query there, and give its results here as VALUES",
                limit=token.keyword.lower(),
            )


def _over(limit: str, size: int, bound: int, unit: str) -> QueryRefused:
    return QueryRefused(
        f"the query has {size:,} {unit}; {bound:,} are allowed",
        hint="ask for it in several smaller queries",
        limit=limit,
        value=bound,
    )
