"""Tables as rows, each of which knows the file and line it stands in."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from entente.errors import BadInput

HINT = "mend that row, then run: python -m entente.ontology.reference"


@dataclass(frozen=True)
class Row:
    """One row of a table: its cells by column, and where it stands."""

    table: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> list[str]:
        """Give the values of a cell that holds several, parted by ``|``."""
        return [value.strip() for value in self.cells[column].split("|") if value.strip()]

    def fault(self, problem: str) -> BadInput:
        """Make the error that names this row."""
        return BadInput(f"{self.table}.csv, row {self.line}: {problem}", hint=HINT)


def read(folder: Path, table: str, columns: tuple[str, ...]) -> list[Row]:
    """Read a table of a folder.

    Raises BadInput where the file is missing, its header is not ``columns``, or a row has too few or too many cells.
    """
    path = folder / f"{table}.csv"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}", hint="restore the table from version control"
        ) from error
    lines = csv.reader(text.splitlines())
    header = tuple(next(lines, []))
    if header != columns:
        raise BadInput(f"{path.name}: the header is {','.join(header)}", hint=f"it must be {','.join(columns)}")
    return list(_rows(table, columns, lines))


def _rows(table: str, columns: tuple[str, ...], lines: Iterator[list[str]]) -> Iterator[Row]:
    for number, cells in enumerate(lines, start=2):
        row = Row(table, number, dict(zip(columns, map(str.strip, cells), strict=False)))
        if len(cells) != len(columns):
            raise row.fault(f"{len(cells)} cells where {len(columns)} are needed")
        yield row
