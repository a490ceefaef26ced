"""Where the sets stand, and what they hold."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .claims import Collection, Piece, parse

ROOT = Path(__file__).resolve().parents[2]
SETS = Path(__file__).with_name("sets")
TEXTS = {
    "analyses": SETS / "analyses",
    "development": SETS / "development",
    "fresh": SETS / "fresh",
    "samples": ROOT / "src/entente/data/samples",
}
"""Name of a set → the folder of its texts."""
UNREAD: dict[str, Path] = {}
"""Sets written and marked before our reader saw them: checked like the others, measured against no floor yet."""


def load(name: str) -> Collection:
    """Read a set: every file of claims with the text of the same name.

    Raises StopIteration where a file of claims has no text.
    """
    files = sorted((SETS / name).glob("*.jsonl"))
    return Collection(name, tuple(Piece(_text(name, file.stem), parse(file.read_text("utf-8"))) for file in files))


def _text(name: str, stem: str) -> Path:
    return next(path for path in sorted((TEXTS | UNREAD)[name].glob(f"{stem}.*")) if path.suffix in {".md", ".txt"})


def digest(name: str) -> str:
    """Hash a set's texts and claims, so that a floor is compared only with the set it was taken on."""
    hashed = hashlib.sha256()
    for file in sorted((SETS / name).glob("*.jsonl")):
        for path in (_text(name, file.stem), file):
            hashed.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return hashed.hexdigest()


def body(path: Path) -> str:
    """Give a text without its front matter, as it is read."""
    text = path.read_text("utf-8")
    return text.split("\n---\n", 1)[1] if text.startswith("---\n") else text
