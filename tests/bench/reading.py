"""How fast articles are read, on one core: words a CPU second of every step, and of all of them."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.evaluation.reading import dictionary

from entente.ingest import acquire
from entente.ingest.acting import acting, in_office
from entente.ingest.dictionary import Dictionary
from entente.ingest.discourse import Discourse
from entente.ingest.extract import extract
from entente.ingest.link import link
from entente.ingest.pipeline import READER, read_article
from entente.ingest.quads import graph
from entente.ingest.read import read
from entente.ingest.segment import segment
from entente.model.claim import Claim
from entente.model.document import Source
from entente.publish import open_for_writing
from entente.syntax.pipeline import pipeline

from .corpus import write_corpus
from .figures import Spread

STEPS: Final = ("acquire", "segment", "read", "link", "extract", "quads", "publish", "all but publish")
ARTICLES: Final = 24
"""Dispatches of 200 words a round; enough to be published in bulk."""
ROUNDS: Final = 5
WARMING: Final = 1
"""Rounds before those that count."""
_LIMIT: Final = 1_000_000

Clock = dict[str, float]
"""CPU seconds by step."""


def time_reading() -> dict[str, Spread]:
    """Read corpora, step by step, into one data directory; give words a CPU second of each step."""
    names = dictionary()
    rates: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_for_writing(folder / "data"):
            pass
        for number in range(WARMING + ROUNDS):
            words = write_corpus(folder / str(number), ARTICLES, seed=number)
            clock = _round(folder / str(number), names, folder / "data")
            if number >= WARMING:
                for step in STEPS:
                    rates[step].append(words / clock[step])
    return {step: Spread.of(rates[step]) for step in STEPS}


def _round(corpus: Path, names: Dictionary, data: Path) -> Clock:
    clock: Clock = defaultdict(float)
    with _timing(clock, "acquire"):
        found = acquire.acquire([str(corpus)], metadata={}, stdin=sys.stdin.buffer, limit=_LIMIT)
        sources = [source for source in found if isinstance(source, Source)]
    for source in sources:
        _steps(source, names, clock)
    with _timing(clock, "all but publish"):
        readings = [read_article(source, names) for source in sources]
    with _timing(clock, "publish"), open_for_writing(data) as writer:
        for reading in readings:
            writer.put(reading)
    return clock


def _steps(source: Source, names: Dictionary, clock: Clock) -> None:
    """The pipeline's own order, taken apart."""
    with _timing(clock, "acquire"):
        article = acquire.article(source)
    discourse = Discourse(article.iri, names, article.date)
    with _timing(clock, "segment"):
        paragraphs = segment(article)
    with _timing(clock, "read"):
        parses = list(read(paragraphs, pipeline()))
    claims: list[Claim] = []
    known = names.establishment
    for parse in parses:
        with _timing(clock, "link"):
            mentions = link(parse, discourse)
        with _timing(clock, "extract"):
            found = extract(article, parse, mentions, discourse)
            claims += (in_office(acting(claim, known, article.date), known, article.date) for claim in found)
    with _timing(clock, "quads"):
        graph(article, claims, key="bench", reader=READER, dictionary=names.digest)


@contextmanager
def _timing(clock: Clock, step: str) -> Iterator[None]:
    start = time.process_time()
    yield
    clock[step] += time.process_time() - start
