"""How a batch is told: how far it is, on a terminal, and what failed in it."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator

import click

from entente.errors import BadInput, line
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
    return codes.pop() if len(codes) == 1 else BadInput.exit_code if codes else 0
