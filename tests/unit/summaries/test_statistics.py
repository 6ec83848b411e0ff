"""The statistics agree with what others compute."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

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


# --- data whose answers are known -----------------------------------------------------------------------------------


@pytest.mark.parametrize("people", [4, 5, 9, 10, 19, 20, 80])
def test_wilson_is_scipys_and_stays_within_nothing_and_all(people: int) -> None:
    for count in range(people + 1):
        expected = stats.binomtest(count, people).proportion_ci(0.95, method="wilson")
        low, high = statistics.wilson(count, people)
        assert (low, high) == pytest.approx((expected.low, expected.high), abs=1e-12)
        assert 0 <= low <= count / people + 1e-12
        assert count / people - 1e-12 <= high <= 1


def test_wilson_as_newcombe_printed_it() -> None:
    """Newcombe 1998, table I, method 3: 81 of 263, 15 of 148 and 0 of 20."""
    assert statistics.wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert statistics.wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert statistics.wilson(0, 20) == pytest.approx((0, 0.1611), abs=5e-5)


SLEEP = (
    (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0),
    (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4),
)
"""Student's own example (1908): more hours of sleep with two medicines, ten patients."""


def test_student_as_he_printed_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mean 1.58, standard deviation 1.23, so that dz is 1.2846; the interval from t with nine degrees of freedom."""
    monkeypatch.setattr(statistics, "_bootstrapped", lambda _differences: None)
    change = statistics.change(*SLEEP)
    assert change is not None
    assert change.mean == pytest.approx(1.58)
    assert change.dz == pytest.approx(1.2846, abs=5e-5)
    assert (change.low, change.high) == pytest.approx((0.7001, 2.4599), abs=5e-5)
    ends = stats.ttest_rel(SLEEP[1], SLEEP[0]).confidence_interval(0.95)
    assert (change.low, change.high) == pytest.approx((ends.low, ends.high))


@pytest.mark.parametrize("people", [5, 9, 10, 19, 20, 60])
def test_the_bootstrap_is_scipys_and_near_a_second_way_to_it(people: int) -> None:
    before = np.random.default_rng(people).integers(0, 11, people)
    after = np.random.default_rng(people + 1).integers(0, 11, people)
    change = statistics.change(before.tolist(), after.tolist())
    assert change is not None
    expected = stats.bootstrap(
        (np.sort(after - before).astype(float),),
        np.mean,
        n_resamples=statistics.RESAMPLES,
        method="BCa",
        rng=np.random.default_rng(statistics.SEED),
    ).confidence_interval
    assert (change.low, change.high) == (expected.low, expected.high)
    low, high = bca((after - before).astype(float))
    assert (change.low, change.high) == pytest.approx((low, high), abs=0.1 * (high - low))


def bca(values: np.ndarray) -> tuple[float, float]:
    """Return the BCa interval of a mean by the formulas of Efron 1987 (6.8), with draws of its own."""
    luck = np.random.default_rng(7)
    means = luck.choice(values, (20_000, len(values))).mean(axis=1)
    ties = (means == values.mean()).mean() / 2
    bias = stats.norm.ppf((means < values.mean()).mean() + ties)
    without = (values.sum() - values) / (len(values) - 1)
    spread = without.mean() - without
    speed = (spread**3).sum() / (6 * (spread**2).sum() ** 1.5)
    ends = []
    for z in (float(stats.norm.ppf(0.025)), float(stats.norm.ppf(0.975))):
        share = stats.norm.cdf(bias + (bias + z) / (1 - speed * (bias + z)))
        ends.append(float(np.quantile(means, share)))
    return ends[0], ends[1]


@pytest.mark.parametrize(("people", "moved"), [(5, 0), (20, 0), (20, 3)])
def test_without_any_spread_there_is_no_interval_and_no_effect_size(people: int, moved: int) -> None:
    assert statistics.change([5] * people, [5 + moved] * people) is None


def test_nobody_and_one_have_no_interval() -> None:
    assert statistics.change([], []) is None
    assert statistics.change([3], [8]) is None


@pytest.mark.parametrize("people", [1, 4, 5, 9, 10, 19, 20])
def test_quartiles_of_ties_are_the_tie(people: int) -> None:
    assert statistics.quartiles([7] * people) == (7, 7, 7)


def test_quartiles_as_hyndman_and_fan_define_their_seventh() -> None:
    """At 1 + (n − 1)p of the sorted values, counted from 1, linear in between."""
    assert statistics.quartiles([0, 1, 2, 3, 4]) == (1, 2, 3)
    assert statistics.quartiles([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) == (3.25, 5.5, 7.75)
    assert statistics.quartiles([10, 0]) == (2.5, 5, 7.5)
