"""Who is served next, with real workers."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from entente.errors import LimitExceeded
from entente.sparql.lanes import Lane, Memory
from entente.sparql.outline import outline
from entente.sparql.process import Nursery, WorkerLost, WorkerProcess
from entente.sparql.tokens import tokenise


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with closing(Nursery()) as nursery:
        yield nursery


def waiting(lane: Lane, name: str, order: list[str]) -> threading.Thread:
    """Start somebody who waits for a worker, and return once it stands in the queue."""

    def wait() -> None:
        worker = lane.take(20)
        order.append(name)
        lane.give(worker)

    before = len(lane._waiting)
    thread = threading.Thread(target=wait)
    thread.start()
    while len(lane._waiting) == before:
        time.sleep(0.001)
    return thread


def test_newest_and_oldest_are_served_in_turn(nursery: Nursery) -> None:
    lane, order = Lane(8, background=False), list[str]()
    threads = [waiting(lane, name, order) for name in "abcde"]
    assert lane.is_crowded
    lane.give(WorkerProcess(nursery))
    for thread in threads:
        thread.join()
    assert order == ["e", "a", "d", "b", "c"]
    assert not lane.is_crowded
    lane.take(1).kill()


def test_whoever_is_one_too_many_is_told_to_come_again() -> None:
    lane, order = Lane(1, background=False), list[str]()
    with pytest.raises(LimitExceeded, match="running and waiting"):
        lane.take(0.01)
    thread = waiting(lane, "a", order)
    with pytest.raises(LimitExceeded) as caught:
        lane.take(20)
    assert (caught.value.members["limit"], caught.value.members["retryAfter"]) == ("concurrency", 1)
    with closing(Nursery()) as nursery:
        lane.give(WorkerProcess(nursery))
        thread.join()
        lane.take(1).kill()


def test_the_memory_keeps_the_latest() -> None:
    memory = Memory()
    for number in range(1_001):
        memory.note(f"ASK {{}} # {number}", slow=True)
    memory.note("ASK {} # 1000", slow=False)
    assert ["ASK {} # 0" in memory, "ASK {} # 1" in memory, "ASK {} # 1000" in memory] == [False, True, False]


def test_queries_that_differ_in_values_and_comments_alone_are_of_one_shape() -> None:
    one, other, third = (
        outline(tokenise(text)).shape
        for text in ("ASK { ?s ?p 'a' } # x", 'ASK{?s ?p\t"""b"""}', "ASK { ?s ?p <urn:a> }")
    )
    assert one == other != third


def test_a_worker_killed_from_outside_is_known_by_its_signal(nursery: Nursery) -> None:
    worker = WorkerProcess(nursery)
    nursery.kill(worker.pid)
    with pytest.raises(WorkerLost) as caught:
        worker.wait(20)
    assert caught.value.signal == 9
    worker.kill()


def test_after_the_death_of_its_zygote_a_nursery_makes_workers_again() -> None:
    with closing(Nursery()) as nursery:
        nursery._process.kill()
        nursery._process.wait()
        with pytest.raises(WorkerLost):
            WorkerProcess(nursery)
        worker = WorkerProcess(nursery)
        assert worker.wait(0.001) is None
        worker.kill()
