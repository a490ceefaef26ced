"""SIGKILL at any moment of a rereading: each article stands as before or as after, and its judgements with it."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from tests.test_crash import _done, _start, _triples
from tests.test_rereading import KNOWN, teach

from entente.model import iris
from entente.model.judgement import Verdict
from entente.publish import open_for_reading, open_for_writing
from entente.publish.judgements import judgements
from entente.reason.policies import accepted, policy
from entente.store.embedded import EmbeddedStore

KILLS, ARTICLES, SEED, DAY = 10, 24, 2024, date(2024, 7, 1)
_TEXT = "Libya met Chad in Geneva on Monday, the Harrow League said. Niger sent dispatch {number} to Mali."
_MET = f"SELECT ?claim WHERE {{ ?claim <{iris.term('claimType')}> <{iris.concept('event-type', 'CONSULT')}> }}"
_STANDING = f"SELECT ?claim ?article WHERE {{ ?claim <{iris.term('inArticle')}> ?article }}"

pytestmark = pytest.mark.usefixtures("few")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles with a judgement each, read before the reader knew the league; not to be written to."""
    folder, data = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("begun")
    for number in range(ARTICLES):
        (folder / f"{number}.txt").write_text(_TEXT.format(number=number))
    assert _done("ingest", str(folder), "--processes", "1", "--publisher", "Paper", data=data)
    with open_for_writing(data) as writer:
        for (claim,) in list(writer.store.rows(_MET)):
            # The dictionary is told later, so that each of these is to be carried to a claim of another IRI.
            writer.judge(claim, Verdict.ACCEPTED, "Ann Lee", DAY)
    teach(data, KNOWN)
    with open_for_writing(data) as writer:
        writer.dictionary()  # gathered now, so that a kill is met at reading
    return data


@dataclass(frozen=True)
class Whole:
    """What an undisturbed rereading leaves, and how many seconds it takes."""

    graphs: dict[str, str]
    seconds: float


@pytest.fixture(scope="module")
def whole(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    data = shutil.copytree(begun, tmp_path_factory.mktemp("whole") / "data")
    since = time.monotonic()
    assert _done("reread", "--processes", "1", data=data)
    seconds = time.monotonic() - since
    with open_for_reading(data) as store:
        return Whole(_triples(store, "article/", "review"), seconds)


def killed(data: Path, after: float) -> bool:
    """Kill a rereading after so many seconds; False where it was done before."""
    process = _start("reread", "--processes", "1", data=data)
    process.join(after)
    with contextlib.suppress(ProcessLookupError):
        if process.exitcode is None:
            os.killpg(process.pid or 0, signal.SIGKILL)
    process.join()
    return process.exitcode == -signal.SIGKILL


def check(store: EmbeddedStore, before: dict[str, str], whole: Whole) -> int:
    """Check that articles and judgements stand together, and count the articles that were read anew."""
    articles = _triples(store, "article/")
    assert articles.keys() == before.keys()
    anew = [name for name, graph in articles.items() if graph != before[name]]
    assert all(articles[name] == whole.graphs[name] for name in anew), "an article is there in part"
    home = {row[0]: row[1] for row in store.rows(_STANDING)}
    found = judgements(store)
    assert len(found) == ARTICLES
    assert all(home[one.claim] == one.seen.article for one in found), "a judgement is about a claim that is gone"
    assert {iris.article_graph(one.seen.article) for one in found if one.is_carried} == set(anew)
    return len(anew)


def test_ten_kills_leave_no_judgement_half_carried(begun: Path, whole: Whole, tmp_path: Path) -> None:
    chance = random.Random(SEED)
    with open_for_reading(begun) as store:
        before = _triples(store, "article/")
    kills, between, number = 0, 0, 0
    while kills < KILLS:
        number += 1
        data = shutil.copytree(begun, tmp_path / str(number))
        kills += killed(data, whole.seconds * chance.uniform(0.3, 1))
        with open_for_writing(data) as writer:
            done = check(writer.store, before, whole)
            between += 0 < done < ARTICLES
            facts = accepted(writer.store, policy("corroborated"))
            assert _triples(writer.store, "accepted") == {facts.iri: facts.ntriples}
        if number % 6 == 0:
            assert _done("reread", "--processes", "1", data=data)
            with open_for_reading(data) as store:
                assert _triples(store, "article/", "review") == whole.graphs
        shutil.rmtree(data)
    assert between, "no kill met a rereading at work"
