"""``/dump.nq.gz`` and ``/dump.trig.gz``: the whole graph, each snapshot written once, by a process of its own.

The first who asks waits for it a while; where that is too short, the answer is 503 with Retry-After, and the writing
goes on. ``/dump`` sends to one of the two by ``Accept``.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, request, send_file

from entente.errors import NotReady, Unavailable
from entente.sparql.negotiate import negotiate
from entente.store.formats import DATASETS
from entente.web.asking import Questions
from entente.web.documents import LICENCE
from entente.web.endpoint import SNAPSHOT_HEADER

FORMATS: Final = {"nq": DATASETS["nquads"], "trig": DATASETS["trig"]}
"""What the graph is dumped as, by suffix."""

_PATIENCE: Final = 25.0
"""Seconds a request waits for a dump that is being written; a million quads take ten to twenty."""
_RETRY: Final = 5


class Dumps:
    """Writes dumps, and hands them out."""

    def __init__(self, questions: Questions, patience: float = _PATIENCE) -> None:
        self._questions, self._patience = questions, patience
        self._lock = threading.Lock()
        self._writing: dict[Path, subprocess.Popen[bytes]] = {}

    def blueprint(self) -> Blueprint:
        """Give the routes."""
        routes = Blueprint("dumps", __name__)
        routes.add_url_rule("/dump", "choose", _choose)
        for suffix in FORMATS:
            routes.add_url_rule(f"/dump.{suffix}.gz", suffix, self.answer, defaults={"suffix": suffix})
        return routes

    def answer(self, suffix: str) -> Response:
        """Send the dump of the current snapshot; raises NotReady while it takes too long, Unavailable if it fails."""
        with self._questions.asking() as asking:
            path = asking.folder / f"dump.{suffix}.gz"
            if not path.exists():
                self._write(asking.folder, FORMATS[suffix].name, path)
            response = send_file(
                path,
                mimetype="application/gzip",
                as_attachment=True,
                download_name=f"entente-{asking.snapshot}.{suffix}.gz",
                etag=f"{asking.snapshot}.{suffix}",
                conditional=True,
            )
        response.headers[SNAPSHOT_HEADER] = asking.snapshot
        response.headers["Cache-Control"] = "no-cache"
        response.headers.add("Link", f'<{LICENCE}>; rel="license"')
        return response

    def close(self) -> None:
        """End what is being written."""
        with self._lock:
            for process in self._writing.values():
                process.kill()
                process.wait()
            self._writing.clear()

    def _write(self, folder: Path, name: str, path: Path) -> None:
        with self._lock:
            process = self._writing.get(path)
            if process is None:
                command = [sys.executable, "-P", "-m", "entente.store.dumping", str(folder), name, str(path)]
                process = self._writing[path] = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603
        try:
            failed = process.wait(self._patience) != 0
        except subprocess.TimeoutExpired:
            raise NotReady(
                "the dump of this snapshot is still being written", hint="ask again in a moment", retryAfter=_RETRY
            ) from None
        with self._lock:
            self._writing.pop(path, None)
        if failed:
            raise Unavailable("the dump cannot be written", hint="the server's log says why; is the disk full?")


def _choose() -> Response:
    chosen = negotiate(request.headers.get("Accept", ""), tuple(FORMATS.values()))
    suffix = next(name for name, format_ in FORMATS.items() if format_ == chosen)
    response = Response(status=303, headers={"Location": f"{request.script_root}/dump.{suffix}.gz"})
    response.vary.add("Accept")
    return response
