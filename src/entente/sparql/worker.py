"""A query worker: a process that answers one query at a time and may be killed at any moment.

The zygote forks it. It reads requests from a Unix socket (see ``frames``) and ends when its other side hangs up. It
opens the snapshot read-only, and only then gives up network and memory: before, the engine could not open. The cap on
memory is set anew for each query, the time is kept by the other side, which can do what nothing inside can: stop a
running query. Once asked to work in the background it does so for good.
"""

from __future__ import annotations

import json
import os
import select
import socket
import threading
import time
from typing import IO, Any, Final, cast

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from entente.sparql import sandbox
from entente.sparql.capped import OverLimit, Sink, limited, row_count
from entente.sparql.frames import DATA, END, Frame, Frames

_WITH_PREFIXES: Final = frozenset({"text/turtle", "application/rdf+xml"})


class Worker:
    """The store it has open and the socket it answers on."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._path = ""
        self._store: Store | None = None
        self._confined = False

    def serve(self) -> None:
        """Answer until the other side hangs up."""
        frames = Frames(self._connection)
        while request := frames.next():
            self._connection.sendall(self._answer(json.loads(request.content)))

    def _answer(self, request: dict[str, Any]) -> bytes:
        """Give the last frames of the answer; those before were sent as they were made."""
        rest = b""
        end: dict[str, object] = {}
        begun = time.process_time()
        try:
            store = self._open(request["store"])
            if request.get("background"):
                sandbox.yield_processor()
            if "query" in request:
                sandbox.cap_memory(request["memory"])
                rest = self._evaluate(store, request)
        except SyntaxError as error:
            end = {"error": "syntax", "message": str(error)}
        except OverLimit as error:
            end = {"error": error.limit}
        except MemoryError:
            end = {"error": "memory"}
        except PermissionError as error:
            end = {"error": "network", "message": str(error)}
        except (OSError, ValueError, RuntimeError) as error:
            end = {"error": "engine", "message": str(error)}
        milliseconds = round((time.process_time() - begun) * 1000)
        end |= {"resident": sandbox.resident_memory(), "milliseconds": milliseconds, "confined": self._confined}
        return (Frame(DATA, rest).packed() if rest else b"") + Frame(END, json.dumps(end).encode()).packed()

    def _open(self, path: str) -> Store:
        if self._store is None or path != self._path:
            sandbox.cap_memory(None)
            self._store = Store.read_only(path)
            self._path = path
            self._confined = self._confined or sandbox.deny_network()
        return self._store

    def _evaluate(self, store: Store, request: dict[str, Any]) -> bytes:
        dataset = request["dataset"]
        results = store.query(
            request["query"],
            base_iri=request["base"],
            use_default_graph_as_union=request["union"],
            default_graph=None if dataset is None else [NamedNode(graph) for graph in dataset[0]],
            named_graphs=None if dataset is None else [NamedNode(graph) for graph in dataset[1]],
        )
        media_type = request["media_type"]
        counter = row_count(media_type if isinstance(results, QuerySolutions) else "")
        sink = Sink(self._send, counter, request["rows"], request["bytes"])
        _serialise(results, sink, request)
        return sink.rest()

    def _send(self, content: bytes) -> None:
        self._connection.sendall(Frame(DATA, content).packed())


def _serialise(results: QuerySolutions | QueryTriples | QueryBoolean, sink: Sink, request: dict[str, Any]) -> None:
    media_type = request["media_type"]
    output = cast("IO[bytes]", sink)  # all the engine asks of a file is `write` and `flush`
    if isinstance(results, QueryTriples):
        graph_format = RdfFormat.from_media_type(media_type) or RdfFormat.N_TRIPLES
        prefixes = dict(request["prefixes"]) if media_type in _WITH_PREFIXES else None
        serialize(limited(results, request["rows"]), output, graph_format, prefixes=prefixes)
    else:
        results.serialize(output, QueryResultsFormat.from_media_type(media_type) or QueryResultsFormat.JSON)


def _end_with(connection: socket.socket) -> None:
    """Wait for the other side to hang up, and end the process though a query may be running."""
    poll = select.poll()
    poll.register(connection, 0)  # a hang-up is always reported
    poll.poll()
    os._exit(0)


def run(connection: socket.socket) -> None:
    """Be a worker on a socket until its other side hangs up."""
    threading.Thread(target=_end_with, args=(connection,), daemon=True).start()
    Worker(connection).serve()
