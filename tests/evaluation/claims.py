"""The claims a set expects and the claims a reader makes, as one value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Row:
    """One claim about one pair of actors, expected or found; the keys of ``sets/README.md``."""

    subject: str | None
    type: str
    object: str | None
    speaker: str | None = None
    polarity: str = "affirmed"
    modality: str = "asserted"
    quote: str = ""
    id: str = ""
    core: bool = True
    also: tuple[str, ...] = ()
    modality_also: tuple[str, ...] = ()
    aliases: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)

    @classmethod
    def from_json(cls, members: Mapping[str, Any]) -> Row:
        """Take what is known of a line; null polarity and modality are the plain ones."""
        return cls(
            subject=members.get("subject"),
            type=members["type"],
            object=members.get("object"),
            speaker=members.get("speaker"),
            polarity=members.get("polarity") or "affirmed",
            modality=members.get("modality") or "asserted",
            quote=members.get("quote") or "",
            id=members.get("id") or "",
            core=members.get("core", True),
            also=tuple(members.get("also") or ()),
            modality_also=tuple(members.get("modality_also") or ()),
            aliases={name: tuple(names) for name, names in (members.get("aliases") or {}).items()},
        )

    def line(self) -> str:
        """Spell it for a person to read."""
        signs = [sign for sign, plain in ((self.polarity, "affirmed"), (self.modality, "asserted")) if sign != plain]
        voice = f" says {self.speaker}" if self.speaker else ""
        return f"{self.subject} · {self.type} · {self.object}{voice} {' '.join(signs)} “{self.quote}”"


def parse(text: str) -> tuple[Row, ...]:
    """Read JSON lines."""
    return tuple(Row.from_json(json.loads(line)) for line in text.splitlines() if line.strip())


@dataclass(frozen=True)
class Piece:
    """One text of a set, and the claims a careful reader finds in it."""

    path: Path
    gold: tuple[Row, ...]


@dataclass(frozen=True)
class Collection:
    """A set of texts with their claims."""

    name: str
    pieces: tuple[Piece, ...]

    @property
    def files(self) -> Iterable[Path]:
        """The texts."""
        return (piece.path for piece in self.pieces)
