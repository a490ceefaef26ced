"""The graph that is measured: the invented news, stored by the product's own writer, and kept between runs.

What makes it is in the name of its folder: our sources, the shipped files, the engine. Where any of them is another,
it is made anew and the former one removed.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Final

import entente
from entente.ingest.quads import graph
from entente.model.document import Article
from entente.model.graph import Graph
from entente.publish import open_for_reading, open_for_writing
from entente.publish.shipped import shipped_digest

from .news import News
from .reference import reference
from .world import World, make_world

SEED: Final = 7
EXAMPLES: Final = 200
"""Articles remembered, to be asked for by their IRIs."""
DIGITS: Final = 12
"""Of the digest in a folder's name; nothing else in the cache folder is ever removed."""
_SOURCES: Final = ("ingest/quads.py", "model", "publish", "reason", "store", "queries.py")
"""Parts of the product that make the graph from articles and claims."""


@dataclass(frozen=True)
class Size:
    """How much news to invent; about 385 quads an article."""

    name: str
    articles: int
    hub: int = 5000
    """Claims of the hub."""
    states: int = 60


SMALL: Final = Size("small", 60, hub=60, states=6)
"""Enough for a test, made in a second."""
DEFAULT: Final = Size("1m", 2500)
LARGE: Final = Size("10m", 25_000)


@dataclass(frozen=True)
class Seeded:
    """A graph on the disk, and what is known of it."""

    folder: Path
    states: int
    """How many states its world has."""
    quads: int
    claims: int
    making_seconds: float
    """Inventing the news and writing it as triples."""
    storing_seconds: float
    """Storing, deriving and publishing it."""
    articles: tuple[str, ...]
    """IRIs of some articles, spread over the years."""

    @property
    def data(self) -> Path:
        """The data directory."""
        return self.folder / "data"

    @property
    def dump(self) -> Path:
        """All its quads as N-Quads."""
        return self.folder / "graph.nq"

    @property
    def world(self) -> World:
        """The world its news is about."""
        return make_world(SEED, self.states)


@dataclass(frozen=True)
class _Made:
    """An invented article as the writer takes it."""

    article: Article
    graph: Graph
    key: str = "bench"
    account: bytes = b""


def seeded(size: Size, cache: Path, say: Callable[[str], None]) -> Seeded:
    """Give the graph of a size from the cache folder, made where it is not there."""
    folder = cache / f"{size.name}-{_digest(size)}"
    if not (folder / "manifest.json").exists():
        for former in cache.glob(f"{size.name}-{'[0-9a-f]' * DIGITS}"):
            shutil.rmtree(former)
        say(f"  making the graph of {size.articles:,} articles, once")
        folder.mkdir(parents=True)
        made = make(size, folder)
        kept = {name: value for name, value in asdict(made).items() if name != "folder"}
        (folder / "manifest.json").write_text(json.dumps(kept, indent=1))
    kept = json.loads((folder / "manifest.json").read_text())
    return Seeded(folder, **{**kept, "articles": tuple(kept["articles"])})


def make(size: Size, folder: Path) -> Seeded:
    """Make the graph of a size in a folder, and its dump beside it."""
    made = Seeded(folder, size.states, 0, 0, 0.0, 0.0, ())
    start = time.perf_counter()
    articles: list[str] = []
    claims, making = 0, 0.0
    with open_for_writing(made.data) as writer:
        writer.store.add([reference(made.world)])
        for reading, count, seconds in _readings(News(made.world, size.articles, size.hub, SEED)):
            making += seconds
            articles.append(reading.article.iri)
            claims += count
            writer.put(reading)
    storing = time.perf_counter() - start - making
    with open_for_reading(made.data) as store, made.dump.open("wb") as output:
        store.export(output, "nquads")
        quads = len(store.inner)
    return replace(
        made,
        quads=quads,
        claims=claims,
        making_seconds=making,
        storing_seconds=storing,
        articles=tuple(articles[:: max(1, len(articles) // EXAMPLES)]),
    )


def _readings(news: News) -> Iterator[tuple[_Made, int, float]]:
    """Each article as it is stored, how many claims it makes, and the seconds that making it took."""
    start = time.perf_counter()
    for article, claims in news:
        made = graph(article, claims, key=_Made.key, reader="bench", dictionary="bench")
        yield _Made(article, made), len(claims), time.perf_counter() - start
        start = time.perf_counter()


def _digest(size: Size) -> str:
    hashed = hashlib.sha256(f"{size} {SEED} {shipped_digest()} {version('pyoxigraph')}".encode())
    package = Path(entente.__file__).parent
    own = [Path(__file__).with_name(name) for name in ("world.py", "reference.py", "news.py", "graph.py")]
    for source in (*own, *(package / name for name in _SOURCES)):
        for path in sorted(source.rglob("*.py")) if source.is_dir() else [source]:
            hashed.update(path.read_bytes())
    return hashed.hexdigest()[:DIGITS]
