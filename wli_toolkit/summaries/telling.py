"""From what was counted to what is told: every number passes the suppression rules here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from wli_toolkit.content.model import Exercise, Figure, Occasion
from wli_toolkit.summaries import (
    differences,
    frozen_rows,
    means,
    options,
    partitions,
    room_only,
    rows,
    suppression,
)
from wli_toolkit.summaries.counting import Counted, Groups, Means, Pairs, Sample, Table, paired
from wli_toolkit.summaries.gates import FULL_TABLE_FROM
from wli_toolkit.summaries.ledger import Ledger
from wli_toolkit.summaries.partitions import Partition
from wli_toolkit.summaries.results import FigureResult, Number, Row
from wli_toolkit.summaries.samples import MEDIAN_ONLY
from wli_toolkit.summaries.source import key_of
from wli_toolkit.summaries.suppression import Cell, Cells


class NotReplacedError(Exception):
    """A picture may not replace the one frozen before; the older one stays."""


def empty(exercise: Exercise, figure: Figure, occasion: Occasion, threshold: int) -> FigureResult:
    """Return the result that tells nothing; the same whether there is nothing or nothing may be told."""
    return FigureResult(
        key=key_of(exercise, figure, occasion),
        exercise=exercise.id,
        figure_id=figure.id,
        occasion=occasion.value,
        form=figure.form,
        title=figure.title,
        says=figure.says,
        threshold=threshold,
        paired=figure.form == "before_after" or figure.compares == "occasions",
    )


def told_figure(
    nothing: FigureResult, counted: Counted, ledger: Ledger, earlier: Sequence[FigureResult] = ()
) -> FigureResult:
    """Return what may be told of `counted` to the room.

    Parameters
    ----------
    nothing
        The empty result of the figure at its threshold.
    ledger
        What was told of the same answers by the figures before; added to.
    earlier
        The results frozen before, which this one would replace.

    Raises
    ------
    NotReplacedError
        Whatever could be told would give a small number away by its difference from one of `earlier`.
    """
    threshold = nothing.threshold

    def tell(table: Table) -> Cells | None:
        frozen = [frozen_rows.of_table(each, table) for each in earlier]
        if table.at_most is not None:
            beside = ledger.beside(table, threshold)
            told = options.publish_options(table.counts, table.people, table.at_most, threshold, beside)
            if not all(
                differences.options_differ_safely(
                    frozen_rows.cells(each), told, table.people - frozen_rows.people(each), threshold
                )
                for each in frozen
            ):
                raise NotReplacedError
            return told
        old = [frozen_rows.cells(each) for each in frozen]
        blocked = False

        def accept(partition: Partition) -> bool:
            nonlocal blocked
            new = tuple(Cell(group, sum(table.counts[value] for value in group)) for group in partition)
            differs = all(differences.differs_safely(each, new, threshold) for each in old)
            blocked = blocked or not differs
            return (
                differs
                and ledger.allows(table, partition, threshold)
                and _suits_twin(table, partition, threshold)
            )

        cells = suppression.publish(table.counts, table.merge, threshold, accept)
        if cells is None and blocked:
            raise NotReplacedError
        return cells

    def tell_means(part: Means) -> means.Told | None:
        told = means.publish_means(part.numbers, threshold)
        for each in earlier:
            if not frozen_rows.means_replace_safely(each, told, part.people, threshold):
                raise NotReplacedError
        return told

    return _told(nothing, counted, ledger, _Teller(tell, tell_means))


def coarser_figure(
    nothing: FigureResult, counted: Counted, ledger: Ledger, room: FigureResult
) -> FigureResult:
    """Return what may be told to the organiser: a coarsening of what the room was told.

    Parameters
    ----------
    nothing
        The empty result of the figure at the organiser's threshold.
    ledger
        What the organiser was told by the figures before; added to.
    room
        The result of the same counts for the room.
    """
    if room.suppressed:
        for part in counted.parts:
            if isinstance(part, Table):
                ledger.note(part, None)
        return nothing
    # Groups put together for the organiser have no row in the room's picture.
    quartiles = {(row.line, row.value): row for row in room.rows if row.kind == "number"}
    groups = tuple(row.members for row in room.rows if row.kind == "mean")
    threshold = nothing.threshold

    def tell(table: Table) -> Cells | None:
        seen = room_only.for_organiser(table)
        told = frozen_rows.cells(frozen_rows.of_table(room, table))
        cells = room_only.cells_for_organiser(told, table)
        if table.at_most is not None:
            beside = ledger.beside(seen, threshold)
            return options.coarsen_options(cells, table.people, table.at_most, threshold, beside)
        return suppression.coarsen(
            cells,
            table.people,
            tuple(seen.counts),
            seen.merge,
            threshold,
            never_alone={room_only.OTHERS} & seen.counts.keys(),
            accept=lambda partition: (
                ledger.allows(seen, partition, threshold) and _suits_twin(table, partition, threshold)
            ),
        )

    def tell_means(part: Means) -> means.Told | None:
        told = any(row.kind == "mean" and not row.withheld for row in room.rows)
        return means.publish_means(part.numbers, threshold, groups) if told else None

    result = _told(nothing, counted, ledger, _Teller(tell, tell_means, room_only.for_organiser))
    told = tuple(
        _no_finer(row, quartiles[row.line, row.value]) if (row.line, row.value) in quartiles else row
        for row in result.rows
    )
    return replace(result, rows=told)


def numbered(
    result: FigureResult, counted: Counted, ledger: Ledger, room: FigureResult | None = None
) -> FigureResult:
    """Return `result` with the quartiles of the numbers it is made of.

    Parameters
    ----------
    ledger
        All that the audience was told of the same answers: every figure has been told by now, or withheld.
    room
        The room's result, where this is the organiser's: it is told nothing that the room was not.
    """
    if result.suppressed:
        return result
    numbers = _numbers(counted, ledger, result.threshold)
    if room is not None:
        mine = {number.name: number for number in room.numbers}
        numbers = tuple(_no_finer_number(each, mine[each.name]) for each in numbers if each.name in mine)
    return replace(result, numbers=numbers)


@dataclass(frozen=True, slots=True)
class _Teller:
    """How one audience is told: tables and means, and how it reads a table's categories."""

    of_table: Callable[[Table], Cells | None]
    of_means: Callable[[Means], means.Told | None]
    reads: Callable[[Table], Table] = lambda table: table


