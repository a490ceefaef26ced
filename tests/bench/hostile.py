"""How an ASK fares beside sixteen clients that send nothing but hostile queries.

The ASK is sent at a fixed pace, whether or not the one before was answered in time: what a client waits that comes at
any moment. A hostile client sends its next query as soon as the last is answered, whatever the answer says.
"""

from __future__ import annotations

import http.client
import itertools
import statistics
import threading
import time
import urllib.parse
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

CLIENTS: Final = 16
SECONDS: Final = 8.0
PACE: Final = 0.02
"""Seconds from one ASK to the next."""
ASK: Final = "ASK {{ <https://w3id.org/entente/id/state/libya> ?p ?o FILTER(STR(?o) != '{}') }}"
HOSTILE: Final = (
    "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != '{}') }}",
    "SELECT * {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != '{}') }} ORDER BY ?a ?d ?g LIMIT 1",
    "SELECT (COUNT(*) AS ?n) {{ ?a (!<urn:{}>)* ?b . ?b (!<urn:x>)* ?c }}",
    "SELECT ?a {{ ?a ?b ?c . ?d ?e ?f FILTER(REGEX(STR(?c), CONCAT('(', STR(?f), ')*{}$'))) }}",
    "SELECT (GROUP_CONCAT(STR(?c)) AS ?all) {{ ?a ?b ?c . ?d ?e ?f FILTER(?c != '{}') }}",
    "CONSTRUCT {{ ?a ?b ?f }} {{ ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(?f) > 1000000 || ?f = '{}') }}",
)
"""Cross products, endless paths, regular expressions; each time a text that was never sent before."""


@dataclass(frozen=True)
class Latency:
    """Milliseconds that answers took: half of them at most p50, all but a twentieth at most p95."""

    p50: float
    p95: float
    worst: float
    count: int


@dataclass(frozen=True)
class Measurement:
    """An ASK alone and beside the hostile, and how often those were answered with which status."""

    alone: Latency
    beside: Latency
    hostile: dict[int, int]


def measure(port: int, clients: int = CLIENTS, seconds: float = SECONDS) -> Measurement:
    """Measure on the server at a port of loopback; raises AssertionError where an ASK is not answered well."""
    alone = _paced(port, seconds / 2, "alone")
    stop, answers = threading.Event(), Counter[int]()
    threads = [threading.Thread(target=_besiege, args=(port, number, stop, answers)) for number in range(clients)]
    for thread in threads:
        thread.start()
    try:
        beside = _paced(port, seconds, "beside")
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    return Measurement(alone, beside, dict(answers))


def _paced(port: int, seconds: float, when: str) -> Latency:
    """Send an ASK again and again, each a text that was never sent before, so that no answer is kept."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        waiting = []
        for number in itertools.count():
            due = begun + number * PACE
            if due > begun + seconds:
                break
            time.sleep(max(0.0, due - time.perf_counter()))
            waiting.append(pool.submit(_timed, port, ASK.format(f"{when} {number}"), due))
        times = sorted(future.result() for future in waiting)
    middle, high = statistics.median(times), times[int(len(times) * 0.95)]
    return Latency(middle, high, times[-1], len(times))


def _timed(port: int, query: str, due: float) -> float:
    status = _status(port, query)
    assert status == 200, f"an ASK was answered {status}"
    return (time.perf_counter() - due) * 1000


def _besiege(port: int, number: int, stop: threading.Event, answers: Counter[int]) -> None:
    for turn in itertools.count():
        if stop.is_set():
            return
        query = HOSTILE[(number + turn) % len(HOSTILE)].format(f"{number}-{turn}")
        answers[_status(port, query)] += 1


def _status(port: int, query: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", "/sparql?" + urllib.parse.urlencode({"query": query}))
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()
