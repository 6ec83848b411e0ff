"""The sheets for who works on with the numbers: one flat list of all of them, and what every column is."""

from __future__ import annotations

from collections.abc import Iterator

from wli_toolkit.charts.measuring import wrap
from wli_toolkit.content import every_column
from wli_toolkit.content.model import Exercise, Figure, Lang
from wli_toolkit.reports import all_numbers, figure_words
from wli_toolkit.reports.safe_text import harmless
from wli_toolkit.reports.tables import Cell
from wli_toolkit.reports.xlsx_book import Book
from wli_toolkit.reports.xlsx_page import Page
from wli_toolkit.summaries import FigureResult
from wli_toolkit.summaries import wording as words

STYLES = (
    ("small",) * 4
    + ("people", "people", "percent", "end", "end")
    + ("value",) * 3
    + ("change",) * 2
    + ("value", "people")
)
"""Of the columns of the list, as `all_numbers.Line` has them."""
INTERVAL = ("low", "high")
"""The columns that have a sign where the line tells a change."""
LIST_WIDTHS = (130, 210, 160, 180, 56, 56, 56, 64, 64, 64, 64, 64, 64, 56, 72, 68)
"""Session and kind of data stand above and below the list, not in each line as in a CSV."""
LINE, TEXT, AROUND = 24, 13.4, 12
"""Pixels of a line of small text, of its letters, and beside it in its cell."""
DICTIONARY_WIDTHS = (120, 160, 104, 112, 230, 110, 150, 68, 260, 66)


def list_page(book: Book) -> Page:
    """Write every number in one table that can be sorted and filtered."""
    lang = book.lang
    name = figure_words.ALL_NUMBERS.get(lang)
    page = Page(book, name, name, LIST_WIDTHS, wide=6, lying=True)
    head = page.row
    page.texts(all_numbers.head(lang)[: len(LIST_WIDTHS)], ["head"] * len(LIST_WIDTHS))
    page.sheet.freeze_panes(page.row, 2)
    page.sheet.repeat_rows(0, head)
    for line in all_numbers.lines(book.report):
        for column, (name, value, style) in enumerate(zip(line._fields, line, STYLES, strict=False)):
            if isinstance(value, int | float):
                signed = line.is_change and name in INTERVAL
                page.cell(column, Cell(value), "change" if signed else style)
            elif style == "small":
                page.sheet.write_string(page.row, column, harmless(str(value)), book.style(style))
            else:
                page.cell(column, Cell(text=str(value or "")), style)
        page.skip(_lines(line) * LINE)
    page.sheet.autofilter(head, 0, max(page.row - 1, head), len(LIST_WIDTHS) - 1)
    return page


def dictionary(book: Book) -> Page:
    """Write what every figure counts, of whom, and what the columns of tables mean."""
    lang = book.lang
    name = figure_words.DICTIONARY.get(lang)
    page = Page(book, name, name, DICTIONARY_WIDTHS, wide=len(DICTIONARY_WIDTHS), lying=True)
    head = page.row
    page.texts([text.get(lang) for text in figure_words.DICTIONARY_HEAD], ["head"] * len(DICTIONARY_WIDTHS))
    page.sheet.freeze_panes(page.row, 2)
    page.sheet.repeat_rows(0, head)
    pack = book.report.session.pack_model()
    for summary in book.report.summary.exercises.values():
        exercise = pack.exercise(summary.id)
        declared = {figure.id: figure for figure in exercise.figures}
        for result in summary.figures:
            for line in _entries(exercise, declared[result.figure_id], result, lang):
                page.texts(line, ["small"] * len(DICTIONARY_WIDTHS))
    page.skip()
    for column, meaning in figure_words.COLUMNS:
        page.text(f"{column.get(lang)}{words.COLON[lang]}{meaning.get(lang)}")
    return page


def _entries(
    exercise: Exercise, figure: Figure, result: FigureResult, lang: Lang
) -> Iterator[tuple[str, ...]]:
    """Yield what a figure counts, a line for each column or score."""
    columns = every_column(exercise)
    when = (
        figure_words.BEFORE_AND_AFTER
        if figure.form == "before_after" or figure.compares == "occasions"
        else figure_words.OCCASIONS[result.occasion]
    )
    for index, name in enumerate(figure.of):
        column = columns.get(name)
        asked = figure.lines[index].get(lang) if index < len(figure.lines) else figure.title.get(lang)
        if column is not None:
            asked = column.field.ask.get(lang)
            if column.label != column.field.ask:
                asked += f"{words.COLON[lang]}{column.label.get(lang)}"
        visibility = "G" if column is None else column.visibility.value
        yield (
            f"{exercise.id} {exercise.title.get(lang)}",
            figure.title.get(lang),
            figure_words.FORMS[figure.form].get(lang),
            name,
            asked,
            figure_words.KINDS["score" if column is None else column.kind].get(lang),
            figure_words.SEEN_BY[visibility].get(lang),
            when.get(lang),
            _merging(exercise, figure, name, lang),
            str(result.threshold),
        )


def _merging(exercise: Exercise, figure: Figure, name: str, lang: Lang) -> str:
    """Return how small answers of a figure are merged, and what else is said of its categories."""
    options = figure.categories
    column = every_column(exercise).get(name)
    if not options and column is not None:
        options = getattr(column.field, "options", ())
    labels = {option.value: option.label.get(lang) for option in options}
    labels |= {band.id: band.label.get(lang) for band in figure.bands}
    told = []
    if figure.at_least is not None:
        told.append(figure_words.AT_LEAST.get(lang).format(least=words.number(figure.at_least)))
    elif figure.form in {"bars", "bands", "stacked"}:
        told.append(_steps(figure, labels, lang))
    else:
        told.append(figure_words.ALONE.get(lang))
    if figure.by is not None:
        groups = next((each.title for each in exercise.figures if figure.by in each.of), figure.title)
        told.append(figure_words.BY.get(lang).format(title=groups.get(lang)))
    hidden = [option.label.get(lang) for option in options if option.room_only]
    if hidden:
        joined = words.JOIN_LABELS[lang].join(hidden)
        told.append(figure_words.ROOM_ONLY.get(lang).format(labels=joined))
    return "\n".join(told)


def _steps(figure: Figure, labels: dict[str, str], lang: Lang) -> str:
    if figure.merge == "neighbours":
        return figure_words.MERGED_NEIGHBOURS.get(lang)
    if figure.merge == "others":
        return figure_words.MERGED_OTHERS.get(lang)
    if len(figure.merge) < 2:
        return figure_words.ALONE.get(lang)
    steps = "\n→ ".join(
        " | ".join(
            words.MERGED[lang].join(labels.get(value, value) for value in group) for group in partition
        )
        for partition in figure.merge[1:]
    )
    return figure_words.MERGED_STEPS.get(lang).format(steps=steps)


def _lines(line: all_numbers.Line) -> int:
    """Return how many lines of small text the texts of one line of the list take."""
    texts = (line.exercise, line.figure, line.line, line.row)
    return max(
        len(wrap(text, TEXT, width - AROUND)) if text else 1
        for text, width in zip(texts, LIST_WIDTHS, strict=False)
    )
