"""What a query worker gives up once its store is open: the network, memory without end, its turn on the processor.

The first two are asked of the kernel through ``ctypes``. Off Linux, and on processors not listed here, the network
filter is left out: the guard's refusal of SERVICE then stands alone.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import signal
import struct
import sys
from pathlib import Path
from typing import Final

MEBIBYTE: Final = 1 << 20
_LEAST_PRIORITY: Final = 19

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_NO_NEW_PRIVS: Final = 38
_PR_SET_SECCOMP: Final = 22
_SECCOMP_MODE_FILTER: Final = 2

# Classic BPF over struct seccomp_data: number at offset 0, architecture at 4, the first argument at 16
# (linux/filter.h, linux/seccomp.h). Values of the architecture from linux/audit.h.
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW: Final = 0x7FFF0000
_DENY: Final = 0x00050000 | errno.EPERM
_AF_UNIX: Final = 1
_X32: Final = 0x40000000  # system calls of the x32 ABI carry this bit
_IO_URING_SETUP: Final = 425  # can make sockets without the call
_PROCESSORS: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}


def deny_network() -> bool:
    """Let this thread, and those it starts, open no sockets but Unix ones; False where that cannot be asked for."""
    known = _PROCESSORS.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    architecture, socket_call = known
    steps = [
        (_LOAD, 0, 0, 4),
        (_IF_EQUAL, 0, 6, architecture),
        (_LOAD, 0, 0, 0),
        (_IF_AT_LEAST, 4, 0, _X32),
        (_IF_EQUAL, 3, 0, _IO_URING_SETUP),
        (_IF_EQUAL, 0, 3, socket_call),
        (_LOAD, 0, 0, 16),
        (_IF_EQUAL, 1, 0, _AF_UNIX),
        (_RETURN, 0, 0, _DENY),
        (_RETURN, 0, 0, _ALLOW),
    ]
    program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    header = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(program)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, header, 0, 0) == 0)


def die_with_parent() -> None:
    """Have the kernel end this process when the one that started it dies; nothing is done off Linux."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def cap_memory(mebibytes: int | None) -> None:
    """Let the address space grow by so much from what it is now; None lifts the cap.

    Over it the engine aborts the process: that is how a worker out of memory ends.
    """
    if sys.platform != "linux":
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    cap = hard if mebibytes is None else _pages(0) + mebibytes * MEBIBYTE
    resource.setrlimit(resource.RLIMIT_AS, (cap, hard))


def yield_processor() -> None:
    """Let whoever else wants the processor go first, for good: an idle machine is still used in full."""
    os.setpriority(os.PRIO_PROCESS, 0, _LEAST_PRIORITY)
    if sys.platform == "linux":
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def no_core_dumps() -> None:
    """Keep a crash from writing the memory of the process to disk, which takes seconds."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def resident_memory() -> int:
    """Give the memory this process holds, in MiB; 0 where the system does not tell."""
    return _pages(1) // MEBIBYTE if sys.platform == "linux" else 0


def _pages(column: int) -> int:
    """Read one column of /proc/self/statm (0 the address space, 1 what is resident) as bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[column])
    return pages * resource.getpagesize()
