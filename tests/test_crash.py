"""SIGKILL at any moment of ``entente ingest``: the store opens, holds whole articles, and catches up."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from entente.model import iris
from entente.publish import open_for_reading, open_for_writing
from entente.publish.derived import DERIVED
from entente.publish.state import read_state
from entente.reason.policies import policy
from entente.reason.told import everything
from entente.store.embedded import EmbeddedStore
from entente.store.snapshots import current_snapshot

KILLS = 50
ARTICLES = 25
ENTENTE = str(Path(sys.executable).with_name("entente"))
_TEXT = """---
title: Dispatch {number}
publisher: Paper {paper}
date: 2024-06-28
---
General Michael Langley met with General Mohammed al-Haddad in Gaborone on Wednesday. {number} officers attended.
The United States {verb} the Government of National Unity, the US Embassy in Libya said in dispatch {number}.
"""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write small articles of several publishers, some of which agree and some contradict."""
    folder = tmp_path_factory.mktemp("articles")
    for number in range(ARTICLES):
        verb = "supports" if number % 3 else "does not support"
        (folder / f"{number:02}.md").write_text(_TEXT.format(number=number, paper=number % 4, verb=verb))
    return folder


@pytest.fixture(scope="module")
def whole(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What an ingest that nobody disturbs leaves, graph by graph."""
    data = tmp_path_factory.mktemp("whole")
    assert _ingest(articles, data).wait() == 0
    with open_for_reading(data) as store:
        return _graphs(store)


def _ingest(articles: Path, data: Path) -> subprocess.Popen[bytes]:
    command = [ENTENTE, "ingest", str(articles), "--data", str(data), "--processes", "1"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)


def _graphs(store: EmbeddedStore, kinds: tuple[str, ...] = ("article/", "accepted", "links")) -> dict[str, str]:
    """Give the triples of every article and of what is made from them."""
    names = [name for name in store.graphs() if name.removeprefix(iris.GRAPH).startswith(kinds)]
    return {name: store.construct(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{name}> {{ ?s ?p ?o }} }}") for name in names}


def _kill_at_some_moment(process: subprocess.Popen[bytes], data: Path, chance: random.Random) -> bool:
    """Let it get some way, to a number of texts written or for a time, and kill it; False where it was done before."""
    texts = chance.randrange(ARTICLES + 1)
    moment = time.monotonic() + chance.uniform(0.3, 1.2)
    by_time = chance.random() < 0.5
    while process.poll() is None:
        if time.monotonic() > moment if by_time else len(list(data.glob("texts/*.txt"))) >= texts and _is_locked(data):
            time.sleep(chance.uniform(0, 0.03))
            break
        time.sleep(0.001)
    os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
    return process.wait() == -signal.SIGKILL


def _is_locked(data: Path) -> bool:
    return (data / "lock").exists() and (data / "lock").stat().st_size > 0


def _check(data: Path, whole: dict[str, str]) -> int:
    """Check what a kill left, then what the next opening makes of it; give the number of articles."""
    with EmbeddedStore.open(data / "store") as store:
        for name, triples in _graphs(store, ("article/",)).items():
            assert triples == whole[name]
    if current := current_snapshot(data):
        with EmbeddedStore.read(current) as store:
            for name, triples in _graphs(store, ("article/",)).items():
                assert triples == whole[name]
    with open_for_writing(data) as writer:
        state = read_state(writer.store)
        assert set(state.derived) == {iris.ACCEPTED, iris.LINKS, iris.DYADS}
        assert {made.generation for made in state.derived.values()} == {state.generation}
        stored = _graphs(writer.store, ("accepted", "links", "dyads"))
        rows, chosen = everything(writer.store), policy("corroborated")
        for made in (one.made(writer.store, chosen, rows) for one in DERIVED):
            assert stored.get(made.iri, "") == made.ntriples
    with open_for_reading(data) as store:
        found = store.graphs(iris.GRAPH + "article/")
        texts = {hashlib.sha256(path.read_bytes()).hexdigest() for path in data.glob("texts/*.txt")}
        hashes = {row[0] for row in store.rows(f"SELECT ?hash {{ ?a <{iris.term('textHash')}> ?hash }}")}
        assert hashes <= texts
    return len(found)


def test_fifty_kills_leave_whole_articles_and_what_follows_from_them(
    articles: Path, whole: dict[str, str], tmp_path: Path
) -> None:
    chance = random.Random(2024)
    kills, folder, met = 0, 0, set()
    while kills < KILLS:
        data = tmp_path / str(folder)
        data.mkdir(exist_ok=True)
        kills += _kill_at_some_moment(_ingest(articles, data), data, chance)
        count = _check(data, whole)
        met.add(count)
        if count == ARTICLES:
            folder += 1
    assert met - {0, ARTICLES}, "no kill came halfway through a batch"
    data = tmp_path / str(max(folder - 1, 0))
    assert _ingest(articles, data).wait() == 0
    with open_for_reading(data) as store:
        assert _graphs(store) == whole
