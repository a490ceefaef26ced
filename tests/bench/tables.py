"""Results as tables: what the terminal and the page both show, and which numbers are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .chart import Chart, Mark, Row
from .comparison import CLIENTS, Comparison, Timing
from .figures import Spread
from .graph import Seeded
from .helped import Speedup
from .hostile import CLIENTS as CROWD
from .hostile import Measurement
from .pages import PageTiming
from .results import Results

_MISSING: Final = "–"
_QUESTIONS: Final = (
    "Milliseconds, median, and in brackets how many times as long as the fastest server of the same round it took. "
    "“entente” answers with its cache of answers off, as if nobody had asked before; “entente, cached” as it "
    "comes, nobody’s measure. What is left out differs in its answer or would take too long: see the details."
)


@dataclass(frozen=True)
class Table:
    """A title, what to know when reading it, columns and rows of text, and a chart of the same."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    chart: Chart | None = None
    is_detail: bool = False
    """Shown folded on the page."""


def tables(results: Results) -> Iterator[Table]:
    """Give the tables of all that was measured, in the order of a reader's interest."""
    if results.comparison and results.graph:
        yield _standings(results.comparison, results.graph)
        yield from (_by_question(results.comparison, clients) for clients in CLIENTS)
        yield _details(results.comparison)
    if results.speedups:
        yield _speedups(results.speedups)
    for graph in dict.fromkeys(timing.graph for timing in results.pages):
        yield _pages(graph, [timing for timing in results.pages if timing.graph == graph])
    if results.hostile:
        yield _hostile(results.hostile)
    if results.reading:
        yield _reading(results)
    if results.ingested and results.served:
        yield _commands(results)


def _standings(comparison: Comparison, graph: Seeded) -> Table:
    rows = []
    for one in comparison.standings:
        loaded = one.loaded
        cells = (
            (f"{loaded.seconds:,.1f}", _mebibytes(loaded.bytes), f"{one.memory:,.0f}") if loaded else (_MISSING,) * 3
        )
        rows.append((one.peer, one.version or "absent", *cells, one.note))
    note = (
        f"{graph.quads:,} quads, {graph.claims:,} claims. All but entente load one N-Quads file in bulk; entente "
        "stores article by article, derives links, dyads and accepted facts, indexes names and sentences and publishes "
        f"as it goes. Making the articles took {graph.making_seconds:.0f} s more. Its disk holds the texts and up to "
        "three snapshots. Memory is PSS of all processes after the questions."
    )
    drawn = (
        Row(one.peer, (Mark("seconds to load", Spread.of([one.loaded.seconds])),))
        for one in comparison.standings if one.loaded
    )  # fmt: skip
    columns = ("server", "version", "load s", "disk MiB", "memory MiB", "note")
    return Table("Servers", note, columns, tuple(rows), Chart("s", tuple(drawn)))


def _by_question(comparison: Comparison, clients: int) -> Table:
    found = {(timing.question, timing.peer): timing for timing in comparison.timings if timing.clients == clients}
    peers = [one.peer for one in comparison.standings if one.loaded]
    rows, drawn = [], []
    for question, title in comparison.titles.items():
        timings = {peer: found.get((question, peer)) for peer in peers}
        rows.append((question, *(_timed(timing) for timing in timings.values())))
        marks = (Mark(peer, timing.milliseconds) for peer, timing in timings.items() if timing)
        drawn.append(Row(title, tuple(marks)))
    who = "one client" if clients == 1 else f"{clients} clients"
    columns = ("question", *peers)
    note = _QUESTIONS if clients == CLIENTS[0] else "The same, asked by so many at once, a connection each."
    return Table(f"Questions, {who}", note, columns, tuple(rows), Chart("ms", tuple(drawn), is_logarithmic=True))


def _timed(timing: Timing | None) -> str:
    if timing is None:
        return _MISSING
    ratio = timing.ratio.middle
    times = f"{ratio:.1f}" if ratio >= 1 else f"{ratio:.1g}"
    return f"{_short(timing.milliseconds.middle)} (×{times})"


def _details(comparison: Comparison) -> Table:
    columns = ("question", "server", "clients", "median ms", "quartiles", "p95", "n", "answers/s", "CPU ms", "refused",
               "× fastest", "quartiles of it")  # fmt: skip
    rows: list[tuple[str, ...]] = [
        (
            one.question, one.peer, str(one.clients), _short(one.milliseconds.middle), _quartiles(one.milliseconds),
            _short(one.milliseconds.p95), str(one.milliseconds.count), f"{one.rate:,.0f}",
            _short(one.processor_milliseconds), str(one.refused), f"{one.ratio.middle:.1f}", _quartiles(one.ratio),
        )
        for one in comparison.timings
    ]  # fmt: skip
    rows += [
        (question, peer, str(clients), reason, *[""] * (len(columns) - 4))
        for (question, peer, clients), reason in comparison.left_out.items()
    ]
    note = "CPU is that of all the server's processes, in milliseconds an answer. The clients share the same cores."
    return Table("Questions, every number", note, columns, tuple(sorted(rows)), is_detail=True)


