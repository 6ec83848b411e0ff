"""A second reckoning: what `wli simulate` reports, counted again here, must be what summary and exports tell.

Nothing of `summaries` is used. The figures, their categories and their merges are read from the pack's TOML;
scores, quartiles, intervals and the rules for what may be told are written down once more from CONTENT.md.
"""

from __future__ import annotations

import csv
import io
import json
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from wli_toolkit import cli

PACK = Path(cli.__file__).parent / "content" / "packs" / "standard"
AGENDA = "30min"
THRESHOLDS = {"room": 5, "organiser": 10}
AUDIENCES = {"facilitator": "room", "organiser": "organiser"}
REPORTED_FROM, FULL_FROM = 10, 20
COLUMNS = 14
"""Of the CSV, the columns that tell of the group; those after them say which session it is."""
OUTCOMES = ("clarity", "options", "agency")
KINDS = {
    "time": {"end_time", "interval", "weekly_cap"},
    "device": {"notify_off"},
    "body": {"days_off", "sleep"},
    "person": {"ask_people"},
}
WAYS = [[["up"], ["same"], ["down"]], [["up"], ["same", "down"]], [["up", "same"], ["down"]]]
EITHER_WAY = [[["up"], ["same"], ["down"]], [["same"], ["up", "down"]]]
LIMITS = {
    "ja": (
        "会社全体を表しません",
        "研修だけの効果とは言えません",
        "良い悪いはありません",
        "標準化された尺度ではありません",
    ),
    "en": ("not the whole workforce", "seminar alone", "neither good nor bad", "not a standardised scale"),
}

Counts = dict[str, int]
Merge = Sequence[Sequence[Sequence[str]]] | str
Numbers = tuple[float, ...]


# --- what was asked -------------------------------------------------------------------------------------------


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


EXERCISES = {path.stem: toml(path) for path in sorted((PACK / "exercises").glob("*.toml"))}
STEPS = [
    (step["exercise"], step.get("occasion", "during"))
    for step in toml(PACK / "agendas" / f"{AGENDA}.toml")["steps"]
    if "exercise" in step
]
ASKED = {exercise for exercise, _ in STEPS}


def field_of(exercise: str, name: str) -> dict[str, Any]:
    return next((each for each in EXERCISES[exercise]["fields"] if each["id"] == name), {})


def occasion_of(exercise: str, figure: Mapping[str, Any]) -> str:
    occasions = [occasion for asked, occasion in STEPS if asked == exercise]
    return "after" if figure["form"] == "before_after" else figure.get("occasion", occasions[0])


# --- what one person's answers come to ------------------------------------------------------------------------


