"""Whether the pictures of one exercise may replace those frozen before, seen together with all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from wli_toolkit.summaries import frozen_rows
from wli_toolkit.summaries.counting import Counted, Sample, Table
from wli_toolkit.summaries.digests import differs
from wli_toolkit.summaries.history import Generation
from wli_toolkit.summaries.pinning import Asked, Facts, Held, Moves, pins_down
from wli_toolkit.summaries.results import FigureResult, Row
from wli_toolkit.summaries.room_only import OTHERS
from wli_toolkit.summaries.suppression import least_almost_all


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what it counts, and all that was told of it, the newest last."""

    counted: Counted
    generations: Sequence[Generation]


@dataclass
class _Time:
    people: int
    contributors: Mapping[str, str]
    counts: set[tuple[Held, int, int]] = field(default_factory=set)
    quartiles: set[tuple[float, float]] = field(default_factory=set)


@dataclass
class _Question:
    """One question, whichever pictures tell of it."""

    atoms: tuple[str, ...]
    at_most: int | None
    threshold: int
    first: int = 0
    """The least answer, where quartiles of it are told."""
    cells: set[Held] = field(default_factory=set)
    times: dict[int, _Time] = field(default_factory=dict)

    def pinned(self) -> bool:
        """Whether what was told at different times gives a small number away."""
        times = [self.times[when] for when in sorted(self.times)]
        if len(times) < 2:
            return False
        told = [Facts(each.people, tuple(each.counts), tuple(each.quartiles)) for each in times]
        moves = [_moves(before, after) for before, after in pairwise(times)]
        asked = Asked(len(self.atoms), tuple(sorted(self.cells | self._pieces())), self.at_most)
        return pins_down(asked, told, moves, self.threshold)

    def _pieces(self) -> set[Held]:
        """Return what remains of the cells when the tables are laid over each other."""
        inside: dict[tuple[bool, ...], Held] = {}
        cells = sorted(self.cells) if self.at_most is None else ()
        for atom in range(len(self.atoms)) if cells else ():
            spot = tuple(atom in held for held in cells)
            inside[spot] = (*inside.get(spot, ()), atom)
        return set(inside.values())


def gives_away(pictures: Iterable[Picture]) -> bool:
    """Whether the newest of all these pictures, beside the older ones, give a small number away."""
    pictures = list(pictures)
    questions: dict[str, _Question] = {}
    for picture in pictures:
        for table in _tables(picture.counted):
            _count(questions, table, picture)
    for picture in pictures:
        _measure(questions, picture)
    return any(question.pinned() for question in questions.values())


def _tables(counted: Counted) -> Iterator[Table]:
    return (part for part in counted.parts if isinstance(part, Table))


def _count(questions: dict[str, _Question], table: Table, picture: Picture) -> None:
    """Note what one table told each time."""
    if table.at_most is None and table.domain is not None:
        atoms, within = tuple(str(each) for each in range(table.domain[0], table.domain[1] + 1)), table.within
        name = table.variable
    else:
        # Without all the answers there are, tables of one variable cannot be laid over each other in time.
        atoms, within = tuple(table.counts), {value: (value,) for value in table.counts}
        name = f"{table.variable}/{table.line}/{'+'.join(atoms)}"
    newest = picture.generations[-1].result
    question = questions.setdefault(
        name,
        _Question(atoms, table.at_most, newest.threshold, table.domain[0] if table.domain else 0),
    )
    place = {atom: index for index, atom in enumerate(atoms)}

    def held(values: Iterable[str]) -> Held:
        named = [
            value for each in values for value in (sorted(table.room_only) if each == OTHERS else (each,))
        ]
        return tuple(sorted(place[atom] for value in named for atom in within.get(value, ())))

    question.cells |= {held((value,)) for value in table.counts}
    for generation in picture.generations:
        rows = [row for row in frozen_rows.of_table(generation.result, table) if not row.withheld]
        for row in rows:
            time = _time(question, generation, row.n or 0)
            least = least_almost_all(time.people, generation.result.threshold)
            time.counts.add(
                (held(row.members), least, time.people)
                if row.count is None
                else (held(row.members), row.count, row.count)
            )


def _measure(questions: Mapping[str, _Question], picture: Picture) -> None:
    """Note which quartiles were told each time of what some table tells too."""
    for generation in picture.generations:
        for variable, people, values in _quartiles(picture.counted, generation.result):
            question = questions.get(variable)
            if question is not None:
                told = zip((0.25, 0.5, 0.75), values, strict=True)
                _time(question, generation, people).quartiles |= {
                    (quantile, value - question.first) for quantile, value in told if value is not None
                }


def _quartiles(
    counted: Counted, result: FigureResult
) -> Iterator[tuple[str, int, tuple[float | None, float | None, float | None]]]:
    rows: dict[tuple[str | None, str], Row] = {
        (row.line, row.value): row for row in result.rows if row.kind == "number"
    }
    for part in counted.parts:
        if isinstance(part, Sample) and (row := rows.get((part.line, part.value))) and row.n is not None:
            yield part.variable, row.n, (row.q1, row.median, row.q3)
    for number in () if result.paired else result.numbers:
        yield number.name.split("@")[0], number.n, (number.q1, number.median, number.q3)


def _time(question: _Question, generation: Generation, people: int) -> _Time:
    return question.times.setdefault(generation.round, _Time(people, generation.contributors))


def _moves(before: _Time, after: _Time) -> Moves:
    earlier, later = before.contributors, after.contributors
    return Moves(
        came=sum(differs(earlier.get(person), answers) for person, answers in later.items()),
        left=sum(differs(answers, later.get(person)) for person, answers in earlier.items()),
        exact=len(earlier) == before.people and len(later) == after.people,
    )
