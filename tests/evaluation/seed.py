"""The article kept outside the project, scored by the scorer that stands beside it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .claims import parse
from .reading import entente
from .sets import ROOT

SHARED = ROOT.parent / "shared"
ARTICLE, GOLD, SCORER = SHARED / "seed/article.txt", SHARED / "gold/seed.jsonl", SHARED / "tools/score_claims.py"
DATE = "2024-06-28"


def missing() -> tuple[Path, ...]:
    """Say what of it is not there."""
    return tuple(path for path in (ARTICLE, GOLD, SCORER) if not path.exists())


def report(folder: Path) -> str:
    """Read the article through our own commands into an empty folder; give the scorer's verdict and one on the quotes.

    Raises ReaderFailed where a command of ours fails, CalledProcessError where the scorer does.
    """
    data, predicted = folder / "data", folder / "seed.jsonl"
    entente("ingest", ARTICLE, "--date", DATE, data=data)
    predicted.write_text(entente("claims", "--article", ARTICLE, "--format", "jsonl", data=data), "utf-8")
    command = [sys.executable, str(SCORER), str(GOLD), str(predicted), "--verbose"]
    verdict = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return verdict + _quotes(predicted.read_text("utf-8"))


def _quotes(predicted: str) -> str:
    text, rows = ARTICLE.read_text("utf-8"), parse(predicted)
    wrong = [row for row in rows if not row.quote or row.quote not in text]
    faults = "".join(f"    not word for word: {row.line()}\n" for row in wrong)
    return f"quotes word for word: {len(rows) - len(wrong)} of {len(rows)}\n{faults}"
