"""The results for the eye: plain text for the terminal, and one page of HTML that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final

from .chart import Chart, svg
from .results import Machine, Results
from .tables import Table, tables

_STYLE: Final = Path(__file__).with_name("report.css")


def text(results: Results) -> str:
    """Give the tables in fixed columns, but for those the page folds away."""
    return "\n\n".join("\n".join(_lines(table)) for table in tables(results) if not table.is_detail)


def page(results: Results) -> str:
    """Give the page: a table and a chart of each part."""
    parts = "\n".join(part for table in tables(results) for part in _section(table))
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Entente: the bench</title>
<style>
{_STYLE.read_text()}</style>
<main>
<h1>Entente: the bench</h1>
<p>{escape(machine(results.machine))} The whole run took {results.seconds:,.0f} s. A point or bar is a median, the line
through it spans the quartiles.</p>
{parts}
</main>
</html>
"""


def machine(one: Machine) -> str:
    """Tell where it ran and how busy that was."""
    load = f"load {one.load_before:.1f} at the beginning, {one.load_after:.1f} at the end"
    return f"{one.cores} cores, {one.system}, Python {one.python}; {load}."


def _lines(table: Table) -> Iterator[str]:
    yield f"{table.title}: {table.note}"
    widths = [max(len(row[at]) for row in (table.columns, *table.rows)) for at in range(len(table.columns))]
    for row in (table.columns, *table.rows):
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _section(table: Table) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(table.title)}</h2>\n<p>{escape(table.note)}</p>"
    if table.chart and table.chart.series:
        yield _figure(table.chart, table.title)
    shown = _html(table)
    yield f"<details>\n<summary>The table</summary>\n{shown}\n</details>" if table.is_detail else shown
    yield "</section>"


def _figure(chart: Chart, title: str) -> str:
    keys = "".join(f'<li class="series-{at}">{escape(name)}</li>' for at, name in enumerate(chart.series))
    axis = f"{chart.unit}, each line ten times the one before" if chart.is_logarithmic else chart.unit
    return f"<figure>\n<ul>{keys}</ul>\n{svg(chart, title)}\n<figcaption>{escape(axis)}</figcaption>\n</figure>"


def _html(table: Table) -> str:
    head = _cells(table.columns, "th")
    body = "\n".join(f"<tr>{_cells(row, 'td')}</tr>" for row in table.rows)
    return f'<div class="table" tabindex="0">\n<table>\n<tr>{head}</tr>\n{body}\n</table>\n</div>'


def _cells(row: Sequence[str], tag: str) -> str:
    return "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row)
