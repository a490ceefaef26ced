"""Measure speed and memory: ``make bench``. Nothing here is a test; every figure comes with its spread.

Reads, ingests and serves by the real commands; then takes a seeded graph of a million quads (ten with ``--large``) and
asks it the same questions at every SPARQL server found on this machine, with and without the graph's helpers; for every
kind of page; and a small question beside hostile ones. Writes one page and the numbers as JSON into the cache folder.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

from .command import time_ingesting, time_serving
from .comparison import compare
from .corpus import SAMPLES
from .dictionary import time_dictionary
from .graph import DEFAULT, LARGE, seeded
from .helped import time_helpers
from .hostile import measure
from .pages import time_pages
from .peers import peers, without_cache
from .process import ENTENTE, entente, run
from .reading import time_reading
from .report import machine, page, text
from .results import Machine, Results, write_json

PARTS: Final = ("reading", "commands", "questions", "helpers", "pages", "hostile")


def main() -> None:
    """Run the measurements asked for and write what they gave."""
    arguments = _arguments()
    start = time.monotonic()
    results = Results(Machine.here())
    with tempfile.TemporaryDirectory() as folder:
        for part in arguments.only or PARTS:
            say(f"[{time.monotonic() - start:4.0f} s] {part}")
            results = _measured(part, results, arguments, Path(folder))
    busy = replace(results.machine, load_after=os.getloadavg()[0])
    results = replace(results, machine=busy, seconds=time.monotonic() - start)
    say(f"\n{text(results)}\n\n{machine(results.machine)} {results.seconds:.0f} s in all.")
    write_json(results, arguments.cache / "bench.json")
    (arguments.cache / "bench.html").write_text(page(results))
    say(f"page: {arguments.cache / 'bench.html'}\nnumbers: {arguments.cache / 'bench.json'}")


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _measured(part: str, results: Results, arguments: argparse.Namespace, folder: Path) -> Results:
    if part == "reading":
        return replace(results, reading=time_reading())
    if part == "commands":
        made, ingested = time_dictionary(), time_ingesting(folder)
        return replace(results, dictionary=made, ingested=ingested, served=time_serving(folder / "data"))
    graph = results.graph or seeded(LARGE if arguments.large else DEFAULT, arguments.cache, say)
    results = replace(results, graph=graph)
    if part == "questions":
        return replace(results, comparison=compare(graph, peers(), say))
    if part == "helpers":
        return replace(results, speedups=tuple(time_helpers(graph, say)))
    if part == "hostile":
        with entente(graph.data, **without_cache()) as server:
            return replace(results, hostile=measure(server.port))
    samples = folder / "samples"
    run(ENTENTE, "ingest", SAMPLES, "--data", samples)
    timed = (*time_pages("the samples", samples), *time_pages(f"{graph.quads:,} quads", graph.data))
    return replace(results, pages=timed)


def _arguments() -> argparse.Namespace:
    kept = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "entente-bench"
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.split("\n\n")[0])
    parser.add_argument("--large", action="store_true", help="measure on ten million quads, not one")
    parser.add_argument("--cache", type=Path, default=kept, help=f"folder kept between runs [{kept}]")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="measure these parts alone")
    arguments = parser.parse_args()
    arguments.cache.mkdir(parents=True, exist_ok=True)
    arguments.cache = arguments.cache.resolve()
    return arguments


if __name__ == "__main__":
    main()
