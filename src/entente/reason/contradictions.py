"""Why facts contradict the ontology: which axiom, of which nodes, each in one sentence.

The axioms are read from the ontology by the queries of ``queries/contradictions``, over the facts and what
``queries/entailed`` adds to them. Chains, transitive properties and identity by a functional property are left out
there: what is found is so, but not all that is so is found, and the reasoner has the last word (see ``consistency``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
)
from rdflib import Graph

from entente import queries
from entente.model import iris
from entente.queries import Query

Term = NamedNode | BlankNode | Literal | Triple
Row = Mapping[str, Term]

STATED: Final = NamedNode(iris.GRAPH + "stated")
"""Where the facts stand as they were given; the default graph holds them with the ontology and all that follows."""

_STRING: Final = NamedNode(iris.PREFIXES["xsd"] + "string")
_REASONS: Final = {
    "stated": "it is stated to be in {term}",
    "subject": "it has {value} for {term}",
    "value": "it is what {value} has for {term}",
}


def explained(ontology: Graph, *facts: Graph) -> tuple[str, ...]:
    """Say in one sentence each what in the facts contradicts an axiom of the ontology; empty where nothing is found."""
    store = Store()
    _load(store, ontology, DefaultGraph())
    for graph in facts:
        _load(store, graph, DefaultGraph(), STATED)
    _complete(store)
    found = [sentence for query in queries.folder("contradictions") for sentence in _sentences(store, query)]
    return tuple(dict.fromkeys(found))


def _load(store: Store, graph: Graph, *homes: NamedNode | DefaultGraph) -> None:
    triples = graph.serialize(format="nt", encoding="utf-8")
    for home in homes:
        store.bulk_load(triples, format=RdfFormat.N_TRIPLES, to_graph=home)


def _complete(store: Store) -> None:
    """Add what follows until nothing more does."""
    rules = queries.folder("entailed")
    found: dict[str, int] = {}
    before: dict[str, int] | None = None
    while found != before:
        before = dict(found)
        for rule in rules:
            following = store.query(rule.text)
            assert isinstance(following, QueryTriples)
            triples = list(following)
            # The more there is, the more a rule finds: as many as before are the same, and stand there.
            if len(triples) != found.get(rule.id):
                store.extend([Quad(*triple) for triple in triples])
                found[rule.id] = len(triples)


def _sentences(store: Store, query: Query) -> Iterator[str]:
    for row in _rows(store, query):
        written = {name: _written(term) for name, term in row.items()}
        reasons = _reasons(store, row) if query.id == "disjoint-classes" else ""
        yield query.headers["sentence"].format_map(written) + reasons


def _rows(store: Store, query: Query, bound: Row | None = None) -> list[Row]:
    solutions = store.query(query.text, substitutions={Variable(name): term for name, term in (bound or {}).items()})
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    rows = [{name: term for name in names if (term := solution[name]) is not None} for solution in solutions]
    return sorted(rows, key=str)


def _reasons(store: Store, row: Row) -> str:
    """Tell by which stated facts a node is in each of two classes."""
    query = queries.named("why/in-class")
    found = [_rows(store, query, {"node": row["node"], "class": row[name]})[:1] for name in ("one", "other")]
    reasons = [_reason(fact) for facts in found for fact in facts]
    return f"; {', and '.join(reasons)}" if reasons else ""


def _reason(fact: Row) -> str:
    reason = fact["reason"]
    assert isinstance(reason, Literal)
    return _REASONS[reason.value].format_map({name: _written(term) for name, term in fact.items()})


def _written(term: Term) -> str:
    """Write a term as Turtle would, with the prefixes that all our queries know."""
    if isinstance(term, Literal) and not term.language and term.datatype != _STRING:
        return f'"{term.value}"^^{_written(term.datatype)}'
    if not isinstance(term, NamedNode):
        return str(term)
    for prefix, namespace in iris.PREFIXES.items():
        local = term.value.removeprefix(namespace)
        if local != term.value and local.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{local}"
    return str(term)
