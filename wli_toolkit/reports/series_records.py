"""The numbers and the first words of several sessions put together, as tables and pages take them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wli_toolkit.content.model import Lang
from wli_toolkit.summaries import wording as summary_words
from wli_toolkit.summaries.pooled import Pooled
from wli_toolkit.summaries.pooled_figure import PooledFigure

COLUMNS = (
    "figure",
    "line",
    "label",
    "sessions",
    "n",
    "count",
    "share",
    "almost_all",
    "low",
    "high",
    "lowest",
    "highest",
    "mean",
)


def records(figure: PooledFigure, lang: Lang) -> Iterator[dict[str, Any]]:
    """Yield the rows of a figure as a table has them."""
    for each in figure.rows:
        row = each.row
        yield {
            "figure": figure.figure_id,
            "line": None if row.line_label is None else row.line_label.get(lang),
            "label": row.label.get(lang),
            "sessions": each.sessions or None,
            "n": row.n,
            "count": row.count,
            "share": row.share,
            "almost_all": row.almost_all,
            "low": row.low,
            "high": row.high,
            "lowest": each.lowest,
            "highest": each.highest,
            "mean": row.mean,
        }


def first_lines(pooled: Pooled, lang: Lang) -> Iterator[str]:
    """Yield what a busy reader should know: which way people went, then one finding of each exercise."""
    for figure in pooled.figures:
        if figure.form == "before_after" and not figure.suppressed:
            yield f"{figure.title.get(lang)}{summary_words.COLON[lang]}{figure.of_whom(lang)}"
            yield from figure.findings(lang)
    for exercise in pooled.exercises.values():
        for figure in exercise.figures:
            found = figure.findings(lang)
            if figure.form != "before_after" and len(found) == 1:
                yield f"{figure.title.get(lang)}{summary_words.COLON[lang]}{found[0]}"
                break
