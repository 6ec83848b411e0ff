"""Figures that look at two occasions or at groups, against the people behind them."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tests.unit.cli.reckoning.arithmetic import ways_possible
from tests.unit.cli.reckoning.asked import EXERCISES
from tests.unit.cli.reckoning.looking import Figure, Looking, cut
from tests.unit.cli.reckoning.rules import (
    EITHER_WAY,
    FULL_FROM,
    WAYS,
    Numbers,
    Rows,
    almost_all,
    check_change,
    check_quartiles,
)

REPORTED_FROM = 10
COMPARED_FROM = 10
OUTCOMES = ("clarity", "options", "agency")
Shown = Mapping[str, Any] | None
Pairs = list[tuple[float, float]]


class Comparing(Looking):
    """Checks what compares people with each other or with themselves."""

    def pairs(self, exercise: str, name: str) -> Pairs:
        """Return the answers of those who answered before and after."""
        before, after = (self.room.column(exercise, when, name) for when in ("before", "after"))
        return [(before[who], after[who]) for who in before if who in after]

    @property
    def paired_from(self) -> int:
        """Of how many pairs anything is told; a report waits for more."""
        return max(self.least, REPORTED_FROM) if self.report else self.least

    def before_after(self, exercise: str, figure: Figure, shown: Shown) -> dict[str, Numbers]:
        """Check before and after; return the numbers of everybody that may stand beside it."""
        numbers: dict[str, Numbers] = {}
        pairs = {name: self.pairs(exercise, name) for name in figure["of"]}
        if shown is None:
            assert max(len(each) for each in pairs.values()) < self.paired_from
            return {}
        assert shown["n"] == max(len(each) for each in pairs.values()) >= self.paired_from
        told = {row["line"] for row in shown["rows"] if row["n"] is not None}
        assert told == {name for name, moved in pairs.items() if len(moved) >= self.paired_from}
        for name, moved in pairs.items():
            rows = [row for row in shown["rows"] if row["line"] == name]
            if name not in told:
                assert all(is_empty(row) for row in rows), rows
                continue
            self.moved(exercise, figure, name, moved, rows)
            for when in ("before", "after"):
                column = self.room.column(exercise, when, name)
                once = len(column) - len(moved)
                if once == 0 or once >= self.least:  # a few by themselves would be told by subtraction
                    numbers[f"{name}@{when}"] = tuple(column.values())
        return numbers

    def moved(self, exercise: str, figure: Figure, name: str, moved: Pairs, rows: Rows) -> None:
        """Check one line of before and after."""
        cut_too = any(
            each.get("compares") == "occasions" and name in each["of"]
            for each in EXERCISES[exercise]["figures"]
        )
        full = len(moved) >= FULL_FROM
        assert [row["value"] for row in rows if row["kind"] == "number"] == ["before", "after"]
        for row in rows:
            if row["kind"] == "number":
                values = tuple(float(pair[row["value"] == "after"]) for pair in moved)
                check_quartiles(row, values, self.paired_from, full=full, guarded=cut_too)
        changes = [after - before for before, after in moved]
        ways = Counter("same" if abs(each) <= 1 else "up" if each > 0 else "down" for each in changes)
        counts = {way: ways[way] for way in ("up", "same", "down")}
        counted = [row for row in rows if row["kind"] == "count"]
        merge = WAYS if name in OUTCOMES else EITHER_WAY
        self.table(exercise, figure, counted, counts, merge=merge, line=name)
        change = [row for row in rows if row["kind"] == "change"]
        if not full or (name in OUTCOMES and statistics.pstdev(changes) == 0):
            assert not change
            return
        pinned = name in OUTCOMES and self.is_pinned(changes, counts, counted)
        assert len(change) == (0 if pinned else 1), (name, counts, change)
        for row in change:
            check_change(row, changes, directed=name in OUTCOMES)

    def is_pinned(self, changes: Sequence[float], counts: Mapping[str, int], told: Rows) -> bool:
        """Whether mean and spread would leave a way that few people went only one number, or few went anywhere."""
        if counts["up"] + counts["down"] < self.least:
            return True
        people = len(changes)
        known = [
            (row["value"].split("+"), row["count"], row["count"]) for row in told if row["count"] is not None
        ]
        for row in told:
            if row["almost_all"]:
                fewest = min(number for number in range(people + 1) if almost_all(number, people, 5))
                known.append(([row["value"]], fewest, people))
        few = [way for way, count in counts.items() if count < self.least]
        return any(len(set(ways_possible(way, changes, known, 10))) == 1 for way in few)

    def positions(self, exercise: str, figure: Figure, shown: Shown) -> None:
        """Check one number in bands before and after, both in the same groups."""
        pairs = self.pairs(exercise, figure["of"][0])
        whole = {
            line: cut(figure, [pair[place] for pair in pairs])
            for place, line in enumerate(("before", "after"))
        }
        rows = [] if shown is None or len(pairs) < self.paired_from else shown["rows"]
        if shown is not None:
            assert shown["n"] == len(pairs) >= self.paired_from
        elif len(pairs) < self.paired_from:
            return
        lines = {line: [row for row in rows if row["line"] == line] for line in whole}
        assert sum(map(len, lines.values())) == len(rows)
        for (line, counts), twin in zip(whole.items(), list(whole.values())[::-1], strict=True):
            self.table(exercise, figure, lines[line], counts, line=line, twin=twin)

    def leavers(self, exercise: str, figure: Figure, shown: Shown) -> None:
        """Check the answers before of those who answered after too, and of those who did not."""
        expected: dict[str, dict[str, Numbers]] = {}
        for name in figure["of"]:
            before, after = (self.room.column(exercise, when, name) for when in ("before", "after"))
            stayed = tuple(float(value) for who, value in before.items() if who in after)
            left = tuple(float(value) for who, value in before.items() if who not in after)
            if min(len(stayed), len(left)) >= COMPARED_FROM:
                expected[name] = {"stayed": stayed, "left": left}
        assert (shown is not None) == bool(expected), expected.keys()
        if shown is None:
            return
        assert [(row["line"], row["value"]) for row in shown["rows"]] == [
            (name, value) for name in expected for value in ("stayed", "left")
        ]
        for row in shown["rows"]:
            values = expected[row["line"]][row["value"]]
            guarded = row["line"] == "pos_want" and row["value"] == "stayed"
            check_quartiles(row, values, self.least, full=len(values) >= FULL_FROM, guarded=guarded)
        assert shown["n"] == max(len(each["stayed"]) + len(each["left"]) for each in expected.values())

    def by_group(self, exercise: str, figure: Figure, occasion: str, shown: Shown) -> None:
        """Check a number by group: for each cell that another figure tells, a median of it, and no more of few."""
        number, group = (
            self.room.column(exercise, occasion, name) for name in (figure["of"][0], figure["by"])
        )
        both = number.keys() & group.keys()
        where = next(
            each
            for each in EXERCISES[exercise]["figures"]
            if each["of"] == [figure["by"]] and "by" not in each
        )
        figures = self.told["exercises"].get(exercise, {"figures": {}})["figures"]
        table = figures.get(where["id"], {"rows": ()})["rows"]
        cells = [row["value"] for row in table if row["count"] is not None]
        held = {
            cell: tuple(float(number[who]) for who in both if group[who] in cell.split("+")) for cell in cells
        }
        if shown is None:
            assert all(len(values) < self.least for values in held.values()), held
            return
        assert shown["n"] == len(both) >= self.least
        assert [row["value"] for row in shown["rows"]] == cells
        for row in shown["rows"]:
            assert row["n"] is None, "beside the groups it would tell how few of one left the question out"
            values = held[row["value"]]
            check_quartiles(
                row, values, self.least, full=len(values) >= FULL_FROM, guarded=False, counted=False
            )


def is_empty(row: Mapping[str, Any]) -> bool:
    """Whether a row tells nothing, so that it looks like one of nobody."""
    told = ("n", "count", "share", "low", "high", "median", "q1", "q3")
    return not row.get("almost_all") and all(row.get(name) is None for name in told)
