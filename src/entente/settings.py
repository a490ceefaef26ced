"""Every setting: a frozen dataclass made once, at the edge, from the environment.

Each field is one environment variable, ``ENTENTE_`` and its name in capitals. ``entente settings`` lists them.
"""

from __future__ import annotations

import math
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from entente.errors import BadParameter
from entente.reason.policies import POLICIES

PREFIX = "ENTENTE_"

_SHOWN: Final = 60
"""Characters of a wrong value that the message repeats."""


def _setting(
    default: object,
    help_text: str,
    *,
    least: float = -math.inf,
    most: float = math.inf,
    among: Collection[str] = (),
    empty: bool = False,
) -> Any:
    """Make a field with what it is for and what it may be: a range, some words, or a text that may be empty."""
    metadata = {"help": help_text, "least": least, "most": most, "among": among, "empty": empty}
    return field(default=default, metadata=metadata)


@dataclass(frozen=True)
class Settings:
    """What can be set, with the values in force. Raises BadParameter for a value that is not allowed."""

    data: Path = _setting(
        Path(".entente"), "folder of the store, its snapshots, the texts and the accounts of how they were read"
    )
    host: str = _setting("127.0.0.1", "address the server listens on")
    port: int = _setting(8000, "port the server listens on", least=0, most=65_535)
    lock_wait: float = _setting(10.0, "seconds a writer waits for another before it gives up", least=0, most=86_400)
    snapshots_kept: int = _setting(3, "published snapshots kept, the current one included", least=1, most=1_000)
    policy: str = _setting(
        "corroborated", "policy by which claims become accepted: corroborated or narrated", among=POLICIES
    )
    processes: int = _setting(0, "processes that read articles side by side; 0 for one a core", least=0, most=256)
    pipeline: str = _setting(
        "", "spaCy pipeline that parses in place of our own: an installed package or a folder", empty=True
    )
    article_bytes: int = _setting(10_000_000, "largest article that is read, in bytes", least=1, most=1_000_000_000)
    fetch_hosts: str = _setting("", "hosts on private addresses that may be fetched, between commas", empty=True)
    cache_bytes: int = _setting(
        32_000_000, "bytes of repeated answers the server keeps; 0 for none", least=0, most=100_000_000_000
    )
    query_workers: int = _setting(
        2, "processes of each lane, the quick and the slow, that answer queries side by side", least=1, most=64
    )
    query_seconds: float = _setting(10.0, "wall time a stranger's query may take, in seconds", least=0.01, most=86_400)
    query_memory: int = _setting(1024, "address space a query worker may grow by, in MiB", least=16, most=1_048_576)
    query_rows: int = _setting(200_000, "rows or triples a result may have", least=1, most=1_000_000_000)
    query_bytes: int = _setting(50_000_000, "bytes a result may have", least=100, most=10_000_000_000)
    query_length: int = _setting(20_000, "characters a query may have", least=1, most=10_000_000)
    query_depth: int = _setting(40, "levels of brackets a query may nest", least=1, most=1_000)
    query_patterns: int = _setting(
        100, "triple patterns, path steps and optional parts a query may have", least=1, most=1_000
    )

    def __post_init__(self) -> None:
        for item in fields(self):
            _require_allowed(item, getattr(self, item.name))

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None, **overrides: object) -> Settings:
        """Make the settings from ``ENTENTE_…`` variables; overrides that are not None win.

        Raises BadParameter for a value of the wrong kind or not allowed, and for a variable no setting has.
        """
        environment = os.environ if environment is None else environment
        known = {_variable(item): item for item in fields(cls)}
        for name in sorted(environment):
            if name.startswith(PREFIX) and name not in known:
                raise BadParameter(f"there is no setting {repr(name[:_SHOWN])[1:-1]}", hint=_instead_of(name, known))
        values = {item.name: _convert(item, environment[name]) for name, item in known.items() if name in environment}
        values |= {name: value for name, value in overrides.items() if value is not None}
        return cls(**values)  # type: ignore[arg-type]

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """List every setting: its variable, its value, what it is for."""
        for item in fields(self):
            yield _variable(item), str(getattr(self, item.name)), item.metadata["help"]


def _variable(item: Field[Any]) -> str:
    return PREFIX + item.name.upper()


def _instead_of(name: str, known: Collection[str]) -> str:
    close = get_close_matches(name, known, n=1, cutoff=0.85)
    return (f"did you mean {close[0]}? " if close else "") + "`entente settings` lists them all"


def _convert(item: Field[Any], text: str) -> object:
    kind = type(item.default) if isinstance(item.default, int | float | str) else Path
    if not text and not item.metadata["empty"]:
        raise _refusal(item, text)
    try:
        return kind(text)
    except ValueError:
        raise _refusal(item, text) from None


def _require_allowed(item: Field[Any], value: object) -> None:
    among = item.metadata["among"]
    fits = value in among if among else value != ""
    if isinstance(value, int | float):
        fits = item.metadata["least"] <= value <= item.metadata["most"]  # no NaN is
    if not fits and not item.metadata["empty"]:
        raise _refusal(item, str(value))


def _refusal(item: Field[Any], text: str) -> BadParameter:
    return BadParameter(
        f"{_variable(item)} is {text[:_SHOWN]!r}, which it cannot be",
        hint=f"give {_allowed(item)}, or unset it for {str(item.default) or 'none'}",
    )


def _allowed(item: Field[Any]) -> str:
    """Say what a setting may be.

    >>> [_allowed(item) for item in fields(Settings) if item.name in {"port", "policy", "query_seconds"}]
    ['a whole number from 0 to 65535', 'corroborated or narrated', 'a number from 0.01 to 86400']
    """
    if among := item.metadata["among"]:
        return " or ".join(among)
    if not isinstance(item.default, int | float):
        return "a text"
    kind = "whole number" if isinstance(item.default, int) else "number"
    return f"a {kind} from {item.metadata['least']} to {item.metadata['most']}"
