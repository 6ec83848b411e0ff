"""Axes for numbers: where they end, and where on a track a number lies."""

from __future__ import annotations

from collections.abc import Sequence

Ends = tuple[float, float]
"""The least and the greatest number of an axis; of a track, its left and right end in pixels."""
ROUND_ENDS = (4.0, 10.0, 12.0, 24.0, 60.0, 100.0)
"""Where an axis may end when nothing says how far a score can go."""


def wide_enough(told: Sequence[float]) -> Ends:
    """Return the ends of an axis that begins at 0, or below where a number is negative, and holds all of `told`."""
    most = max(told, default=0.0)
    return min((0.0, *told)), next((end for end in ROUND_ENDS if end >= most), most)


def at(number: float, domain: Ends, track: Ends) -> float:
    """Return where on `track` a number stands, in pixels."""
    low, high = domain
    return track[0] + (track[1] - track[0]) * (number - low) / (high - low)
