"""Native charts of a workbook: they draw the cells of the table beside them and change with them."""

from __future__ import annotations

import re
from typing import Any

from wli_toolkit.charts import palette
from wli_toolkit.charts.measuring import width
from wli_toolkit.reports.safe_text import clean, harmless
from wli_toolkit.reports.tables import Chart, Table, number_format
from wli_toolkit.reports.xlsx_book import Book
from wli_toolkit.reports.xlsx_page import Page, Place
from wli_toolkit.summaries import wording as words

WIDTH = 720
BAR, BARS_AROUND = 32, 112
SPANS_HEIGHT = 240
"""Pixels of a chart: its width, each bar and what is around all of them, and how high one of spans is."""
ADDRESS = re.compile(r"!(?=\$?[A-Z]+\$?\d)")
"""What makes a text look like the address of a cell."""
MOVES_AND_SIZES = 1
"""What the library calls a chart that moves and grows with the cells under it."""


def height(table: Table) -> int:
    """Return how many pixels high the chart of a table will be."""
    if table.chart is None:
        return 0
    if table.chart.kind == "spans":
        return SPANS_HEIGHT
    beside = len(table.chart.series) if table.chart.kind == "paired" else 1
    return BARS_AROUND + _legend(table.chart) + len(table.lines) * (BAR + 18 * (beside - 1))


def _legend(plan: Chart) -> int:
    """Return how many pixels more a key of several lines takes."""
    if len(plan.series) < 2:
        return 0
    long = sum(width(series.name, 13.3) + 30 for series in plan.series)
    return 22 * int(long // (WIDTH - 40))


def insert(page: Page, row: int, table: Table, place: Place, title: str, alt: str) -> None:
    """Insert the chart of a table that stands at `place`, its top in `row`; a screen reader says `alt` of it."""
    if table.chart is None:
        return
    chart = _drawn(page.book, page.name, table, table.chart, place)
    font = {"name": page.book.font, "color": palette.INK}
    chart.set_title(
        {"name": chart_text(title), "name_font": {**font, "size": 11, "bold": True}, "overlay": False}
    )
    if table.chart.kind in {"bars", "spans"}:
        chart.set_legend({"none": True})
    else:
        chart.set_legend({"position": "bottom", "font": {**font, "size": 10}})
    chart.set_chartarea({"border": {"color": palette.AXIS}, "fill": {"color": palette.PAPER}})
    chart.set_size({"width": WIDTH, "height": height(table)})
    page.sheet.insert_chart(
        row, 0, chart, {"description": clean(alt), "object_position": MOVES_AND_SIZES, "x_offset": 4}
    )


def chart_text(text: str) -> str:
    """Return `text` as a chart shows it: the library would take `a!B1` for a cell, so the mark becomes a wide one."""
    return ADDRESS.sub("！", harmless(text))


def _drawn(book: Book, sheet: str, table: Table, plan: Chart, place: Place) -> Any:
    first, last = place.head + 1, place.last
    kinds = {
        "bars": {"type": "bar"},
        "paired": {"type": "bar"},
        "stacked": {"type": "bar", "subtype": "stacked"},
        "spans": {"type": "line"},
    }
    chart = book.workbook.add_chart(kinds[plan.kind])
    font = {"name": book.font, "size": 10}
    numbers = number_format(plan.unit, [value for each in plan.series for value in table.values(each.column)])
    for series in plan.series:
        column = series.column + 1
        chart.add_series(
            {
                "name": chart_text(series.name),
                "categories": [sheet, first, 0, last, 0],
                "values": [sheet, first, column, last, column],
                **_look(plan, series.colour, table.values(series.column), font, book, numbers),
            }
        )
    label_font = {**font, "color": palette.INK}
    axis = {"num_font": {**font, "color": palette.SOFT}, "line": {"none": True}}
    ends = {"min": 0, **({} if plan.most is None else {"max": plan.most})}
    if plan.kind == "spans":
        chart.set_high_low_lines({"line": {"color": palette.PALE, "width": 9}})
        chart.set_x_axis({"num_font": label_font, "text_axis": True, "line": {"color": palette.AXIS}})
        chart.set_y_axis(
            {**axis, **ends, "major_gridlines": {"visible": True, "line": {"color": palette.RAIL}}}
        )
        return chart
    chart.set_y_axis(
        {
            "reverse": True,
            "num_font": label_font,
            "line": {"color": palette.AXIS},
            "major_tick_mark": "none",
            "interval_unit": 1,
        }
    )
    chart.set_x_axis({**axis, **ends, "visible": False, "major_gridlines": {"visible": False}})
    return chart


def _look(
    plan: Chart,
    colour: str,
    values: tuple[float | None, ...],
    font: dict[str, Any],
    book: Book,
    numbers: str,
) -> dict[str, Any]:
    """Return the colours of a series and what is written on it; what is withheld is drawn like nothing."""
    label: dict[str, Any] = {"value": True, "num_format": numbers}
    if plan.kind == "spans":
        if colour != palette.MAIN:
            dash = {"type": "long_dash", "size": 12, "fill": {"color": palette.MAIN}}
            return {"marker": {**dash, "border": {"color": palette.MAIN}}, "line": {"none": True}}
        dot = {"type": "circle", "size": 11, "fill": {"color": colour}, "border": {"color": palette.PAPER}}
        return {
            "marker": dot,
            "line": {"none": True},
            "data_labels": {
                **label,
                "position": "right",
                "font": {**font, "bold": True, "color": palette.INK},
            },
        }
    stacked = plan.kind == "stacked"
    if any(value is None for value in values):
        nothing = {"delete": True} if stacked else {"value": words.NOTHING.get(book.lang)}
        label["custom"] = [nothing if value is None else None for value in values]
    ink = palette.on(colour) if stacked else palette.INK
    label |= {
        "position": "center" if stacked else "outside_end",
        "font": {**font, "bold": True, "color": ink},
    }
    return {
        "fill": {"color": colour},
        "border": {"color": palette.PAPER} if stacked else {"none": True},
        "gap": 35 if stacked else 45,
        "data_labels": label,
    }
