"""The process that kernels are forked from: rehearsed once, single-threaded, asked over a socket.

Run as ``python -m wli_toolkit.server.starting.nursery FD`` by `forking.Nursery`, which holds the other end.
When that end closes, because the server stopped or died, every kernel is ended and the process goes too.

In comes one byte for each kernel, with the descriptor of a file that holds ``{"connection_file", "cwd", "env",
"seat"}`` as JSON and that only the forked process reads: nothing of anybody is ever in this one's memory. Out, as
JSON after its length in four bytes: ``{"ready": true}`` or ``{"failed": reason}`` once, then ``{"forked": pid}``
for each request, and ``{"ended": pid, "code": code}`` whenever a kernel has ended.
"""

from __future__ import annotations

import base64
import ctypes
import json
import os
import random
import select
import signal
import socket
import sys
from typing import Any, NoReturn

import tornado.platform.asyncio  # noqa: F401 - asked for when a kernel starts; here before it is forked

from wli_toolkit.server.starting.starter import KIND_VARIABLE
from wli_toolkit.server.starting.wire import receive_file, send

SYSTEM = ctypes.CDLL(None)
PR_SET_PDEATHSIG = 1
"""What `prctl(2)` calls it; Linux only, as forking is."""
GRACE_S = 2.0
"""How long kernels may take to end when the server is gone, before they are killed."""


def main(descriptor: int) -> int:
    """Rehearse, say so, and fork on request until the other end closes; return the exit code."""
    line = socket.socket(fileno=descriptor)
    try:
        from wli_toolkit.pages.rehearsal import rehearse

        rehearse(os.environ.get(KIND_VARIABLE))
    except Exception as error:
        send(line, {"failed": f"{type(error).__name__}: {error}"})
        return 1
    send(line, {"ready": True})
    nursery = os.getpid()
    children: set[int] = set()
    waking, woken = os.pipe()
    os.set_blocking(woken, False)
    os.set_blocking(waking, False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(woken, warn_on_full_buffer=False)
    while True:
        ready, _, _ = select.select([line.fileno(), waking], [], [])
        if waking in ready:
            os.read(waking, 4096)
            for pid, code in ended():
                children.discard(pid)
                send(line, {"ended": pid, "code": code})
        if line.fileno() in ready:
            request = receive_file(line)
            if request is None:
                break
            pid = os.fork()
            if pid == 0:
                signal.set_wakeup_fd(-1)
                os.close(waking)
                os.close(woken)
                line.close()
                be_kernel(request, nursery)
            os.close(request)
            children.add(pid)
            send(line, {"forked": pid})
    end_all(children)
    return 0


def be_kernel(request: int, nursery: int) -> NoReturn:
    """Become the kernel that is asked for; never returns into the nursery's own code."""
    from wli_toolkit.pages.seat_process import serve_kernel, take_over_standard_input

    code = 1
    try:
        die_with_parent(nursery)
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        identity = read_identity(request)
        os.environ.clear()
        os.environ.update(identity["env"])
        os.chdir(identity["cwd"])
        random.seed()
        take_over_standard_input(base64.b64decode(identity["seat"]))
        serve_kernel(identity["connection_file"])
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException as error:
        # The text of an error may hold what a person typed; its kind tells enough.
        os.write(2, f"a kernel stopped: {type(error).__name__}\n".encode())
    finally:
        os._exit(code)


def read_identity(descriptor: int) -> dict[str, Any]:
    """Return what the file that came with the request says, and close it."""
    with os.fdopen(descriptor, "rb") as file:
        file.seek(0)
        identity: dict[str, Any] = json.load(file)
    return identity


def die_with_parent(parent: int) -> None:
    """Let the system kill this process as soon as `parent`, which forked it, has gone."""
    if SYSTEM.prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL)) != 0 or os.getppid() != parent:
        raise SystemExit(1)


def ended() -> list[tuple[int, int]]:
    """Return the processes that have ended since, with their exit codes; a signal is a negative number."""
    gone: list[tuple[int, int]] = []
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return gone
        if pid == 0:
            return gone
        gone.append((pid, os.waitstatus_to_exitcode(status)))


def end_all(children: set[int]) -> None:
    """End every kernel, at first politely."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        for pid in children:
            try:
                os.killpg(pid, number)
            except OSError:
                continue
        if number == signal.SIGTERM:
            signal.signal(signal.SIGALRM, signal.default_int_handler)
            signal.setitimer(signal.ITIMER_REAL, GRACE_S)
            try:
                while children:
                    children.discard(os.waitpid(-1, 0)[0])
            except (ChildProcessError, KeyboardInterrupt):
                continue
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
