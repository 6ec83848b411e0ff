"""Tables of lines by categories: stacked answers, grids of shares, and which way people went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from wli_toolkit.charts import palette
from wli_toolkit.charts.numbers import WAY_COLOURS
from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.reports.table_cells import beyond_numbers, told
from wli_toolkit.reports.tables import HUNDRED, Cell, Chart, Column, Series, Table
from wli_toolkit.summaries import FigureResult, Row
from wli_toolkit.summaries import wording as words


def ways_table(lines: Mapping[str, Sequence[Row]], lang: Lang) -> Table:
    """Return how many went which way, a line for each outcome."""
    colours = {value: WAY_COLOURS[value] for value in ("up", "same", "down")}
    most = max((row.n or 0 for rows in lines.values() for row in rows), default=0)
    return _crossed(list(lines.values()), colours, "people", lang, most=float(most))


def stacked(figure: FigureResult, lang: Lang) -> tuple[Table, ...]:
    """Return the shares of each line's answers, with their chart, and the people."""
    lines = list(figure.lines().values())
    members = list(dict.fromkeys(member for rows in _finest(lines) for row in rows for member in row.members))
    colours = dict(zip(members, palette.series(len(members)), strict=True))
    return (
        _crossed(lines, colours, "percent", lang, most=HUNDRED),
        _crossed(lines, colours, "people", lang),
    )


def grid(figure: FigureResult, lang: Lang) -> tuple[Table, ...]:
    """Return the shares of a grid, to be shaded, and the people."""
    lines = list(figure.lines().values())
    shares = _crossed(lines, {}, "percent", lang)
    shaded = tuple(index for index, column in enumerate(shares.columns) if column.unit == "percent")
    return (
        Table(shares.corner, shares.columns, shares.lines, shaded=shaded),
        _crossed(lines, {}, "people", lang),
    )


def _crossed(
    lines: Sequence[Sequence[Row]],
    colours: Mapping[str, str],
    unit: Literal["people", "percent"],
    lang: Lang,
    *,
    most: float | None = None,
) -> Table:
    """Return lines by categories; merged categories have a column of their own, empty where they are not."""
    _ = translator(lang)
    heads: dict[str, tuple[str, ...]] = {}
    tells = [rows for rows in lines if not all(row.withheld for row in rows)]
    for rows in _finest(tells or lines):
        for row in rows:
            heads.setdefault(row.label.get(lang), row.members)
    # What is gathered of several answers comes last.
    others = words.OTHERS.get(lang)
    heads = dict(sorted(heads.items(), key=lambda head: head[0] == others))
    # Cells that were asked one by one may be of different people.
    apart = any(len({row.n for row in rows if row.n is not None}) > 1 for rows in lines)
    body = []
    for rows in lines:
        # Of a line that tells nothing it does not matter how it might have been merged.
        cells = {row.label.get(lang): row for row in rows} if rows in tells else dict.fromkeys(heads, rows[0])
        told_cells = tuple(_crossing(cells.get(head), unit, lang) for head in heads)
        answered = (
            [told(cells[head].n, lang) if head in cells else Cell() for head in heads]
            if apart
            else [told(max((row.n for row in rows if row.n is not None), default=None), lang)]
        )
        body.append(((rows[0].line_label or rows[0].label).get(lang), (*answered, *told_cells)))
    whose = [f"{head}{words.COLON[lang]}" for head in heads] if apart else [""]
    columns = (
        *(Column(f"{name}{_('Answered')}", "people") for name in whose),
        *(Column(head, unit) for head in heads),
    )
    corner = _("People") if unit == "people" else _("Share (%)")
    chart = None
    if most is not None and tells and not any(beyond_numbers(rows) for rows in lines):
        series = tuple(
            Series(
                head,
                len(columns) - len(heads) + index,
                palette.mixed(tuple(colours[each] for each in members)),
            )
            for index, (head, members) in enumerate(heads.items())
        )
        chart = Chart("stacked", series, unit, most=most)
    return Table(corner, columns, tuple(body), chart)


def _crossing(row: Row | None, unit: str, lang: Lang) -> Cell:
    if row is None:
        return Cell()
    return told(row.count if unit == "people" else row.share, lang, almost_all=row.almost_all)


def _finest(lines: Sequence[Sequence[Row]]) -> list[Sequence[Row]]:
    """Return the lines with those first that merge the least: they have the declared order of categories."""
    return sorted(lines, key=len, reverse=True)
