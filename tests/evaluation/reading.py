"""Our own reader, asked the way anybody asks it: `entente ingest`, then `entente claims`."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .claims import Row, parse
from .sets import ROOT

ENTENTE = Path(sys.executable).with_name("entente")
NAMES = ROOT / "queries/reading/names.rq"


class ReaderFailed(Exception):
    """A command of ours ended with an error; the message holds what it printed."""


@dataclass(frozen=True)
class Findings:
    """What the reader found: claims by the name of the article's file, and the names the graph knows."""

    claims: Mapping[str, tuple[Row, ...]]
    names: tuple[tuple[str, str], ...]
    """Pairs (name, preferred label)."""


def entente(*arguments: str | Path, data: Path) -> str:
    """Run a command of ours on a data directory and give what it printed.

    Raises ReaderFailed where it ends with an error.
    """
    command = [str(ENTENTE), *map(str, arguments), "--data", str(data)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise ReaderFailed(f"{' '.join(command)} ended with {ended.returncode}: {ended.stderr.strip()}")
    return ended.stdout


def read(texts: Sequence[Path], data: Path) -> Findings:
    """Read texts into an empty data directory and ask for all claims."""
    entente("ingest", *texts, data=data)
    found: dict[str, list[Row]] = defaultdict(list)
    for row in parse(entente("claims", "--format", "jsonl", data=data)):
        found[row.article].append(row)
    return Findings({name: tuple(rows) for name, rows in found.items()}, _names(data))


def _names(data: Path) -> tuple[tuple[str, str], ...]:
    rows = csv.DictReader(io.StringIO(entente("query", NAMES, "--format", "csv", data=data)))
    return tuple(sorted({(row["name"], row["label"]) for row in rows if not row["name"].startswith("http")}))
