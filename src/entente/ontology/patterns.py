"""The patterns: small invented worlds that show how terms go together, each with a question and its answer.

They lie in ``examples/patterns``, a Turtle file and a query of one name. The comment at the head of the Turtle gives
title and text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store
from rdflib import Graph, URIRef

from entente.ontology import resources, terms
from entente.ontology.axioms import written

_HEAD: Final = re.compile(r"# (?P<title>.+)\n#\n(?P<text>(?:# .+\n)+)\n(?P<turtle>(?s:.+))")
_TITLE: Final = re.compile(r"^#\+ title: (.+)$", re.MULTILINE)
_HEADER: Final = re.compile(r"^#\+.*\n+", re.MULTILINE)


@dataclass(frozen=True)
class Pattern:
    """One pattern."""

    name: str
    title: str
    text: str
    """What it shows, in a few sentences."""
    turtle: str
    question: str
    query: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The answer, as the engine gives it over the Turtle alone."""
    terms: frozenset[str]
    """IRIs of the terms of ours that it shows."""


@cache
def patterns() -> tuple[Pattern, ...]:
    """Give all patterns, by title.

    >>> [row for pattern in patterns() if pattern.name == "command" for row in pattern.rows]
    [('Ben Tarn', 'possibly')]
    """
    return tuple(sorted(map(_pattern, resources.pattern_names()), key=lambda pattern: pattern.title))


def showing(term: str) -> tuple[Pattern, ...]:
    """Give the patterns that show a term."""
    return tuple(pattern for pattern in patterns() if term in pattern.terms)


def _pattern(name: str) -> Pattern:
    source = resources.ontology_file(f"examples/patterns/{name}.ttl").read_text(encoding="utf-8")
    query = resources.ontology_file(f"examples/patterns/{name}.rq").read_text(encoding="utf-8")
    head, title = _HEAD.fullmatch(source), _TITLE.search(query)
    assert head and title, name
    columns, rows = _answer(source, query)
    return Pattern(
        name=name,
        title=head["title"],
        text=" ".join(line.removeprefix("# ") for line in head["text"].splitlines()),
        turtle=head["turtle"].strip(),
        question=title[1],
        query=_HEADER.sub("", query).strip(),
        columns=columns,
        rows=rows,
        terms=_terms(source),
    )


def _answer(turtle: str, query: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    store = Store()
    store.load(turtle, format=RdfFormat.TURTLE)
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)
    columns = [variable.value for variable in solutions.variables]
    rows = tuple(tuple(_text(solution[column]) for column in columns) for solution in solutions)
    return tuple(columns), rows


def _text(value: object) -> str:
    if isinstance(value, NamedNode):
        return written(Graph(), URIRef(value.value))
    return value.value if isinstance(value, Literal) else ""


def _terms(turtle: str) -> frozenset[str]:
    found = Graph().parse(data=turtle, format="turtle")
    used = {str(node) for triple in found for node in triple}
    return frozenset(used & set(terms.terms()))
