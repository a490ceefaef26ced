"""The embedded store: pyoxigraph on a folder, open for the one writer, or read-only on a snapshot."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

import pyoxigraph as ox

from entente.errors import BadQuery, NotFound, QueryRefused, StoreError
from entente.model import sparql
from entente.model.graph import Change, Graph, lines
from entente.model.iris import ABSOLUTE, PREFIXES
from entente.store.faults import told
from entente.store.formats import format_for
from entente.store.interface import NO_PARAMETERS
from entente.store.snapshots import Snapshot

EXPORTS: Final = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}
"""What a store, or one graph of it, can be written as."""

_END: Final = " .\n"
"""How each line of our N-Triples ends."""

_POSITION: Final = re.compile(r"error at (\d+):(\d+): ")


class EmbeddedStore:
    """A store in this process.

    What it iterates over never leaves the thread that asked: pyoxigraph aborts the process if it does.
    """

    def __init__(self, inner: ox.Store, held: BufferedReader | None = None) -> None:
        self._inner: ox.Store | None = inner
        self._held = held

    @classmethod
    def memory(cls) -> EmbeddedStore:
        """Make an empty store in memory."""
        return cls(ox.Store())

    @classmethod
    def open(cls, path: Path) -> EmbeddedStore:
        """Open a folder to read and write, and make it where there is none.

        Raises StoreLocked when another process has it open, StoreError when it cannot be used.
        """
        with _translated(path):
            return cls(ox.Store(str(path)))

    @classmethod
    def read(cls, snapshot: Snapshot) -> EmbeddedStore:
        """Open a snapshot read-only, and keep it from being deleted until the store is closed."""
        held = snapshot.hold()
        try:
            with _translated(snapshot.store):
                return cls(ox.Store.read_only(str(snapshot.store)), held)
        except StoreError:
            held.close()
            raise

    def close(self) -> None:
        """Let go of the folder; the store is of no use afterwards."""
        self._inner = None
        if self._held is not None:
            self._held.close()

    def __enter__(self) -> EmbeddedStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def inner(self) -> ox.Store:
        """The library's own store."""
        if self._inner is None:
            raise StoreError("the store was closed")
        return self._inner

    def query(self, text: str, name: str | None = None, parameters: Mapping[str, str] = NO_PARAMETERS) -> bytes:
        """Answer a query; its default graph is the union of all graphs unless it names its own by FROM.

        ``name`` is a format of ``entente.store.formats``; parameters are terms in N-Triples syntax by variable.
        Raises BadQuery, QueryRefused (SERVICE: nothing here calls out), BadParameter.
        """
        chosen = format_for(sparql.form(text), name)
        answer = self._evaluate(text, parameters)
        with _translated():
            if isinstance(answer, ox.QueryTriples):
                triples = ox.RdfFormat.from_media_type(chosen.media_type)
                return (
                    ox.serialize(answer, format=triples, prefixes=PREFIXES if chosen.name == "turtle" else None) or b""
                )
            return answer.serialize(format=ox.QueryResultsFormat.from_media_type(chosen.media_type)) or b""

    def rows(self, text: str, parameters: Mapping[str, str] = NO_PARAMETERS) -> Iterator[tuple[str, ...]]:
        """Give a SELECT's rows as plain values, in the order of its variables; an unbound one is empty."""
        answer = self._evaluate(text, parameters)
        if not isinstance(answer, ox.QuerySolutions):
            raise BadQuery("only a SELECT has rows")
        with _translated():
            for solution in answer:
                yield tuple(["" if term is None else _plain(term) for term in solution])

    def construct(self, text: str, parameters: Mapping[str, str] = NO_PARAMETERS) -> str:
        """Give a CONSTRUCT's triples as N-Triples, each once, sorted."""
        return "".join(sorted(set(lines(self.query(text, "ntriples", parameters).decode()))))

    def replace(self, *graphs: Graph) -> None:
        """Replace whole graphs, all of them in one transaction; one without triples is gone afterwards."""
        with _translated():
            self.inner.update(" ;\n".join(_replacements(graphs)))

    def change(self, change: Change, *graphs: Graph) -> None:
        """Change a graph and replace others, all of it in one transaction; a graph left without triples is gone."""
        removed, added = (Graph(change.iri, "".join(sorted(lines))) for lines in (change.removed, change.added))
        operations = [
            f"{verb} DATA {{ GRAPH <{graph.iri}> {{\n{_checked(graph)}}} }}"
            for verb, graph in (("DELETE", removed), ("INSERT", added))
            if graph.ntriples
        ]
        if change.removed and not change.added and self._is_emptied(change):
            operations = [f"DROP SILENT GRAPH <{change.iri}>"]
        with _translated():
            self.inner.update(" ;\n".join([*operations, *_replacements(graphs)]))

    def drop(self, *graphs: str) -> None:
        """Remove whole graphs."""
        with _translated():
            for graph in graphs:
                self.inner.remove_graph(ox.NamedNode(graph))

    def load(self, files: Iterable[tuple[str, bytes, str | None]]) -> None:
        """Load files in bulk, all or none: each a name, its content, and the graph for Turtle (TriG names its own)."""
        with _translated():
            self.inner.bulk_extend(quad for file in files for quad in _quads(*file))

    def add(self, graphs: Iterable[Graph]) -> None:
        """Add whole graphs in bulk, all or none; each must be new, for nothing is taken away.

        Their terms are not validated again, a fifth of the cost: they were when they were made.
        """
        quads = "".join(_as_quads(graph) for graph in graphs)
        with _translated():
            self.inner.bulk_load(quads.encode(), ox.RdfFormat.N_QUADS, lenient=True)

    def says(self, graph: str, subject: str, predicate: str, text: str) -> bool:
        """Tell whether a graph holds the triple of a subject, a property and a plain text."""
        quad = ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(text), ox.NamedNode(graph))
        with _translated():
            return quad in self.inner

    def has(self, graph: str) -> bool:
        """Tell whether there is a graph of that name."""
        with _translated():
            return self.inner.contains_named_graph(ox.NamedNode(graph))

    def graphs(self, prefix: str = "") -> list[str]:
        """List the named graphs whose IRIs begin so."""
        with _translated():
            names = [name.value for name in self.inner.named_graphs() if isinstance(name, ox.NamedNode)]
        return sorted(name for name in names if name.startswith(prefix))

    def export(self, output: BinaryIO, name: str, graph: str | None = None) -> None:
        """Write the store, or one graph of it, as nquads, trig, turtle or jsonld.

        Turtle knows no graphs: of the whole store it writes every triple once.
        """
        if graph is not None and not (ABSOLUTE.fullmatch(graph) and self.has(graph)):
            raise NotFound(f"there is no graph {graph}", hint="`SELECT DISTINCT ?g { GRAPH ?g { } }` lists them")
        with _translated():
            if name == "turtle" and graph is None:
                output.write(self.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "turtle"))
            elif graph is not None and name in {"nquads", "trig"}:
                quads = self.inner.quads_for_pattern(None, None, None, ox.NamedNode(graph))
                ox.serialize(quads, output, EXPORTS[name], prefixes=PREFIXES)
            else:
                source = None if graph is None else ox.NamedNode(graph)
                self.inner.dump(output, EXPORTS[name], from_graph=source, prefixes=PREFIXES)

    def flush(self) -> None:
        """Bring every commit to the disk."""
        with _translated():
            self.inner.flush()

    def backup(self, folder: Path) -> None:
        """Copy the store, by hard links, into a folder that does not exist yet."""
        with _translated(folder):
            self.inner.backup(str(folder))

    def _is_emptied(self, change: Change) -> bool:
        with _translated():
            quads = self.inner.quads_for_pattern(None, None, None, ox.NamedNode(change.iri))
            found = [quad.triple for quad in islice(quads, len(change.removed) + 1)]
        written = ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b""
        return change.removed.issuperset(lines(written.decode()))

    def _evaluate(
        self, text: str, parameters: Mapping[str, str]
    ) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        if sparql.asks_elsewhere(text):
            raise QueryRefused(
                "SERVICE would call another endpoint", hint="ask that endpoint: `entente query --endpoint`"
            )
        with _translated(query=True):
            return self.inner.query(
                sparql.with_values(text, parameters), use_default_graph_as_union=not sparql.names_dataset(text)
            )


