"""The same questions to every peer, in turn: answers first, times only where the answers agree."""

from __future__ import annotations

import http.client
import os
import subprocess
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import product
from typing import Final

from . import answers
from .asking import ROWS, TRIPLES, Cell, address, get, volley
from .figures import Spread
from .graph import Seeded
from .peer import Loaded, Peer
from .process import Server
from .questions import Question, questions

CLIENTS: Final = (1, 8, 32)
CHECKED: Final = 4
"""Bindings of a question whose answers are compared."""
PATIENCE: Final = 1.0
"""Seconds the first request of every client may take in all; a cell that would take longer is left out."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Effort:
    """How much is asked."""

    clients: tuple[int, ...] = CLIENTS
    rounds: int = 2
    seconds: float = 0.1
    """How long a volley lasts, once every client asked once."""
    most: int = 50
    """Requests of one client in a volley."""


@dataclass(frozen=True)
class Standing:
    """A peer: its version (empty for absent), what loading took, its memory with the graph in use, what went wrong."""

    peer: str
    version: str
    loaded: Loaded | None = None
    memory: float = 0.0
    """MiB, after the questions."""
    note: str = ""


@dataclass(frozen=True)
class Timing:
    """What one question by so many clients gave at one peer."""

    question: str
    peer: str
    clients: int
    milliseconds: Spread
    rate: float
    """Answers a second."""
    processor_milliseconds: float
    """Of all the server's processes, an answer."""
    refused: int
    ratio: Spread
    """A round's median over that of the fastest peer of the round."""


@dataclass(frozen=True)
class Comparison:
    """All of it; what has no timing has a reason in ``left_out`` under (question, peer, clients)."""

    standings: tuple[Standing, ...]
    titles: Mapping[str, str]
    timings: tuple[Timing, ...]
    left_out: Mapping[tuple[str, str, int], str]


class _Running:
    """A peer at work."""

    def __init__(self, peer: Peer, server: Server) -> None:
        self.peer, self.server = peer, server

    def answer(self, question: Question, text: str) -> answers.Answer:
        body = get(self.server.port, address(self.peer.path, text), _accept(question))
        return answers.rows(body) if question.form == "SELECT" else answers.triples(body)

    def volley(self, question: Question, clients: int, effort: Effort) -> Cell:
        where = [address(self.peer.path, text) for text in question.texts]
        return volley(self.server, where, _accept(question), clients, effort.seconds, effort.most)


def compare(graph: Seeded, peers: Sequence[Peer], say: Say, effort: Effort = Effort()) -> Comparison:
    """Load and start every peer there is, compare their answers, then time them in alternating rounds."""
    asked = questions("asked", graph)
    with ExitStack() as stack:
        standings = {peer.name: _loaded(peer, graph, say) for peer in peers}
        found = [peer for peer in peers if standings[peer.name].loaded]
        running = [_Running(peer, stack.enter_context(peer.serve(graph))) for peer in found]
        left_out = dict(_differing(asked, running, say, effort))
        cells = _rounds(asked, running, left_out, say, effort)
        memory = {one.peer.name: one.server.memory() for one in running}
    return Comparison(
        standings=tuple(
            Standing(name, told.version, told.loaded, memory.get(name, 0.0), told.note)
            for name, told in standings.items()
        ),
        titles={question.id: question.title for question in asked},
        timings=tuple(_timings(cells, {peer.name for peer in found if peer.remembers})),
        left_out=left_out,
    )


def _loaded(peer: Peer, graph: Seeded, say: Say) -> Standing:
    version = peer.version()
    if not version:
        say(f"  {peer.name}: absent")
        return Standing(peer.name, "")
    try:
        loaded = peer.load(graph)
    except (TimeoutError, subprocess.SubprocessError) as reason:
        say(f"  {peer.name} {version}: {reason}")
        return Standing(peer.name, version, note=str(reason))
    say(f"  {peer.name} {version}: loaded in {loaded.seconds:.0f} s, {loaded.bytes / 2**20:.0f} MiB on disk")
    return Standing(peer.name, version, loaded)


