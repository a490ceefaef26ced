"""``entente check``: whether the ontology and the graph are as they should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from entente import queries
from entente.cli.options import data_option, reading
from entente.errors import CheckFailed
from entente.model import iris
from entente.model.ntriples import Triples
from entente.publish.quotations import misquotes
from entente.settings import Settings
from entente.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from rdflib import Graph

_ALL: Final = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?graph { ?s ?p ?o } }"


@click.command()
@click.option("--no-reasoner", is_flag=True, help="Leave out HermiT, which needs Java.")
@data_option
def check(no_reasoner: bool, data: Path | None) -> None:
    """Check the graph: HermiT finds no contradiction, the shapes fit, quotes stand in their texts, checks find nothing.

    Prints one line a fault (the rule, the thing at fault, what is wrong or to be done) and ends with exit code 1 where
    there is any.

    \b
    Example:
      entente check --no-reasoner
    """
    settings = Settings.from_environment(data=data)
    with reading(settings) as store:
        faults = [*_queries(store), *_shapes(store), *_quotes(store, settings.data)]
        if not no_reasoner:
            faults += _contradictions(store)
    for fault in faults:
        click.echo(fault)
    if faults:
        raise CheckFailed(f"{len(faults)} faults")
    click.echo("the graph is as it should be")


def _queries(store: EmbeddedStore) -> Iterator[str]:
    for query in queries.folder("checks"):
        for graph, node, detail in store.rows(query.text):
            yield f"{query.id}: {node} {detail} (in {graph}); {query.headers['remedy']}"


def _shapes(store: EmbeddedStore) -> Iterator[str]:
    # Imported here: rdflib takes half a second that no other command needs.
    from entente.ontology.checking import violations
    from entente.ontology.compiling import duties

    graphs = _names(store, lambda name: name not in {iris.STATE, iris.DYADS})
    lines = "".join(store.construct(_ALL, {"graph": f"<{name}>"}) for name in graphs)
    for fault in violations(Triples(lines), duties("data")):
        rule = fault.shape.removeprefix(iris.BASE)
        yield f"{rule or 'shapes'}: {' '.join(filter(None, (fault.node, fault.path)))}: {fault.message}"


def _quotes(store: EmbeddedStore, data: Path) -> Iterator[str]:
    for evidence, wrong in misquotes(store, data):
        yield f"quotes: {evidence} {wrong}; ingest the article again"


def _contradictions(store: EmbeddedStore) -> Iterator[str]:
    # Imported here: owlready2 takes a second that no other command needs.
    from entente.reason.consistency import check as judge

    facts = (iris.ACCEPTED, iris.INFERRED)
    found = judge(_graph(store, lambda name: name in facts or name.startswith(iris.GRAPH + "reference/")))
    for reason in found.reasons:
        yield f"reasoner: {reason}"
    for name in found.unsatisfiable:
        yield f"reasoner: nothing can be a {name}"


def _graph(store: EmbeddedStore, wanted: Callable[[str], bool]) -> Graph:
    """Copy the wanted graphs, but none of the ontology's, into one graph of the library that reasons."""
    from rdflib import Graph

    merged = Graph()
    for name in _names(store, wanted):
        merged.parse(data=store.construct(_ALL, {"graph": f"<{name}>"}), format="nt")
    return merged


def _names(store: EmbeddedStore, wanted: Callable[[str], bool]) -> list[str]:
    return [name for name in store.graphs() if wanted(name) and not name.startswith(iris.GRAPH + "ontology/")]


COMMANDS = (check,)
