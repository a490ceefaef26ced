"""The data directory: its layout, its format version, and the texts beside the store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from entente.errors import StoreError, StoreVersion
from entente.publish.state import FORMAT
from entente.store.snapshots import write_whole


@dataclass(frozen=True)
class DataDirectory:
    """A folder that holds ``store/``, ``snapshots/``, ``texts/``, ``current``, ``lock`` and ``format``."""

    path: Path

    @property
    def store(self) -> Path:
        """The writer's store."""
        return self.path / "store"

    def text(self, text_hash: str) -> Path:
        """Where the normalised text of that SHA-256 lies."""
        return self.path / "texts" / f"{text_hash}.txt"

    def prepare(self) -> None:
        """Make the folder where there is none; raises StoreVersion for a newer format, StoreError for no such place."""
        try:
            (self.path / "texts").mkdir(parents=True, exist_ok=True)
            if not (self.path / "format").exists():
                write_whole(self.path / "format", f"{FORMAT}\n".encode())
        except OSError as error:
            raise StoreError(
                f"{self.path} cannot be used as data directory: {error.strerror}", hint="choose another with --data"
            ) from error
        self.check()

    def check(self) -> None:
        """Raise StoreVersion when the directory was written by a newer version of the program."""
        path = self.path / "format"
        if not path.exists():
            return
        text = path.read_text(encoding="utf-8", errors="replace").strip()
        if not text.isdecimal():
            raise StoreError(
                f"{path} holds {text[:20]!r}, not a version", hint=f"{self.path} is no data directory of ours"
            )
        if int(text) > FORMAT:
            raise StoreVersion(
                f"{self.path} has format {text}, this version of entente reads up to {FORMAT}",
                hint="install a newer entente, or ingest into another directory with --data",
            )

    def write_text(self, text_hash: str, text: str) -> None:
        """Keep an article's text; one that is there already is whole and the same."""
        path = self.text(text_hash)
        if not path.exists():
            write_whole(path, text.encode())

    def delete_text(self, text_hash: str) -> None:
        """Remove an article's text, if it is there."""
        self.text(text_hash).unlink(missing_ok=True)
