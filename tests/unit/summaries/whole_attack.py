"""Someone who keeps every picture that both audiences were ever shown, and solves for the numbers that were not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from tests.unit.summaries.attacker import Puzzle, tables_of
from wli_toolkit.summaries import Audience, FigureResult, Number, Row

Answer = object
State = Mapping[str, Mapping[str, Answer]]
"""What everybody's answers were at one time: person → question → answer."""
Groups = Mapping[str, Sequence[Answer]]
"""The categories of a picture: what each one's answers are."""


@dataclass(frozen=True)
class Shown:
    """One picture, when it was made, and for whom."""

    when: int
    audience: Audience
    figure: FigureResult


@dataclass(frozen=True)
class Question:
    """One question whose answers exclude each other: all answers there are, and by picture what its categories hold.

    `points` says that the answers are numbers of which quartiles are told.
    """

    name: str
    answers: Sequence[Answer]
    pictures: Mapping[str, Groups]
    points: bool = False

    def counted(self, state: State) -> dict[str, Answer]:
        """Return who answered it, and what."""
        return {
            person: given[self.name] for person, given in state.items() if given.get(self.name) is not None
        }

    def cells(self) -> Iterable[tuple[str, Sequence[Answer]]]:
        """Return every category of every picture."""
        return ((name, group) for groups in self.pictures.values() for name, group in groups.items())


def small_numbers_found(
    question: Question, states: Sequence[State], shown: Iterable[Shown], threshold: int
) -> list[str]:
    """Return what can be known exactly although it counts fewer people than `threshold`.

    The attacker knows of every time how many had answered, and of every two times how many came and how many left;
    who changed an answer did both.
    """
    mine = [
        each for each in shown if each.figure.figure_id in question.pictures and not each.figure.suppressed
    ]
    if question.points:
        mine += [
            each for each in shown if each.figure.figure_id == "quartiles" and not each.figure.suppressed
        ]
    times = sorted({each.when for each in mine})
    counted = {when: question.counted(states[when]) for when in times}
    puzzle = Puzzle()
    people: dict[int, dict[Answer, int]] = {}
    goals: list[tuple[str, dict[Answer, int], Counter[Answer]]] = []
    for when in times:
        many = len(counted[when])
        people[when] = dict(zip(question.answers, _some(puzzle, question.answers, many), strict=True))
        puzzle.know(people[when].values(), many, many)
        goals.append((f"at {when}", people[when], Counter(counted[when].values())))
    for earlier, later in pairwise(times):
        before, after = counted[earlier], counted[later]
        came = Counter(value for who, value in after.items() if before.get(who) != value)
        left = Counter(value for who, value in before.items() if after.get(who) != value)
        come = dict(zip(question.answers, _some(puzzle, question.answers, came.total()), strict=True))
        gone = dict(zip(question.answers, _some(puzzle, question.answers, left.total()), strict=True))
        puzzle.know(come.values(), came.total(), came.total())
        puzzle.know(gone.values(), left.total(), left.total())
        for answer in question.answers:
            was, now = people[earlier][answer], people[later][answer]
            puzzle.known.append(({now: 1, was: -1, come[answer]: -1, gone[answer]: 1}, 0, 0))
            puzzle.known.append(({was: 1, gone[answer]: -1}, 0, float("inf")))
        goals += [
            (f"{what} between {earlier} and {later}", unknowns, counts)
            for what, unknowns, counts in (("came", come, came), ("left", gone, left))
            if counts
        ]
    for each in mine:
        _read(puzzle, question, each.figure, people[each.when], len(counted[each.when]))
    return _found(puzzle, goals, question, threshold)


def _found(
    puzzle: Puzzle,
    goals: Iterable[tuple[str, dict[Answer, int], Counter[Answer]]],
    question: Question,
    threshold: int,
) -> list[str]:
    sums, called = [], []
    for what, unknowns, counts in goals:
        for name, group in dict(question.cells()).items():
            true = sum(counts[answer] for answer in group)
            if true < threshold:
                sums.append(([unknowns[answer] for answer in group], true))
                called.append(f"{question.name} {name} {what}: {true}")
    return [called[place] for place in puzzle.certain(sums)]


def _some(puzzle: Puzzle, answers: Sequence[Answer], greatest: int) -> Sequence[int]:
    first = len(puzzle.greatest)
    puzzle.greatest += [greatest] * len(answers)
    return range(first, first + len(answers))


def _read(
    puzzle: Puzzle, question: Question, figure: FigureResult, people: Mapping[Answer, int], many: int
) -> None:
    groups = question.pictures.get(figure.figure_id)
    if groups is not None:
        members = {name: [people[answer] for answer in group] for name, group in groups.items()}
        for rows in tables_of(figure).values():
            puzzle.reads_counts(rows, members, figure.threshold)
    if question.points:
        told: list[Row | Number] = [row for row in figure.rows if row.kind == "number"]
        told += [each for each in figure.numbers if each.name.split("@")[0] == question.name]
        points = {int(str(answer)): [unknown] for answer, unknown in people.items()}
        for each in told:
            puzzle.reads_quartiles(each, points, many)


def options_found(
    name: str,
    options: Sequence[str],
    at_most: int,
    states: Sequence[State],
    shown: Iterable[Shown],
    threshold: int,
) -> list[str]:
    """Return what can be known exactly of a question of which each person chose up to `at_most` options."""
    mine = [each for each in shown if each.figure.figure_id == name and not each.figure.suppressed]
    times = sorted({each.when for each in mine})
    puzzle = Puzzle()
    goals: list[tuple[str, dict[str, int], Counter[str], int]] = []
    chosen = {
        when: {who: given[name] for who, given in states[when].items() if given.get(name) is not None}
        for when in times
    }
    people: dict[int, dict[str, int]] = {}

    def counts(of: Mapping[str, Answer], persons: Iterable[str]) -> tuple[Counter[str], int]:
        several: list[str] = []
        many = 0
        for person in persons:
            many += 1
            several += cast("list[str]", of[person])
        return Counter(several), many

    def unknown(what: str, true: Counter[str], many: int) -> dict[str, int]:
        numbers = puzzle.unknowns(options, many)
        puzzle.know(numbers.values(), 0, at_most * many)
        goals.append((what, numbers, true, many))
        return numbers

    for when in times:
        people[when] = unknown(f"at {when}", *counts(chosen[when], chosen[when]))
    for earlier, later in pairwise(times):
        before, after = chosen[earlier], chosen[later]
        come = unknown("came", *counts(after, [who for who in after if before.get(who) != after[who]]))
        gone = unknown("left", *counts(before, [who for who in before if after.get(who) != before[who]]))
        for option in options:
            was, now = people[earlier][option], people[later][option]
            puzzle.known.append(({now: 1, was: -1, come[option]: -1, gone[option]: 1}, 0, 0))
    for each in mine:
        members = {option: [people[each.when][option]] for option in options}
        for rows in tables_of(each.figure).values():
            puzzle.reads_counts(rows, members, each.figure.threshold)
    sums, called = [], []
    for what, numbers, true, many in goals:
        for option in options:
            if many and min(true[option], many - true[option]) < threshold:
                sums.append(([numbers[option]], true[option]))
                called.append(f"{name} {option} {what}: {true[option]} of {many}")
    return [called[place] for place in puzzle.certain(sums)]
