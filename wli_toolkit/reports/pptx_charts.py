"""Native charts of a deck: they are edited like any other, and hold nothing but what the summary tells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from wli_toolkit.charts import palette
from wli_toolkit.reports.pptx_deck import INNER, MARGIN, SMALLEST
from wli_toolkit.reports.pptx_slide import Slide, colour_of, describe
from wli_toolkit.reports.safe_text import harmless
from wli_toolkit.reports.tables import Chart, Series, Table, number_format

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
LEAST_BAR, MOST_BAR, AROUND, LEGEND = 0.52, 0.95, 0.55, 0.5
"""Inches that a bar takes, around all of them, and for the key."""
HEADROOM = 1.1
"""How far an axis without a declared end goes beyond the longest bar."""
MOST_LINES = 6
"""Of pairs of bars under each other; more stand in two charts side by side."""
BETWEEN = 0.2
"""Inches between these two."""


def add(slide: Slide, table: Table, *, alt: str) -> None:
    """Draw a table's chart in what is left of the slide."""
    plan = table.chart
    if plan is None:
        return
    if plan.most is None:
        # Said here, so that charts side by side have the same scale.
        told = [value for each in plan.series for value in table.values(each.column)]
        most = max((value for value in told if value is not None), default=0.0) * HEADROOM
        table = replace(table, chart=replace(plan, most=most or None))
    lines = len(table.lines)
    if plan.kind == "paired" and lines > MOST_LINES:
        half = (lines + 1) // 2
        height = _height(plan, half, slide.room)
        width = (INNER - BETWEEN) / 2
        place(slide, _cut(table, 0, half), (MARGIN, slide.y, width, height), alt)
        place(slide, _cut(table, half, lines), (MARGIN + width + BETWEEN, slide.y, width, height), alt)
    else:
        height = _height(plan, lines, slide.room)
        place(slide, table, (MARGIN, slide.y, INNER, height), alt)
    slide.y += height


def drawn(table: Table) -> tuple[Table, tuple[str, ...]]:
    """Return a table without the lines that its chart could not draw, and what these are called."""
    if table.chart is None:
        return table, ()
    told = [
        any(cells[series.column].number is not None for series in table.chart.series)
        for _, cells in table.lines
    ]
    lines = tuple(line for line, is_told in zip(table.lines, told, strict=True) if is_told)
    left = tuple(label for (label, _), is_told in zip(table.lines, told, strict=True) if not is_told)
    labels = tuple(label for label, is_told in zip(table.chart.labels, told, strict=False) if is_told)
    return replace(table, lines=lines, chart=replace(table.chart, labels=labels)), left


def _height(plan: Chart, lines: int, room: float) -> float:
    bars = lines * (1.6 if plan.kind == "paired" else 1)
    around = AROUND + (LEGEND if _has_key(plan) else 0)
    each = min(MOST_BAR, max(LEAST_BAR, (room - around) / bars))
    return min(room, around + bars * each)


def _has_key(plan: Chart) -> bool:
    return plan.kind in {"stacked", "paired"}


def _cut(table: Table, first: int, last: int) -> Table:
    return replace(table, lines=table.lines[first:last])


def place(slide: Slide, table: Table, at: tuple[float, float, float, float], alt: str) -> None:
    """Draw a table's chart at a place: left, top, width and height in inches."""
    plan = table.chart
    if plan is None:
        return
    series = plan.series[-1:] if plan.kind == "spans" else plan.series
    # The library declares no types here.
    new: Any = CategoryChartData
    numbers = number_format(plan.unit, [value for each in series for value in table.values(each.column)])
    data = new(number_format=numbers)
    data.categories = [harmless(label) for label, _ in table.lines]
    for each in series:
        data.add_series(harmless(each.name), table.values(each.column))
    kind = XL_CHART_TYPE.BAR_STACKED if plan.kind == "stacked" else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.slide.shapes.add_chart(kind, *(Inches(each) for each in at), data)
    describe(frame, alt)
    _dress(frame.chart, plan, series, table, numbers)


def _dress(chart: Any, plan: Chart, series: tuple[Series, ...], table: Table, numbers: str) -> None:
    chart.has_title = False
    chart.font.size = Pt(16 if len(table.lines) <= 8 and plan.kind != "paired" else SMALLEST)
    chart.font.color.rgb = colour_of(palette.INK)
    chart.has_legend = _has_key(plan)
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(SMALLEST)
    categories, values = chart.category_axis, chart.value_axis
    categories.reverse_order = True
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.format.line.color.rgb = colour_of(palette.AXIS)
    # Every name is written, however many there are.
    skip = parse_xml(f'<c:tickLblSkip xmlns:c="{CHART}" val="1"/>')
    categories._element.find("{*}lblOffset").addnext(skip)
    values.minimum_scale = 0
    if plan.most is not None:
        values.maximum_scale = plan.most
    values.has_major_gridlines = False
    values.visible = False
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.overlap = 100 if plan.kind == "stacked" else 0
    for shown, each in zip(plot.series, series, strict=True):
        _colour(shown, each, plan, numbers)
    if plan.labels and len(series) == 1:
        _label(plot.series[0], plan, table.values(series[0].column))


def _colour(shown: Any, series: Series, plan: Chart, numbers: str) -> None:
    stacked = plan.kind == "stacked"
    shown.format.fill.solid()
    shown.format.fill.fore_color.rgb = colour_of(series.colour)
    shown.invert_if_negative = False
    if stacked:
        shown.format.line.color.rgb = colour_of(palette.PAPER)
    labels = shown.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = numbers, False
    labels.position = XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.bold = Pt(SMALLEST), True
    labels.font.color.rgb = colour_of(palette.on(series.colour) if stacked else palette.INK)


def _label(shown: Any, plan: Chart, values: tuple[float | None, ...]) -> None:
    """Write beside each bar more than its number: people and percent, or a median with its span."""
    for index, (text, value) in enumerate(zip(plan.labels, values, strict=True)):
        if value is None:
            continue
        label = shown.points[index].data_label
        label.text_frame.text = text
        label.text_frame.word_wrap = False
        label.position = XL_LABEL_POSITION.OUTSIDE_END
        for run in label.text_frame.paragraphs[0].runs:
            run.font.size, run.font.bold = Pt(16), True
            run.font.color.rgb = colour_of(palette.INK)
