"""From what was counted to what is told: every number passes the suppression rules here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from wli_toolkit.content.model import Exercise, Figure, Occasion, Text
from wli_toolkit.summaries import differences, options, statistics, suppression, wording
from wli_toolkit.summaries.counting import Counted, Pairs, Sample, Table
from wli_toolkit.summaries.figures import FULL_TABLE_FROM
from wli_toolkit.summaries.ledger import PLACES, Ledger
from wli_toolkit.summaries.results import FigureResult, Number, Row
from wli_toolkit.summaries.source import key_of
from wli_toolkit.summaries.suppression import Cell, Cells, Partition

TellTable = Callable[[Table, int], Cells | None]


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
    before = {} if earlier is None else cells_by_line(earlier)

    def tell(table: Table, threshold: int) -> Cells | None:
        old = before.get(table.line or "")
        if table.at_most is not None:
            told = options.publish_options(table.counts, table.people, table.at_most, threshold)
            if not differences.options_differ_safely(
                old, told, table.people - (_people(earlier, table.line) or 0), threshold
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

    return _told(nothing, counted, ledger, tell)


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
    finer = cells_by_line(room)
    quartiles = {(row.line, row.value): row for row in room.rows if row.kind == "number"}

    def tell(table: Table, threshold: int) -> Cells | None:
        cells = finer.get(table.line or "")
        if table.at_most is not None:
            return options.coarsen_options(cells, table.people, table.at_most, threshold)
        return suppression.coarsen(cells, table.people, tuple(table.counts), table.merge, threshold)

    result = _told(nothing, counted, ledger, tell)
    rows = tuple(
        _no_finer(row, quartiles[row.line, row.value]) if row.kind == "number" else row for row in result.rows
    )
    mine = {number.name: number for number in room.numbers}
    numbers = tuple(_no_finer_number(each, mine[each.name]) for each in result.numbers if each.name in mine)
    return replace(result, rows=rows, numbers=numbers)


def replaces_safely(old: FigureResult, new: FigureResult) -> bool:
    """Whether the numbers told in `new` may stand beside those told in `old`."""
    before, now = cells_by_line(old), cells_by_line(new)
    if new.form == "multi":
        more = (new.n or 0) - (old.n or 0)
        return all(
            differences.options_differ_safely(before.get(line), cells, more, new.threshold)
            for line, cells in now.items()
        )
    return all(
        differences.differs_safely(before.get(line), cells, new.threshold) for line, cells in now.items()
    )


def cells_by_line(result: FigureResult) -> Mapping[str, Cells | None]:
    """Return what a result tells of its tables, by line; None where the table is withheld."""
    tables: dict[str, list[Cell]] = {}
    for row in result.rows:
        if row.kind == "count":
            tables.setdefault(row.line or "", []).append(Cell(row.members, row.count, row.almost_all))
    return {
        line: tuple(cells) if any(cell.count is not None or cell.almost_all for cell in cells) else None
        for line, cells in tables.items()
    }


def _told(nothing: FigureResult, counted: Counted, ledger: Ledger, tell: TellTable) -> FigureResult:
    threshold = nothing.threshold
    rows: list[Row] = []
    people: list[int] = []
    for part in counted.parts:
        if isinstance(part, Table):
            cells = tell(part, threshold)
            ledger.note(part, cells)
            rows += _table_rows(part, cells)
            people.append(part.people)
        elif isinstance(part, Sample):
            rows.append(_sample_row(part, ledger, threshold))
            people.append(len(part.numbers))
        else:
            rows += _change_rows(part, threshold)
    n = max(people, default=0)
    if n < threshold or all(row.withheld for row in rows):
        return nothing
    return replace(
        nothing,
        n=n,
        rows=tuple(rows),
        numbers=_numbers(_told_whole(counted, threshold), ledger, threshold),
        domain=counted.domain,
    )


def _table_rows(table: Table, cells: Cells | None) -> list[Row]:
    shown = cells or tuple(Cell((value,)) for value in table.counts)
    merged = [cell for cell in shown if len(cell.values) > 1]
    rows = []
    for cell in shown:
        low = high = share = None
        if cell.count is not None:
            interval = statistics.wilson(cell.count, table.people)
            low, high = (round(100 * end, 1) for end in interval)
            share = percent(cell.count, table.people)
        gathered = cell in merged and table.merge == "others"
        rows.append(
            Row(
                kind="count",
                value="+".join(cell.values),
                label=wording.OTHERS if gathered else _label(table.labels, cell.values),
                line=table.line,
                line_label=table.line_label,
                n=None if cells is None else table.people,
                count=cell.count,
                share=share,
                low=low,
                high=high,
                almost_all=cell.almost_all,
            )
        )
    return rows


def _label(labels: Mapping[str, Text], values: Iterable[str]) -> Text:
    return wording.joined(labels[value] for value in values)


def _sample_row(sample: Sample, ledger: Ledger, threshold: int) -> Row:
    row = Row(
        kind="number",
        value=sample.value,
        label=sample.label,
        line=sample.line,
        line_label=sample.line_label,
    )
    people = len(sample.numbers)
    if people < threshold:
        return row
    median, q1, q3 = ledger.quartiles(sample.numbers, sample.variable, threshold)
    if people < sample.quartiles_from:
        return replace(row, n=people, median=median)
    return replace(row, n=people, median=median, q1=q1, q3=q3)


def _change_rows(pairs: Pairs, threshold: int) -> list[Row]:
    people = len(pairs.before)
    if people < max(threshold, FULL_TABLE_FROM):
        return []
    row = Row(
        kind="change",
        value="change",
        label=pairs.label,
        line=pairs.line,
        line_label=pairs.line_label,
        n=people,
    )
    if not pairs.directed:
        moved = [abs(after - before) for before, after in zip(pairs.before, pairs.after, strict=True)]
        return [replace(row, median_moved=round(statistics.quartiles(moved)[1], PLACES))]
    change = statistics.change(pairs.before, pairs.after)
    if change is None:
        return []
    return [
        replace(
            row,
            mean=round(change.mean, 2),
            mean_low=round(change.low, 2),
            mean_high=round(change.high, 2),
            dz=round(change.dz, 2),
        )
    ]


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


def _people(result: FigureResult | None, line: str | None) -> int | None:
    if result is None:
        return None
    return next((row.n for row in result.rows if row.kind == "count" and row.line == line), None)


def percent(count: int, people: int) -> int:
    """Return a share as whole percent, a half rounded up."""
    return (200 * count + people) // (2 * people)
