"""The data directory: its layout, its format version, and the texts beside the store."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from entente.errors import StoreError, StoreVersion
from entente.publish.state import FORMAT
from entente.store.embedded import EmbeddedStore
from entente.store.faults import damaged, told
from entente.store.snapshots import FOLDER, write_whole

_NAMES: Final = "names-"


@dataclass(frozen=True)
class DataDirectory:
    """A folder that holds ``store/``, ``snapshots/``, ``texts/``, ``current``, ``lock`` and ``format``.

    Once an article was read it holds ``names-…``, which can be made again, and ``accounts/``: beside each text in
    ``texts/`` the account of its reading, which pages show and nothing else needs. While an article is retracted it
    holds ``removals``, too, and while any is set aside ``set-aside/``.
    """

    path: Path

    @property
    def store(self) -> Path:
        """The writer's store."""
        return self.path / "store"

    def text(self, text_hash: str) -> Path:
        """Where the normalised text of that SHA-256 lies."""
        return self.path / "texts" / f"{text_hash}.txt"

    def account(self, text_hash: str) -> Path:
        """Where the account lies of how the article with that text was read, where one was kept."""
        return self.path / "accounts" / f"{text_hash}.json.gz"

    def names(self, key: str) -> Path:
        """Where the names that the reader knows are kept, by the key of what they were gathered from."""
        return self.path / f"{_NAMES}{key[:16]}"

    def all_names(self) -> list[Path]:
        """Every file of such names, the present one and those of graphs that have changed since."""
        return list(self.path.glob(f"{_NAMES}*"))

    def prepare(self) -> None:
        """Make the folder where there is none; raises StoreVersion for a newer format, StoreError for no such place."""
        try:
            (self.path / "texts").mkdir(parents=True, exist_ok=True)
            if not (self.path / "format").exists():
                write_whole(self.path / "format", f"{FORMAT}\n".encode())
        except (OSError, StoreError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise StoreError(
                f"{self.path} cannot be used as data directory: {reason}", hint="choose another with --data"
            ) from error
        self.check()

    def check(self) -> None:
        """Raise StoreVersion when the directory was written by a newer version of the program."""
        path = self.path / "format"
        try:
            text = path.read_text(encoding="utf-8", errors="replace").strip()
        except FileNotFoundError:
            return
        except OSError as error:
            hint = "choose another with --data"
            raise StoreError(f"{self.path} is no data directory: {error.strerror}", hint=hint) from error
        if not re.fullmatch(r"[0-9]{1,9}", text):
            hint = f"write {FORMAT} into it if {self.path} is a data directory of ours; else choose another with --data"
            raise StoreError(f"{path} holds {text[:20]!r}, not a version", hint=hint)
        if int(text) > FORMAT:
            raise StoreVersion(
                f"{self.path} has format {text}, this version of entente reads up to {FORMAT}",
                hint="install a newer entente, or ingest into another directory with --data",
            )

    def open_store(self) -> EmbeddedStore:
        """Open the writer's store, and make it where there is none.

        Raises StoreError where there are snapshots but no store: an empty one would be published in their place.
        """
        if not (self.store / "CURRENT").exists() and any((self.path / FOLDER).glob("*/store")):
            raise damaged(self.store, "it is gone, or a part of it")
        return EmbeddedStore.open(self.store)

    def write_text(self, text_hash: str, text: str) -> None:
        """Keep an article's text; one that is there already is whole and the same."""
        path = self.text(text_hash)
        if not path.exists():
            write_whole(path, text.encode())

    def write_account(self, text_hash: str, content: bytes) -> None:
        """Keep the account of a reading, whole, in place of an earlier one; of an empty one only the latter goes."""
        path = self.account(text_hash)
        if not content:
            path.unlink(missing_ok=True)
            return
        with told(path):
            path.parent.mkdir(exist_ok=True)
        write_whole(path, content)

    def report(self, text_hash: str) -> Path:
        """Where the report lies on the article with that text, while it is set aside."""
        return self.path / "set-aside" / f"{text_hash}.json"

    def write_report(self, text_hash: str, content: bytes) -> Path:
        """Keep the report on an article that is set aside, in place of an earlier one."""
        path = self.report(text_hash)
        with told(path):
            path.parent.mkdir(exist_ok=True)
        write_whole(path, content)
        return path

    def remove_report(self, text_hash: str) -> None:
        """Delete the report on an article that is set aside no more."""
        self.report(text_hash).unlink(missing_ok=True)

    def announce_removal(self, text_hashes: Collection[str]) -> None:
        """Note, before the articles with these texts are taken out of the store, that the texts are to go with them."""
        write_whole(self._removals, "".join(f"{text_hash}\n" for text_hash in text_hashes).encode())

    def remove_announced(self, is_there: Callable[[str], bool]) -> None:
        """Delete the texts that were announced, with all that is kept beside them, but for those of articles that are
        there still.

        Called at every opening, too: whatever was killed between the announcement and this is brought to its end.
        """
        try:
            announced = self._removals.read_text(encoding="ascii", errors="replace").split()
        except FileNotFoundError:
            return
        for text_hash in announced:
            if not is_there(text_hash):
                self.text(text_hash).unlink(missing_ok=True)
                self.account(text_hash).unlink(missing_ok=True)
                self.remove_report(text_hash)
        self._removals.unlink()

    @property
    def _removals(self) -> Path:
        return self.path / "removals"
