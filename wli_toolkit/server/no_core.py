"""A crash must not write what a process remembers to the disk: opened answers, keys and codes are in there."""

from __future__ import annotations

import sys


def leave_no_core() -> None:
    """Let neither this process nor those it starts leave a core file; Windows writes none unless asked."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
