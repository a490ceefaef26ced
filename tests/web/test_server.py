"""The whole server as a process of its own, asked over real HTTP."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from entente.store.snapshots import publish_snapshot

SERVE = """
import sys
from pathlib import Path
from entente.errors import EntenteError, line
from entente.settings import Settings
from entente.web.server import serve
try:
    serve(Settings.from_environment(data=Path(sys.argv[1]), port=int(sys.argv[2])))
except EntenteError as error:
    sys.exit(line(error))
"""
ENDLESS = "SELECT (COUNT(*) AS ?n) {" + "".join(f"VALUES ?x{n} {{ {'1 ' * 60}}} " for n in range(8)) + "}"


def publish(data: Path, facts: int) -> str:
    store = Store(str(data / "store"))
    for number in range(facts):
        store.add(Quad(NamedNode(f"urn:s:{number}"), NamedNode("urn:p"), Literal(number), NamedNode("urn:g")))
    store.flush()
    return publish_snapshot(data, lambda target: store.backup(str(target)), keep=3).identifier


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def wait_until(holds: Callable[[], bool], seconds: float = 15.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.02)


def ask(port: int, path: str) -> tuple[int, dict[str, object]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def answers(port: int, path: str) -> bool:
    try:
        return ask(port, path)[0] == 200
    except (OSError, http.client.HTTPException):
        return False


def family(process: int) -> set[int]:
    """A process and all it started, and they started."""
    children = Path(f"/proc/{process}/task/{process}/children")
    started: set[int] = set()
    for task in children.parents[1].glob("*/children") if children.exists() else ():
        started |= {int(child) for child in task.read_text().split()}
    return {process}.union(*(family(child) for child in started))


def gone(processes: set[int]) -> bool:
    return not any(Path(f"/proc/{process}/exe").exists() and alive(process) for process in processes)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def server(data: Path, port: int, folder: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, data.name, str(port)],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        wait_until(lambda: answers(port, "/health"))
        yield process
    finally:
        processes = family(process.pid)
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()
        wait_until(lambda: gone(processes))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def test_it_serves_what_is_published_while_it_runs(data: Path) -> None:
    port = free_port()
    count = "/sparql?query=" + quote("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    with server(data, port, data.parent) as process:
        assert ask(port, "/ready")[0] == 503
        first = publish(data, 2)
        wait_until(lambda: ask(port, "/ready")[1].get("snapshot") == first, seconds=1)
        assert '"value": "2"' in json.dumps(ask(port, count)[1])
        publish(data, 3)
        assert '"value": "3"' in json.dumps(ask(port, count)[1])

        processes = family(process.pid)
        assert len(processes) >= 4
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=10)
        assert (process.returncode, output) == (0, "")
        wait_until(lambda: gone(processes), seconds=5)


def test_interrupted_during_a_query_nothing_stays_behind(data: Path) -> None:
    publish(data, 1)
    port = free_port()
    with server(data, port, data.parent) as process:
        asking = threading.Thread(target=answers, args=(port, "/sparql?query=" + quote(ENDLESS)))
        asking.start()
        wait_until(lambda: answers(port, "/ready"))
        processes = family(process.pid)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=10)
        asking.join()
        wait_until(lambda: gone(processes), seconds=5)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with the one that started it")
def test_killed_it_takes_its_processes_along(data: Path) -> None:
    publish(data, 1)
    port = free_port()
    with server(data, port, data.parent) as process:
        processes = family(process.pid)
        process.kill()
        process.communicate()
        wait_until(lambda: gone(processes), seconds=5)


def test_a_taken_port_is_said_so_in_one_line(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = subprocess.run(
            [sys.executable, "-c", SERVE, str(data), str(port)], capture_output=True, text=True, check=False, timeout=20
        )
    assert run.returncode == 1
    assert run.stderr.splitlines() == [
        f"cannot serve on 127.0.0.1:{port}: another program listens there; choose another port, as in --port {port + 1}"
    ]
