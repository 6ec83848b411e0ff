"""What may be told of a table, and whether the rows told are right: the rules written down once more."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from tests.unit.cli.reckoning.arithmetic import bca, quartiles, wilson
from tests.unit.cli.reckoning.partitions import Counts, Merge, coarser, tellable

FULL_FROM = 20
WAYS = "neighbours"
EITHER_WAY = [[["up"], ["same"], ["down"]], [["same"], ["up", "down"]]]
UNNAMED = "~others"
"""How the organiser's tables call what they may not name."""
Numbers = tuple[float, ...]
Rows = Sequence[Mapping[str, Any]]


def almost_all(count: int, people: int, least: int) -> bool:
    return count > people - least and count >= 0.8 * people


def check_cells(rows: Sequence[Mapping[str, Any]], counts: Counts, people: int) -> None:
    """Check the numbers of told cells against the sums of their categories."""
    tells = any(row["count"] is not None or row["almost_all"] for row in rows)
    for row in rows:
        assert row["n"] == (people if tells else None), row
        if row["count"] is None:
            assert {row["share"], row["low"], row["high"]} == {None}, row
            continue
        mine = sum(counts[value] for value in row["value"].split("+"))
        assert row["count"] == mine, row
        assert not row["almost_all"], row
        assert row["share"] == math.floor(100 * mine / people + 0.5), row
        low, high = wilson(mine, people)
        assert row["low"] == pytest.approx(low, abs=0.0501), row
        assert row["high"] == pytest.approx(high, abs=0.0501), row


def check_table(rows: Rows, counts: Counts, merge: Merge, least: int, twin: Counts | None = None) -> None:
    """Check exclusive categories: the numbers, and that nothing finer could have been told.

    `twin` is what a table beside it counts, which is told in the same groups.
    """
    people = sum(counts.values())
    check_cells(rows, counts, people)
    assert sorted(value for row in rows for value in row["value"].split("+")) == sorted(counts), rows
    possible = tellable(counts, merge, least, twin) if people >= least else []
    if not possible:
        check_withheld(rows, counts, least, shared=twin is not None)
        return
    assert as_sets(rows) == {frozenset(group) for group in possible[0]}, (rows, counts)
    check_all_told(rows, people, least)


def check_all_told(rows: Rows, people: int, least: int) -> None:
    """Check that all cells are told and large enough: what one leaves over are the others."""
    cells = [row["count"] for row in rows]
    assert None not in cells, f"a hidden cell beside told ones is what they leave over: {rows}"
    assert min(cells) >= least, rows
    assert min(people - cell for cell in cells) >= least, rows
    assert sum(cells) == people, rows


def check_withheld(rows: Rows, counts: Counts, least: int, *, shared: bool = False) -> None:
    """Check that of a table only "almost all" is told; nothing at all where what is beside it forbids that."""
    people = sum(counts.values())
    assert all(row["count"] is None for row in rows), (rows, counts)
    said = [row["value"] for row in rows if row["almost_all"]]
    true = [value for value in counts if people >= least and almost_all(counts[value], people, least)]
    assert said == true or (shared and not said), (rows, counts)


def as_sets(rows: Rows) -> set[frozenset[str]]:
    return {frozenset(row["value"].split("+")) for row in rows}


def check_coarser(
    rows: Rows, room: Rows, counts: Counts, merge: Merge, least: int, twin: Counts | None = None
) -> None:
    """Check the organiser's table: made of the cells that the room was told, and no coarser than needed."""
    people = sum(counts.values())
    check_cells(rows, counts, people)
    told = {tuple(row["value"].split("+")): row["count"] for row in room if row["count"] is not None}
    if not told or people < least:
        said = [row["value"] for row in room if row["almost_all"] and people >= least]
        assert all(row["count"] is None for row in rows), (rows, room)
        assert [row["value"] for row in rows if row["almost_all"]] == said, (rows, room)
        return
    groups = coarser(told, tuple(counts), merge, least, twin)
    if groups is not None:
        assert as_sets(rows) == {frozenset(group) for group in groups}, (rows, room)
        check_all_told(rows, people, least)
        return
    assert all(row["count"] is None for row in rows), (rows, room)
    most = max(told, key=lambda group: told[group])
    true = ["+".join(most)] if len(most) == 1 and almost_all(told[most], people, least) else []
    assert [row["value"] for row in rows if row["almost_all"]] == true, (rows, room)


def check_options(rows: Sequence[Mapping[str, Any]], counts: Counts, people: int, least: int) -> None:
    """Check options of which one person may choose several: each with enough people on either side."""
    check_cells(rows, counts, people)
    assert [row["value"] for row in rows] == list(counts)
    free = {value for value, count in counts.items() if least <= count <= people - least}
    hidden = {row["value"] for row in rows if row["count"] is None}
    assert hidden >= counts.keys() - free, rows
    for row in rows:
        if row["almost_all"]:
            assert almost_all(counts[row["value"]], people, least), row
    if hidden & free:  # only beside options that had to be hidden, and the smallest first
        assert counts.keys() - free, rows
        assert max(counts[value] for value in hidden & free) < min(
            (counts[value] for value in free - hidden), default=people
        )


