"""A table of figures that reads well in a notebook: no empty columns, short numbers, heads in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd

from wli_toolkit.content.model import Lang, Text
from wli_toolkit.reports import figure_words
from wli_toolkit.summaries import wording

MEANINGS: Mapping[str, Text] = {
    "figure": figure_words.FIGURE,
    "line": Text(ja="項目", en="Line"),
    "label": Text(ja="答え", en="Answer"),
    "sessions": Text(ja="何回分か", en="Sessions"),
    "n": figure_words.ANSWERED,
    "count": figure_words.PEOPLE,
    "share": figure_words.SHARE,
    "almost_all": wording.ALMOST_ALL,
    "median": Text(ja="真ん中の値", en="Median"),
    "q1": Text(ja="下から4分の1", en="Lower quartile"),
    "q3": Text(ja="上から4分の1", en="Upper quartile"),
    "lowest": Text(ja="真ん中の値の幅：下", en="Lowest median"),
    "highest": Text(ja="真ん中の値の幅：上", en="Highest median"),
    "mean": figure_words.MEAN_CHANGE,
    "median_moved": figure_words.MEDIAN_MOVED,
    "low": Text(ja="95%区間の下", en="95% from"),
    "high": Text(ja="95%区間の上", en="95% to"),
    "dz": Text(ja="dz（平均÷標準偏差）", en="dz (mean / SD)"),
}
"""What each column holds; as `table.columns_meaning` in the table's language."""
HEADS: Mapping[str, Text] = {
    "q1": Text(ja="下4分の1", en="Q1"),
    "q3": Text(ja="上4分の1", en="Q3"),
    "lowest": Text(ja="真ん中の値 下", en="Lowest"),
    "highest": Text(ja="真ん中の値 上", en="Highest"),
    "median_moved": Text(ja="変化の大きさ", en="Size of change"),
    "low": Text(ja="95%下", en="95% from"),
    "high": Text(ja="95%上", en="95% to"),
    "dz": Text(ja="dz", en="dz"),
}
"""Shorter names of some, to stand over their numbers."""
WORDS = frozenset({"figure", "line", "label"})
WHOLE = ("sessions", "n", "count", "share")
MOST_ROWS = 80
"""A longer table is shown as pandas shows it."""
DASHED = "n"
"""Where a row that tells nothing has its dash."""
CELL = "padding: .2em .45em; vertical-align: top; white-space: normal"
"""The style of every cell."""


class ReviewTable(pd.DataFrame):
    """A data frame like any other that shows itself without empty columns and long numbers.

    `columns_meaning` tells what each column holds.
    """

    @property
    def _constructor(self) -> type[ReviewTable]:
        return ReviewTable

    @property
    def columns_meaning(self) -> dict[str, str]:
        """What each column holds, in the table's language."""
        lang = self.lang
        return {str(name): MEANINGS[name].get(lang) for name in self.columns if name in MEANINGS}

    @property
    def lang(self) -> Lang:
        """The language of its labels."""
        return "en" if self.attrs.get("lang") == "en" else "ja"

    def _repr_html_(self) -> str:
        plain = isinstance(self.index, pd.RangeIndex) or self.index.dtype.kind == "i"
        if len(self) > MOST_ROWS or not plain or not set(self.columns) <= set(MEANINGS):
            return str(pd.DataFrame(self).to_html(max_rows=MOST_ROWS))
        told = [str(name) for name in self.columns if not all(_is_nothing(value) for value in self[name])]
        heads = "".join(self._head(name) for name in told)
        body = "".join(self._lines(told))
        return (
            '<table style="font-size: 13px; border-collapse: collapse; max-width: 100%">'
            f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
        )

    def _head(self, name: str) -> str:
        called = HEADS.get(name, MEANINGS[name]).get(self.lang)
        return (
            f'<th style="{CELL}; word-break: keep-all; text-align: {_side(name)}">{escape(called)}'
            f'<br><code style="font-weight: 400">{name}</code></th>'
        )

    def _lines(self, told: list[str]) -> Iterable[str]:
        before: dict[str, Any] = {}
        for record in self[told].to_dict("records"):
            values = {str(name): value for name, value in record.items()}
            numbers = [value for name, value in values.items() if name not in WORDS]
            withheld = all(_is_nothing(value) for value in numbers)
            cells = []
            again = True
            for name, value in values.items():
                again = again and name in ("figure", "line") and before.get(name) == value
                text = "" if again else self._cell(name, value, withheld=withheld)
                wide = "; min-width: 7em" if name in ("line", "label") else ""
                cells.append(f'<td style="{CELL}{wide}; text-align: {_side(name)}">{escape(text)}</td>')
            before = values
            yield f"<tr>{''.join(cells)}</tr>"

    def _cell(self, name: str, value: Any, *, withheld: bool) -> str:
        if name in WORDS:
            return "" if _is_nothing(value) else str(value)
        if name == "almost_all":
            return wording.ALMOST_ALL.get(self.lang) if value is True or value == 1 else ""
        if _is_nothing(value):
            return wording.NOTHING.get(self.lang) if withheld and name == DASHED else ""
        return f"{float(value):+.2f}" if name == "mean" else f"{round(float(value), 2):g}"


def review_table(records: list[dict[str, Any]], columns: Iterable[str], lang: Lang) -> ReviewTable:
    """Return a table of `records`: people and percent as Int64, other numbers as float, labels as text."""
    table = ReviewTable(pd.DataFrame.from_records(records, columns=list(columns)))
    return clean(table, lang)


def clean(frame: pd.DataFrame, lang: Lang) -> ReviewTable:
    """Return `frame` with one kind of values to a column, as it shows itself in `lang`."""
    kinds: dict[str, Any] = {name: "Int64" for name in WHOLE if name in frame}
    kinds |= dict.fromkeys((name for name in MEANINGS if name in frame and name not in kinds), "float64")
    kinds |= dict.fromkeys((name for name in WORDS if name in frame), "str")
    kinds |= {"almost_all": "bool"}
    table = ReviewTable(frame.astype(kinds))
    table.attrs["lang"] = lang
    return table


def _is_nothing(value: Any) -> bool:
    return value is None or value is False or bool(pd.isna(value))


def _side(name: str) -> str:
    return "left" if name in WORDS else "right"
