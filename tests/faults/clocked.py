"""Gives a server and all that it starts a clock that a test can set: Python's own, moved by what stands in a file."""

from __future__ import annotations

from pathlib import Path

MOVED = """
import datetime, os, time
_file, _true = os.environ["WLI_TEST_CLOCK"], time.time

def _moved():
    with open(_file) as text:
        return _true() + float(text.read() or 0)

class _Moved(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_moved(), tz)

time.time = _moved
datetime.datetime = _Moved
"""
"""A `sitecustomize`, which Python runs before anything else in every process that finds it."""


class Clock:
    """The clock of the processes that were started with `env`."""

    def __init__(self, folder: Path, path: str) -> None:
        self._file = folder / "clock"
        (folder / "sitecustomize.py").write_text(MOVED)
        self.set(0)
        self.env = {"PYTHONPATH": f"{folder}:{path}", "WLI_TEST_CLOCK": str(self._file)}

    def set(self, seconds: float) -> None:
        """Move the clock so many seconds away from the true time."""
        fresh = self._file.with_suffix(".new")
        fresh.write_text(str(seconds))
        fresh.replace(self._file)