def _plain(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def _quads(name: str, content: bytes, graph: str | None) -> Iterator[ox.Quad]:
    kind = ox.RdfFormat.from_extension(name.rsplit(".", 1)[-1])
    with _translated(Path(name)):
        for quad in ox.parse(content, kind, rename_blank_nodes=True):
            yield quad if graph is None else ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(graph))


def _replacements(graphs: Collection[Graph]) -> list[str]:
    dropped = [f"DROP SILENT GRAPH <{graph.iri}>" for graph in graphs]
    filled = [f"INSERT DATA {{ GRAPH <{graph.iri}> {{\n{_checked(graph)}}} }}" for graph in graphs if graph.ntriples]
    return dropped + filled


def _as_quads(graph: Graph) -> str:
    """Write a graph as N-Quads; a line feed stands at the end of a line alone, for those of a text are escaped."""
    if graph.ntriples.count(_END) != graph.ntriples.count("\n"):
        raise StoreError(f"the graph {graph.iri} is no N-Triples, a triple a line and a blank before each full stop")
    return graph.ntriples.replace(_END, f" <{graph.iri}>{_END}")


def _checked(graph: Graph) -> str:
    r"""Read and write a graph's triples once: ``\u0022`` ends a string in SPARQL, where it does not in N-Triples."""
    try:
        quads = ox.parse(graph.ntriples, ox.RdfFormat.N_TRIPLES)
        return (ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b"").decode()
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"the graph {graph.iri} is no N-Triples: {error}") from error


@contextlib.contextmanager
def _translated(path: Path | None = None, query: bool = False) -> Iterator[None]:
    """Turn the library's errors into ours."""
    try:
        with told(path, RuntimeError, ValueError):
            yield
    except SyntaxError as error:
        raise (_bad_query(error) if query else StoreError(f"{path or 'an update'} cannot be read: {error}")) from error


def _bad_query(error: SyntaxError) -> BadQuery:
    """Pass on where the query stops being SPARQL; ``entente.sparql.syntax`` says why from the member ``engine``."""
    message = str(error)
    found = _POSITION.match(message)
    place = f" at line {found.group(1)}, column {found.group(2)}" if found else f": {message}"
    return BadQuery(f"the query is not SPARQL{place}", engine=message)
