"""制度周知: how many are not sure of the rules at work, often what an organiser can act on first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wli_toolkit.charts import palette
from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import wording
from wli_toolkit.reports.table_cells import beyond_numbers, counted, told
from wli_toolkit.reports.tables import HUNDRED, Chart, Column, Series, Table
from wli_toolkit.summaries import FigureResult, Row, Summary
from wli_toolkit.summaries import wording as words

UNSURE: Mapping[str, str] = {"rule_unknown": "yes", "by_right": "unsure", "rule_unsure": "yes"}
"""By figure, the answer that stands for not being sure of a rule."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """One figure about rules, and of its rows the one that counts who is not sure."""

    exercise: str
    figure: FigureResult
    row: Row

    def label(self, lang: Lang) -> str:
        """Return what they were asked about."""
        return self.figure.title.get(lang)

    def told(self, lang: Lang) -> str:
        """Return how many are not sure, as people read it."""
        if self.row.almost_all:
            return words.ALMOST_ALL.get(lang)
        return words.COUNT_SHARE.get(lang).format(count=self.row.count, share=self.row.share)


def unsure(summary: Summary, lang: Lang) -> tuple[Unsure, ...]:
    """Return what is told of people who are not sure of the rules; empty where no number is."""
    return tuple(
        Unsure(exercise.title.get(lang), figure, row)
        for exercise in summary.exercises.values()
        for figure in exercise.figures
        for row in figure.rows
        if row.members == (UNSURE.get(figure.figure_id),) and not row.withheld
    )


def unsure_message(told: tuple[Unsure, ...], lang: Lang) -> str:
    """Return one sentence: where most are not sure."""
    counted = [each for each in told if each.row.share is not None]
    best = max((each.row.share or 0 for each in counted), default=None)
    tops = [each for each in counted if each.row.share == best]
    if len(tops) != 1 or len(counted) != len(told):
        return wording.RULES.get(lang)
    row = tops[0].row
    return wording.MOST_UNSURE.get(lang).format(
        label=tops[0].label(lang), n=row.n, count=row.count, share=row.share
    )


def rules_table(found: Sequence[Unsure], lang: Lang) -> Table:
    """Return how many are not sure of each rule."""
    _ = translator(lang)
    columns = (
        Column(_("Answered"), "people"),
        Column(_("People"), "people"),
        Column(_("Share (%)"), "percent"),
    )
    rows = [each.row for each in found]
    lines = tuple(
        (
            each.label(lang),
            (
                told(each.row.n, lang),
                told(each.row.count, lang, almost_all=each.row.almost_all),
                told(each.row.share, lang, almost_all=each.row.almost_all),
            ),
        )
        for each in found
    )
    series = (Series(_("Share (%)"), 2, palette.MAIN),)
    labels = tuple(counted(row, lang) for row in rows)
    chart = None if beyond_numbers(rows) else Chart("bars", series, "percent", HUNDRED, labels)
    return Table(_("Figure"), columns, lines, chart)
