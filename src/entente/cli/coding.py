"""``entente code``: what codes texts of one's own into events, and leaves the graph as it is."""

from __future__ import annotations

import contextlib
import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from entente.cli.options import data_option, reading
from entente.cli.reporting import exit_code, progress, tell
from entente.errors import BadParameter, NotFound
from entente.publish import DataDirectory
from entente.publish.known import dictionary
from entente.publish.state import read_state
from entente.settings import Settings

if TYPE_CHECKING:
    from entente.ingest.corpus import Record
    from entente.ingest.dictionary import Dictionary
    from entente.model.document import Failure


@dataclass
class Tally:
    """What became of the texts."""

    coded: int = 0
    events: int = 0
    codes: list[int] = field(default_factory=list)
    """Exit codes of the lines that failed."""

    def __str__(self) -> str:
        """Sum up in one line."""
        return f"texts: {self.coded} coded ({self.events} events), {len(self.codes)} failed"


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE.jsonl|-]…")
@click.option("--format", "name", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@click.option("--explain", is_flag=True, help="Add what each event was read from: frame, tree, words, names.")
@click.option("--processes", type=click.IntRange(0), help="Processes that code side by side; 0 for one a core.")
@data_option
def code(files: tuple[str, ...], name: str, explain: bool, processes: int | None, data: Path | None) -> int:
    """Code texts into events: who does what to whom, as PLOVER has it. Nothing is stored.

    Each line is an object with a “text”, and an “id” and a “date” where there are any; without a file, standard input
    is read. A line that cannot be used is told by its place, and the rest goes on. CSV has a row for each event, with
    “;” between the actors of a side.

    \b
    Example:
      echo '{"id": "a", "date": "2024-06-28", "text": "Russia accused Chad of shelling a village."}' | entente code
      entente code sentences.jsonl --format csv >events.csv
    """
    if explain and name == "csv":
        raise BadParameter("--explain has no place in CSV", hint="leave out --format csv")
    settings = Settings.from_environment(data=data, processes=processes)
    # Imported here: the reader takes half a second that no other command needs.
    from entente.ingest.corpus import Coder
    from entente.ingest.exchange import COLUMNS, table
    from entente.syntax.pipeline import pipeline

    if settings.pipeline:
        pipeline(settings.pipeline)  # to fail at once, and not in another process
    coder = Coder(_known(settings), settings.pipeline, explain)
    tally = Tally()
    with progress("coding") as watch:
        _write(_csv([COLUMNS]) if name == "csv" else "")
        records = _records(files or ("-",), settings.article_bytes, tally)
        for row in coder.side_by_side(records, settings.processes):
            tally.coded += 1
            tally.events += len(row["events"])
            _write(_csv(table(row)) if name == "csv" else _jsonl(row))
            watch(tally)
    if tally.codes or sys.stderr.isatty():
        click.echo(str(tally), err=True)
    return exit_code(tally.codes)


def _known(settings: Settings) -> Dictionary:
    """The names that are known as of the snapshot that is published."""
    with reading(settings) as store:
        return dictionary(DataDirectory(settings.data), store, read_state(store).shipped)


def _records(files: tuple[str, ...], limit: int, tally: Tally) -> Iterator[Record]:
    """Yield the texts of all files; what cannot be read is told at once, and counted."""
    from entente.model.document import Failure

    for record in _read(files, limit):
        if isinstance(record, Failure):
            tally.codes.append(tell([record]))
        else:
            yield record


def _read(files: tuple[str, ...], limit: int) -> Iterator[Record | Failure]:
    from entente.ingest.corpus import texts
    from entente.model.document import Failure

    for name in files:
        try:
            with _opened(name) as file:
                yield from texts("standard input" if name == "-" else name, file, limit)
        except OSError as error:
            yield Failure(name, NotFound(f"{name} cannot be read: {error.strerror}", hint="check the path"))


def _opened(name: str) -> contextlib.AbstractContextManager[BinaryIO]:
    return contextlib.nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb")


def _jsonl(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _csv(rows: Iterable[Sequence[str]]) -> str:
    written = StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


def _write(text: str) -> None:
    """Write at once: whoever reads our output has the texts as they are coded."""
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


COMMANDS = (code,)
