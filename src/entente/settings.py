"""Every setting: a frozen dataclass made once, at the edge, from the environment.

Each field is one environment variable, ``ENTENTE_`` and its name in capitals. ``entente settings`` lists them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from entente.errors import BadParameter

PREFIX = "ENTENTE_"


def _setting(default: object, help_text: str) -> Any:
    return field(default=default, metadata={"help": help_text})


@dataclass(frozen=True)
class Settings:
    """What can be set, with the values in force."""

    data: Path = _setting(Path(".entente"), "folder of the store, its snapshots and the texts")
    host: str = _setting("127.0.0.1", "address the server listens on")
    port: int = _setting(8000, "port the server listens on")
    lock_wait: float = _setting(10.0, "seconds a writer waits for another before it gives up")
    snapshots_kept: int = _setting(3, "published snapshots kept, the current one included")
    policy: str = _setting("corroborated", "policy by which claims become accepted: corroborated or narrated")
    processes: int = _setting(0, "processes that read articles side by side; 0 for one a core")
    article_bytes: int = _setting(10_000_000, "largest article that is read, in bytes")
    fetch_hosts: str = _setting("", "hosts on private addresses that may be fetched, between commas")
    query_workers: int = _setting(2, "processes that answer queries side by side")
    query_seconds: float = _setting(10.0, "wall time a stranger's query may take, in seconds")
    query_memory: int = _setting(1024, "address space a query worker may grow by, in MiB")
    query_rows: int = _setting(200_000, "rows or triples a result may have")
    query_bytes: int = _setting(50_000_000, "bytes a result may have")
    query_length: int = _setting(20_000, "characters a query may have")
    query_depth: int = _setting(40, "levels of brackets a query may nest")
    query_patterns: int = _setting(100, "triple patterns, path steps and optional parts a query may have")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None, **overrides: object) -> Settings:
        """Make the settings from ``ENTENTE_…`` variables; overrides that are not None win.

        Raises BadParameter for a value of the wrong kind and for a variable no setting has.
        """
        environment = os.environ if environment is None else environment
        known = {PREFIX + item.name.upper(): item for item in fields(cls)}
        unknown = sorted(name for name in environment if name.startswith(PREFIX) and name not in known)
        if unknown:
            raise BadParameter(f"there is no setting {unknown[0]}", hint="`entente settings` lists them all")
        values = {
            item.name: _convert(name, item.default, environment[name])
            for name, item in known.items()
            if name in environment
        }
        values |= {name: value for name, value in overrides.items() if value is not None}
        return cls(**values)  # type: ignore[arg-type]

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """List every setting: its variable, its value, what it is for."""
        for item in fields(self):
            yield PREFIX + item.name.upper(), str(getattr(self, item.name)), item.metadata["help"]


def _convert(name: str, default: object, text: str) -> object:
    kind = type(default) if isinstance(default, int | float | str) else Path
    try:
        return kind(text)
    except ValueError:
        raise BadParameter(f"{name} is {text!r}, not {'a number' if kind is not str else 'a text'}") from None
