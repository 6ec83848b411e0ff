"""Two pictures of one variable: laid over each other they tell no small number either."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from wli_toolkit.content.model import Band, Exercise, Figure, Occasion, ScaleField, Text, Visibility
from wli_toolkit.summaries.figures import count
from wli_toolkit.summaries.gather import Gathered
from wli_toolkit.summaries.ledger import Ledger
from wli_toolkit.summaries.order_statistics import Known, gives_away
from wli_toolkit.summaries.results import FigureResult
from wli_toolkit.summaries.source import Source
from wli_toolkit.summaries.telling import coarser_figure, empty, told_figure

TEXT = Text(ja="あ", en="a")
SPANS = {"low": (0, 3), "middle": (4, 6), "high": (7, 10), "under": (0, 7), "at_least": (8, 10)}
BANDS = Figure(
    id="bands",
    form="bands",
    of=("x",),
    title=TEXT,
    says=TEXT,
    bands=tuple(
        Band(id=name, low=SPANS[name][0], high=SPANS[name][1], label=TEXT)
        for name in ("low", "middle", "high")
    ),
    merge=((("low",), ("middle",), ("high",)), (("low",), ("middle", "high"))),
)
SHARE = Figure(id="share", form="share", of=("x",), title=TEXT, says=TEXT, at_least=8)
QUARTILES = Figure(id="quartiles", form="quartiles", of=("x",), title=TEXT, says=TEXT, lines=(TEXT,))
EXERCISE = Exercise(
    id="X1",
    title=TEXT,
    minutes=1,
    lead=TEXT,
    ponder=TEXT,
    caution=TEXT,
    fields=(ScaleField(id="x", kind="scale", visibility=Visibility.GROUP, ask=TEXT, low=TEXT, high=TEXT),),
    figures=(BANDS, SHARE, QUARTILES),
)


def results(values: list[int], order: tuple[Figure, ...]) -> tuple[list[FigureResult], list[FigureResult]]:
    """Return what the room and the organiser are told."""
    frame = pd.DataFrame({"x": values}, index=[f"p{number}" for number in range(len(values))])
    gathered = Gathered(
        len(values), False, {("X1", Occasion.DURING): frame}, frozenset(), dict.fromkeys(frame.index, b"key")
    )
    ledgers = Ledger(), Ledger()
    room, organiser = [], []
    for figure in order:
        counted = count(Source(EXERCISE, figure, Occasion.DURING, gathered))
        room.append(told_figure(empty(EXERCISE, figure, Occasion.DURING, 5), counted, ledgers[0]))
        organiser.append(
            coarser_figure(empty(EXERCISE, figure, Occasion.DURING, 10), counted, ledgers[1], room[-1])
        )
    return room, organiser


def limits(result: FigureResult) -> list[tuple[list[int], int, int]]:
    """Return what a table tells of the eleven points: (points, at least, at most)."""
    told = []
    for row in result.rows:
        if row.kind == "count" and row.n is not None:
            points = [point for name in row.members for point in range(SPANS[name][0], SPANS[name][1] + 1)]
            if row.count is not None:
                told.append((points, row.count, row.count))
            elif row.almost_all:
                least = max(row.n - result.threshold + 1, math.ceil(0.8 * row.n))
                told.append((points, least, row.n))
    return told


def feasible(goal: tuple[int, int], told: list[tuple[list[int], int, int]]) -> tuple[int, int]:
    """Return the least and greatest number of people between two points."""
    matrix = np.array([[float(point in points) for point in range(11)] for points, _, _ in told])
    constraint = LinearConstraint(matrix, [low for _, low, _ in told], [high for _, _, high in told])
    aim = np.array([float(goal[0] <= point <= goal[1]) for point in range(11)])
    ends = []
    for sign in (1, -1):
        solved = milp(sign * aim, constraints=constraint, integrality=np.ones(11), bounds=Bounds(0, np.inf))
        assert solved.success
        ends.append(round(sign * solved.fun))
    return ends[0], ends[1]


VALUES = st.lists(st.integers(0, 10), min_size=5, max_size=50) | st.lists(
    st.sampled_from([2, 5, 7, 8]), min_size=10, max_size=50
)


@settings(max_examples=120, deadline=None)
@given(values=VALUES, swapped=st.booleans())
def test_bands_and_a_share_of_one_number(values: list[int], swapped: bool) -> None:
    order = (SHARE, BANDS) if swapped else (BANDS, SHARE)
    room, organiser = results(values, order)
    for audience, threshold in ((room, 5), (organiser, 10), (room + organiser, 5)):
        told = [(list(range(11)), len(values), len(values))]
        for result in audience:
            told += limits(result)
        if len(values) < threshold or len(told) == 1:
            continue
        for low, high in SPANS.values():
            if sum(low <= value <= high for value in values) < threshold:
                least, most = feasible((low, high), told)
                assert least < most, (values, audience)


@settings(max_examples=120, deadline=None)
@given(values=VALUES)
def test_quartiles_beside_bands(values: list[int]) -> None:
    room, organiser = results(values, (BANDS, QUARTILES))
    for (bands, quartiles), threshold in ((room, 5), (organiser, 10)):
        within = []
        for points, least, most in limits(bands):
            if len(points) <= points[-1] - points[0]:  # both sides of a span, which is what they leave over
                points = [point for point in range(11) if point not in points]
                least, most = len(values) - most, len(values) - least
            within.append(((points[0], points[-1]), least, most))
        for told in (*quartiles.rows, *bands.numbers):
            each = ((0.25, told.q1), (0.5, told.median), (0.75, told.q3))
            known = Known(
                len(values),
                (0, 10),
                tuple((quantile, value) for quantile, value in each if value is not None),
                tuple(within),
            )
            if known.quartiles:
                assert not gives_away(known, [SPANS[name] for name in ("low", "middle", "high")], threshold)
