"""Measure speed and memory: ``make bench``. Nothing here is a test; every figure comes with its spread.

Reading: words a second on one core, over the sample dispatches. Ingesting: a thousand dispatch-sized articles by the
real command, until they are published and answer a query. Serving: a small query over HTTP through the workers, and
the memory of all the server's processes (PSS, so that shared pages count once).
"""

from __future__ import annotations

import http.client
import json
import os
import statistics
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

from entente.ingest.acquire import acquire
from entente.ingest.pipeline import read_article
from entente.model.document import Source

from .corpus import SAMPLES, write_corpus
from .process import ENTENTE, Server, memory, run

ARTICLES = 1000
ROUNDS = 7
REQUESTS = 500
SMALL = """PREFIX ent: <https://w3id.org/entente/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?label WHERE { <https://w3id.org/entente/id/state/libya> rdfs:label ?label } LIMIT 10"""
COUNT = "PREFIX ent: <https://w3id.org/entente/ontology#> SELECT (COUNT(?a) AS ?n) WHERE { ?a a ent:Article }"


def main() -> None:
    """Run every measurement and print it."""
    say(f"machine: {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reading(folder)
        ingesting(folder)
        serving(folder / "data")


def say(text: str) -> None:
    """Print one line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def spread(values: list[float], unit: str, digits: int = 1) -> str:
    """A median with its quartiles."""
    low, middle, high = statistics.quantiles(values, n=4)
    return f"{middle:,.{digits}f} {unit} (quartiles {low:,.{digits}f} to {high:,.{digits}f}, n = {len(values)})"


def reading(folder: Path) -> None:
    """Words a second, one core, from bytes to graph."""
    from tests.evaluation.reading import dictionary

    names = dictionary()
    found = acquire([str(SAMPLES)], metadata={}, stdin=sys.stdin.buffer, limit=1_000_000)
    sources = [source for source in found if isinstance(source, Source)]
    words = sum(len(read_article(source, names).article.text.split()) for source in sources)
    rates = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for source in sources:
            read_article(source, names)
        rates.append(words / (time.process_time() - start))
    say(f"reading, one core: {spread(rates, 'words a CPU second', 0)}")


def ingesting(folder: Path) -> None:
    """A thousand articles by the real command, until they answer a query."""
    corpus = folder / "corpus"
    words = write_corpus(corpus, ARTICLES)
    data = folder / "data"
    run(ENTENTE, "query", "-", "--data", data, stdin=COUNT)
    start = time.perf_counter()
    told = run(ENTENTE, "ingest", corpus, "--data", data).strip()
    taken = time.perf_counter() - start
    count = run(ENTENTE, "query", "-", "--data", data, "--format", "csv", stdin=COUNT).split()[-1]
    say(f"ingesting {ARTICLES} articles of {words // ARTICLES} words: {taken:.1f} s; {count} answer a query; “{told}”")


def serving(data: Path) -> None:
    """A small query over one connection, then the memory of all processes."""
    start = time.perf_counter()
    with Server(data) as server:
        say(f"serving again: first answer after {time.perf_counter() - start:.2f} s")
        times = sorted(timed(server.port, REQUESTS))
        say(f"small query over HTTP: {spread(times, 'ms', 2)}, p95 {times[int(len(times) * 0.95)]:.2f} ms")
        say(f"memory of all server processes: {memory(server.process.pid) / 1024:.0f} MiB PSS")


def timed(port: int, count: int) -> Iterator[float]:
    """Milliseconds of each request."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    address = "/sparql?" + urllib.parse.urlencode({"query": SMALL})
    for _ in range(count):
        start = time.perf_counter()
        connection.request("GET", address, headers={"Accept": "application/sparql-results+json"})
        answer = json.loads(connection.getresponse().read())
        yield (time.perf_counter() - start) * 1000
        assert answer["results"]["bindings"]


if __name__ == "__main__":
    main()
