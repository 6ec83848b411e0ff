"""A process in the pool: rehearses, says so on standard output, and waits for one line that says who it is."""

from __future__ import annotations

import base64
import json
import os
import sys

from wli_toolkit.server.starting.starter import KIND_VARIABLE

KEPT = ("JPY_PARENT_PID", "JPY_INTERRUPT_EVENT", "IPY_INTERRUPT_EVENT")
"""What the process was given at its own start and must not lose: handles to its parent and to interrupts."""


def main() -> int:
    """Rehearse, wait, be a kernel; return the exit code."""
    try:
        from wli_toolkit.pages.rehearsal import rehearse
        from wli_toolkit.pages.seat_process import serve_kernel, take_over_standard_input, watch_parent

        rehearse(os.environ.get(KIND_VARIABLE))
        watch_parent()
    except Exception as error:
        _say({"failed": f"{type(error).__name__}: {error}"})
        return 1
    _say({"ready": True})
    line = sys.stdin.buffer.readline()
    if not line.strip():
        return 0
    identity = json.loads(line)
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    os.environ.clear()
    os.environ.update({**identity["env"], **kept})
    os.chdir(identity["cwd"])
    take_over_standard_input(base64.b64decode(identity["seat"]))
    serve_kernel(identity["connection_file"])
    return 0


def _say(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
    # Standard output was for this one answer; whatever is printed later goes where errors go.
    os.dup2(2, 1)


if __name__ == "__main__":
    sys.exit(main())