def _speedups(speedups: tuple[Speedup, ...]) -> Table:
    rows = tuple(
        (one.question, _spread(one.plain), _spread(one.helped), f"{one.times.middle:,.0f}", _quartiles(one.times),
         str(one.times.count), one.difference or "equal")
        for one in speedups
    )  # fmt: skip
    note = (
        "The same question in the terms a newcomer knows and by what is derived for speed, over HTTP, cache off. Times "
        "faster is taken binding by binding."
    )
    columns = ("question", "plain ms", "helped ms", "times faster", "quartiles", "n", "answers")
    drawn = tuple(Row(one.title, (Mark("plain", one.plain), Mark("helped", one.helped))) for one in speedups)
    return Table("Helpers against plain queries", note, columns, rows, Chart("ms", drawn, is_logarithmic=True))


def _pages(graph: str, timings: list[PageTiming]) -> Table:
    found = {(timing.page, timing.cached): timing.milliseconds for timing in timings}
    processor = {timing.page: _short(timing.processor_milliseconds) for timing in timings if not timing.cached}
    refused = sum(timing.refused for timing in timings)
    rows, drawn = [], []
    for page in dict.fromkeys(timing.page for timing in timings):
        first, again = found.get((page, False)), found.get((page, True))
        cells = [cell for one in (first, again) for cell in (_two(one) if one else (_MISSING, _MISSING))]
        rows.append((page, *cells, processor.get(page, _MISSING), str(first.count) if first else _MISSING))
        series = (("first", first), ("cached", again))
        drawn.append(Row(page, tuple(Mark(name, one) for name, one in series if one)))
    note = f"Milliseconds over one connection; first answers and their CPU with the cache off. {refused} were refused."
    columns = ("page", "median", "p95", "cached median", "cached p95", "CPU ms", "n")
    return Table(f"Pages, {graph}", note, columns, tuple(rows), Chart("ms", tuple(drawn), is_logarithmic=True))


def _two(spread: Spread) -> tuple[str, str]:
    return _short(spread.middle), _short(spread.p95)


def _hostile(measured: Measurement) -> Table:
    rows = tuple(
        (name, _short(one.p50), _short(one.p95), _short(one.worst), str(one.count))
        for name, one in (("alone", measured.alone), (f"beside {CROWD} clients", measured.beside))
    )
    statuses = ", ".join(f"{count} times {status}" for status, count in sorted(measured.hostile.items()))
    note = f"Milliseconds of an ASK sent at a fixed pace. The hostile queries beside it were answered {statuses}."
    return Table("A small question beside hostile ones", note, ("an ASK", "median", "p95", "longest", "n"), rows)


def _reading(results: Results) -> Table:
    rows = tuple(
        (step, f"{one.middle:,.0f}", f"{one.low:,.0f} to {one.high:,.0f}", str(one.count))
        for step, one in results.reading.items()
    )
    drawn = tuple(Row(step, (Mark("words a CPU second", one),)) for step, one in results.reading.items())
    note = "Words a CPU second on one core, step by step; publishing derives, indexes and publishes as well."
    columns = ("step", "words a CPU second", "quartiles", "n")
    return Table("Reading", note, columns, rows, Chart("words a CPU second", drawn, is_logarithmic=True))


def _commands(results: Results) -> Table:
    ingested, served, made = results.ingested, results.served, results.dictionary
    assert ingested and served and made
    rows = (
        (
            f"ingest {ingested.articles:,} articles of {ingested.words // ingested.articles} words",
            f"{ingested.seconds:.1f} s",
        ),
        ("of these answer a query afterwards", f"{ingested.answering:,}"),
        ("a first query in an empty directory", f"{ingested.opening:.2f} s"),
        (f"the dictionary of {made.names:,} names", f"{made.seconds.told('CPU s', 2)}, {made.memory:.0f} MiB"),
        ("first answer of a second start", f"{served.first_answer:.2f} s"),
        ("a small query over HTTP, cache off", f"{served.small.told('ms', 2)}, p95 {served.small.p95:.2f} ms"),
        ("memory of all server processes", f"{served.memory:.0f} MiB PSS"),
    )
    return Table("Commands", f"“{ingested.told}”", ("what", "measured"), rows)


def _spread(spread: Spread) -> str:
    return f"{_short(spread.middle)} ({_quartiles(spread)})"


def _quartiles(spread: Spread) -> str:
    return f"{_short(spread.low)} to {_short(spread.high)}"


def _short(value: float) -> str:
    """Three digits are all that such measurements carry."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _mebibytes(size: int) -> str:
    return f"{size / 2**20:,.0f}" if size else "in memory"
