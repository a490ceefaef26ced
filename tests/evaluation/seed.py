"""The article kept outside the project: read by our own commands, scored by the scorer that stands beside it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .claims import parse
from .sets import ROOT

ENTENTE = Path(sys.executable).with_name("entente")
SHARED = ROOT.parent / "shared"
ARTICLE, GOLD, SCORER = SHARED / "seed/article.txt", SHARED / "gold/seed.jsonl", SHARED / "tools/score_claims.py"
DATE = "2024-06-28"


class CommandFailed(Exception):
    """A command ended with an error; the message holds what it printed."""


def missing() -> tuple[Path, ...]:
    """Say what of it is not there."""
    return tuple(path for path in (ARTICLE, GOLD, SCORER) if not path.exists())


def report(folder: Path) -> str:
    """Read the article into an empty folder; give the scorer's verdict and one on the quotes.

    Raises CommandFailed where one of our commands or the scorer does.
    """
    data, predicted = str(folder / "data"), folder / "seed.jsonl"
    _run(str(ENTENTE), "ingest", str(ARTICLE), "--date", DATE, "--data", data)
    rows = _run(str(ENTENTE), "claims", "--article", str(ARTICLE), "--format", "jsonl", "--data", data)
    predicted.write_text(rows, "utf-8")
    return _run(sys.executable, str(SCORER), str(GOLD), str(predicted), "--verbose") + _quotes(rows)


def _run(*command: str) -> str:
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise CommandFailed(f"{' '.join(command)} ended with {ended.returncode}: {ended.stderr.strip()}")
    return ended.stdout


def _quotes(predicted: str) -> str:
    text, rows = ARTICLE.read_text("utf-8"), parse(predicted)
    wrong = [row for row in rows if not row.quote or row.quote not in text]
    faults = "".join(f"    not word for word: {row.line()}\n" for row in wrong)
    return f"quotes word for word: {len(rows) - len(wrong)} of {len(rows)}\n{faults}"
