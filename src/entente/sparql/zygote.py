"""The zygote: a process that has imported all a query worker needs, and forks one in milliseconds when asked.

A worker that oversteps is thrown away, so that workers must be cheap: a fresh interpreter takes 75 ms of processor time
until its store is open, a fork a fifth of that. The zygote opens no store and starts no thread, which makes forking it
safe.

``python -m entente.sparql.zygote FD`` reads orders from the Unix socket FD and ends, with all its workers, when the
other side hangs up. An order is one byte and a number of four: ``FORK``, with the worker's socket sent along, is
answered by the number of the new process; ``KILL`` ends the process of that number and is not answered. When a worker
dies by a signal, its socket gets an ``END`` frame with ``signal``.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import struct
import sys
from typing import Final, NoReturn

from entente.sparql import sandbox, worker
from entente.sparql.frames import END, Frame

FORK: Final = b"F"
KILL: Final = b"K"
ORDER: Final = struct.Struct(">cI")
ANSWER: Final = struct.Struct(">I")


class Zygote:
    """Its workers by the number of their processes, each with a copy of the worker's socket."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._workers: dict[int, socket.socket] = {}
        self._woken, self._waker = socket.socketpair()

    def serve(self) -> None:
        """Follow orders until the other side hangs up, then end every worker."""
        self._woken.setblocking(False)
        self._waker.setblocking(False)
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # only to be woken
        while True:
            ready, _, _ = select.select([self._control, self._woken], [], [])
            if self._woken in ready:
                self._woken.recv(1 << 12)
                self._bury()
            if self._control in ready and not self._obey():
                break
        for process in self._workers:
            os.kill(process, signal.SIGKILL)
        for process in self._workers:
            os.waitpid(process, 0)

    def _obey(self) -> bool:
        """Follow one order; False when there are no more."""
        order, descriptors, _, _ = socket.recv_fds(self._control, ORDER.size, 1)
        if not order:
            return False
        kind, process = ORDER.unpack(order)
        if kind == FORK:
            self._control.sendall(ANSWER.pack(self._fork(socket.socket(fileno=descriptors[0]))))
        elif process in self._workers:  # else it is buried, and its number may be another's
            os.kill(process, signal.SIGKILL)
        return True

    def _fork(self, connection: socket.socket) -> int:
        process = os.fork()
        if process == 0:
            self._become_worker(connection)
        self._workers[process] = connection
        return process

    def _become_worker(self, connection: socket.socket) -> NoReturn:
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for other in (self._control, self._woken, self._waker, *self._workers.values()):
                other.close()
            worker.run(connection)
        finally:
            os._exit(0)

    def _bury(self) -> None:
        """Take leave of the workers that died, and tell by what signal to whoever waits for their answers."""
        for process in tuple(self._workers):
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                _tell(self._workers.pop(process), -os.waitstatus_to_exitcode(status))


def _tell(connection: socket.socket, signal_number: int) -> None:
    with connection:
        connection.setblocking(False)
        try:
            connection.sendall(Frame(END, json.dumps({"signal": signal_number}).encode()).packed())
        except OSError:
            return  # nobody waits any more


def main() -> None:
    """Run a zygote on the socket whose number is the argument."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server; it hangs up
    sandbox.no_core_dumps()
    control = socket.socket(fileno=int(sys.argv[1]))
    gc.freeze()  # else the first collection in a worker would copy every page of it
    Zygote(control).serve()


if __name__ == "__main__":
    main()
