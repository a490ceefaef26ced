"""SIGKILL at any moment of any command that writes: what was acknowledged stays, what stands there is whole."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from entente.model import iris
from entente.model.account import unpacked
from entente.publish import open_for_reading, open_for_writing
from entente.publish.derived import DERIVED
from entente.publish.state import read_state
from entente.reason.policies import policy
from entente.reason.told import everything
from entente.store.embedded import EmbeddedStore
from entente.store.snapshots import current_snapshot

KILLS = 200
ARTICLES = 30
SEED = 2024
ROUND = 25
"""Kills of one data directory; the next begins with a copy of one that holds some articles."""
MOMENT = 0.2
"""Seconds from the lock to a kill, in the mean: less than a batch takes, so that most are met at work."""
_TEXT = """---
title: Dispatch {number}
publisher: Paper {paper}
date: 2024-06-28
---
General Ann Lee of Arland met General Bo Ray of Borduria in the port of Selm on Wednesday. {number} officers attended.
The United States {verb} the Government of National Unity, the US Embassy in Libya said in dispatch {number}.
"""
_DERIVED = tuple(one.iri.removeprefix(iris.GRAPH) for one in DERIVED)
_COMMAND = """
import os, sys
os.setsid()
output = os.open({output!r}, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
os.dup2(output, 1)
os.dup2(os.open(os.devnull, os.O_RDWR), 0)
sys.argv = ["entente", *{arguments!r}]
from tests.few_graphs import few_graphs
from entente.cli import main
from entente.ontology import resources
resources.reference_files = few_graphs
main()
"""
_FORKS = get_context("forkserver")  # its processes have all that is the same for each, and never had a store open
_FORKS.set_forkserver_preload(["tests.warm"])


@dataclass(frozen=True)
class Whole:
    """What undisturbed commands leave: the graph and the hash of each article's text, by its file's name."""

    files: dict[str, Path]
    graphs: dict[str, str]
    hashes: dict[str, str]
    triples: dict[str, str]


@dataclass
class Known:
    """What must stand in a data directory: what was acknowledged, and what a killed command may have done or not."""

    data: Path
    present: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    """What was retracted, and is acknowledged or seen to be gone: not even its text is there."""


pytestmark = pytest.mark.usefixtures("few")  # the graphs that its commands know


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """Write small articles of several publishers, some of which agree and some contradict, and ingest them."""
    folder, data = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("whole")
    for number in range(ARTICLES):
        verb = "supports" if number % 3 else "does not support"
        (folder / f"{number:02}.md").write_text(_TEXT.format(number=number, paper=number % 4, verb=verb))
    assert _done("ingest", str(folder), "--processes", "1", data=data)
    with open_for_reading(data) as store:
        about = f"<{iris.term('sourceName')}> ?name ; <{iris.term('textHash')}> ?hash"
        rows = list(store.rows(f"SELECT ?name ?hash ?article {{ ?article {about} }}"))
        return Whole(
            {path.name: path for path in sorted(folder.iterdir())},
            {name: iris.article_graph(article) for name, _, article in rows},
            {name: text_hash for name, text_hash, _ in rows},
            _triples(store, "article/"),
        )


@pytest.fixture(scope="module")
def begun(whole: Whole, tmp_path_factory: pytest.TempPathFactory) -> Known:
    """A data directory with some of the articles, not to be written to."""
    data = tmp_path_factory.mktemp("begun")
    names = sorted(whole.files)[::3]
    assert _done("ingest", *(str(whole.files[name]) for name in names), data=data)
    return Known(data, set(names))


def _start(*arguments: str, data: Path) -> ForkServerProcess:
    """Start a command in a process, and a group of processes, of its own."""
    command = [*arguments, "--data", str(data)]
    code = _COMMAND.format(arguments=command, output=f"{data}.{time.monotonic_ns()}.out")
    process = _FORKS.Process(target=exec, args=(code, {}))
    process.start()
    return process


def _done(*arguments: str, data: Path) -> bool:
    process = _start(*arguments, data=data)
    process.join()
    return process.exitcode == 0


def _triples(store: EmbeddedStore, *kinds: str) -> dict[str, str]:
    """Give the triples of the graphs whose names begin so."""
    names = [name for name in store.graphs() if name.removeprefix(iris.GRAPH).startswith(kinds)]
    return {name: store.construct(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{name}> {{ ?s ?p ?o }} }}") for name in names}


def _kill(process: ForkServerProcess, data: Path, chance: random.Random) -> bool:
    """Kill a command and all it started at some moment; False where it was done before.

    Most commands get to the lock first: what is killed before it has done nothing.
    """
    if chance.random() < 0.9:
        while process.is_alive() and not _is_locked_by(data, process):
            time.sleep(0.001)
    process.join(chance.expovariate(1 / MOMENT))
    with contextlib.suppress(ProcessLookupError):
        if process.exitcode is None:
            os.killpg(process.pid or 0, signal.SIGKILL)
    process.join()
    return process.exitcode == -signal.SIGKILL


def _is_locked_by(data: Path, process: ForkServerProcess) -> bool:
    with contextlib.suppress(OSError):
        return f"(process {process.pid})" in (data / "lock").read_text()
    return False


def _check(known: Known, whole: Whole) -> None:
    """Check what a kill left, and what the next opening makes of it."""
    if current := current_snapshot(known.data):
        with EmbeddedStore.read(current) as store:
            assert _triples(store, "article/").items() <= whole.triples.items()
    with open_for_writing(known.data) as writer:
        state = read_state(writer.store)
        assert {made.generation for made in state.derived.values()} == {state.generation}
        stored = _triples(writer.store, *_DERIVED)
        rows, chosen = everything(writer.store), policy("corroborated")
        for made in (one.made(writer.store, chosen, rows) for one in DERIVED):
            assert stored.get(made.iri, "") == made.ntriples
    with open_for_reading(known.data) as store:
        articles = _triples(store, "article/")
    assert articles.items() <= whole.triples.items(), "an article is there in part"
    found = {name for name, graph in whole.graphs.items() if graph in articles}
    assert known.present - known.unsure <= found, "what was acknowledged is lost"
    assert found <= known.present | known.unsure, "what was never given, or was retracted, is there"
    _check_texts(known, whole, found)
    known.present, known.unsure = found, set()


def _check_texts(known: Known, whole: Whole, found: Collection[str]) -> None:
    texts = {path.stem: path.read_bytes() for path in known.data.glob("texts/*.txt")}
    assert all(hashlib.sha256(content).hexdigest() == name for name, content in texts.items())
    assert {whole.hashes[name] for name in found} <= set(texts), "an article is there without its text"
    known.removed -= set(found)
    accounts = {path.name.partition(".")[0]: unpacked(path.read_bytes()) for path in known.data.glob("accounts/*.gz")}
    assert all(accounts.values()), "an account is there in part"
    assert {whole.hashes[name] for name in found} <= set(accounts), "an article is there without its account"
    removed = {whole.hashes[name] for name in known.removed}
    assert not removed & (set(texts) | set(accounts)), "what was retracted left its text or its account behind"


def _ingest(
    known: Known, whole: Whole, chance: random.Random, count: int, processes: int = 1, but: str = ""
) -> ForkServerProcess:
    names = chance.sample(sorted(set(whole.files) - {but}), count)
    known.unsure |= set(names)
    known.removed -= set(names)
    paths = [str(whole.files[name]) for name in names]
    return _start("ingest", *paths, "--processes", str(processes), data=known.data)


def _retract(known: Known, name: str) -> ForkServerProcess:
    known.unsure.add(name)
    known.removed.add(name)
    return _start("retract", name, data=known.data)


def _kill_an_opening(known: Known, whole: Whole, chance: random.Random) -> int:
    """Kill a query of a directory that is not there yet: it makes one, and loads ontology and reference."""
    fresh = Known(known.data.with_name(f"{known.data.name}-{time.monotonic_ns()}"))
    query = known.data.with_name("ask.rq")
    query.write_text("ASK {}")
    killed = _kill(_start("query", str(query), data=fresh.data), fresh.data, chance)
    _check(fresh, whole)
    shutil.rmtree(fresh.data)
    return killed


def _kill_an_ingest(known: Known, whole: Whole, chance: random.Random) -> int:
    return _ended(known, whole, _ingest(known, whole, chance, chance.randrange(1, 12)), chance)


def _kill_an_ingest_of_several_processes(known: Known, whole: Whole, chance: random.Random) -> int:
    return _ended(known, whole, _ingest(known, whole, chance, ARTICLES, processes=2), chance)


def _kill_a_retraction(known: Known, whole: Whole, chance: random.Random) -> int:
    if not known.present:
        return 0
    return _ended(known, whole, _retract(known, chance.choice(sorted(known.present))), chance)


def _kill_one_of_two(known: Known, whole: Whole, chance: random.Random) -> int:
    """Kill one of two that compete for the lock; the other gets it, and what it says is done is done."""
    if not known.present:
        return 0
    name = chance.choice(sorted(known.present))
    doomed = _ingest(known, whole, chance, chance.randrange(1, 6), but=name)
    other = _retract(known, name)
    killed = _kill(doomed, known.data, chance)
    other.join()
    assert other.exitcode == 0
    known.present.discard(name)
    known.unsure.discard(name)
    if not killed:
        known.present |= known.unsure
    _check(known, whole)
    return killed


def _ended(known: Known, whole: Whole, process: ForkServerProcess, chance: random.Random) -> int:
    """Kill a command, or take its word where it was done before."""
    killed = _kill(process, known.data, chance)
    if not killed:
        assert process.exitcode == 0
        known.present = (known.present | known.unsure) - known.removed
        known.unsure.clear()
    _check(known, whole)
    return killed


ACTIONS: tuple[tuple[Callable[[Known, Whole, random.Random], int], int], ...] = (
    (_kill_an_opening, 2),
    (_kill_an_ingest, 10),
    (_kill_an_ingest_of_several_processes, 1),
    (_kill_a_retraction, 8),
    (_kill_one_of_two, 3),
)


def _directories(begun: Known, folder: Path) -> Iterator[Known]:
    number = 0
    while True:
        data = folder / str(number)
        yield Known(Path(shutil.copytree(begun.data, data)), set(begun.present))
        shutil.rmtree(data)
        number += 1


def test_two_hundred_kills_lose_nothing_that_was_acknowledged(whole: Whole, begun: Known, tmp_path: Path) -> None:
    chance = random.Random(SEED)
    kills, met = 0, dict.fromkeys((action for action, _ in ACTIONS), 0)
    actions, weights = zip(*ACTIONS, strict=True)
    directories = _directories(begun, tmp_path)
    while kills < KILLS:
        known = next(directories)
        until = kills + ROUND
        while kills < until:
            (action,) = chance.choices(actions, weights)
            killed = action(known, whole, chance)
            kills += killed
            met[action] += killed
    assert all(met.values()), "a command was never killed"
    assert _done("ingest", *map(str, whole.files.values()), "--processes", "1", data=known.data)
    with open_for_reading(known.data) as store:
        assert _triples(store, "article/") == whole.triples
