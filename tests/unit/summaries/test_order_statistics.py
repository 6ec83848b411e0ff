"""Quartiles that would tell a small number are known as such, and no others."""

from __future__ import annotations

import itertools
from collections import defaultdict

from wli_toolkit.summaries.order_statistics import Known, gives_away
from wli_toolkit.summaries.statistics import quartiles

BANDS = ((0, 1), (2, 3), (4, 5))


def known(values: tuple[int, ...], which: tuple[int, ...] = (0, 1, 2)) -> Known:
    """Return what someone reads of the quartiles of `values`."""
    told = tuple(zip((0.25, 0.5, 0.75), quartiles(values), strict=True))
    return Known(len(values), (0, 5), tuple(told[index] for index in which))


def test_ten_people_with_a_lower_quartile_between_two_answers() -> None:
    values = (0, 1, 1, 2, 4, 4, 5, 5, 5, 5)
    assert gives_away(known(values), BANDS, 5)
    assert not gives_away(known((2,) * 10), BANDS, 5)


def test_told_counts_help_the_attacker() -> None:
    quarters = ((0.25, 1.0), (0.5, 3.0))
    free = Known(9, (0, 5), quarters)
    helped = Known(9, (0, 5), quarters, within=(((0, 3), 6, 6),))
    assert not gives_away(free, BANDS, 4)
    assert gives_away(helped, BANDS, 4)


def test_against_every_possible_answer_of_seven_people() -> None:
    """Whoever lists all answers with the same quartiles finds just what `gives_away` says."""
    alike: dict[tuple[float, ...], list[tuple[int, ...]]] = defaultdict(list)
    for values in itertools.combinations_with_replacement(range(6), 7):
        alike[quartiles(values)].append(values)
    for group in alike.values():
        counts = [[sum(low <= v <= high for v in values) for low, high in BANDS] for values in group]
        pinned = any(len(set(cell)) == 1 and cell[0] < 5 for cell in zip(*counts, strict=True))
        assert gives_away(known(group[0]), BANDS, 5) is pinned
