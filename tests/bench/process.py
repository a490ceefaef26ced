"""Commands and servers as processes: started on loopback, ended by their id, and what they take of the machine."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Final, Self

ENTENTE: Final = Path(sys.executable).with_name("entente")
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def run(*command: object, stdin: str = "", seconds: float | None = None) -> str:
    """Run a command to its end and give what it printed.

    Raises CalledProcessError where it fails, TimeoutExpired where it takes longer than ``seconds``.
    """
    words = [str(word) for word in command]
    return subprocess.run(words, input=stdin, capture_output=True, text=True, check=True, timeout=seconds).stdout


def free_port() -> int:
    """Give a port of loopback nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A server's process, from when it answers at a path until the block ends.

    Entering raises TimeoutError where it does not answer within ``patience`` seconds, or ends before.
    """

    def __init__(
        self,
        command: Sequence[object],
        port: int,
        ready: str,
        *,
        patience: float = 60.0,
        environment: Mapping[str, str] = _NOTHING,
    ) -> None:
        self.port = port
        self._ready = f"http://127.0.0.1:{port}{ready}"
        self._patience = patience
        self.process = subprocess.Popen(
            [str(word) for word in command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **environment},
        )

    def __enter__(self) -> Self:
        until = time.monotonic() + self._patience
        while time.monotonic() < until and self.process.poll() is None:
            try:
                urllib.request.urlopen(self._ready, timeout=1).close()
                return self
            except (urllib.error.URLError, OSError):
                time.sleep(0.02)
        ended = self.process.poll()
        self._end()
        reason = f"does not answer within {self._patience:.0f} s" if ended is None else f"ended with status {ended}"
        raise TimeoutError(f"the server for {self._ready} {reason}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._end()

    def memory(self) -> float:
        """MiB of proportional set size of the process and all below it: what they share counts once."""
        return sum(_proportional(process) for process in _tree(self.process.pid)) / 1024

    def processor_seconds(self) -> float:
        """Seconds of processor time that the process and all below it took so far."""
        return sum(_processor_ticks(process) for process in _tree(self.process.pid)) / _TICKS

    def _end(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def entente(data: Path, **settings: object) -> Server:
    """Our own server on a data directory; settings as ``query_seconds=10``."""
    port = free_port()
    environment = {f"ENTENTE_{name.upper()}": str(value) for name, value in settings.items()}
    return Server([ENTENTE, "serve", "--data", data, "--port", port], port, "/ready", environment=environment)


def disk(folder: Path) -> int:
    """Bytes that a folder takes on the disk; a file under two names counts once."""
    found = {(path.stat().st_dev, path.stat().st_ino): path.stat() for path in folder.rglob("*") if path.is_file()}
    return sum(stat.st_blocks * 512 for stat in found.values())


def _proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _processor_ticks(process: int) -> int:
    """A process's own time and that of its children that are gone, from the 14th to the 17th field of its state."""
    fields = _state(process)
    return sum(int(field) for field in fields[11:15])


def _tree(root: int) -> list[int]:
    everyone = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    parents = {process: int(fields[1]) for process in everyone if (fields := _state(process))}
    found = [root]
    for process in found:
        found += [child for child, parent in parents.items() if parent == process]
    return found


def _state(process: int) -> list[str]:
    """The fields of a process's state after its name; none where it is gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return []
