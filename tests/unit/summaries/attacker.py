"""Someone who writes down everything that is told as equations, and asks between which numbers a cell must lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from wli_toolkit.summaries import FigureResult, Number, Row
from wli_toolkit.summaries.suppression import least_almost_all

Sum = Mapping[int, float]
"""Which unknowns are added up, each with its factor."""
EXACT = 5e-5
"""Quartiles are told to four places."""


@dataclass
class Puzzle:
    """Unknown whole numbers, and what is known of their sums."""

    greatest: list[float] = field(default_factory=list)
    known: list[tuple[Sum, float, float]] = field(default_factory=list)

    def unknowns(self, names: Iterable[str], greatest: int) -> dict[str, int]:
        """Return an unknown number of people for each name."""
        found = {}
        for name in names:
            found[name] = len(self.greatest)
            self.greatest.append(greatest)
        return found

    def know(self, unknowns: Iterable[int], least: float, most: float) -> None:
        """Write down that a sum lies between two numbers."""
        self.known.append((dict.fromkeys(unknowns, 1.0), least, most))

    def certain(self, sums: Sequence[tuple[Sequence[int], int]]) -> list[int]:
        """Return the places of those sums that can be nothing but what they are; each comes with that."""
        size = len(self.greatest)
        matrix = np.zeros((len(self.known), size))
        for row, (factors, _, _) in enumerate(self.known):
            for unknown, factor in factors.items():
                matrix[row, unknown] = factor
        limits = LinearConstraint(
            matrix, [low for _, low, _ in self.known], [high for _, _, high in self.known]
        )
        aims = np.zeros((len(sums), size))
        for row, (unknowns, _) in enumerate(sums):
            aims[row, list(unknowns)] = 1.0
        true = np.array([value for _, value in sums])
        left = set(range(len(sums)))
        for place in range(len(sums)):
            for sign in (1, -1):
                if place not in left:
                    break
                solved = milp(
                    sign * aims[place],
                    constraints=limits,
                    integrality=np.ones(size, dtype=int),
                    bounds=Bounds(0, np.array(self.greatest)),
                )
                assert solved.success, "what is told contradicts itself"
                # What this solution makes different was not certain either.
                left -= set(np.flatnonzero(np.round(aims @ np.round(solved.x)) != true))
        return sorted(left)

    def reads_counts(self, rows: Sequence[Row], members: Mapping[str, Sequence[int]], threshold: int) -> None:
        """Write down what the rows of one table tell; `members` are the unknowns of each category."""
        for row in rows:
            mine = [unknown for value in row.members for unknown in members[value]]
            if row.count is not None:
                self.know(mine, row.count, row.count)
            elif row.almost_all and row.n is not None:
                self.know(mine, least_almost_all(row.n, threshold), row.n)

    def reads_quartiles(self, told: Row | Number, points: Mapping[int, Sequence[int]], people: int) -> None:
        """Write down median and quartiles, interpolated linearly; `points` are the unknowns of each answer."""
        for quantile, value in ((0.25, told.q1), (0.5, told.median), (0.75, told.q3)):
            if value is None:
                continue
            position = quantile * (people - 1)
            below = int(position)
            weight = position - below
            factors: dict[int, float] = {}
            for place, share in ((below, 1 - weight), (below + 1, weight)):
                if share > 0:
                    for under in self._not_reached(place, points, people):
                        factors[under] = factors.get(under, 0.0) + share
            first = min(points)
            self.known.append((factors, value - first - EXACT, value - first + EXACT))

    def _not_reached(self, place: int, points: Mapping[int, Sequence[int]], people: int) -> list[int]:
        """Return unknowns, 0 or 1 for each answer but the last: 1 where no more than `place` answered as little.

        They add up to how far the answer at `place`, from 0 in order, lies above the least there is.
        """
        ordered = sorted(points)
        marks: list[int] = []
        for point in ordered[:-1]:
            mark = len(self.greatest)
            self.greatest.append(1)
            up_to = {unknown: 1.0 for each in ordered if each <= point for unknown in points[each]}
            # mark = 1: at most `place` people answered so little; mark = 0: at least one more did.
            self.known.append(({**up_to, mark: float(people - place)}, -np.inf, people))
            self.known.append(({**up_to, mark: float(place + 1)}, place + 1, np.inf))
            if marks:
                self.known.append(({marks[-1]: 1.0, mark: -1.0}, 0, 1))
            marks.append(mark)
        return marks


def tables_of(result: FigureResult) -> dict[str | None, list[Row]]:
    """Return the rows that count people, by line."""
    lines: dict[str | None, list[Row]] = {}
    for row in result.rows:
        if row.kind == "count":
            lines.setdefault(row.line, []).append(row)
    return lines
