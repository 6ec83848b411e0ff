"""Whether numbers told at several times, taken together, leave a small number of people only one value.

Everything told is written down as equations between whole numbers: how many gave each answer each time, how many of
those who came or left in between did. Integer programming then says between which numbers each of these must lie.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Held = tuple[int, ...]
"""Answers, by their places in the order of all there are."""
CLOSE = 1e-4
"""Quartiles are told to four places."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was told of one question at one time.

    Attributes
    ----------
    people
        How many answered.
    counts
        (answers; how many people at least gave one of them; at most).
    quartiles
        (0.25, 0.5 or 0.75; its value, counted from the first answer as 0), interpolated linearly.
    """

    people: int
    counts: tuple[tuple[Held, int, int], ...] = ()
    quartiles: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Moves:
    """How many came and how many left between two times; who changed an answer did both.

    Where it is not `exact`, so many at most.
    """

    came: int
    left: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: how many answers there are, and the cells of its pictures.

    `at_most` is how many of them one person may give, None where they exclude each other.
    """

    answers: int
    cells: tuple[Held, ...]
    at_most: int | None = None


@dataclass
class _Puzzle:
    greatest: list[float] = field(default_factory=list)
    rows: list[dict[int, float]] = field(default_factory=list)
    least: list[float] = field(default_factory=list)
    most: list[float] = field(default_factory=list)

    def unknown(self, many: int, greatest: float) -> range:
        """Return so many unknown whole numbers."""
        first = len(self.greatest)
        self.greatest += [greatest] * many
        return range(first, first + many)

    def know(self, factors: dict[int, float], least: float, most: float) -> None:
        """Write down between what a sum lies."""
        self.rows.append(factors)
        self.least.append(least)
        self.most.append(most)

    def limits(self) -> LinearConstraint:
        """Return all that is known."""
        places = [
            (row, column, factor) for row, each in enumerate(self.rows) for column, factor in each.items()
        ]
        across, down, factors = zip(*places, strict=True)
        shape = (len(self.rows), len(self.greatest))
        return LinearConstraint(csr_array((factors, (across, down)), shape=shape), self.least, self.most)

    def solve(self, aim: NDArray[np.float64], limits: LinearConstraint) -> NDArray[np.float64] | None:
        """Return the unknowns with which `aim` comes to the least; None where what is known contradicts itself."""
        solved = milp(
            aim,
            constraints=limits,
            integrality=np.ones(len(self.greatest), dtype=int),
            bounds=Bounds(0, np.array(self.greatest)),
        )
        return np.round(solved.x) if solved.success else None


def pins_down(asked: Asked, told: Sequence[Facts], moves: Sequence[Moves], threshold: int) -> bool:
    """Whether a number under `threshold` can be known exactly: of those who answered, who came, or who left.

    Parameters
    ----------
    told
        One time after the other.
    moves
        Between each of these times and the next.
    """
    puzzle = _Puzzle()
    goals: list[tuple[range, int]] = []
    times = [_people(puzzle, asked, each.people, each.people) for each in told]
    for people, facts in zip(times, told, strict=True):
        goals.append((people, facts.people))
        for held, least, most in facts.counts:
            puzzle.know({people[answer]: 1.0 for answer in held}, least, most)
        for quantile, value in facts.quartiles:
            _quartile(puzzle, people, facts.people, quantile, value)
    for (before, after), between in zip(pairwise(times), moves, strict=True):
        come = _people(puzzle, asked, between.came if between.exact else 0, between.came)
        gone = _people(puzzle, asked, between.left if between.exact else 0, between.left)
        for was, now, came, left in zip(before, after, come, gone, strict=True):
            puzzle.know({now: 1.0, was: -1.0, came: -1.0, left: 1.0}, 0, 0)
            puzzle.know({was: 1.0, left: -1.0}, 0, math.inf)
        if between.exact:
            goals += [(come, between.came), (gone, between.left)]
    return _is_certain(puzzle, asked, goals, threshold)


def _is_certain(puzzle: _Puzzle, asked: Asked, goals: Iterable[tuple[range, int]], threshold: int) -> bool:
    limits = puzzle.limits()
    aims = []
    for people, many in goals:
        for held in asked.cells if many else ():
            aim = np.zeros(len(puzzle.greatest))
            aim[[people[answer] for answer in held]] = 1.0
            aims.append((aim, many))
    seen: list[NDArray[np.float64]] = []
    for aim, many in aims:
        for sign in (1, -1):
            values = {round(float(aim @ each)) for each in seen}
            if len(values) > 1 or (sign < 0 and not _is_small(values, asked, many, threshold)):
                break
            solved = puzzle.solve(sign * aim, limits)
            if solved is None:
                return True
            seen.append(solved)
        values = {round(float(aim @ each)) for each in seen}
        if len(values) == 1 and _is_small(values, asked, many, threshold):
            return True
    return False


def _is_small(values: set[int], asked: Asked, many: int, threshold: int) -> bool:
    return any(
        value < threshold or (asked.at_most is not None and many - value < threshold) for value in values
    )


def _people(puzzle: _Puzzle, asked: Asked, least: int, most: int) -> range:
    """Return unknown numbers of people by answer, of so many people in all."""
    numbers = puzzle.unknown(asked.answers, most)
    if asked.at_most is None:
        puzzle.know(dict.fromkeys(numbers, 1.0), least, most)
    else:
        puzzle.know(dict.fromkeys(numbers, 1.0), 0, asked.at_most * most)
    return numbers


def _quartile(puzzle: _Puzzle, people: range, many: int, quantile: float, value: float) -> None:
    """Write down a quartile: how far the answers next to its place, in order, lie above the first there is."""
    position = quantile * (many - 1)
    below = math.floor(position + CLOSE)
    weight = position - below
    factors: dict[int, float] = {}
    for place, share in ((below, 1 - weight), (below + 1, weight)):
        if share < CLOSE:
            continue
        marks = puzzle.unknown(len(people) - 1, 1)
        for answer, mark in enumerate(marks):
            # 1 where no more than `place` people gave so small an answer, 0 where at least one more did.
            reached = dict.fromkeys(people[: answer + 1], 1.0)
            puzzle.know({**reached, mark: float(many - place)}, -math.inf, many)
            puzzle.know({**reached, mark: float(place + 1)}, place + 1, math.inf)
            factors[mark] = share
        for smaller, larger in pairwise(marks):
            puzzle.know({smaller: 1.0, larger: -1.0}, 0, math.inf)
    puzzle.know(factors, value - CLOSE, value + CLOSE)
