"""The few statistics a group summary tells: quartiles, intervals of shares and of changes."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

CONFIDENCE = 0.95
RESAMPLES = 9999
SEED = 20250401
"""Fixed, so that the same answers always give the same interval."""
SAME_WITHIN = 1
"""A change of at most this many points of a 0–10 scale counts as the same."""


@dataclass(frozen=True, slots=True)
class Change:
    """How much paired answers moved.

    Attributes
    ----------
    mean, low, high
        Mean of after − before with its 95 % interval, in points of the scale.
    dz
        Mean change / standard deviation of the changes (Cohen's d for paired data).
    """

    mean: float
    low: float
    high: float
    dz: float


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """Return lower quartile, median and upper quartile, interpolated linearly (Hyndman and Fan's type 7)."""
    low, middle, high = np.percentile(np.asarray(values, dtype=float), [25, 50, 75])
    return float(low), float(middle), float(high)


def wilson(count: int, people: int) -> tuple[float, float]:
    """Return Wilson's 95 % score interval of a share, between 0 and 1 (Wilson 1927)."""
    z = float(stats.norm.ppf((1 + CONFIDENCE) / 2))
    share = count / people
    middle = (share + z * z / (2 * people)) / (1 + z * z / people)
    half = z / (1 + z * z / people) * math.sqrt(share * (1 - share) / people + z * z / (4 * people * people))
    return max(0.0, middle - half), min(1.0, middle + half)


def change(before: Sequence[float], after: Sequence[float]) -> Change | None:
    """Return how paired answers moved, or None where everybody moved alike.

    The interval is the bias-corrected and accelerated bootstrap's (Efron 1987); where it fails, Student's t.
    """
    differences = np.asarray(after, dtype=float) - np.asarray(before, dtype=float)
    spread = float(differences.std(ddof=1)) if len(differences) > 1 else 0.0
    if spread == 0:
        return None
    mean = float(differences.mean())
    low, high = _bootstrapped(differences) or _student(differences, mean, spread)
    return Change(mean, low, high, mean / spread)


def way(moved: float) -> str:
    """Return which way a change went: `up`, about the `same`, or `down`."""
    return "same" if abs(moved) <= SAME_WITHIN else "up" if moved > 0 else "down"


def ways(before: Sequence[float], after: Sequence[float]) -> dict[str, int]:
    """Count how many went up, stayed about the same and went down."""
    counts = {"up": 0, "same": 0, "down": 0}
    for earlier, later in zip(before, after, strict=True):
        counts[way(later - earlier)] += 1
    return counts


def _bootstrapped(differences: NDArray[np.float64]) -> tuple[float, float] | None:
    with warnings.catch_warnings():
        # A degenerate resampling distribution is told by its NaN; the warning would only repeat it.
        warnings.simplefilter("ignore")
        interval = stats.bootstrap(
            (np.sort(differences),),  # the order people come in must not move the interval
            np.mean,
            confidence_level=CONFIDENCE,
            n_resamples=RESAMPLES,
            method="BCa",
            rng=np.random.default_rng(SEED),
        ).confidence_interval
    low, high = float(interval.low), float(interval.high)
    return (low, high) if math.isfinite(low) and math.isfinite(high) else None


def _student(differences: NDArray[np.float64], mean: float, spread: float) -> tuple[float, float]:
    people = len(differences)
    half = float(stats.t.ppf((1 + CONFIDENCE) / 2, people - 1)) * spread / math.sqrt(people)
    return mean - half, mean + half
