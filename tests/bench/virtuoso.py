"""OpenLink Virtuoso as a peer: its configuration, its bulk loader, its server."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from .graph import Seeded
from .peer import EMPTY, QUERY_SECONDS, Loaded, once
from .process import Server, free_port, run


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
        return once(folder, lambda: self._load(graph, folder))

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