def scores(exercise: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Score one person, from the sentences of CONTENT.md."""
    found: dict[str, Any] = {}
    if exercise == "E01":
        for side in ("sep", "int"):
            cards = [answers.get(f"card_{pair}_{side}") for pair in "ABCD"]
            if None not in cards:
                found[side] = sum(int(card) for card in cards if card is not None) / 4 * 25
        for pair in "ABCD":
            sep, integrate = (answers.get(f"card_{pair}_{side}") for side in ("sep", "int"))
            if sep is not None and integrate is not None:
                apart = int(sep) - int(integrate)
                found[f"pair_{pair}"] = "even" if abs(apart) <= 1 else "sep" if apart > 0 else "int"
    if exercise == "E02" and {"w2l_want", "l2w_want"} <= answers.keys():
        level = [
            "low" if answers[f"{way}_want"] <= 3 else "high" if answers[f"{way}_want"] >= 7 else ""
            for way in ("w2l", "l2w")
        ]
        found["zone"] = {
            ("low", "low"): "keep_both",
            ("high", "high"): "flow",
            ("low", "high"): "keep_life",
            ("high", "low"): "keep_work",
        }.get((level[0], level[1]), "alternate")
    if exercise == "E13" and "rails" in answers:
        found["kinds"] = sum(bool(kind & set(answers["rails"])) for kind in KINDS.values())
    if exercise == "E14":
        boxes = [
            box["field"] for box in EXERCISES["E14"]["boxes"] if not ASKED.isdisjoint(box.get("sources", ()))
        ]
        if any(box in answers for box in boxes):
            found["boxes"] = sum(bool(answers.get(box)) for box in boxes)
    return found


class Room:
    """The people who agreed to be counted, and what they answered."""

    def __init__(self, participants: Sequence[Mapping[str, Any]]) -> None:
        self.joined = len(participants)
        self.people: list[dict[tuple[str, str], dict[str, Any]]] = []
        for person in participants:
            if person["consent_group"] is not True:
                continue
            own: dict[tuple[str, str], dict[str, Any]] = {}
            for answer in person["answers"]:
                shown = field_of(answer["exercise"], answer["field"])["visibility"]
                sensitive = shown == "S" and person["consent_sensitive"] is True
                if shown == "G" or sensitive or answer["exercise"] == "E14":
                    own.setdefault((answer["exercise"], answer["occasion"]), {})[answer["field"]] = answer[
                        "value"
                    ]
            self.people.append({asked: answers | scores(asked[0], answers) for asked, answers in own.items()})

    def column(self, exercise: str, occasion: str, name: str) -> dict[int, Any]:
        """Return who answered `name`, and what."""
        return {
            index: person[exercise, occasion][name]
            for index, person in enumerate(self.people)
            if name in person.get((exercise, occasion), {})
        }


# --- arithmetic ------------------------------------------------------------------------------------------------


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """Return q1, median, q3 with linear interpolation, position by position."""
    if len(values) == 1:
        return (float(values[0]),) * 3
    q1, _, q3 = statistics.quantiles(values, n=4, method="inclusive")
    return q1, float(statistics.median(values)), q3


def wilson(count: int, people: int) -> tuple[float, float]:
    z = statistics.NormalDist().inv_cdf(0.975)
    centre = (count + z * z / 2) / (people + z * z)
    half = z / (people + z * z) * math.sqrt(count * (people - count) / people + z * z / 4)
    return 100 * (centre - half), 100 * (centre + half)


def bca(changes: Sequence[float]) -> tuple[float, float]:
    """Return the bias-corrected and accelerated bootstrap interval of the mean, drawn with a seed of our own."""
    data = np.asarray(changes, dtype=float)
    normal = statistics.NormalDist()
    means = np.random.default_rng(99).choice(data, size=(20000, len(data))).mean(axis=1)
    below = (np.count_nonzero(means < data.mean()) + np.count_nonzero(means <= data.mean())) / 2 / len(means)
    bias = normal.inv_cdf(below)
    left_out = (data.sum() - data) / (len(data) - 1)
    off = left_out.mean() - left_out
    speed = float((off**3).sum() / (6 * (off**2).sum() ** 1.5))
    ends = []
    for level in (0.025, 0.975):
        z = bias + normal.inv_cdf(level)
        ends.append(float(np.quantile(means, normal.cdf(bias + z / (1 - speed * z)))))
    return ends[0], ends[1]


# --- what may be told -------------------------------------------------------------------------------------------


def tellable(counts: Counts, merge: Merge, least: int) -> list[list[tuple[str, ...]]]:
    """Return the partitions of which every cell is large enough, the finest first.

    A merged cell of categories that are each one short of the threshold gives itself away to those who know
    the rule, and does not count as large enough.
    """
    if isinstance(merge, str):
        levels = [-1, *sorted(set(counts.values()))]
        candidates = []
        for level in levels:
            rest = tuple(value for value in counts if counts[value] <= level)
            kept = [(value,) for value in counts if value not in rest]
            if len(rest) != 1 and kept:
                candidates.append([*kept, rest] if rest else kept)
    else:
        candidates = [[tuple(group) for group in partition] for partition in merge]
    return [
        partition
        for partition in candidates
        if len(partition) >= 2
        and all(sum(counts[value] for value in group) >= least for group in partition)
        and not any(
            len(group) > 1 and all(counts[value] == least - 1 for value in group) for group in partition
        )
    ]


def almost_all(count: int, people: int, least: int) -> bool:
    return count > people - least and count >= 0.8 * people


def check_cells(rows: Sequence[Mapping[str, Any]], counts: Counts, people: int) -> None:
    """Check the numbers of told cells against the sums of their categories."""
    for row in rows:
        if row["count"] is None:
            assert {row["share"], row["low"], row["high"]} == {None}, row
            continue
        mine = sum(counts[value] for value in row["value"].split("+"))
        assert (row["n"], row["count"]) == (people, mine), row
        assert row["share"] == math.floor(100 * mine / people + 0.5), row
        low, high = wilson(mine, people)
        assert row["low"] == pytest.approx(low, abs=0.0501), row
        assert row["high"] == pytest.approx(high, abs=0.0501), row


def check_table(
    rows: Sequence[Mapping[str, Any]], counts: Counts, merge: Merge, least: int, *, crossed: bool
) -> None:
    """Check exclusive categories: the numbers, and that nothing finer could have been told.

    `crossed` says that another table of the same variable may be the reason for a coarser one.
    """
    people = sum(counts.values())
    check_cells(rows, counts, people)
    assert sorted(value for row in rows for value in row["value"].split("+")) == sorted(counts), rows
    possible = tellable(counts, merge, least) if people >= least else []
    told = [row for row in rows if row["count"] is not None]
    if told:
        assert len(told) == len(rows), f"a hidden cell beside told ones is what they leave over: {rows}"
        partition = [tuple(row["value"].split("+")) for row in rows]
        as_sets = [{frozenset(group) for group in each} for each in possible]
        place = as_sets.index({frozenset(group) for group in partition})
        assert place == 0 or crossed, f"a finer table could have been told: {possible[0]} of {counts}"
    else:
        assert not possible or crossed, f"withheld though {possible[0]} of {counts} could be told"
        said = [row["value"] for row in rows if row["almost_all"]]
        true = [value for value in counts if people >= least and almost_all(counts[value], people, least)]
        assert said == true or (not said and crossed), (rows, counts)


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
    row: Mapping[str, Any], values: Numbers, least: int, *, full: bool, guarded: bool
) -> None:
    """Check a median and its quartiles; `guarded` says that a table of the same answers may be the reason."""
    if len(values) < least:
        assert {row["n"], row["median"], row["q1"], row["q3"]} == {None}, row
        return
    q1, median, q3 = quartiles(values)
    if row["median"] is None:
        assert guarded, f"a median of {len(values)} people is withheld: {row}"
        return
    assert row["n"] == len(values)
    assert row["median"] == pytest.approx(median, abs=1e-4), row
    if row["q1"] is None or row["q3"] is None:
        assert row["q1"] is row["q3"] is None, row
        assert not full or guarded, row
        return
    assert full, f"quartiles of too few pairs: {row}"
    assert (row["q1"], row["q3"]) == pytest.approx((q1, q3), abs=1e-4), row


def check_change(row: Mapping[str, Any], changes: Sequence[float], *, directed: bool) -> None:
    assert row["n"] == len(changes) >= FULL_FROM
    if not directed:
        assert (row["mean"], row["mean_low"], row["mean_high"], row["dz"]) == (None,) * 4, "never improvement"
        assert row["median_moved"] == statistics.median(abs(change) for change in changes)
        return
    mean, spread = statistics.fmean(changes), statistics.stdev(changes)
    assert row["mean"] == pytest.approx(mean, abs=0.00501)
    assert row["dz"] == pytest.approx(mean / spread, abs=0.00501)
    near = 0.1 * spread / math.sqrt(len(changes)) + 0.05
    assert (row["mean_low"], row["mean_high"]) == pytest.approx(bca(changes), abs=near), row


# --- one figure at a time -----------------------------------------------------------------------------------------


class Checking:
    """Compares one summary with the people behind it."""

    def __init__(self, told: Mapping[str, Any], room: Room, *, report: bool) -> None:
        self.told, self.room, self.report = told, room, report
        self.least = THRESHOLDS[told["audience"]]
        self.finer: Mapping[str, Any] | None = None
        self.checked = 0

    def run(self, finer: Mapping[str, Any] | None = None) -> int:
        """Check everything; `finer` is what the room was told, where this is the organiser's."""
        self.finer = finer
        assert self.told["joined"] == self.room.joined
        assert self.told["thresholds"] == THRESHOLDS
        told_keys, withheld_keys = set(), set()
        for exercise in ASKED:
            chapter = self.told["exercises"].get(exercise)
            answered = self.answered(exercise)
            assert (chapter is None) == (answered < self.least), (exercise, answered)
            numbers: dict[str, Numbers] = {}
            for figure in EXERCISES[exercise].get("figures", ()):
                key = f"{exercise}/{figure['id']}@{occasion_of(exercise, figure)}"
                shown = (chapter or {"figures": {}})["figures"].get(figure["id"])
                (withheld_keys if shown is None else told_keys).add(key)
                numbers |= self.figure(exercise, figure, shown)
                if shown is not None:
                    assert shown["key"] == key
            if chapter is not None:
                assert chapter["n"] == answered
                self.fields(chapter["fields"], numbers, exercise)
        assert set(self.told["suppressed"]) == withheld_keys
        assert len(self.told["suppressed"]) == len(withheld_keys)
        return self.checked

    def answered(self, exercise: str) -> int:
        """Return how many answered anything that a figure counts, on the occasion when most did."""
        most = 0
        for occasion in {occasion for asked, occasion in STEPS if asked == exercise}:
            people: set[int] = set()
            for figure in EXERCISES[exercise].get("figures", ()):
                if occasion_of(exercise, figure) == occasion:
                    for when in ("before", "after") if figure["form"] == "before_after" else (occasion,):
                        for name in figure["of"]:
                            people |= self.room.column(exercise, when, name).keys()
            most = max(most, len(people))
        return most

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
            figure["form"] in ("bands", "share") and name in figure["of"]
            for figure in EXERCISES[exercise].get("figures", ())
        )

    def figure(
        self, exercise: str, figure: Mapping[str, Any], shown: Mapping[str, Any] | None
    ) -> dict[str, Numbers]:
        """Check one figure; return the numbers it stands on."""
        if figure["form"] == "before_after":
            return self.before_after(exercise, figure, shown)
        occasion, names = occasion_of(exercise, figure), figure["of"]
        columns = {name: self.room.column(exercise, occasion, name) for name in names}
        most = max(len(column) for column in columns.values())
        rows = [] if shown is None else shown["rows"]
        if shown is not None:
            assert shown["n"] == most >= self.least
            self.checked += len(rows)
        if figure["form"] in ("bars", "stacked"):
            for name in names:
                lined = [row for row in rows if row.get("line", name) == name]
                self.table(exercise, figure, lined, self.categories(exercise, figure, name, columns[name]))
            return {}
        if figure["form"] == "multi":
            options = [option["value"] for option in field_of(exercise, names[0])["options"]]
            counts = Counter(value for chosen in columns[names[0]].values() for value in set(chosen))
            self.options(rows, {option: counts[option] for option in options}, most)
            return {}
        numbers = {name: tuple(float(value) for value in columns[name].values()) for name in names}
        if figure["form"] in ("bands", "share"):
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

    def categories(
        self, exercise: str, figure: Mapping[str, Any], name: str, column: Mapping[int, Any]
    ) -> Counts:
        options = figure.get("categories") or field_of(exercise, name)["options"]
        counts = Counter(str(value) for value in column.values())
        return {option["value"]: counts[option["value"]] for option in options}

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
        rows: Sequence[Mapping[str, Any]],
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
        rows: Sequence[Mapping[str, Any]],
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

    def options(self, rows: Sequence[Mapping[str, Any]], counts: Counts, people: int) -> None:
        if not rows:
            assert (
                not any(self.least <= count <= people - self.least for count in counts.values())
                or people < self.least
            )
            return
        if self.finer is None:
            check_options(rows, counts, people, self.least)
            return
        check_cells(rows, counts, people)
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


