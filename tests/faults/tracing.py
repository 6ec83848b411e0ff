"""Watches what a process asks of the system: what it writes, what it puts on disk, and what it sends, in order.

Linux's own `ptrace(2)` by way of ctypes: it needs no program to be installed and, for processes that descend from
this one, no special rights. A thread that is about to send something stands still until that has been noted, so
nothing can have been sent before what was noted earlier.
"""

from __future__ import annotations

import ctypes
import os
import platform
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

SYSTEM = ctypes.CDLL(None, use_errno=True)
SYSTEM.ptrace.restype = ctypes.c_long
SYSTEM.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
SEIZE, INTERRUPT, NEXT_CALL, CALL_INFO = 0x4206, 0x4207, 24, 0x420E
TELL_CALLS, FOLLOW_THREADS = 0x1, 0x8
OWN_TRACEES = 0x40000000 | 0x20000000  # __WALL | __WNOTHREAD
CALL_STOP = signal.SIGTRAP | 0x80
EVENT_STOP = 128
ENTRY, EXIT = 1, 2
CALLS = {
    "x86_64": {1: "write", 18: "write", 20: "writev", 44: "write", 46: "sendmsg", 74: "sync", 75: "sync"},
    "aarch64": {64: "write", 68: "write", 66: "writev", 206: "write", 211: "sendmsg", 82: "sync", 83: "sync"},
}
"""The calls to note, by the machine's numbers: write, pwrite64, writev, sendto, sendmsg, fsync, fdatasync."""
MOST_READ = 1 << 20
SAVED = rb'"type": ?"saved".{0,200}?"op": ?"([0-9a-f]+)"'
"""How an acknowledgement reads; its op is what is noted."""


class CallInfo(ctypes.Structure):
    """What the system tells of a call: `ptrace_syscall_info`."""

    _fields_ = (
        ("op", ctypes.c_uint8), ("pad", ctypes.c_uint8 * 3), ("arch", ctypes.c_uint32),
        ("ip", ctypes.c_uint64), ("sp", ctypes.c_uint64), ("nr", ctypes.c_int64), ("args", ctypes.c_uint64 * 6),
    )  # fmt: skip


@dataclass(frozen=True)
class Noted:
    """One thing that happened: `wrote` and `synced` a file, when the call came back; or `sends`, as it begins."""

    what: str
    path: str
    said: str = ""


@dataclass
class Trace:
    """What one process did, in order; `says` picks what is noted of what it sends."""

    pid: int
    says: re.Pattern[bytes]
    noted: list[Noted] = field(default_factory=list)
    problem: BaseException | None = None
    _under_way: dict[int, tuple[str, str]] = field(default_factory=dict)

    def follow(self, ready: threading.Event) -> None:
        """Note calls until the process has ended; all of it in one thread, as the system wants it."""
        try:
            for task in Path(f"/proc/{self.pid}/task").iterdir():
                ask(SEIZE, int(task.name), TELL_CALLS | FOLLOW_THREADS)
                ask(INTERRUPT, int(task.name))
            ready.set()
            while True:
                self._attend(*os.waitpid(-1, OWN_TRACEES))
        except ChildProcessError:
            return  # nobody is left to follow
        except BaseException as error:
            self.problem = error
        finally:
            ready.set()

    def _attend(self, thread: int, status: int) -> None:
        if not os.WIFSTOPPED(status):
            return
        number, event = os.WSTOPSIG(status), status >> 16
        if number == CALL_STOP:
            self._note(thread)
            number = 0
        elif event:
            number = 0
        with suppress(ProcessLookupError):
            ask(NEXT_CALL, thread, number)

    def _note(self, thread: int) -> None:
        info = CallInfo()
        with suppress(ProcessLookupError):
            ask(CALL_INFO, thread, ctypes.addressof(info), ctypes.sizeof(info))
        if info.op == ENTRY:
            call = CALLS[platform.machine()].get(info.nr)
            if call is None:
                return
            path = self._path(info.args[0])
            if call == "sync" or path.endswith("-wal"):
                self._under_way[thread] = ("synced" if call == "sync" else "wrote", path)
                return
            for said in self.says.findall(self._bytes(call, info.args)):
                self.noted.append(Noted("sends", path, said.decode()))
        elif info.op == EXIT and thread in self._under_way:
            what, path = self._under_way.pop(thread)
            if info.nr >= 0:  # at the end of a call this field is its result
                self.noted.append(Noted(what, path))

    def _path(self, descriptor: int) -> str:
        try:
            return str(Path(f"/proc/{self.pid}/fd/{descriptor}").readlink())
        except OSError:
            return ""

    def _bytes(self, call: str, args: ctypes.Array[ctypes.c_uint64]) -> bytes:
        if call == "write":
            return self._memory(args[1], args[2])
        if call == "sendmsg":
            head = self._memory(args[1], 32)
            return self._gathered(
                int.from_bytes(head[16:24], "little"), int.from_bytes(head[24:32], "little")
            )
        return self._gathered(args[1], args[2])

    def _gathered(self, at: int, count: int) -> bytes:
        pairs = self._memory(at, 16 * min(count, 1024))
        words = [int.from_bytes(pairs[i : i + 8], "little") for i in range(0, len(pairs), 8)]
        return b"".join(
            self._memory(where, size) for where, size in zip(words[::2], words[1::2], strict=True)
        )

    def _memory(self, at: int, size: int) -> bytes:
        with Path(f"/proc/{self.pid}/mem").open("rb", buffering=0) as memory:
            memory.seek(at)
            return memory.read(min(size, MOST_READ)) or b""


def ask(request: int, pid: int, data: int = 0, size: int = 0) -> None:
    """Ask the system something about a traced thread."""
    first, second = (size, data) if request == CALL_INFO else (0, data)
    if SYSTEM.ptrace(request, pid, first, second) < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"ptrace: {os.strerror(code)}")


@contextmanager
def traced(pid: int, says: bytes) -> Iterator[Trace]:
    """Trace a process as long as the block lasts; then it is killed, which is what ends the tracing."""
    trace = Trace(pid, re.compile(says))
    ready = threading.Event()
    follower = threading.Thread(target=trace.follow, args=(ready,), name="tracer")
    follower.start()
    try:
        ready.wait()
        if trace.problem is not None:
            raise trace.problem
        yield trace
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        follower.join()
    if trace.problem is not None:
        raise trace.problem


def too_early(noted: list[Noted]) -> list[str]:
    """Return what was said to be saved before it was on disk: no write-ahead log written and synced since the last.

    What is written and not yet synced makes every acknowledgement too early.
    """
    early: list[str] = []
    wrote = synced = False
    for each in noted:
        if each.what == "wrote":
            wrote, synced = True, False
        elif each.what == "synced" and each.path.endswith("-wal"):
            synced = wrote
        elif each.what == "sends":
            if not synced:
                early.append(each.said)
            wrote = synced = False
    return early
