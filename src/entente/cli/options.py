"""Options that several commands share, and what they become."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from entente.errors import BadParameter
from entente.publish import Writer, open_for_reading, open_for_writing
from entente.settings import Settings
from entente.store.embedded import EmbeddedStore

_Command = TypeVar("_Command", bound=Callable[..., Any])


def data_option(command: _Command) -> _Command:
    """Give a command ``--data``."""
    return click.option(
        "--data", type=click.Path(path_type=Path), metavar="DIR", help="The data directory [ENTENTE_DATA; .entente]."
    )(command)


def reading(settings: Settings) -> EmbeddedStore:
    """Open the current snapshot; a new data directory is first filled with ontology and reference."""
    return open_for_reading(
        settings.data, lock_wait=settings.lock_wait, keep=settings.snapshots_kept, policy_name=settings.policy
    )


def writing(settings: Settings, command: str) -> AbstractContextManager[Writer]:
    """Open the data directory to write, telling whoever waits who we are."""
    return open_for_writing(
        settings.data,
        lock_wait=settings.lock_wait,
        keep=settings.snapshots_kept,
        policy_name=settings.policy,
        holder=f"{command}, since {datetime.now(UTC):%H:%M:%S} UTC",
    )


def day(text: str | None) -> str | None:
    """Check what ``--date`` is given; raises BadParameter for what is no day."""
    if text is not None:
        try:
            date.fromisoformat(text)
        except ValueError:
            raise BadParameter(f"--date is {text!r}, which is no day", hint="as in --date 2024-06-28") from None
    return text
