"""What quartiles of whole numbers tell about the counts of tables of the same answers.

With few people an interpolated quartile says more than it seems: a lower quartile of 3.25 among ten says that
exactly three of them answered 3 or less.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int]
"""A cell of a table: the whole numbers from … to, both included."""
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Known:
    """What someone reads: told quartiles, and how many people answered in a span.

    Attributes
    ----------
    people
        How many answered.
    domain
        The least and the greatest answer there can be.
    quartiles
        (0.25, 0.5 or 0.75; its value), interpolated linearly.
    within
        (a span of answers; how many people at least; at most), from tables told.
    """

    people: int
    domain: Span
    quartiles: tuple[tuple[float, float], ...] = ()
    within: tuple[tuple[Span, int, int], ...] = ()


def overlaid(spans: Iterable[Span]) -> list[Span]:
    """Return spans, and the pieces between them when they are laid over each other, each once."""
    each = list(dict.fromkeys(spans))
    starts = sorted({start for first, last in each for start in (first, last + 1)})
    pieces = [(start, end - 1) for start, end in pairwise(starts)]
    return list(dict.fromkeys((*each, *pieces)))


def gives_away(known: Known, spans: Sequence[Span], threshold: int) -> bool:
    """Whether `known` leaves one of the cells `spans` only one number, and that under `threshold`.

    All that is known bounds differences of how many answered no more than one number or another, so that the
    tightest bounds are shortest paths between the numbers (Cormen et al., Introduction to Algorithms, chapter 22).
    """
    bounds = [_bounded(answers, known) for answers in _possible(known)]
    if not bounds:
        return False
    shortest = _shortest(np.stack(bounds))
    # Where a way round leads below 0, what is known contradicts itself.
    shortest = shortest[np.all(np.diagonal(shortest, axis1=1, axis2=2) >= 0, axis=1)]
    if not len(shortest):
        return False
    for first, last in spans:
        before, upto = first - known.domain[0], last - known.domain[0] + 1
        fewest, most = int(-shortest[:, upto, before].max()), int(shortest[:, before, upto].max())
        if fewest == most < threshold:
            return True
    return False


def _possible(known: Known) -> Iterator[dict[int, int]]:
    """Yield every way the sorted answers next to the quartiles can be, as position → answer."""
    least, greatest = known.domain
    each: list[list[dict[int, int]]] = []
    for quantile, value in known.quartiles:
        position = quantile * (known.people - 1)
        below = math.floor(position + _CLOSE)
        weight = position - below
        if weight < _CLOSE:
            each.append([{below: round(value)}] if abs(value - round(value)) < _CLOSE else [])
            continue
        each.append(
            [
                {below: first, below + 1: second}
                for first in range(least, greatest + 1)
                for second in range(first, greatest + 1)
                if abs(first + weight * (second - first) - value) < _CLOSE
            ]
        )
    for chosen in product(*each):
        answers: dict[int, int] = {}
        if all(answers.setdefault(place, value) == value for one in chosen for place, value in one.items()):
            in_order = [answers[place] for place in sorted(answers)]
            if in_order == sorted(in_order):
                yield answers


def _bounded(answers: dict[int, int], known: Known) -> NDArray[np.int64]:
    """Return how many more people, at most, answered no more than one number than no more than another.

    Row and column 0 stand for less than the least answer, the last for the greatest.
    """
    least, greatest = known.domain
    size = greatest - least + 2
    most = np.full((size, size), known.people, dtype=np.int64)
    most[np.tril_indices(size)] = 0  # never fewer for a greater number, and none more than oneself
    most[size - 1, 0] = -known.people
    for (first, last), fewest, many in known.within:
        before, upto = first - least, last - least + 1
        most[before, upto] = min(most[before, upto], many)
        most[upto, before] = min(most[upto, before], -fewest)
    for place, value in answers.items():
        # So many people, `place` and one more, answered no more than `value`; at most `place` answered less.
        reached, under = value - least + 1, value - least
        most[reached, 0] = min(most[reached, 0], -(place + 1))
        most[0, under] = min(most[0, under], place)
    return most


def _shortest(most: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the tightest bounds that follow from these, of each of several sets (Floyd and Warshall)."""
    for over in range(most.shape[1]):
        most = np.minimum(most, most[:, :, over, None] + most[:, None, over, :])
    return most
