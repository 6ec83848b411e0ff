"""One summary, figure by figure, against the people behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tests.unit.cli.reckoning.asked import EXERCISES, counts, is_sensitive, looks_twice
from tests.unit.cli.reckoning.comparing import Comparing, Shown
from tests.unit.cli.reckoning.looking import THRESHOLDS, Figure, cut
from tests.unit.cli.reckoning.noting import numbers as numbers_in
from tests.unit.cli.reckoning.rules import FULL_FROM, Numbers, check_quartiles

SENSITIVE_FROM = 10
LIMITS = 5


class Checking(Comparing):
    """Compares one summary with the people behind it."""

    def run(self, finer: Mapping[str, Any] | None = None) -> int:
        """Check everything and return how many numbers that were.

        `finer` is what the room was told, where this is the organiser's.
        """
        self.finer = finer
        assert self.told["joined"] == self.room.joined
        assert {name: self.told["thresholds"][name] for name in self.told["thresholds"]} == THRESHOLDS
        self.follow_up()
        there, withheld_keys = set(), set()
        for exercise in self.workshop.exercises:
            there |= {exercise} if list(self.there(exercise)) else set()
            withheld_keys |= self.chapter(exercise)
        assert set(self.told["suppressed"]) == withheld_keys
        assert len(self.told["suppressed"]) == len(withheld_keys)
        assert self.told["exercises"].keys() <= there
        if self.report:
            self.beside_the_numbers()
        found = list(numbers_in(self.told))
        assert not [path for path, read in found if not read], "told, and not counted again"
        return sum(path.startswith(".exercises") for path, _ in found)

    def chapter(self, exercise: str) -> set[str]:
        """Check one exercise and return the keys of its figures that tell nothing."""
        chapter = self.told["exercises"].get(exercise)
        answered = max((self.answered(exercise, when) for _, when in self.there(exercise)), default=0)
        assert (chapter is None) == (answered < self.usual), (exercise, answered)
        numbers: dict[str, Numbers] = {}
        medians: set[str] = set()
        withheld = set()
        shown_ids = set()
        for figure, occasion in self.there(exercise):
            key = f"{exercise}/{figure['id']}@{occasion}"
            shown = (chapter or {"figures": {}})["figures"].get(figure["id"])
            sensitive = is_sensitive(exercise, figure)
            self.least = max(self.usual, SENSITIVE_FROM) if sensitive else self.usual
            found = self.figure(exercise, figure, occasion, shown)
            numbers |= found
            if figure["form"] == "before_after":
                medians |= {name for name, values in found.items() if len(values) < FULL_FROM}
            if shown is not None:
                shown_ids.add(figure["id"])
                assert (shown["key"], shown["form"]) == (key, figure["form"])
                assert shown["missing"] == self.answered(exercise, occasion) - shown["n"] >= 0
            elif figure.get("compares") != "leavers":  # which exists only where there are enough of both
                withheld.add(key)
        self.least = self.usual
        if chapter is not None:
            assert chapter["n"] == answered
            assert chapter["figures"].keys() == shown_ids
            self.fields(chapter["fields"], numbers, exercise, medians)
        return withheld

    def there(self, exercise: str) -> Iterator[tuple[Figure, str]]:
        """Yield the figures the summary should have; those of weeks later only if enough came back."""
        for figure, occasion in self.workshop.figures(exercise):
            if not self.workshop.is_later(exercise, occasion) or self.came_back() >= self.usual:
                yield figure, occasion

    def follow_up(self) -> None:
        """Check how many answered the follow-up."""
        back = self.came_back()
        told = self.told["follow_up"]
        if back < self.usual:
            assert told is None
            return
        assert told.keys() == {"answered", "share"}
        assert (told["answered"], told["share"]) == (back, self.of_joined(back))

    def beside_the_numbers(self) -> None:
        """Check what a report adds: how many of those who joined answered what, and its limits."""
        told = self.told["responses"]
        assert told.keys() == self.told["exercises"].keys()
        for exercise, answered in told.items():
            people = self.told["exercises"][exercise]["n"]
            assert (answered["answered"], answered["share"]) == (people, self.of_joined(people))
        assert len(self.told["limits"]) == LIMITS
        assert all(str(self.room.joined) in self.told["limits"][0][lang] for lang in ("ja", "en"))

    def of_joined(self, people: int) -> int:
        """Return whole percent of those who joined."""
        return (200 * people + self.room.joined) // (2 * self.room.joined)

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
                for when in ("before", "after") if looks_twice(figure) else (occasion,):
                    for name in counts(figure):
                        people |= self.room.column(exercise, when, name).keys()
        return len(people)

    def fields(
        self, told: Mapping[str, Any], numbers: Mapping[str, Numbers], exercise: str, medians: set[str]
    ) -> None:
        """Check the quartiles of everybody's numbers; of those in `medians` only these may be told."""
        assert told.keys() == {name for name, values in numbers.items() if len(values) >= self.least}
        for key, row in told.items():
            name = key.split("@")[0]
            full = key not in medians and not self.is_kept(exercise, name)
            check_quartiles(row, numbers[key], self.least, full=full, guarded=self.is_cut(exercise, name))

    def figure(self, exercise: str, figure: Figure, occasion: str, shown: Shown) -> dict[str, Numbers]:
        """Check one figure; return the numbers it stands on."""
        if figure["form"] == "before_after":
            return self.before_after(exercise, figure, shown)
        if "by" in figure:
            self.by_group(exercise, figure, occasion, shown)
            return {}
        if "compares" in figure:
            {"occasions": self.positions, "leavers": self.leavers}[figure["compares"]](
                exercise, figure, shown
            )
            return {}
        return self.plain(exercise, figure, occasion, shown)

    def plain(self, exercise: str, figure: Figure, occasion: str, shown: Shown) -> dict[str, Numbers]:
        """Check a figure that counts one occasion's answers."""
        names, form = figure["of"], figure["form"]
        columns = {name: self.room.column(exercise, occasion, name) for name in names}
        most = max(len(column) for column in columns.values())
        rows = [] if shown is None else shown["rows"]
        if form == "means":
            whole = self.means(exercise, figure, columns, rows)
            assert shown is None or shown["n"] == whole
            return {}
        assert shown is None or shown["n"] == most >= self.least
        if form in ("bars", "stacked"):
            self.tables(exercise, figure, columns, rows)
            return {}
        if form == "multi":
            options = self.options_of(exercise, figure, names[0])
            chosen = Counter(value for each in columns[names[0]].values() for value in set(each))
            self.options(rows, {option: chosen[option] for option in options}, most, self.unnamed(figure))
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
            self.table(exercise, figure, rows, cut(figure, numbers[names[0]]))
        elif shown is None:
            assert most < self.least or any(self.is_cut(exercise, name) for name in names)
        else:
            assert [row["value"] for row in rows] == list(names)
            for row in rows:
                name = row["value"]
                check_quartiles(
                    row,
                    numbers[name],
                    self.least,
                    full=not self.is_kept(exercise, name),
                    guarded=self.is_cut(exercise, name),
                )
        return {f"{name}@{occasion}": values for name, values in numbers.items()} if shown else {}

    def tables(
        self, exercise: str, figure: Figure, columns: Mapping[str, Mapping[int, Any]], rows: list[Any]
    ) -> None:
        """Check one table for each line of a figure."""
        alone = sum(
            figure["of"] == other["of"] and other["form"] in ("bars", "bands", "share")
            for other in EXERCISES[exercise]["figures"]
        )
        assert alone < 2, "two tables of the same answers have to be laid over each other: not checked here"
        for name, column in columns.items():
            line = name if len(columns) > 1 else None
            lined = [row for row in rows if line is None or row["line"] == line]
            self.table(exercise, figure, lined, self.categories(exercise, figure, name, column), line=line)


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
