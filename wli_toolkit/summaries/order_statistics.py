"""What quartiles of whole numbers tell about the counts of a table of the same answers.

With few people an interpolated quartile says more than it seems: a lower quartile of 3.25 among ten says that
exactly three of them answered 3 or less.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

Span = tuple[int, int]
"""A cell of a table: the whole numbers from … to, both included."""
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Known:
    """What someone reads: told quartiles, and how many answered no more than some number.

    Attributes
    ----------
    people
        How many answered.
    domain
        The least and the greatest answer there can be.
    quartiles
        (0.25, 0.5 or 0.75; its value), interpolated linearly.
    up_to
        (number, how many answered no more), from tables told.
    """

    people: int
    domain: Span
    quartiles: tuple[tuple[float, float], ...] = ()
    up_to: tuple[tuple[int, int], ...] = ()


def gives_away(known: Known, spans: Sequence[Span], threshold: int) -> bool:
    """Whether `known` leaves one of the cells `spans` only one number, and that under `threshold`."""
    ranges: list[Span | None] = [None] * len(spans)
    for answers in _possible(known):
        for index, span in enumerate(spans):
            low, high = _count(answers, known, span)
            if low > high:
                continue
            earlier = ranges[index]
            ranges[index] = (low, high) if earlier is None else (min(low, earlier[0]), max(high, earlier[1]))
    return any(each is not None and each[0] == each[1] < threshold for each in ranges)


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
            if in_order == sorted(in_order) and _agrees(answers, known):
                yield answers


def _agrees(answers: dict[int, int], known: Known) -> bool:
    return all(
        (place < count) == (value <= number)
        for number, count in known.up_to
        for place, value in answers.items()
    )


def _count(answers: dict[int, int], known: Known, span: Span) -> Span:
    """Return the least and greatest number of people in `span`."""
    under, upper = _no_more_than(answers, known, span[0] - 1), _no_more_than(answers, known, span[1])
    return max(0, upper[0] - under[1]), upper[1] - under[0]


def _no_more_than(answers: dict[int, int], known: Known, number: int) -> Span:
    least, greatest = known.domain
    if number < least:
        return 0, 0
    if number >= greatest:
        return known.people, known.people
    lows = [place + 1 for place, value in answers.items() if value <= number]
    lows += [count for limit, count in known.up_to if limit <= number]
    highs = [place for place, value in answers.items() if value > number]
    highs += [count for limit, count in known.up_to if limit >= number]
    return max(lows, default=0), min(highs, default=known.people)
