"""Quartiles and intervals, reckoned in another way than the summaries do."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

import numpy as np
from scipy.optimize import LinearConstraint, milp


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """Return q1, median, q3 with linear interpolation, position by position."""
    if len(values) == 1:
        return (float(values[0]),) * 3
    q1, _, q3 = statistics.quantiles(values, n=4, method="inclusive")
    return q1, float(statistics.median(values)), q3


def wilson(count: int, people: int) -> tuple[float, float]:
    z = statistics.NormalDist().inv_cdf(0.975)
    centre = (count + z * z / 2) / (people + z * z)
    half = z / (people + z * z) * math.sqrt(count * (people - count) / people + z * z / 4)
    return 100 * (centre - half), 100 * (centre + half)


def bca(changes: Sequence[float]) -> tuple[float, float]:
    """Return the bias-corrected and accelerated bootstrap interval of the mean, drawn with a seed of our own."""
    data = np.asarray(changes, dtype=float)
    normal = statistics.NormalDist()
    means = np.random.default_rng(99).choice(data, size=(20000, len(data))).mean(axis=1)
    below = (np.count_nonzero(means < data.mean()) + np.count_nonzero(means <= data.mean())) / 2 / len(means)
    bias = normal.inv_cdf(below)
    left_out = (data.sum() - data) / (len(data) - 1)
    off = left_out.mean() - left_out
    speed = float((off**3).sum() / (6 * (off**2).sum() ** 1.5))
    ends = []
    for level in (0.025, 0.975):
        z = bias + normal.inv_cdf(level)
        ends.append(float(np.quantile(means, normal.cdf(bias + z / (1 - speed * z)))))
    return ends[0], ends[1]


def ways_possible(
    way: str, changes: Sequence[float], told: Sequence[tuple[Sequence[str], int, int]], reach: int
) -> tuple[int, int]:
    """Return how few and how many can have gone `way`, for who knows sum and squares of the changes.

    `told` says of ways how many people went one of them, at least and at most.
    """
    moves = range(-reach, reach + 1)
    spots = {"same": [abs(move) <= 1 for move in moves]}
    spots["up"] = [move > 1 for move in moves]
    spots["down"] = [move < -1 for move in moves]
    lines = [[1.0] * len(moves), [float(move) for move in moves], [float(move**2) for move in moves]]
    sums = [float(len(changes)), sum(changes), sum(change**2 for change in changes)]
    ends = [(each, each) for each in sums]
    for ways, least, most in told:
        lines.append([float(any(spots[each][place] for each in ways)) for place in range(len(moves))])
        ends.append((least, most))
    found = []
    for sign in (1, -1):
        solved = milp(
            sign * np.asarray(spots[way], dtype=float),
            constraints=LinearConstraint(lines, *zip(*ends, strict=True)),
            integrality=[1] * len(moves),
        )
        assert solved.success, "what happened is possible"
        found.append(round(sign * solved.fun))
    return found[0], found[1]