def check_quartiles(
    row: Mapping[str, Any],
    values: Numbers,
    least: int,
    *,
    full: bool,
    guarded: bool,
    counted: bool = True,
) -> None:
    """Check a median and its quartiles; `guarded` says that a table of the same answers may be the reason.

    Where they are not `counted`, it is not told of how many people they are.
    """
    if len(values) < least:
        assert {row["n"], row["median"], row["q1"], row["q3"]} == {None}, row
        return
    q1, median, q3 = quartiles(values)
    if row["median"] is None:
        assert guarded, f"a median of {len(values)} people is withheld: {row}"
        return
    assert row["n"] == (len(values) if counted else None)
    assert row["median"] == pytest.approx(median, abs=1e-4), row
    if row["q1"] is None or row["q3"] is None:
        assert row["q1"] is row["q3"] is None, row
        assert not full or guarded, row
        return
    assert full, f"quartiles of too few, or of what is kept: {row}"
    assert (row["q1"], row["q3"]) == pytest.approx((q1, q3), abs=1e-4), row


def check_change(row: Mapping[str, Any], changes: Sequence[float], *, directed: bool) -> None:
    assert row["n"] == len(changes) >= FULL_FROM
    if not directed:
        assert (row["mean"], row["mean_low"], row["mean_high"], row["dz"]) == (None,) * 4, "never improvement"
        assert row["median_moved"] == statistics.median(abs(change) for change in changes)
        return
    assert row["median_moved"] is None
    mean, spread = statistics.fmean(changes), statistics.stdev(changes)
    assert row["mean"] == pytest.approx(mean, abs=0.00501)
    assert row["dz"] == pytest.approx(mean / spread, abs=0.00501)
    near = 0.1 * spread / math.sqrt(len(changes)) + 0.05
    assert (row["mean_low"], row["mean_high"]) == pytest.approx(bca(changes), abs=near), row


def check_grid(rows: Rows, counts: Mapping[str, tuple[int, int]], least: int) -> None:
    """Check the cells of a grid, each with its own number of people: told where enough are on either side."""
    assert [row["value"] for row in rows] == list(counts), "row by row"
    for row in rows:
        count, people = counts[row["value"]]
        if row["count"] is not None:
            check_cells([row], {row["value"]: count}, people)
        assert row["n"] in (None, people), "of the cells that one choice fills"
        assert (row["count"] is not None) == (least <= count <= people - least), (row, count, people)
        if row["almost_all"]:
            assert almost_all(count, people, least), row


def check_means(
    rows: Rows, numbers: Mapping[str, Numbers], least: int, finer: Sequence[Sequence[str]] | None
) -> None:
    """Check means: each of lines that enough people gave enough to, the others together."""
    people = len(next(iter(numbers.values())))
    expected = grouped(numbers, least, finer)
    if not rows:
        assert people <= least or expected is None, (numbers, expected)
        return
    assert expected is not None
    assert people > least
    assert [row["value"].split("+") for row in rows] == expected
    for row, group in zip(rows, expected, strict=True):
        total = sum(sum(numbers[name]) for name in group)
        assert (row["n"], row["share"]) == (people, math.floor(total / people + 0.5)), row


def grouped(
    numbers: Mapping[str, Numbers], least: int, finer: Sequence[Sequence[str]] | None
) -> list[list[str]] | None:
    """Return the lines as they may be told, what is gathered last."""
    groups = [list(group) for group in finer or [[name] for name in numbers]]
    smallest = min((value for values in numbers.values() for value in values if value), default=0)

    def per_person(group: Sequence[str]) -> list[float]:
        return [sum(each) for each in zip(*(numbers[name] for name in group), strict=True)]

    def givers(group: Sequence[str]) -> int:
        return sum(value > 0 for value in per_person(group))

    def enough(group: Sequence[str]) -> bool:
        return givers(group) >= least and sum(per_person(group)) > (least + 0.999) * smallest

    whole = [group for group in groups if len(group) > 1]
    for level in [-1, *sorted(set(map(givers, groups)))]:
        rest = [group for group in groups if group in whole or givers(group) <= level]
        kept = [group for group in groups if group not in rest]
        together = [name for group in rest for name in group]
        if not kept or not all(map(enough, kept)) or (rest and (len(together) < 2 or not enough(together))):
            continue
        if len(kept) + bool(rest) < 2:
            return None
        return [*kept, *([together] if rest else [])]
    return None
