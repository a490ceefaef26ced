"""How things are told: how far a batch is, on a terminal, what failed in it, and texts as they may be printed."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator

import click

from entente.errors import BadInput, line
from entente.ingest.decoding import shown
from entente.model.document import Failure


@contextlib.contextmanager
def progress(what: str) -> Iterator[Callable[[object], None]]:
    """Show how far a batch is, on a terminal; nowhere else. What it gives is called with what sums the batch up."""
    if not sys.stderr.isatty():
        yield lambda tally: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what, total=None)
        yield lambda tally: shown.update(task, description=str(tally))


def tell(failures: Iterable[Failure]) -> int:
    """Tell each failure in a line, and give the exit code: that of all of them, or of bad input where they differ."""
    codes = set()
    for failure in failures:
        told = line(failure.error)
        prefix = "" if failure.name in told else f"{failure.name}: "
        click.echo(f"entente: {prefix}{' '.join(told.split())}", err=True)
        codes.add(failure.error.exit_code)
    return exit_code(codes)


def exit_code(codes: Iterable[int]) -> int:
    """Give the exit code of all failures by theirs: the one they share, that of bad input where they differ, else 0."""
    found = set(codes)
    return found.pop() if len(found) == 1 else BadInput.exit_code if found else 0


def plain(text: str) -> str:
    """Spell a text on one line, with nothing that a terminal would act on."""
    return shown(re.sub(r"\s+", " ", text))
