"""Copies of a data directory: a test that does not ask how one comes to be begins with one that is there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def copied(loaded: Path, to: Path) -> Path:
    """Copy a data directory; the store's table files, which never change, by links."""
    return Path(shutil.copytree(loaded, to, copy_function=_linked, dirs_exist_ok=True))


def _linked(source: str, target: str) -> None:
    if source.endswith(".sst"):
        os.link(source, target)
    else:
        shutil.copy2(source, target)
