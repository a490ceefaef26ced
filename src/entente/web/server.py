"""The HTTP server: granian around the app, one process, its threads, its query workers.

``serve`` replaces the calling process by a fresh one that runs this module: what the caller loaded, opened or started
is gone, so that the server is lean and nothing is forked with an open store. Settings travel as ``ENTENTE_…``
variables, the one way they come from anywhere.
"""

from __future__ import annotations

import errno
import gc
import os
import socket
import sys
from dataclasses import fields, replace
from typing import Final, NoReturn

from flask import Flask
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from entente.errors import EntenteError, Unavailable, line
from entente.settings import PREFIX, Settings
from entente.sparql.sandbox import die_with_parent
from entente.web.app import create_app

_THREADS: Final = 96
"""Threads that answer requests; more than may run or wait for a query, so that pages and /health never wait for one."""
_LEAVING: Final = 3
"""Seconds the requests under way have at shutdown."""


def serve(settings: Settings) -> NoReturn:
    """Serve until SIGINT or SIGTERM; does not return, the process becomes the server.

    Raises Unavailable when the address cannot be listened on.
    """
    _refuse_taken_address(settings)
    sys.stdout.flush()
    sys.stderr.flush()
    environment = {**os.environ, **_variables(settings)}
    os.execve(sys.executable, [sys.executable, "-P", "-m", "entente.web.server"], environment)  # noqa: S606


def make_app() -> Flask:
    """Make the app in granian's process, from the environment, and have it end with the process that watches it."""
    die_with_parent()
    app = create_app(Settings.from_environment())
    # What is made at the start stays for good: not to be looked through, at some request's cost, for what can go.
    gc.collect()
    gc.freeze()
    return app


def main() -> None:
    """Run granian with the settings of the environment."""
    settings = Settings.from_environment()
    _refuse_taken_address(settings)
    server = Server(
        "entente.web.server:make_app",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=1,
        blocking_threads=_THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=_LEAVING,
        log_level=LogLevels.error,
        log_access=False,
    )
    server.serve()


def _variables(settings: Settings) -> dict[str, str]:
    whole = replace(settings, data=settings.data.absolute())
    return {PREFIX + item.name.upper(): str(getattr(whole, item.name)) for item in fields(whole)}


def _refuse_taken_address(settings: Settings) -> None:
    """Try the address first: the server's own complaint comes from a process further down, and is a traceback."""
    where = f"{settings.host}:{settings.port}"
    try:
        family, kind, _, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, OverflowError) as error:
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        reason = "another program listens there" if taken else str(error)
        hint = f"choose another port, as in --port {settings.port + 1}" if taken else "check --host and --port"
        raise Unavailable(f"cannot serve on {where}: {reason}", hint=hint) from None


if __name__ == "__main__":
    try:
        main()
    except EntenteError as failure:
        sys.exit(line(failure))
