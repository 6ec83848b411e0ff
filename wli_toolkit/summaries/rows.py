"""What may be told of one part of a figure, as the rows of its table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from wli_toolkit.content.model import Text
from wli_toolkit.summaries import means, statistics, wording
from wli_toolkit.summaries.changes import gives_ways_away
from wli_toolkit.summaries.counting import Groups, Means, Pairs, Sample, Table
from wli_toolkit.summaries.gates import FULL_TABLE_FROM
from wli_toolkit.summaries.ledger import PLACES, Ledger
from wli_toolkit.summaries.partitions import is_side_by_side
from wli_toolkit.summaries.results import Row
from wli_toolkit.summaries.room_only import OTHERS
from wli_toolkit.summaries.suppression import Cell, Cells


def table_rows(table: Table, cells: Cells | None) -> list[Row]:
    """Return a row for each cell of a table; without numbers where nothing of it is told."""
    shown = cells or tuple(Cell((value,)) for value in table.counts)
    rows = []
    for cell in shown:
        low = high = share = None
        if cell.count is not None:
            interval = statistics.wilson(cell.count, table.people)
            low, high = (round(100 * end, 1) for end in interval)
            share = percent(cell.count, table.people)
        line, line_label = table.places.get(cell.values[0], (table.line, table.line_label))
        rows.append(
            Row(
                kind="count",
                value="+".join(cell.values),
                label=cell_label(table, cell),
                line=line,
                line_label=line_label,
                n=None if cells is None else table.people,
                count=cell.count,
                share=share,
                low=low,
                high=high,
                almost_all=cell.almost_all,
            )
        )
    return rows


def cell_label(table: Table, cell: Cell) -> Text:
    """Return what a cell is called: its categories, or 「その他」."""
    return wording.OTHERS if _is_gathered(table, cell) else _label(table.labels, cell.values)


def _is_gathered(table: Table, cell: Cell) -> bool:
    """Whether a cell is what is left over, and so is called 「その他」 instead of by its categories."""
    if OTHERS in cell.values:
        return True
    if table.merge == "neighbours":
        return len(cell.values) > 2 and not is_side_by_side(cell.values, tuple(table.counts))
    return table.merge == "others" and len(cell.values) > 1


def _label(labels: Mapping[str, Text], values: Iterable[str]) -> Text:
    return wording.joined(labels[value] for value in values)


def sample_row(sample: Sample, ledger: Ledger, threshold: int) -> Row:
    """Return the quartiles of numbers, as far as no table of the same answers forbids it."""
    row = Row(
        kind="number",
        value=sample.value,
        label=sample.label,
        line=sample.line,
        line_label=sample.line_label,
    )
    people = len(sample.numbers)
    if people < max(threshold, sample.told_from):
        return row
    median, q1, q3 = ledger.quartiles(sample.numbers, sample.variable, threshold)
    if people < sample.quartiles_from:
        return replace(row, n=people, median=median)
    return replace(row, n=people, median=median, q1=q1, q3=q3)


def group_rows(part: Groups, ledger: Ledger, threshold: int) -> list[Row]:
    """Return a median for each group that another picture tells, as far as enough of it answered this too.

    How many of a group answered is not told: beside the other picture it would tell how few did not.
    """
    table, cells = ledger.told_of(part.by)
    if table is None or cells is None or any(cell.count is None for cell in cells):
        return []
    rows = []
    for cell in cells:
        row = Row(kind="number", value="+".join(cell.values), label=cell_label(table, cell))
        numbers = [number for value in cell.values for number in part.numbers.get(value, ())]
        if len(numbers) >= threshold:
            q1, median, q3 = (round(each, PLACES) for each in statistics.quartiles(numbers))
            row = replace(row, median=median)
            if len(numbers) >= FULL_TABLE_FROM:
                row = replace(row, q1=q1, q3=q3)
        rows.append(row)
    return rows


def change_rows(pairs: Pairs, ledger: Ledger, threshold: int) -> list[Row]:
    """Return how far people moved; nothing for too few of them, or where it would tell a few people's way."""
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
    _, ways = ledger.told_of(pairs.ways)
    if change is None or gives_ways_away(pairs, ways, threshold):
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


def mean_rows(part: Means, told: means.Told | None) -> list[Row]:
    """Return a row for each line, or for those gathered into one; `share` is the mean in whole percent."""
    if told is None:
        return [Row(kind="mean", value=name, label=label) for name, label in part.labels.items()]
    return [
        Row(
            kind="mean",
            value="+".join(mean.values),
            label=_label(part.labels, mean.values),
            n=part.people,
            share=mean.percent,
        )
        for mean in told
    ]


def percent(count: int, people: int) -> int:
    """Return a share as whole percent, a half rounded up."""
    return (200 * count + people) // (2 * people)
