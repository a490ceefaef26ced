"""The checks of ``queries/quality``, run over triples: one row is one fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, Quad, QuerySolutions, Store, Triple

from entente.queries import Query, folder

FAMILIES: Final = ("foops", "oops", "robot")
CHECKS: Final = {query.id: query for family in FAMILIES for query in folder(f"quality/{family}")}
BLANK: Final = "a blank node"


@dataclass(frozen=True, order=True)
class Finding:
    """One fault: which check (and which of the faults it tells apart), of what, and why."""

    check: str
    node: str
    why: str = ""


def findings(check: Query, triples: Store) -> Iterator[Finding]:
    rows = triples.query(check.text)
    assert isinstance(rows, QuerySolutions)
    columns = [variable.value for variable in rows.variables]
    for row in rows:
        aspect = f"/{row['aspect'].value}" if "aspect" in columns else ""
        node = row["node"]
        yield Finding(check.id + aspect, node.value if isinstance(node, NamedNode) else BLANK, row["why"].value)


def held(triples: Iterable[Triple]) -> Store:
    store = Store()
    store.extend(Quad(*triple) for triple in triples)
    return store
