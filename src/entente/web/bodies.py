"""The bodies of requests, read before anything else looks at them: so many at once, and the rest are refused.

Reading a body keeps a thread until its last byte has come, and a client may send that never. Were every thread kept so,
nobody would be served; here a client that sends slowly can only keep others from sending.
"""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from werkzeug.wrappers import Response

from entente.errors import LimitExceeded, problem

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

AT_ONCE: Final = 24
"""Bodies read at once: a quarter of the server's threads."""


class Bodies:
    """A WSGI application around another, which finds every body of up to ``most`` bytes whole and at hand.

    One that says it is larger is left unread for the other to refuse; one that is larger unannounced is cut behind the
    first byte too many, which is refused likewise.
    """

    def __init__(self, app: WSGIApplication, most: int) -> None:
        self._app, self._most = app, most
        self._places = threading.Semaphore(AT_ONCE)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Read the body of a request, if it has one, and pass it on; refuse it while too many are being read."""
        length = environ.get("CONTENT_LENGTH") or "0"
        is_chunked = "HTTP_TRANSFER_ENCODING" in environ
        if (length == "0" and not is_chunked) or (length.isdecimal() and int(length) > self._most):
            return self._app(environ, start)
        if not self._places.acquire(blocking=False):
            return _refusal()(environ, start)
        try:
            body = environ["wsgi.input"].read(self._most + 1)
        finally:
            self._places.release()
        environ["wsgi.input"], environ["CONTENT_LENGTH"] = io.BytesIO(body), str(len(body))
        environ.pop("HTTP_TRANSFER_ENCODING", None)
        return self._app(environ, start)


def _refusal() -> Response:
    error = LimitExceeded(
        f"{AT_ONCE} bodies are being received already",
        hint="ask again in a moment, or by GET",
        limit="concurrency",
        value=AT_ONCE,
        retryAfter=1,
    )
    headers = {"Retry-After": "1", "Cache-Control": "no-store"}
    content = json.dumps(problem(error))
    return Response(content, error.status, headers, content_type="application/problem+json")
