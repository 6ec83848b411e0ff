"""Days where this machine stands: moments are kept as seconds, people think in days."""

from __future__ import annotations

import datetime as dt


def local_day(moment: float) -> dt.date:
    """Return the day of `moment`, seconds since the epoch."""
    return dt.datetime.fromtimestamp(moment, dt.UTC).astimezone().date()


def today() -> dt.date:
    """Return the day it is."""
    return dt.datetime.now(dt.UTC).astimezone().date()
