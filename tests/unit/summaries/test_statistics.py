"""The statistics agree with what others compute."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wli_toolkit.summaries import statistics


@given(st.lists(st.integers(0, 10), min_size=1, max_size=60))
def test_quartiles_are_those_of_pandas(values: list[int]) -> None:
    expected = pd.Series(values, dtype=float).quantile([0.25, 0.5, 0.75]).tolist()
    assert statistics.quartiles(values) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("count", "people", "low", "high"), [(12, 20, 0.386582, 0.781193), (5, 10, 0.236593, 0.763407)]
)
def test_wilson_interval(count: int, people: int, low: float, high: float) -> None:
    assert statistics.wilson(count, people) == pytest.approx((low, high), abs=1e-5)


def test_changes_of_one_are_the_same() -> None:
    assert statistics.ways([5, 5, 5, 5, 5], [7, 6, 5, 4, 3]) == {"up": 1, "same": 3, "down": 1}


def test_mean_change_and_its_interval() -> None:
    before, after = [3, 4, 5, 6, 2, 4, 5, 3] * 3, [5, 4, 7, 6, 4, 4, 8, 3] * 3
    change = statistics.change(before, after)
    assert change is not None
    differences = np.subtract(after, before)
    assert change.mean == pytest.approx(differences.mean())
    assert change.dz == pytest.approx(differences.mean() / differences.std(ddof=1))
    assert change.low < change.mean < change.high
    assert change == statistics.change(before, after)


def test_everybody_alike_has_no_interval() -> None:
    assert statistics.change([1, 2, 3], [3, 4, 5]) is None


def test_where_the_bootstrap_fails_student_answers() -> None:
    change = statistics.change([0, 0], [0, 2])
    assert change is not None
    assert change.low < 1 < change.high