# --- the page and the spreadsheet file ----------------------------------------------------------------------------


class Page(HTMLParser):
    """What a report shows: its words, the rows of its tables, its tags and where they point."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: Counter[str] = Counter()
        self.points_to: list[str] = []
        self.handlers: list[str] = []
        self.rows: list[list[str]] = []
        self.inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.inside.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
        for name, value in attrs:
            if name in ("src", "href", "xlink:href", "srcset", "action", "data", "poster"):
                self.points_to.append(value or "")
            if name.startswith("on"):
                self.handlers.append(name)
            if name == "aria-label":
                self.words.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" in self.inside:
            return
        self.words.append(data)
        if self.rows and self.rows[-1] and {"td", "th"} & set(self.inside):
            self.rows[-1][-1] += data

    @property
    def text(self) -> str:
        return "\n".join(self.words)


def stands_alone(html: str, page: Page) -> None:
    assert not page.tags.keys() & {"script", "iframe", "object", "embed", "link", "base", "form", "img"}, (
        page.tags
    )
    assert not page.handlers
    assert all(target.startswith(("#", "data:")) for target in page.points_to), page.points_to
    without = re.sub(r'xmlns(:\w+)?="[^"]*"', "", html)
    assert not re.search(r"https?://|@import|javascript:|url\((?!['\"]?(#|data:))", without)


def check_csv(raw: bytes, told: Mapping[str, Any], lang: str = "ja") -> None:
    """Check that the spreadsheet file tells what the JSON tells, row by row, and nothing else."""
    assert raw.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len({len(row) for row in table}) == 1
    titles = {
        (EXERCISES[e]["title"][lang], f["title"][lang]): (e, f)
        for e in ASKED
        for f in EXERCISES[e].get("figures", ())
    }
    expected = []
    for exercise, figure in titles.values():
        shown = told["exercises"].get(exercise, {"figures": {}})["figures"].get(figure["id"])
        for row in (shown or {"rows": [None]})["rows"]:
            expected.append((EXERCISES[exercise]["title"][lang], figure["title"][lang], *cells(row, lang)))
    assert sorted(tuple(row[:COLUMNS]) for row in table[1:]) == sorted(expected)
    source = {tuple(row[-2:]) for row in table[1:]}
    assert len(source) == 1, "each line says the same of where it is from"
    assert told["session"] in next(iter(source))


def cells(row: Mapping[str, Any] | None, lang: str) -> tuple[str, ...]:
    if row is None:
        return "", "", "–", "–", *[""] * 8

    def say(value: object) -> str:
        return "" if value is None else str(value)

    def word(text: str) -> str:
        return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text

    line = word((row.get("line_label") or {lang: ""})[lang])
    n = "–" if row["n"] is None else str(row["n"])
    people = ""
    if row["kind"] == "count":
        people = (
            {"ja": "ほとんど", "en": "Almost all"}[lang] if row["almost_all"] else say(row["count"]) or "–"
        )
    low, high = row.get("low"), row.get("high")
    if row.get("mean") is not None:
        low, high = row["mean_low"], row["mean_high"]
    median = say(row.get("median"))
    if row["kind"] == "number" and not median:
        median = "–"
    rest = (row.get(name) for name in ("q1", "q3", "mean", "dz"))
    return (
        line,
        word(row["label"][lang]),
        n,
        people,
        say(row.get("share")),
        say(low),
        say(high),
        median,
        *map(say, rest),
    )


def check_html(html: str, told: Mapping[str, Any], lang: str = "ja") -> None:
    """Check that the page tells what the JSON tells."""
    page = Page(html)
    stands_alone(html, page)
    assert all(limit in page.text for limit in LIMITS[lang])
    colon = {"ja": "：", "en": ": "}[lang]
    expected, shown = [], 0
    for exercise in told["exercises"].values():
        for figure in exercise["figures"].values():
            shown += 1
            for row in figure["rows"]:
                label = row["label"][lang]
                if row.get("line_label"):
                    label = f"{row['line_label'][lang]}{colon}{label}"
                n = "–" if row["n"] is None else str(row["n"])
                count = share = ""
                if row["kind"] == "count":
                    count = {"ja": "ほとんど", "en": "Almost all"}[lang] if row["almost_all"] else "–"
                    if row["count"] is not None:
                        count, share = str(row["count"]), f"{row['share']}%"
                expected.append((label, n, count, share))
    printed = [(row[0].strip(), row[1], row[2], row[3].split(" ")[0]) for row in page.rows if len(row) == 5][
        1:
    ]
    assert sorted(printed) == sorted(expected)
    assert page.tags["svg"] == shown, "one picture for each figure that tells something"
    least = THRESHOLDS[told["audience"]]
    said = page.text.replace("、0人か、", "").replace("1人5つまで", "")
    for found in re.finditer(r"(?<![\d〜–.])(\d+)人", said):
        assert int(found[1]) >= least or int(found[1]) == told["joined"], found[0]


# --- running ---------------------------------------------------------------------------------------------------------


def wli(db: Path, *arguments: str) -> str:
    """Run `wli` in this process."""
    done = CliRunner().invoke(cli.main, [*arguments, "--db", f"sqlite:///{db}"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def session(db: Path, participants: int, seed: int) -> tuple[str, Room]:
    code = json.loads(wli(db, "session", "new", "--agenda", AGENDA, "--json"))["session"]
    told = json.loads(
        wli(db, "simulate", code, "--participants", str(participants), "--seed", str(seed), "--json")
    )
    assert (told["session"], told["simulated"], told["seed"]) == (code, True, seed)
    return code, Room(told["participants"])


def exported(db: Path, code: str, suffix: str, audience: str, lang: str = "ja") -> bytes:
    path = db.with_name(f"{code}-{audience}-{lang}.{suffix}")
    wli(db, "export", code, "--to", str(path), "--audience", audience, "--lang", lang)
    return path.read_bytes()


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("agrees") / "wli.db"


@pytest.mark.parametrize(
    ("seed", "participants"), [(1, 5), (2, 5), (7, 5), (1, 12), (2, 12), (7, 12), (7, 40)]
)
def test_every_number_told_is_the_one_counted_here(db: Path, seed: int, participants: int) -> None:
    code, room = session(db, participants, seed)
    told = json.loads(wli(db, "summary", code, "--json"))
    assert Checking(told, room, report=False).run() >= {5: 0, 12: 15, 40: 60}[participants]
    organiser = json.loads(wli(db, "summary", code, "--audience", "organiser", "--json"))
    assert Checking(organiser, room, report=False).run(finer=told) >= (30 if participants == 40 else 0)
    for audience, finer in (("facilitator", None), ("organiser", told)):
        report = json.loads(exported(db, code, "json", audience))
        Checking(report, room, report=True).run(finer=finer)
        check_csv(exported(db, code, "csv", audience), report)
    assert all(number >= 5 for number in people_in(told))
    assert all(number >= 10 for number in people_in(organiser))
    if participants == 40:
        assert len(room.people) < room.joined, "some refuse to be counted, or this shows nothing"
        assert max(people_in(told)) <= len(room.people)
        assert "detach" not in json.dumps(told), "sensitive, and in no figure"


def test_the_commands_agree_as_processes(tmp_path: Path) -> None:
    db = tmp_path / "wli.db"
    environment = {**os.environ, "WLI_DATABASE_URL": f"sqlite:///{db}"}

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "wli_toolkit", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
        assert done.stderr == ""
        return done.stdout

    code = json.loads(run("session", "new", "--json"))["session"]
    room = Room(
        json.loads(run("simulate", code, "--participants", "40", "--seed", "1", "--json"))["participants"]
    )
    told = json.loads(run("summary", code, "--json"))
    assert Checking(told, room, report=False).run() >= 60
    pages = {audience: tmp_path / f"{audience}.html" for audience in AUDIENCES}
    with ThreadPoolExecutor(2) as both:
        list(
            both.map(
                lambda each: run("export", code, "--to", str(pages[each]), "--audience", each), AUDIENCES
            )
        )
    for audience, page in pages.items():
        report = json.loads(exported(db, code, "json", audience))
        Checking(report, room, report=True).run(finer=told if audience == "organiser" else None)
        check_csv(exported(db, code, "csv", audience, "en"), report, "en")
        check_html(page.read_text(encoding="utf-8"), report)


def test_no_report_tells_before_and_after_of_fewer_than_ten(db: Path) -> None:
    """Twelve came, ten answered one of the outcomes both times, eight another: only the first is reported."""
    code, room = session(db, 12, 1)
    both = {
        name: len(room.column("E02", "before", name).keys() & room.column("E02", "after", name).keys())
        for name in ("clarity", "options", "agency", "pos_want")
    }
    assert max(both.values()) >= REPORTED_FROM > min(both.values()), "or this shows nothing"
    report = json.loads(exported(db, code, "json", "facilitator"))
    told = {
        row["line"]: row["n"]
        for row in report["exercises"]["E02"]["figures"]["change"]["rows"]
        if row["n"] is not None
    }
    assert told == {name: people for name, people in both.items() if people >= REPORTED_FROM}


@pytest.fixture(scope="module")
def few(db: Path) -> dict[int, str]:
    """Return a session of four people and one of a single person."""
    return {4: session(db, 4, 2)[0], 1: session(db, 1, 1)[0]}


@pytest.mark.parametrize("audience", list(AUDIENCES))
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_of_four_people_only_how_many_joined_is_told(
    db: Path, few: Mapping[int, str], audience: str, lang: str
) -> None:
    """The files of four people differ from those of a single one in nothing but how many joined."""
    told = json.loads(wli(db, "summary", few[4], "--audience", AUDIENCES[audience], "--json"))
    assert told["joined"] == 4
    report = json.loads(exported(db, few[4], "json", audience, lang))
    for each in (told, report):
        assert list(every_number(each)) == []
        assert each["exercises"] == {}
    check_csv(exported(db, few[4], "csv", audience, lang), report, lang)
    tables = {code: exported(db, code, "csv", audience, lang) for code in few.values()}
    assert tables[few[4]].replace(few[4].encode(), few[1].encode()) == tables[few[1]]
    pages = {joined: exported(db, code, "html", audience, lang).decode() for joined, code in few.items()}
    check_html(pages[4], report, lang)

    def nameless(joined: int) -> str:
        page = pages[joined].replace(few[joined], "CODE")
        return re.sub(rf"(?<!\d){joined}( ?)(人|people|participants?|person)", r"N\1\2", page)

    assert nameless(4) == nameless(1)


def test_a_page_tells_what_the_json_tells_and_has_its_limits(db: Path) -> None:
    code, _room = session(db, 8, 7)
    report = json.loads(exported(db, code, "json", "facilitator"))
    assert report["exercises"]
    for lang in LIMITS:
        check_html(exported(db, code, "html", "facilitator", lang).decode(), report, lang)


@pytest.mark.parametrize("starts", ["=+-@", "＝＋－＠"], ids=["ascii", "full-width"])
def test_no_wording_of_a_pack_becomes_a_formula(tmp_path: Path, starts: str) -> None:
    """Excel in Japanese takes the full-width signs for formulas too."""
    from wli_toolkit.content import load_agenda, load_pack
    from wli_toolkit.store import open_store

    pack = tmp_path / "pack"
    shutil.copytree(PACK, pack)
    places = (
        ("E01", r'^\[title\]\nja = "'),  # an exercise's title, a figure's, a row's label, a line's
        ("E02", r'id = "now_want"\n(?:(?!\[\[).)*?title = { ja = "'),
        ("E01", r'id = "suits"\nform(?:(?!\[\[).)*?lines = \[\n  { ja = "'),
        ("E02", r'id = "now_want"\n(?:(?!\[\[).)*?lines = \[\n  { ja = "'),
    )
    words = []
    for (exercise, place), start in zip(places, starts, strict=True):
        path = pack / "exercises" / f"{exercise}.toml"
        text = path.read_text(encoding="utf-8")
        met = re.search(f'({place})([^"]+)', text, re.MULTILINE | re.DOTALL)
        assert met is not None, place
        words.append(start + met[2])
        path.write_text(text[: met.end(1)] + start + text[met.end(1) :], encoding="utf-8")
    db = tmp_path / "wli.db"
    with open_store(f"sqlite:///{db}") as store:
        made, _ = store.create_session(agenda=load_agenda(load_pack(pack), AGENDA), pack=str(pack))
    wli(db, "simulate", made.code, "--participants", "6", "--seed", "1")
    raw = exported(db, made.code, "csv", "facilitator").decode("utf-8-sig")
    cells_of = [cell for row in csv.reader(io.StringIO(raw)) for cell in row if cell]
    for word in words:
        assert f"'{word}" in cells_of, word
    for cell in cells_of:
        if cell.startswith(tuple(starts)):
            assert float(cell) < 0, cell
