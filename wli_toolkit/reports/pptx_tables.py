"""A figure's table as the texts of a native table on a slide."""

from __future__ import annotations

from wli_toolkit.charts import palette
from wli_toolkit.content.model import Lang
from wli_toolkit.reports.pptx_deck import INNER
from wli_toolkit.reports.table_cells import shown_as
from wli_toolkit.reports.tables import Table
from wli_toolkit.summaries import wording as words

WIDEST_NUMBER = 2.2


def grid(table: Table) -> list[tuple[str, ...]]:
    """Return a table's head and lines as texts, without columns that hold nothing unless it is shaded."""
    rows = [(table.corner, *(column.head for column in table.columns))]
    for label, cells in table.lines:
        shown = (shown_as(cell, column.unit) for cell, column in zip(cells, table.columns, strict=True))
        rows.append((label, *shown))
    if table.shaded:
        return rows
    kept = [0, *(i for i in range(1, len(rows[0])) if any(row[i] for row in rows[1:]))]
    return [tuple(row[i] for i in kept) for row in rows]


def shades(table: Table, lang: Lang) -> list[list[str | None]]:
    """Return the colours of a table's cells: shares by how large they are, the darker the larger."""
    rows: list[list[str | None]] = [[None] * (len(table.columns) + 1)]
    for _label, cells in table.lines:
        row: list[str | None] = [None]
        for index, cell in enumerate(cells):
            if index not in table.shaded:
                row.append(None)
            elif cell.number is not None:
                row.append(palette.shade(cell.number / 100))
            else:
                row.append(palette.SHADES[-1] if cell.text == words.ALMOST_ALL.get(lang) else None)
        rows.append(row)
    return rows


def widths_for(columns: int, label: float) -> tuple[float, ...]:
    """Return how wide a table's columns are: the label's, and the others alike."""
    number = min(WIDEST_NUMBER, (INNER - label) / (columns - 1))
    return (label, *[number] * (columns - 1))
