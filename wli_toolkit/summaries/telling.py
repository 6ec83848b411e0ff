"""From what was counted to what is told: every number passes the suppression rules here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from wli_toolkit.content.model import Exercise, Figure, Occasion
from wli_toolkit.summaries import differences, frozen_rows, means, options, room_only, rows, suppression
from wli_toolkit.summaries.counting import Counted, Means, Pairs, Sample, Table
from wli_toolkit.summaries.ledger import Ledger
from wli_toolkit.summaries.results import FigureResult, Number, Row
from wli_toolkit.summaries.source import key_of
from wli_toolkit.summaries.suppression import Cell, Cells, Partition


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
    )


def told_figure(
    nothing: FigureResult, counted: Counted, ledger: Ledger, earlier: FigureResult | None = None
) -> FigureResult:
    """Return what may be told of `counted` to the room.

    Parameters
    ----------
    nothing
        The empty result of the figure at its threshold.
    ledger
        What was told of the same answers by the figures before; added to.
    earlier
        The result frozen before, which this one would replace.

    Raises
    ------
    NotReplacedError
        Whatever could be told would give a small number away by its difference from `earlier`.
    """
    threshold = nothing.threshold

    def tell(table: Table) -> Cells | None:
        frozen = frozen_rows.of_table(earlier, table)
        old = frozen_rows.cells(frozen)
        if table.at_most is not None:
            beside = ledger.beside(table, threshold)
            told = options.publish_options(table.counts, table.people, table.at_most, threshold, beside)
            if not differences.options_differ_safely(
                old, told, table.people - frozen_rows.people(frozen), threshold
            ):
                raise NotReplacedError
            return told
        blocked = False

        def accept(partition: Partition) -> bool:
            nonlocal blocked
            new = tuple(Cell(group, sum(table.counts[value] for value in group)) for group in partition)
            differs = differences.differs_safely(old, new, threshold)
            blocked = blocked or not differs
            return differs and ledger.allows(table, partition, threshold)

        cells = suppression.publish(table.counts, table.merge, threshold, accept)
        if cells is None and blocked:
            raise NotReplacedError
        return cells

    def tell_means(part: Means) -> means.Told | None:
        told = means.publish_means(part.numbers, threshold)
        if not frozen_rows.means_replace_safely(earlier, told, part.people, threshold):
            raise NotReplacedError
        return told

    return _told(nothing, counted, ledger, _Teller(tell, tell_means, threshold))


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
    quartiles = {(row.line, row.value): row for row in room.rows if row.kind == "number"}
    groups = tuple(row.members for row in room.rows if row.kind == "mean")
    threshold = nothing.threshold

    def tell(table: Table) -> Cells | None:
        seen = room_only.for_organiser(table)
        told = frozen_rows.cells(frozen_rows.of_table(room, table))
        cells = room_only.cells_for_organiser(told, table)
        if table.at_most is not None:
            beside = ledger.beside(seen, threshold)
            return options.coarsen_options(
                cells, table.people, table.at_most, threshold, beside, finer=room.threshold
            )
        never_alone = {room_only.OTHERS} & seen.counts.keys()
        return suppression.coarsen(
            cells, table.people, tuple(seen.counts), seen.merge, threshold, never_alone
        )

    def tell_means(part: Means) -> means.Told | None:
        told = any(row.kind == "mean" and not row.withheld for row in room.rows)
        return means.publish_means(part.numbers, threshold, groups) if told else None

    result = _told(
        nothing, counted, ledger, _Teller(tell, tell_means, room.threshold, room_only.for_organiser)
    )
    told = tuple(
        _no_finer(row, quartiles[row.line, row.value]) if row.kind == "number" else row for row in result.rows
    )
    mine = {number.name: number for number in room.numbers}
    numbers = tuple(_no_finer_number(each, mine[each.name]) for each in result.numbers if each.name in mine)
    return replace(result, rows=told, numbers=numbers)


@dataclass(frozen=True, slots=True)
class _Teller:
    """How one audience is told: tables, means, from which threshold on, and how it reads a table's categories."""

    of_table: Callable[[Table], Cells | None]
    of_means: Callable[[Means], means.Told | None]
    finer: int
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
                ledger.note(table, cells, tell.finer)
                told += rows.table_rows(table, cells)
                people.append(part.people)
            case Sample():
                told.append(rows.sample_row(part, ledger, threshold))
                people.append(len(part.numbers))
            case Means():
                told += rows.mean_rows(part, tell.of_means(part))
                people.append(part.people)
            case Pairs():
                told += rows.change_rows(part, threshold)
    n = max(people, default=0)
    if n < threshold or all(row.withheld for row in told):
        return nothing
    if counted.order:
        told.sort(key=lambda row: counted.order.index(row.value))
    return replace(
        nothing,
        n=n,
        rows=tuple(told),
        numbers=_numbers(_told_whole(counted, threshold), ledger, threshold),
        domain=counted.domain,
    )


def _told_whole(counted: Counted, threshold: int) -> dict[str, tuple[float, ...]]:
    """Return the numbers of everyone that may stand beside the pairs.

    Where a few answered on one occasion only, everyone's quartiles beside the pairs' would tell theirs.
    """
    paired = {part.line: len(part.before) for part in counted.parts if isinstance(part, Pairs)}
    return {
        name: values
        for name, values in counted.everyone.items()
        if not 0 < len(values) - paired.get(name.split("@")[0], len(values)) < threshold
    }


def _numbers(everyone: Mapping[str, tuple[float, ...]], ledger: Ledger, threshold: int) -> tuple[Number, ...]:
    return tuple(
        Number(name, len(values), *ledger.quartiles(values, name.split("@")[0], threshold))
        for name, values in everyone.items()
        if len(values) >= threshold
    )


def _no_finer(row: Row, room: Row) -> Row:
    """Return `row` without what the room was not told."""
    if room.median is None:
        return replace(row, n=None, median=None, q1=None, q3=None)
    return row if room.q1 is not None else replace(row, q1=None, q3=None)


def _no_finer_number(number: Number, room: Number) -> Number:
    if room.median is None:
        return replace(number, median=None, q1=None, q3=None)
    return number if room.q1 is not None else replace(number, q1=None, q3=None)
