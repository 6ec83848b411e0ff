"""Whether a mean change and its spread tell how many of a few people went which way.

From mean, standard deviation and the number of people follow the sum of the changes and the sum of their squares:
two equations for how often each change came up, beside those of the counts told. The interval is a third one, which no
solver can put down: where few people moved, it leaves one way only in which they can have.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from wli_toolkit.summaries.counting import Pairs
from wli_toolkit.summaries.gates import ROOM_THRESHOLD
from wli_toolkit.summaries.statistics import way, ways
from wli_toolkit.summaries.suppression import Cells, least_almost_all

Told = tuple[tuple[tuple[str, ...], int, int], ...]
"""Ways, and how many people went one of them, at least and at most."""


def gives_ways_away(pairs: Pairs, told: Cells | None, threshold: int) -> bool:
    """Whether mean and spread of the changes tell of fewer than `threshold` people.

    They do where fewer moved, and where they leave one of the ways only one number, and that under `threshold`.

    Parameters
    ----------
    told
        How many went which way, as far as that is told; None where it is withheld.
    """
    counts = ways(pairs.before, pairs.after)
    people = len(pairs.before)
    if counts["up"] + counts["down"] < threshold:
        return True
    sums = tuple(
        (cell.values, least_almost_all(people, ROOM_THRESHOLD), people)
        if cell.count is None
        else (cell.values, cell.count, cell.count)
        for cell in told or ()
        if cell.tells
    )
    small = [each for each, count in counts.items() if count < threshold]
    if not small:
        return False
    moved = [after - before for before, after in zip(pairs.before, pairs.after, strict=True)]
    if pairs.reach is None or any(each != int(each) for each in moved):
        return True
    whole = [int(each) for each in moved]
    total, squares = sum(whole), sum(each * each for each in whole)
    return any(_is_only(each, counts[each], len(whole), total, squares, sums, pairs.reach) for each in small)


@lru_cache(maxsize=1024)
def _is_only(goal: str, count: int, people: int, total: int, squares: int, told: Told, reach: int) -> bool:
    """Whether only `count` people can have gone the way `goal`."""
    changes = np.arange(-reach, reach + 1)
    going = {
        each: np.array([float(way(float(change)) == each) for change in changes])
        for each in ("up", "same", "down")
    }
    rows: list[NDArray[np.float64]] = [
        np.ones(len(changes)),
        changes.astype(float),
        (changes**2).astype(float),
    ]
    least, most = [people, total, squares], [people, total, squares]
    for group, low, high in told:
        rows.append(np.sum([going[each] for each in group], axis=0))
        least.append(low)
        most.append(high)
    equations = LinearConstraint(np.array(rows), least, most)
    for sign in (1, -1):
        solved = milp(
            sign * going[goal],
            constraints=equations,
            integrality=np.ones(len(changes), dtype=int),
            bounds=Bounds(0, people),
        )
        if solved.success and round(sign * solved.fun) != count:
            return False
    return True
