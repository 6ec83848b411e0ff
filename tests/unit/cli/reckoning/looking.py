"""What one summary tells beside the people behind it: tables, options, means and grids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tests.unit.cli.reckoning.asked import EXERCISES, STORED
from tests.unit.cli.reckoning.noting import noting
from tests.unit.cli.reckoning.partitions import Counts, Merge
from tests.unit.cli.reckoning.people import Room
from tests.unit.cli.reckoning.rules import (
    UNNAMED,
    Rows,
    almost_all,
    check_cells,
    check_coarser,
    check_grid,
    check_means,
    check_options,
    check_table,
)

THRESHOLDS = {"room": 5, "organiser": 10}
Figure = Mapping[str, Any]


class Looking:
    """One summary, the people behind it, and for the organiser's what the room was told."""

    def __init__(self, told: Mapping[str, Any], room: Room, *, report: bool) -> None:
        self.told, self.room, self.report = noting(told), room, report
        self.workshop = room.workshop
        self.usual = self.least = THRESHOLDS[told["audience"]]
        self.finer: Mapping[str, Any] | None = None

    def told_to_the_room(self, exercise: str, figure: Figure, line: str | None = None) -> Rows:
        """Return what the room was told of a figure, where this is the organiser's summary."""
        assert self.finer is not None
        chapter = self.finer["exercises"].get(exercise, {"figures": {}})
        rows = chapter["figures"].get(figure["id"], {"rows": ()})["rows"]
        return [row for row in rows if line is None or row["line"] == line]

    def table(
        self,
        exercise: str,
        figure: Figure,
        rows: Rows,
        counts: Counts,
        *,
        merge: Merge | None = None,
        line: str | None = None,
        twin: Counts | None = None,
    ) -> None:
        """Check one table; where none of it is told there may be no rows."""
        chosen = merge or figure.get("merge", "others")
        if figure["form"] == "share":
            chosen = [[["at_least"], ["under"]]]
        rows = rows or [withheld(value) for value in counts]
        if self.finer is None:
            check_table(rows, counts, chosen, self.least, twin)
            return
        room = [row for row in self.told_to_the_room(exercise, figure, line) if row["kind"] == "count"]
        check_coarser(rows, room, counts, chosen, self.least, twin)

    def options(self, rows: Rows, counts: Counts, people: int, unnamed: set[str]) -> None:
        """Check options of which one person may choose several."""
        named = {value: count for value, count in counts.items() if value not in unnamed}
        if unnamed and rows:
            last = rows[-1]
            assert (last["value"], last["count"], last["almost_all"]) == (UNNAMED, None, False), last
            assert {last["n"]} <= {people, None}
            rows = rows[:-1]
        if not rows:
            free = any(self.least <= count <= people - self.least for count in named.values())
            assert not free or people < self.least
            return
        if self.finer is None:
            check_options(rows, counts, people, self.least)
        assert [row["value"] for row in rows] == list(named)
        check_cells(rows, named, people)
        for row in rows:
            assert row["n"] == people
            if row["count"] is not None:
                assert self.least <= row["count"] <= people - self.least
            if row["almost_all"]:
                assert almost_all(named[row["value"]], people, self.least), row

    def grid(self, rows: Rows, reached: Mapping[str, tuple[int, int]]) -> None:
        """Check the cells of a grid."""
        if rows:
            check_grid(rows, reached, self.least)
            return
        assert not any(self.least <= count <= people - self.least for count, people in reached.values())

    def means(
        self, exercise: str, figure: Figure, columns: Mapping[str, Mapping[int, Any]], rows: Rows
    ) -> int:
        """Check means, of those who answered every line; the organiser's gather what the room's do.

        Returns how many people that are.
        """
        whole = set.intersection(*(set(column) for column in columns.values()))
        numbers = {
            name: tuple(float(column[who]) for who in sorted(whole)) for name, column in columns.items()
        }
        finer = None
        if self.finer is not None:
            room = self.told_to_the_room(exercise, figure)
            if not room:
                assert not rows, "withheld from the room, so from the organiser too"
                return len(whole)
            finer = [row["value"].split("+") for row in room]
        check_means(rows, numbers, self.least, finer)
        return len(whole)

    def options_of(self, exercise: str, figure: Figure, name: str) -> list[str]:
        """Return the categories of one line of a figure."""
        if "categories" in figure:
            return [option["value"] for option in figure["categories"]]
        return list(STORED[exercise][name].options)

    def unnamed(self, figure: Figure) -> set[str]:
        """Return the options that this audience is not told of by name."""
        if self.told["audience"] == "room":
            return set()
        return {option["value"] for option in figure.get("categories", ()) if option.get("room_only")}

    def categories(
        self, exercise: str, figure: Figure, name: str, column: Mapping[int, Any]
    ) -> dict[str, int]:
        """Count people by category."""
        counts = Counter(str(value) for value in column.values())
        return {option: counts[option] for option in self.options_of(exercise, figure, name)}

    def is_kept(self, exercise: str, name: str) -> bool:
        """Whether a score is kept beside sealed answers; then only its median is told."""
        return name in EXERCISES[exercise].get("kept", ())

    def is_cut(self, exercise: str, name: str) -> bool:
        """Whether a table of the same answers exists, for which quartiles may be withheld."""
        return any(
            figure["form"] in ("bands", "share", "heat") and name in figure["of"]
            for figure in EXERCISES[exercise].get("figures", ())
        )


def cut(figure: Figure, values: Sequence[float]) -> dict[str, int]:
    """Count people by band, or by whether they reach a limit."""
    if figure["form"] == "share":
        reach = sum(value >= figure["at_least"] for value in values)
        return {"at_least": reach, "under": len(values) - reach}
    return {
        band["id"]: sum(band["low"] <= value <= band["high"] for value in values) for band in figure["bands"]
    }


def withheld(value: str) -> dict[str, Any]:
    """Return the row of a category of which nothing is told."""
    return {
        "value": value,
        "n": None,
        "count": None,
        "share": None,
        "low": None,
        "high": None,
        "almost_all": False,
    }
