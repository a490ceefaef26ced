"""A small world for pages and documents: three samples read by the real reader, and what they do not hold."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.copies import copied, once, unpublished

import entente
from entente.cli.batch import ingest
from entente.ingest.acquire import acquire
from entente.model import iris
from entente.model.graph import Graph
from entente.publish import open_for_writing
from entente.settings import Settings
from entente.store.snapshots import current_snapshot
from entente.web.app import POOL, create_app
from entente.web.asking import Questions

SAMPLES = ("gaborone-libya", "gaborone-conference", "nato-washington")
HUB_CLAIMS = 230
HUB = iris.THING + "organisation/hub"
LABEL, TYPE = iris.PREFIXES["rdfs"] + "label", iris.PREFIXES["rdf"] + "type"


@dataclass(frozen=True)
class World:
    """A data directory with a snapshot, and IRIs in it worth asking for."""

    data: Path
    kept: str
    """An article that is in the graph."""
    retracted: str
    """An article that is not any more."""
    gone: tuple[str, ...]
    """What stood in the graph of the retracted article."""


def _curated() -> Graph:
    names = {
        "organisation/hub": ("Hub", "en"),
        "place/a%20b%2Fc": ("A b/c", "en"),
        "organisation/الجيش-الوطني": ("الجيش الوطني", "ar"),
        "organisation/解放军": ("中国人民解放军", "zh"),
        "person/Ørsted": ("Hans Ørsted", "da"),
        "person/old": ("Old Name", "en"),
    }
    lines = [f'<{iris.THING}{path}> <{LABEL}> "{text}"@{language} .\n' for path, (text, language) in names.items()]
    lines += [f"<{iris.THING}{path}> <{TYPE}> <{iris.term('Organization')}> .\n" for path in names]
    return Graph(iris.GRAPH + "reference/test", "".join(sorted(lines)))


def _hub() -> Graph:
    article = f"{iris.THING}article/ffffffffffffffff"
    lines = [f'<{article}> <{iris.term("readingKey")}> "hub" .\n', f"<{article}> <{TYPE}> <{iris.term('Article')}> .\n"]
    for number in range(HUB_CLAIMS):
        claim = f"{iris.THING}claim/{number:020x}"
        lines += [
            f"<{claim}> <{TYPE}> <{iris.term('Claim')}> .\n",
            f"<{claim}> <{iris.term('subject')}> <{HUB}> .\n",
            f"<{claim}> <{iris.term('inArticle')}> <{article}> .\n",
        ]
    return Graph(iris.article_graph(article), "".join(sorted(lines)))


@pytest.fixture(scope="session")
def world(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> World:
    """The small world, of which each process that tests has a copy."""
    made = once(tmp_path_factory, "world", partial(_make, loaded))
    data = copied(made / "data", tmp_path_factory.mktemp("world") / "data")
    kept, retracted, *gone = (made / "iris").read_text(encoding="utf-8").splitlines()
    return World(data, kept, retracted, tuple(gone))


def _make(loaded: Path, made: Path) -> None:
    """Make the data directory, and beside it a file of the IRIs worth asking for."""
    data = unpublished(copied(loaded, made / "data"))
    folder = Path(entente.__file__).parent / "data/samples"
    files = [str(folder / f"{name}.md") for name in SAMPLES]
    with open_for_writing(data) as writer:
        merged = f"<{iris.THING}person/old> <{iris.term('mergedInto')}> <{iris.THING}person/Ørsted> .\n"
        writer.store.replace(_curated(), _hub(), Graph(iris.REVIEW, merged))
        ingest(writer, acquire(files, metadata={}, stdin=io.BytesIO(), limit=1_000_000), 1)
        writer.settle()
        titled = f"a <{iris.term('Article')}> ; <{iris.PREFIXES['dcterms']}title> ?title"
        titles = f"SELECT ?article ?title {{ ?article {titled} }}"
        articles = sorted((title, article) for article, title in writer.store.rows(titles))
        kept, retracted = articles[0][1], articles[-1][1]
        brought = f"SELECT DISTINCT ?s {{ GRAPH <{iris.article_graph(retracted)}> {{ ?s a ?class }} }}"
        own = [iri for (iri,) in writer.store.rows(brought) if "#" not in iri and "/publisher/" not in iri]
        elsewhere = f"SELECT ?s {{ GRAPH ?g {{ ?s a ?class }} FILTER(?g != <{iris.article_graph(retracted)}>) }}"
        others = {iri for (iri,) in writer.store.rows(elsewhere)}
        writer.retract(retracted)
    gone = (iri for iri in own if iri not in others)
    (made / "iris").write_text("\n".join((kept, retracted, *gone)), encoding="utf-8")


@pytest.fixture(scope="session")
def snapshot(world: World) -> str:
    current = current_snapshot(world.data)
    assert current is not None
    return current.identifier


@pytest.fixture(scope="session")
def visitor(world: World) -> Iterator[FlaskClient]:
    """Asks the whole app over the world."""
    # Time enough on a machine that does much else: what the limits do has tests of its own.
    app = create_app(Settings(data=world.data, query_workers=1, query_seconds=60.0))
    with app.test_client() as client:
        yield client
    app.extensions[POOL].close()


@pytest.fixture(scope="session")
def questions(world: World) -> Iterator[Questions]:
    """Our own queries over the world."""
    with closing(Questions(partial(current_snapshot, world.data), 1)) as questions:
        yield questions
