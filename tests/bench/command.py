"""The real commands from end to end: a thousand articles until they answer, a server until it answers, its memory."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .asking import ROWS, address, volley
from .corpus import write_corpus
from .figures import Spread
from .peers import without_cache
from .process import ENTENTE, entente, run

ARTICLES: Final = 1000
REQUESTS: Final = 500
_COUNT: Final = "PREFIX ent: <https://w3id.org/entente/ontology#> SELECT (COUNT(?a) AS ?n) WHERE { ?a a ent:Article }"
_SMALL: Final = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?label WHERE { <https://w3id.org/entente/id/state/libya> rdfs:label ?label } LIMIT 10"""


@dataclass(frozen=True)
class Ingested:
    """What reading a corpus by ``entente ingest`` took, until all of it answers a query."""

    articles: int
    words: int
    seconds: float
    answering: int
    opening: float
    """Seconds of a first query, which makes the data directory and loads ontology and reference."""
    told: str
    """The command's own last word."""


@dataclass(frozen=True)
class Served:
    """A second start of the server on what was ingested."""

    first_answer: float
    """Seconds from the command to the first answer."""
    small: Spread
    """Milliseconds of a small query, one client, without the cache."""
    memory: float
    """MiB (PSS) of all its processes after that."""


def time_ingesting(folder: Path) -> Ingested:
    """Ingest a corpus into ``folder/data``, which holds ontology and reference before the clock starts."""
    corpus, data = folder / "corpus", folder / "data"
    words = write_corpus(corpus, ARTICLES)
    begun = time.perf_counter()
    run(ENTENTE, "query", "-", "--data", data, stdin=_COUNT)
    start = time.perf_counter()
    told = run(ENTENTE, "ingest", corpus, "--data", data).strip()
    taken = time.perf_counter() - start
    count = run(ENTENTE, "query", "-", "--data", data, "--format", "csv", stdin=_COUNT).split()[-1]
    return Ingested(ARTICLES, words, taken, int(count), start - begun, told.splitlines()[-1] if told else "")


def time_serving(data: Path) -> Served:
    """Start the server on a data directory that is there, and ask it a small query."""
    start = time.perf_counter()
    with entente(data, **without_cache()) as server:
        first = time.perf_counter() - start
        cell = volley(server, [address("/sparql", _SMALL)], ROWS, 1, 60.0, REQUESTS)
        return Served(first, Spread.of(cell.milliseconds), server.memory())
