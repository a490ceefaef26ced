"""Repeated answers, in front of Flask: kept for as long as the snapshot they were made from is the current one.

What may be kept says so itself: a whole answer (200) with an entity tag and the identifier of the snapshot it was made
from. An answer that differs each time has no tag. Whoever asks again, by whatever headers, gets what the app would give
again: the tag is compared, HEAD has no body, and answers are told apart by all that the app looks at in a request.
"""

from __future__ import annotations

import hashlib
import io
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from werkzeug.wrappers import Response

from entente.errors import EntenteError
from entente.store.snapshots import Snapshot
from entente.web.endpoint import SNAPSHOT_HEADER

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_ASKED_WITH: Final = (
    "wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT", "CONTENT_TYPE",
)  # fmt: skip
"""All of a request, beside its body, that an answer depends on."""
_LARGEST_BODY: Final = 1 << 16
"""Bytes of a body that is read ahead; a request with a larger one is passed on as it is."""
_SHARE: Final = 8
"""No answer takes more than one part in so many of the cache."""
_KINDS: Final = {"GET": "GET", "HEAD": "GET", "POST": "POST"}

Key = tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """One answer as the app gave it."""

    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def size(self) -> int:
        """Bytes it takes, about."""
        return len(self.body) + sum(len(name) + len(value) for name, value in self.headers)


class Cache:
    """A WSGI application around the app, that keeps up to so many bytes of its answers; with 0 it keeps none."""

    def __init__(self, app: WSGIApplication, current: Callable[[], Snapshot | None], most: int) -> None:
        self._app, self._current, self._most = app, current, most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._snapshot = ""
        self._size = 0

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request from what is kept, else by the app, and keep that where it may be."""
        snapshot = self._identifier() if self._most else ""
        key = _key(environ) if snapshot else None
        if key is None:
            return self._app(environ, start)
        kept = self._find(snapshot, key)
        if kept is not None:
            answer = Response(kept.body, headers=list(kept.headers)).make_conditional(environ)
            return answer(environ, start)
        if environ["REQUEST_METHOD"] == "HEAD" or "HTTP_IF_NONE_MATCH" in environ:
            return self._app(environ, start)
        response = Response.from_app(self._app, environ)
        self._keep(snapshot, key, response)
        return response(environ, start)

    def _identifier(self) -> str:
        """Name the current snapshot; empty where there is none, which is for the app to tell of."""
        try:
            snapshot = self._current()
        except EntenteError:
            return ""
        return snapshot.identifier if snapshot else ""

    def _find(self, snapshot: str, key: Key) -> Kept | None:
        with self._lock:
            if snapshot != self._snapshot:
                self._kept.clear()
                self._snapshot, self._size = snapshot, 0
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
            return kept

    def _keep(self, snapshot: str, key: Key, response: Response) -> None:
        headers = response.headers
        if response.status_code != 200 or "ETag" not in headers or headers.get(SNAPSHOT_HEADER) != snapshot:
            return
        if "Accept-Ranges" in headers:  # a file, which the system keeps well enough
            return
        if int(headers.get("Content-Length", self._most)) > self._most // _SHARE:
            return
        kept = Kept(tuple(headers.to_wsgi_list()), response.get_data())
        with self._lock:
            if snapshot == self._snapshot and key not in self._kept:
                self._kept[key] = kept
                self._size += kept.size
                while self._size > self._most:
                    self._size -= self._kept.popitem(last=False)[1].size


def _key(environ: WSGIEnvironment) -> Key | None:
    """Give what tells a request apart from others; None for one whose answer is not kept. Reads the body ahead."""
    method = _KINDS.get(environ["REQUEST_METHOD"])
    if method is None or "HTTP_RANGE" in environ:
        return None
    length = environ.get("CONTENT_LENGTH") or "0"
    body = b""
    if method == "POST" or length != "0":
        if not (length.isdecimal() and int(length) <= _LARGEST_BODY) or "HTTP_TRANSFER_ENCODING" in environ:
            return None
        body = environ["wsgi.input"].read(int(length))
        environ["wsgi.input"] = io.BytesIO(body)
    asked = (str(environ.get(name, "")) for name in _ASKED_WITH)
    return (method, *asked, hashlib.sha256(body).hexdigest() if body else "")