def _differing(
    asked: Sequence[Question], running: Sequence[_Running], say: Say, effort: Effort
) -> Iterator[tuple[tuple[str, str, int], str]]:
    """Compare every peer's answers with those of the first; what differs, or fails, is not timed."""
    for question in asked:
        texts = question.texts[:CHECKED]
        right = [running[0].answer(question, text) for text in texts]
        for one in running[1:]:
            try:
                told = (answers.difference(a, one.answer(question, text)) for a, text in zip(right, texts, strict=True))
                reason = next((f"another answer: {line}" for line in told if line), "")
            except (OSError, http.client.HTTPException, ValueError, SyntaxError) as error:
                reason = f"no answer: {str(error)[:200] or type(error).__name__}"
            if reason:
                say(f"  {question.id}, {one.peer.name}: {reason}")
                yield from (((question.id, one.peer.name, clients), reason) for clients in effort.clients)
    say(f"  {len(asked)} questions, {CHECKED} bindings each: answers compared")


def _rounds(
    asked: Sequence[Question],
    running: Sequence[_Running],
    left_out: dict[tuple[str, str, int], str],
    say: Say,
    effort: Effort,
) -> dict[tuple[str, str, int], list[Cell]]:
    """Time cell by cell, the peers in another order each round, so that noise hits all alike."""
    cells: dict[tuple[str, str, int], list[Cell]] = defaultdict(list)
    for turn in range(effort.rounds):
        say(f"  round {turn + 1} of {effort.rounds}, load {os.getloadavg()[0]:.1f}")
        for question, clients in product(asked, effort.clients):
            for one in (*running[turn % len(running) :], *running[: turn % len(running)]):
                key = (question.id, one.peer.name, clients)
                alone = cells[question.id, one.peer.name, 1]
                if clients > 1 and alone and alone[0].milliseconds and _expected(alone[0], clients) > PATIENCE:
                    left_out.setdefault(key, f"one answer to each client would take over {PATIENCE} s")
                if key not in left_out:
                    cells[key].append(one.volley(question, clients, effort))
    return cells


def _expected(alone: Cell, clients: int) -> float:
    """Seconds until each client has its first answer, going by what one client alone waits."""
    return Spread.of(alone.milliseconds).middle / 1000 * clients / (os.cpu_count() or 1)


def _timings(cells: Mapping[tuple[str, str, int], Sequence[Cell]], beside: Collection[str]) -> Iterator[Timing]:
    """Sum the volleys up; the fastest is looked for among all but those beside the contest."""
    medians = {
        (key, turn): Spread.of(cell.milliseconds).middle
        for key, volleys in cells.items()
        for turn, cell in enumerate(volleys)
        if cell.milliseconds
    }
    fastest: dict[tuple[str, int, int], float] = {}
    for ((question, peer, clients), turn), median in medians.items():
        if peer in beside:
            continue
        fastest[question, clients, turn] = min(median, fastest.get((question, clients, turn), median))
    for key, volleys in cells.items():
        question, peer, clients = key
        milliseconds = [one for cell in volleys for one in cell.milliseconds]
        if milliseconds:
            yield Timing(
                question, peer, clients,
                milliseconds=Spread.of(milliseconds),
                rate=len(milliseconds) / sum(cell.wall_seconds for cell in volleys),
                processor_milliseconds=sum(cell.processor_seconds for cell in volleys) * 1000 / len(milliseconds),
                refused=sum(cell.refused for cell in volleys),
                ratio=Spread.of(
                    medians[key, turn] / fastest[question, clients, turn]
                    for turn in range(len(volleys)) if (key, turn) in medians and (question, clients, turn) in fastest
                ),
            )  # fmt: skip


def _accept(question: Question) -> str:
    return ROWS if question.form == "SELECT" else TRIPLES
