"""One summary, figure by figure, against the people behind it."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tests.unit.cli.reckoning.asked import EXERCISES, STORED
from tests.unit.cli.reckoning.people import Room
from tests.unit.cli.reckoning.rules import (
    EITHER_WAY,
    FULL_FROM,
    UNNAMED,
    WAYS,
    Counts,
    Merge,
    Numbers,
    Rows,
    almost_all,
    check_cells,
    check_change,
    check_grid,
    check_means,
    check_options,
    check_quartiles,
    check_table,
)

THRESHOLDS = {"room": 5, "organiser": 10}
REPORTED_FROM = 10
SENSITIVE_FROM = 10
OUTCOMES = ("clarity", "options", "agency")


class Checking:
    """Compares one summary with the people behind it."""

    def __init__(self, told: Mapping[str, Any], room: Room, *, report: bool) -> None:
        self.told, self.room, self.report = told, room, report
        self.workshop = room.workshop
        self.usual = self.least = THRESHOLDS[told["audience"]]
        self.finer: Mapping[str, Any] | None = None
        self.checked = 0

    def run(self, finer: Mapping[str, Any] | None = None) -> int:
        """Check everything; `finer` is what the room was told, where this is the organiser's."""
        self.finer = finer
        assert self.told["joined"] == self.room.joined
        assert self.told["thresholds"] == THRESHOLDS
        self.follow_up()
        told_keys, withheld_keys = set(), set()
        for exercise in self.workshop.exercises:
            chapter = self.told["exercises"].get(exercise)
            answered = max((self.answered(exercise, when) for _, when in self.there(exercise)), default=0)
            assert (chapter is None) == (answered < self.usual), (exercise, answered)
            numbers: dict[str, Numbers] = {}
            for figure, occasion in self.there(exercise):
                key = f"{exercise}/{figure['id']}@{occasion}"
                shown = (chapter or {"figures": {}})["figures"].get(figure["id"])
                (withheld_keys if shown is None else told_keys).add(key)
                sensitive = any(
                    STORED[exercise][name].seen == "S" for name in figure["of"] if name in STORED[exercise]
                )
                self.least = max(self.usual, SENSITIVE_FROM) if sensitive else self.usual
                numbers |= self.figure(exercise, figure, occasion, shown)
                if shown is not None:
                    assert shown["key"] == key
            self.least = self.usual
            if chapter is not None:
                assert chapter["n"] == answered
                self.fields(chapter["fields"], numbers, exercise)
        assert set(self.told["suppressed"]) == withheld_keys
        assert len(self.told["suppressed"]) == len(withheld_keys)
        return self.checked

    def there(self, exercise: str) -> Iterator[tuple[Mapping[str, Any], str]]:
        """Yield the figures the summary should have; those of weeks later only if enough came back."""
        for figure, occasion in self.workshop.figures(exercise):
            if not self.workshop.is_later(exercise, occasion) or self.came_back() >= self.usual:
                yield figure, occasion

    def follow_up(self) -> None:
        back = self.came_back()
        assert self.told["follow_up"] == (
            {"answered": back, "share": (200 * back + self.room.joined) // (2 * self.room.joined)}
            if back >= self.usual
            else None
        )

    def came_back(self) -> int:
        """Return how many answered the follow-up, by the exercise that most did."""
        return max(
            (
                self.answered(exercise, occasion)
                for exercise in self.workshop.exercises
                for _, occasion in self.workshop.figures(exercise)
                if self.workshop.is_later(exercise, occasion)
            ),
            default=0,
        )

    def answered(self, exercise: str, occasion: str) -> int:
        """Return how many answered anything that a figure counts, on one occasion."""
        people: set[int] = set()
        for figure, its_occasion in self.workshop.figures(exercise):
            if its_occasion == occasion:
                for when in ("before", "after") if figure["form"] == "before_after" else (occasion,):
                    for name in figure["of"]:
                        people |= self.room.column(exercise, when, name).keys()
        return len(people)

    def fields(self, told: Mapping[str, Any], numbers: Mapping[str, Numbers], exercise: str) -> None:
        assert told.keys() == {name for name, values in numbers.items() if len(values) >= self.least}
        for name, row in told.items():
            check_quartiles(
                row, numbers[name], self.least, full=True, guarded=self.tabled(exercise, name.split("@")[0])
            )
            self.checked += 1

    def tabled(self, exercise: str, name: str) -> bool:
        """Whether a table of the same answers is shown too."""
        return any(
            figure["form"] in ("bands", "share", "heat") and name in figure["of"]
            for figure in EXERCISES[exercise].get("figures", ())
        )

    def figure(
        self, exercise: str, figure: Mapping[str, Any], occasion: str, shown: Mapping[str, Any] | None
    ) -> dict[str, Numbers]:
        """Check one figure; return the numbers it stands on."""
        if figure["form"] == "before_after":
            return self.before_after(exercise, figure, shown)
        names, form = figure["of"], figure["form"]
        columns = {name: self.room.column(exercise, occasion, name) for name in names}
        most = max(len(column) for column in columns.values())
        rows = [] if shown is None else shown["rows"]
        if form == "means":
            self.means(exercise, figure, columns, rows)
            self.checked += len(rows)
            return {}
        if shown is not None:
            assert shown["n"] == most >= self.least
            self.checked += len(rows)
        if form in ("bars", "stacked"):
            for name in names:
                lined = [row for row in rows if row.get("line", name) == name]
                self.table(exercise, figure, lined, self.categories(exercise, figure, name, columns[name]))
            return {}
        if form == "multi":
            options = self.options_of(exercise, figure, names[0])
            counts = Counter(value for chosen in columns[names[0]].values() for value in set(chosen))
            self.options(rows, {option: counts[option] for option in options}, most, self.unnamed(figure))
            return {}
        numbers = {name: tuple(float(value) for value in columns[name].values()) for name in names}
        if form == "heat":
            reached = {
                name: (sum(value >= figure["at_least"] for value in values), len(values))
                for name, values in numbers.items()
            }
            self.grid(rows, reached)
            return {}
        if form in ("bands", "share"):
            self.table(exercise, figure, rows, self.cut(figure, numbers[names[0]]))
        elif shown is not None:
            assert [row["value"] for row in rows] == list(names)
            for row in rows:
                check_quartiles(
                    row,
                    numbers[row["value"]],
                    self.least,
                    full=True,
                    guarded=self.tabled(exercise, row["value"]),
                )
        else:
            assert most < self.least or any(self.tabled(exercise, name) for name in names)
        return {f"{name}@{occasion}": values for name, values in numbers.items()} if shown else {}

    def grid(self, rows: Rows, reached: Mapping[str, tuple[int, int]]) -> None:
        if not rows:
            assert not any(
                self.least <= count <= people - self.least for count, people in reached.values()
            ), reached
            return
        check_grid(rows, reached, self.least)

    def means(
        self, exercise: str, figure: Mapping[str, Any], columns: Mapping[str, Mapping[int, Any]], rows: Rows
    ) -> None:
        """Check means, of those who answered every line; the organiser's gather what the room's do."""
        whole = set.intersection(*(set(column) for column in columns.values()))
        numbers = {
            name: tuple(float(column[who]) for who in sorted(whole)) for name, column in columns.items()
        }
        finer = None
        if self.finer is not None:
            figures = self.finer["exercises"].get(exercise, {"figures": {}})["figures"]
            if figure["id"] not in figures:
                assert not rows, "withheld from the room, so from the organiser too"
                return
            finer = [row["value"].split("+") for row in figures[figure["id"]]["rows"]]
        check_means(rows, numbers, self.least, finer)

    def options_of(self, exercise: str, figure: Mapping[str, Any], name: str) -> list[str]:
        if "categories" in figure:
            return [option["value"] for option in figure["categories"]]
        return list(STORED[exercise][name].options)

    def unnamed(self, figure: Mapping[str, Any]) -> set[str]:
        """Return the options that this audience is not told of by name."""
        if self.told["audience"] == "room":
            return set()
        return {option["value"] for option in figure.get("categories", ()) if option.get("room_only")}

    def categories(
        self, exercise: str, figure: Mapping[str, Any], name: str, column: Mapping[int, Any]
    ) -> Counts:
        counts = Counter(str(value) for value in column.values())
        return {option: counts[option] for option in self.options_of(exercise, figure, name)}

    def cut(self, figure: Mapping[str, Any], values: Numbers) -> Counts:
        if figure["form"] == "share":
            reach = sum(value >= figure["at_least"] for value in values)
            return {"at_least": reach, "under": len(values) - reach}
        return {
            band["id"]: sum(band["low"] <= value <= band["high"] for value in values)
            for band in figure["bands"]
        }

    def table(
        self,
        exercise: str,
        figure: Mapping[str, Any],
        rows: Rows,
        counts: Counts,
        merge: Merge | None = None,
        line: str | None = None,
    ) -> None:
        chosen = merge or figure.get("merge", "others")
        if figure["form"] == "share":
            chosen = [[["at_least"], ["under"]]]
        if self.finer is not None:
            self.coarser(exercise, figure, rows, counts, line or (rows[0].get("line") if rows else None))
            return
        if not rows:
            rows = [
                {"value": value, "count": None, "share": None, "low": None, "high": None, "almost_all": False}
                for value in counts
            ]
        several = sum(
            figure["of"] == other["of"] and other["form"] in ("bars", "bands", "share")
            for other in EXERCISES[exercise]["figures"]
        )
        check_table(rows, counts, chosen, self.least, crossed=several > 1)

    def coarser(
        self,
        exercise: str,
        figure: Mapping[str, Any],
        rows: Rows,
        counts: Counts,
        line: str | None,
    ) -> None:
        """Check the organiser's table: right sums, and no cell that cuts through one the room was shown."""
        assert self.finer is not None
        people = sum(counts.values())
        check_cells(rows, counts, people)
        figures = self.finer["exercises"].get(exercise, {"figures": {}})["figures"]
        room = [
            row
            for row in figures.get(figure["id"], {"rows": ()})["rows"]
            if row["kind"] == "count" and (line is None or row["line"] == line)
        ]
        whole = [set(row["value"].split("+")) for row in room if row["count"] is not None]
        for row in rows:
            members = set(row["value"].split("+"))
            if row["count"] is not None:
                assert row["count"] >= self.least
                assert all(cell <= members or not cell & members for cell in whole), (row, room)
                assert set().union(*(cell for cell in whole if cell <= members)) == members, (row, room)
            if row["almost_all"]:
                assert almost_all(sum(counts[value] for value in members), people, self.least), row

    def options(self, rows: Rows, counts: Counts, people: int, unnamed: set[str]) -> None:
        named = {value: count for value, count in counts.items() if value not in unnamed}
        if unnamed and rows:
            last = rows[-1]
            assert (last["value"], last["count"], last["almost_all"]) == (UNNAMED, None, False), last
            rows = rows[:-1]
        if not rows:
            free = any(self.least <= count <= people - self.least for count in named.values())
            assert not free or people < self.least
            return
        if self.finer is None:
            check_options(rows, counts, people, self.least)
            return
        assert [row["value"] for row in rows] == list(named)
        check_cells(rows, named, people)
        for row in rows:
            if row["count"] is not None:
                assert self.least <= row["count"] <= people - self.least

    def before_after(
        self, exercise: str, figure: Mapping[str, Any], shown: Mapping[str, Any] | None
    ) -> dict[str, Numbers]:
        numbers: dict[str, Numbers] = {}
        pairs: dict[str, list[tuple[float, float]]] = {}
        for name in figure["of"]:
            before, after = (self.room.column(exercise, when, name) for when in ("before", "after"))
            pairs[name] = [(before[who], after[who]) for who in before if who in after]
            for when, column in (("before", before), ("after", after)):
                once = len(column) - len(pairs[name])
                if once == 0 or once >= self.least:  # a few by themselves would be told by subtraction
                    numbers[f"{name}@{when}"] = tuple(column.values())
        least = max(self.least, REPORTED_FROM) if self.report else self.least
        if shown is None:
            assert max(len(each) for each in pairs.values()) < least
            return {}
        assert shown["n"] == max(len(each) for each in pairs.values()) >= least
        for name, moved in pairs.items():
            rows = [row for row in shown["rows"] if row["line"] == name]
            if len(moved) < self.least:
                assert not [row for row in rows if row["n"] is not None], rows
                continue
            if len(moved) < least:
                continue  # a test of its own below
            self.checked += len(rows)
            for row in rows:
                if row["kind"] == "number":
                    values = tuple(pair[row["value"] == "after"] for pair in moved)
                    check_quartiles(row, values, least, full=len(moved) >= FULL_FROM, guarded=False)
            changes = [after - before for before, after in moved]
            ways = Counter("same" if abs(each) <= 1 else "up" if each > 0 else "down" for each in changes)
            counted = [row for row in rows if row["kind"] == "count"]
            self.table(
                exercise,
                figure,
                counted,
                {way: ways[way] for way in ("up", "same", "down")},
                WAYS if name in OUTCOMES else EITHER_WAY,
                name,
            )
            change = [row for row in rows if row["kind"] == "change"]
            spread = statistics.pstdev(changes) > 0 or name not in OUTCOMES
            assert len(change) == (1 if len(moved) >= FULL_FROM and spread else 0)
            for row in change:
                check_change(row, changes, directed=name in OUTCOMES)
        return numbers


def every_number(told: Any) -> Iterator[float]:
    """Yield every number in a JSON value that is told of the group."""
    if isinstance(told, dict):
        for name, value in told.items():
            if name not in ("joined", "thresholds"):
                yield from every_number(value)
    elif isinstance(told, list):
        for value in told:
            yield from every_number(value)
    elif isinstance(told, int | float) and not isinstance(told, bool):
        yield told


def people_in(told: Mapping[str, Any]) -> list[int]:
    """Return every number of people told: `n` and `count` wherever they stand."""
    found = []
    for exercise in told["exercises"].values():
        rows = [row for figure in exercise["figures"].values() for row in figure["rows"]]
        for each in (exercise, *exercise["figures"].values(), *rows, *exercise["fields"].values()):
            found += [each[name] for name in ("n", "count") if each.get(name) is not None]
    return found
