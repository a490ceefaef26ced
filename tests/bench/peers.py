"""Who is measured side by side: our own server and those found on this machine, each on loopback with the same quads.

Nothing is installed: a server that is not on the path is said to be absent. A peer loads the dump once; its files are
kept beside the graph, with the seconds that loading took.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Protocol

from entente import __version__
from entente.settings import Settings

from .graph import Seeded
from .process import Server, disk, entente, free_port, run

LOAD_SECONDS: Final = 60.0
"""Seconds a peer that holds its graph in memory may take to load it; it has to at every start."""
QUERY_SECONDS: Final = 10
"""Seconds any peer may take for a query."""
EMPTY: Final = "?query=ASK%20%7B%7D"
"""What a server that is ready answers."""


@dataclass(frozen=True)
class Loaded:
    """What loading took: seconds, and bytes on the disk."""

    seconds: float
    bytes: int


class Peer(Protocol):
    """A server that answers SPARQL."""

    name: str
    path: str
    """Where it takes queries."""
    remembers: bool
    """Whether it answers a question asked before from memory; then no other is measured against it."""

    def version(self) -> str:
        """Give the version found on this machine; empty for none."""
        ...

    def load(self, graph: Seeded) -> Loaded:
        """Load the graph's dump, or tell what it took when that was done before."""
        ...

    def serve(self, graph: Seeded) -> Server:
        """Start on the graph that was loaded."""
        ...


class Entente:
    """Our own server, with the cache of answers switched off or as it comes."""

    path = "/sparql"

    def __init__(self, cached: bool) -> None:
        self.remembers = cached
        self.name = "entente, cached" if cached else "entente"
        self._settings = {} if cached else without_cache()

    def version(self) -> str:
        """This one is always there; a second with a cache only where there is a cache to switch off."""
        return __version__ if self.name == "entente" or without_cache() else ""

    def load(self, graph: Seeded) -> Loaded:
        """Storing article by article, deriving, indexing and publishing; the dump is not used."""
        return Loaded(graph.storing_seconds, disk(graph.data))

    def serve(self, graph: Seeded) -> Server:
        """Start the real command."""
        return entente(graph.data, query_seconds=QUERY_SECONDS, **self._settings)


class Oxigraph:
    """The server of the engine we embed, read-only, its default graph the union of all."""

    name, path, remembers = "oxigraph", "/query", False
    _command = Path(sys.executable).with_name("oxigraph")

    def version(self) -> str:
        """As its command tells it."""
        return run(self._command, "--version").split()[-1] if self._command.exists() else ""

    def load(self, graph: Seeded) -> Loaded:
        """In bulk."""
        folder = graph.folder / self.name
        return _once(folder, lambda: run(self._command, "load", "--location", folder, "--file", graph.dump))

    def serve(self, graph: Seeded) -> Server:
        """Start it under a limit of time."""
        port = free_port()
        command = [self._command, "serve-read-only", "--location", graph.folder / self.name, "--union-default-graph",
                   "--bind", f"127.0.0.1:{port}", "--timeout-s", QUERY_SECONDS]  # fmt: skip
        return Server(command, port, self.path + EMPTY)


class RdflibEndpoint:
    """rdflib behind FastAPI: holds everything in memory and parses it at every start."""

    name, path, remembers = "rdflib-endpoint", "/", False

    def version(self) -> str:
        """Ask the interpreter that its command runs under."""
        command = shutil.which(self.name)
        if not command:
            return ""
        asking = "import importlib.metadata as m; print(m.version('rdflib-endpoint'))"
        return run(Path(command).resolve().with_name("python"), "-c", asking).strip()

    def load(self, graph: Seeded) -> Loaded:
        """Start it once. Raises TimeoutError, also where that was found before, if it takes too long."""
        refused = graph.folder / f"{self.name}.refused"
        if refused.exists():
            raise TimeoutError(refused.read_text())
        start = time.perf_counter()
        try:
            with self.serve(graph):
                return Loaded(time.perf_counter() - start, 0)
        except TimeoutError:
            refused.write_text(f"did not load the graph within {LOAD_SECONDS:.0f} s")
            raise TimeoutError(refused.read_text()) from None

    def serve(self, graph: Seeded) -> Server:
        """Start it, which loads the dump."""
        port = free_port()
        command = [self.name, "serve", "--host", "127.0.0.1", "--port", port, graph.dump]
        return Server(command, port, self.path + EMPTY, patience=LOAD_SECONDS)


class Virtuoso:
    """OpenLink Virtuoso, open-source edition, with memory for ten million quads."""

    name, path, remembers = "virtuoso", "/sparql", False

    def version(self) -> str:
        """As its command tells it, on standard error."""
        if not (shutil.which("virtuoso-t") and shutil.which("isql-vt")):
            return ""
        told = subprocess.run(["virtuoso-t", "-?"], capture_output=True, text=True, check=False).stderr
        return next((line.split()[1] for line in told.splitlines() if line.startswith("Version ")), "found")

    def load(self, graph: Seeded) -> Loaded:
        """Load in bulk and make a checkpoint."""
        folder = graph.folder / self.name
        return _once(folder, lambda: self._load(graph, folder))

    def serve(self, graph: Seeded) -> Server:
        """Start it in the foreground."""
        return self._start(graph, graph.folder / self.name)[0]

    def _load(self, graph: Seeded, folder: Path) -> None:
        folder.mkdir()
        server, port = self._start(graph, folder)
        script = f"ld_dir('{graph.folder}', '{graph.dump.name}', 'urn:none'); rdf_loader_run(); checkpoint; shutdown;"
        with server:
            run("isql-vt", f"127.0.0.1:{port}", "dba", "dba", f"EXEC={script}")

    def _start(self, graph: Seeded, folder: Path) -> tuple[Server, int]:
        port, sql_port = free_port(), free_port()
        ini = folder / "virtuoso.ini"
        template = Path(__file__).with_name("virtuoso.ini").read_text()
        ini.write_text(
            template.format(folder=folder, dumps=graph.folder, port=port, sql_port=sql_port, seconds=QUERY_SECONDS)
        )
        command = ["virtuoso-t", "+configfile", ini, "+foreground"]
        return Server(command, port, self.path + EMPTY, patience=60), sql_port


def without_cache() -> dict[str, object]:
    """The setting that switches the cache of answers off; none where there is no such cache."""
    return {"cache_bytes": 0} if hasattr(Settings, "cache_bytes") else {}


def peers() -> tuple[Peer, ...]:
    """Everyone there is to measure, found or not."""
    return (Entente(cached=False), Entente(cached=True), Oxigraph(), Virtuoso(), RdflibEndpoint())


def _once(folder: Path, load: Callable[[], object]) -> Loaded:
    """Load into a folder that is not there yet, and remember what it took; an unfinished one is done again."""
    record = folder.with_suffix(".json")
    if not record.exists():
        shutil.rmtree(folder, ignore_errors=True)
        start = time.perf_counter()
        load()
        record.write_text(json.dumps(asdict(Loaded(time.perf_counter() - start, disk(folder)))))
    return Loaded(**json.loads(record.read_text()))
