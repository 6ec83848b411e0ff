"""A figure's rows as the tables that workbooks and decks show, and what of them a native chart draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from wli_toolkit.charts import palette
from wli_toolkit.content import translator
from wli_toolkit.content.model import Form, Lang
from wli_toolkit.reports import figure_words
from wli_toolkit.reports.crossed_tables import grid, stacked, ways_table
from wli_toolkit.reports.plain_words import outcomes
from wli_toolkit.reports.table_cells import beyond_numbers, counted, quartile_cells, spanned, told
from wli_toolkit.reports.tables import HUNDRED, Cell, Chart, Column, Series, Table
from wli_toolkit.summaries import FigureResult, Row
from wli_toolkit.summaries import wording as words

PAIR_COLOURS = (palette.AMBER, palette.MAIN)
"""Of now and wanted, before and after: told apart by lightness too."""


def tables_of(figure: FigureResult, lang: Lang) -> tuple[Table, ...]:
    """Return a figure's tables, the one with its chart first; none where nothing is told."""
    return () if figure.suppressed else _FORMS[figure.form](figure, lang)


def missing(figure: FigureResult, lang: Lang) -> str:
    """Return how many answered the exercise and are not counted here; empty where nobody is, or it is not told."""
    if not figure.missing:
        return ""
    return figure_words.MISSING.get(lang).format(missing=figure.missing)


def notes(figure: FigureResult, lang: Lang) -> list[str]:
    """Return what stands under a figure: how to read it, what 「–」 means where it has any, whom it does not count."""
    withheld = any(row.withheld for row in figure.rows)
    told = (
        figure_words.FORM_NOTES[figure.form].get(lang),
        figure_words.WITHHELD_HERE.get(lang).format(threshold=figure.threshold) if withheld else "",
        missing(figure, lang),
    )
    return [note for note in told if note]


def _bars(figure: FigureResult, lang: Lang) -> tuple[Table, ...]:
    _ = translator(lang)
    columns = (
        Column(_("Answered"), "people"),
        Column(_("People"), "people"),
        Column(_("Share (%)"), "percent"),
        Column(_("Lower end of the 95% interval"), "end"),
        Column(_("Upper end of the 95% interval"), "end"),
    )
    lines = tuple(
        (
            row.label.get(lang),
            (
                told(row.n, lang),
                told(row.count, lang, almost_all=row.almost_all),
                told(row.share, lang, almost_all=row.almost_all),
                Cell(row.low),
                Cell(row.high),
            ),
        )
        for row in figure.rows
    )
    chart = Chart(
        "bars",
        (Series(_("People"), 1, palette.MAIN),),
        "people",
        most=float(max((row.n or 0 for row in figure.rows), default=0)),
        labels=tuple(counted(row, lang) for row in figure.rows),
    )
    return (Table(_("Row"), columns, lines, None if beyond_numbers(figure.rows) else chart),)


def _quartiles(figure: FigureResult, lang: Lang) -> tuple[Table, ...]:
    _ = translator(lang)
    columns = (
        Column(_("Answered"), "people"),
        Column(_("Median"), "value"),
        Column(_("Lower quartile"), "value"),
        Column(_("Upper quartile"), "value"),
    )
    lines = tuple(
        (row.label.get(lang), (told(row.n, lang), *quartile_cells(row, lang))) for row in figure.rows
    )
    whole = len(lines) > 1 and all(None not in (row.median, row.q1, row.q3) for row in figure.rows)
    most = None if figure.domain is None else figure.domain[1]
    median = Series(_("Median"), 1, palette.MAIN)
    spans = (
        Series(_("Upper quartile"), 3, palette.PALE),
        Series(_("Lower quartile"), 2, palette.PALE),
        median,
    )
    labels = tuple(spanned(row, lang) for row in figure.rows)
    chart = Chart("spans" if whole else "bars", spans if whole else (median,), "value", most, labels)
    return (Table(_("Line"), columns, lines, chart),)


def _dumbbell(figure: FigureResult, lang: Lang) -> tuple[Table, ...]:
    return (_paired(figure.lines(), figure, lang),)


