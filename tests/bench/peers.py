"""Who is measured side by side: our own server and those found on this machine, each on loopback with the same quads.

Nothing is installed: a server that is not on the path is said to be absent. A peer loads the dump once; its files are
kept beside the graph, with the seconds that loading took.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path
from typing import Final

from entente import __version__
from entente.settings import Settings

from .graph import Seeded
from .peer import EMPTY, QUERY_SECONDS, Loaded, Peer, once
from .process import Server, disk, entente, free_port, run
from .virtuoso import Virtuoso

LOAD_SECONDS: Final = 60.0
"""Seconds a peer that holds its graph in memory may take to load it; it has to at every start."""


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
        return once(folder, lambda: run(self._command, "load", "--location", folder, "--file", graph.dump))

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


def without_cache() -> dict[str, object]:
    """The setting that switches the cache of answers off; none where there is no such cache."""
    return {"cache_bytes": 0} if hasattr(Settings, "cache_bytes") else {}


def peers() -> tuple[Peer, ...]:
    """Everyone there is to measure, found or not."""
    return (Entente(cached=False), Entente(cached=True), Oxigraph(), Virtuoso(), RdflibEndpoint())
