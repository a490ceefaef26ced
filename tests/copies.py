"""Data directories that are made once and copied: a test that does not ask how one comes to be begins with a copy."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from entente.store.snapshots import FOLDER, POINTER


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Give a folder that the first process of a run to ask for it makes, for all of them; not to be written to."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    made, done = folder / name, folder / f"{name}.done"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(made, ignore_errors=True)  # what another process began, and failed to finish
            make(made)
            done.touch()
    return made


def copied(loaded: Path, to: Path) -> Path:
    """Copy a data directory; the store's table files, which never change, by links."""
    return Path(shutil.copytree(loaded, to, copy_function=_linked, dirs_exist_ok=True))


def unpublished(data: Path) -> Path:
    """Take away what is published: the next writer indexes all anew, a reference graph that is not shipped too."""
    (data / POINTER).unlink()
    shutil.rmtree(data / FOLDER)
    return data


def _linked(source: str, target: str) -> None:
    if source.endswith(".sst"):
        os.link(source, target)
    else:
        shutil.copy2(source, target)
