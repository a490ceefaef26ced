"""How fast our pages come: every kind of page over one connection, with the cache of answers and without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

from entente.model import iris
from entente.publish import open_for_reading

from .asking import Cell, get, volley
from .figures import Spread
from .peers import without_cache
from .process import entente
from .questions import FOLDER

REQUESTS: Final = 100
SECONDS: Final = 2.0
"""A kind of page that needs longer is asked for less often."""


@dataclass(frozen=True)
class PageTiming:
    """What one kind of page took on one graph."""

    graph: str
    page: str
    cached: bool
    """Whether answers were kept; then each was asked for once before."""
    milliseconds: Spread
    processor_milliseconds: float
    """Of all the server's processes, an answer."""
    refused: int


def time_pages(graph: str, data: Path) -> Iterator[PageTiming]:
    """Ask for every kind of page of a data directory, first without the cache and then, where there is one, with it.

    Raises ConnectionError for a kind of page that is not answered.
    """
    paths = _paths(data)
    for settings in (without_cache(), {}) if without_cache() else ({},):
        cached = not settings and bool(without_cache())
        with entente(data, **settings) as server:
            for page, where in paths.items():
                get(server.port, where[0], "text/html")
                warming = volley(server, where, "text/html", 1, SECONDS, len(where) if cached else 1)
                asked = where[: len(warming.milliseconds)] if cached else where
                cell = volley(server, asked, "text/html", 1, SECONDS, REQUESTS)
                yield PageTiming(graph, page, cached, Spread.of(cell.milliseconds), _processor(cell), cell.refused)


def _processor(cell: Cell) -> float:
    return cell.processor_seconds * 1000 / len(cell.milliseconds)


def _paths(data: Path) -> Mapping[str, Sequence[str]]:
    """Where pages of each kind lie; the hub is the actor with the most claims."""
    with open_for_reading(data) as store:
        rows = {kind: list(store.rows((FOLDER / f"pages/{kind}.rq").read_text()))
                for kind in ("actor", "office", "article", "claim")}  # fmt: skip
    (hub, _), *actors = rows["actor"]
    return {
        "home": ["/"],
        "actor": [_path(iri) for iri, _ in actors],
        "hub": [_path(hub)],
        **{kind: [_path(iri) for (iri,) in rows[kind]] for kind in ("office", "article", "claim")},
        "search": ["/search?" + urlencode({"q": label}) for _, label in actors],
    }


def _path(iri: str) -> str:
    """The page itself: the thing's own address would only lead there."""
    return "/" + quote(iri.removeprefix(iris.BASE), safe="/") + ".html"