def _before_after(figure: FigureResult, lang: Lang) -> tuple[Table, ...]:
    by_kind = {
        kind: {line: tuple(row for row in rows if row.kind == kind) for line, rows in figure.lines().items()}
        for kind in ("count", "number")
    }
    good = outcomes(figure)
    others = [{line: rows} for line, rows in by_kind["count"].items() if rows and line not in good]
    # A table of nothing but dashes says no more than the note under the figure.
    ways = [
        ways_table(lines, lang)
        for lines in (good, *others)
        if any(not row.withheld for rows in lines.values() for row in rows)
    ]
    numbers = {line: rows for line, rows in by_kind["number"].items() if len(rows) == 2}
    changes = [row for row in figure.rows if row.kind == "change"]
    return (
        *ways,
        *([_paired(numbers, figure, lang)] if numbers else []),
        *([_changes(changes, lang)] if changes else []),
    )


def _paired(lines: Mapping[str, Sequence[Row]], figure: FigureResult, lang: Lang) -> Table:
    _ = translator(lang)
    first = next(iter(lines.values()))
    names = [row.label.get(lang) for row in first]
    apart = any(rows[0].n != rows[1].n for rows in lines.values())
    heads = [_("Median"), _("Lower quartile"), _("Upper quartile")]
    columns: list[Column] = []
    for index, name in enumerate(names):
        if apart or index == 0:
            whose = f"{name}{words.COLON[lang]}" if apart else ""
            columns.append(Column(f"{whose}{_('Answered')}", "people"))
        columns += [Column(f"{name}{words.COLON[lang]}{head}", "value") for head in heads]
    body = []
    for rows in lines.values():
        cells: list[Cell] = []
        for index, row in enumerate(rows):
            cells += [told(row.n, lang)] if apart or index == 0 else []
            cells += quartile_cells(row, lang)
        body.append(((rows[0].line_label or rows[0].label).get(lang), tuple(cells)))
    places = (1, 5 if apart else 4)
    series = tuple(
        Series(name, place, colour) for name, place, colour in zip(names, places, PAIR_COLOURS, strict=True)
    )
    most = None if figure.domain is None else figure.domain[1]
    return Table(_("Line"), tuple(columns), tuple(body), Chart("paired", series, "value", most))


def _changes(rows: Sequence[Row], lang: Lang) -> Table:
    _ = translator(lang)
    columns = (
        Column(_("Answered"), "people"),
        Column(_("Mean change"), "change"),
        Column(_("Lower end of the 95% interval"), "change"),
        Column(_("Upper end of the 95% interval"), "change"),
        Column("dz", "change"),
        Column(_("Median size of the change"), "value"),
    )
    lines = tuple(
        (
            (row.line_label or row.label).get(lang),
            (
                told(row.n, lang),
                told(None, lang) if row.withheld else Cell(row.mean),
                Cell(row.mean_low),
                Cell(row.mean_high),
                Cell(row.dz),
                Cell(row.median_moved),
            ),
        )
        for row in rows
    )
    return Table(_("Line"), columns, lines)


def _means(figure: FigureResult, lang: Lang) -> tuple[Table, ...]:
    _ = translator(lang)
    columns = (Column(_("Answered"), "people"), Column(_("Share (%)"), "percent"))
    lines = tuple((row.label.get(lang), (told(row.n, lang), told(row.share, lang))) for row in figure.rows)
    chart = Chart("bars", (Series(_("Share (%)"), 1, palette.MAIN),), "percent", most=HUNDRED)
    return (Table(_("Line"), columns, lines, chart),)


_FORMS: Mapping[Form, Callable[[FigureResult, Lang], tuple[Table, ...]]] = {
    "bars": _bars,
    "bands": _bars,
    "multi": _bars,
    "share": _bars,
    "stacked": stacked,
    "heat": grid,
    "quartiles": _quartiles,
    "dumbbell": _dumbbell,
    "before_after": _before_after,
    "means": _means,
}