def _told(nothing: FigureResult, counted: Counted, ledger: Ledger, tell: _Teller) -> FigureResult:
    threshold = nothing.threshold
    told: list[Row] = []
    people: list[int] = []
    for part in counted.parts:
        match part:
            case Table():
                cells = tell.of_table(part)
                table = tell.reads(part)
                ledger.note(table, cells, threshold)
                told += rows.table_rows(table, cells)
                people.append(part.people)
            case Sample():
                told.append(rows.sample_row(part, ledger, threshold))
                people.append(part.people or len(part.numbers))
            case Groups():
                told += rows.group_rows(part, ledger, threshold)
                people.append(sum(map(len, part.numbers.values())))
            case Means():
                told += rows.mean_rows(part, tell.of_means(part))
                people.append(part.people)
            case Pairs():
                told += rows.change_rows(part, ledger, threshold)
    n = max(people, default=0)
    if n < threshold or all(row.withheld for row in told):
        return nothing
    if counted.order:
        told.sort(key=lambda row: counted.order.index(row.value))
    return replace(
        nothing,
        n=n,
        rows=tuple(told),
        domain=counted.domain,
    )


def _suits_twin(table: Table, partition: Partition, threshold: int) -> bool:
    """Whether the table beside this one can be told in the same groups."""
    twin = table.twin
    if not twin:
        return True
    large = all(sum(twin[value] for value in group) >= threshold for group in partition)
    return large and partitions.gives_nothing_away(twin, partition, table.merge, threshold)


def _numbers(counted: Counted, ledger: Ledger, threshold: int) -> tuple[Number, ...]:
    """Return the quartiles of everyone's numbers.

    Where a few answered on one occasion only, everyone's quartiles beside the pairs' would tell theirs. Where
    everyone answered both times, they are the pairs' themselves and obey the same rules.
    """
    pairs = {part.line: len(part.before) for part in counted.parts if isinstance(part, Pairs)}
    medians = {
        part.value
        for part in counted.parts
        if isinstance(part, Sample) and part.quartiles_from == MEDIAN_ONLY
    }
    numbers = []
    for key, values in counted.everyone.items():
        name, occasion = key.split("@")
        once = len(values) - pairs.get(name, len(values))
        if len(values) < threshold or 0 < once < threshold:
            continue
        variable = paired(name, occasion) if name in pairs and not once else name
        median, q1, q3 = ledger.quartiles(values, variable, threshold)
        if name in medians or (name in pairs and len(values) < FULL_TABLE_FROM):
            q1 = q3 = None
        numbers.append(Number(key, len(values), median, q1, q3))
    return tuple(numbers)


def _no_finer(row: Row, room: Row) -> Row:
    """Return `row` without what the room was not told."""
    if room.median is None:
        return replace(row, n=None, median=None, q1=None, q3=None)
    return row if room.q1 is not None else replace(row, q1=None, q3=None)


def _no_finer_number(number: Number, room: Number) -> Number:
    if room.median is None:
        return replace(number, median=None, q1=None, q3=None)
    return number if room.q1 is not None else replace(number, q1=None, q3=None)
