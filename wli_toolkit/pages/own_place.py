"""One's own answers beside the group's, form by form: what is said of one's own place in a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wli_toolkit.content import both, every_column
from wli_toolkit.content.model import ChoiceField, ChoicesField, Exercise, Figure, Form, Lang, Text
from wli_toolkit.pages import own_place_words as words
from wli_toolkit.scoring.position import SAME_WITHIN
from wli_toolkit.scoring.reading import plain

Row = Mapping[str, Any]
Own = Mapping[str, Any]
"""A person's answers and scores by name, on one occasion."""


@dataclass(frozen=True)
class Reading:
    """One frozen picture, read in one language beside one person's answers."""

    exercise: Exercise
    figure: Figure
    picture: Mapping[str, Any]
    lang: Lang

    @property
    def rows(self) -> list[Row]:
        """The rows of its table."""
        return list(self.picture.get("rows") or ())

    def text(self, raw: Mapping[str, str] | None) -> str:
        """Return a text of the picture."""
        return str((raw or {}).get(self.lang, ""))

    def say(self, sentence: Text, **values: object) -> str:
        """Fill a sentence."""
        return sentence.get(self.lang).format(**values)

    def called(self, name: str, value: str, row: Row) -> str:
        """Return what the person's own category is called, which may be one of several counted together."""
        if row["value"] == value:
            return self.text(row["label"])
        column = every_column(self.exercise).get(name)
        options = self.figure.categories
        if not options and column is not None and isinstance(column.field, ChoiceField | ChoicesField):
            options = column.field.options
        for option in options:
            if option.value == value:
                return option.label.get(self.lang)
        for band in self.figure.bands:
            if band.id == value:
                return band.label.get(self.lang)
        yes_no = {"yes": both("Yes"), "no": both("No")}.get(value)
        return value if yes_no is None else yes_no.get(self.lang)

    def row_of(self, value: str, line: str | None = None) -> Row | None:
        """Return the row that counts a category, on one line if there are several."""
        for row in self.rows:
            here = row["kind"] == "count" and (line is None or row.get("line") == line)
            if here and value in str(row["value"]).split("+"):
                return row
        return None

    def sentence(self, name: str, value: str, number: object = None) -> tuple[str, ...]:
        """Tell the only category of a picture that has one line."""
        row = self.row_of(value)
        if row is None:
            return ()
        mine = self.called(name, value, row)
        head, telling = (words.ANSWER, words.FULL) if number is None else (words.NUMBER, words.THERE)
        said = self.say(head, mine=mine, number=number)
        return (said + words.GAP[self.lang] + self.told(row, value, telling),)

    def short(self, head: str, row: Row, value: str) -> str:
        """Tell one category of several in a line of its own."""
        return self.say(words.SHORT, head=head, told=self.told(row, value, words.BRIEF))

    def told(self, row: Row, value: str, said: words.Telling) -> str:
        """Tell what the group's row says, as far as it says anything."""
        group = self.text(row["label"])
        merged = row["value"] != value
        if row.get("almost_all"):
            return self.say(said.almost_all_merged if merged else said.almost_all, group=group)
        if row.get("count") is None:
            return self.say(said.hidden)
        numbers = {"n": row["n"], "count": row["count"], "share": row["share"]}
        return self.say(said.merged if merged else said.count, group=group, **numbers)

    # One method a form.

    def bars(self, own: Own) -> tuple[str, ...]:
        """*bars*: the category one is in."""
        name = self.figure.of[0]
        value = _category(own.get(name))
        return () if value is None else self.sentence(name, value)

    def stacked(self, own: Own) -> tuple[str, ...]:
        """*stacked*: the category on each line."""
        lines = []
        for name in self.figure.of:
            value = _category(own.get(name))
            row = None if value is None else self.row_of(value, name if len(self.figure.of) > 1 else None)
            if value is not None and row is not None:
                label = self.text(row.get("line_label"))
                head = self.say(words.ON_LINE, line=label, mine=self.called(name, value, row))
                lines.append(self.short(head, row, value))
        return tuple(lines)

    def multi(self, own: Own) -> tuple[str, ...]:
        """*multi*: each option one chose, or each category one falls into."""
        name = self.figure.of[0]
        said = words.CHOSEN if name in every_column(self.exercise) else words.HOLDS
        lines = []
        for chosen in own.get(name) or ():
            value = str(chosen)
            row = self.row_of(value)
            if row is not None:
                head = self.say(said, mine=self.called(name, value, row))
                lines.append(self.short(head, row, value))
        return tuple(lines)

    def bands(self, own: Own) -> tuple[str, ...]:
        """*bands*: the band one's number is in."""
        name = self.figure.of[0]
        number = _number(own.get(name))
        if number is None:
            return ()
        band = next((each for each in self.figure.bands if each.low <= number <= each.high), None)
        return () if band is None else self.sentence(name, band.id, plain(number))

    def share(self, own: Own) -> tuple[str, ...]:
        """*share*: on which side of the limit one is."""
        name = self.figure.of[0]
        number = _number(own.get(name))
        if number is None:
            return ()
        side = "at_least" if number >= (self.figure.at_least or 0.0) else "under"
        return self.sentence(name, side, plain(number))

    def heat(self, own: Own) -> tuple[str, ...]:
        """*heat*: the cells one reached."""
        lines = []
        for name in self.figure.of:
            number = _number(own.get(name))
            row = self.row_of(name)
            if number is None or row is None or number < (self.figure.at_least or 0.0):
                continue
            line, mine = self.text(row.get("line_label")), self.text(row["label"])
            head = self.say(words.IN_CELL, line=line, mine=mine)
            lines.append(self.short(head, row, name))
        return tuple(lines)

    def quartiles(self, own: Own) -> tuple[str, ...]:
        """*quartiles*: one's numbers beside the group's."""
        lines = []
        for row in self.rows:
            number = _number(own.get(row["value"]))
            if number is None:
                continue
            mine = plain(number)
            if len(self.rows) == 1:
                lines.append(self.say(words.MINE, mine=mine) + words.GAP[self.lang] + self.middle(row))
            else:
                head = self.say(words.MINE_ON_LINE, line=self.text(row["label"]), mine=mine)
                lines.append(self.say(words.SHORT, head=head, told=self.middle(row, brief=True)))
        return tuple(lines)

    def middle(self, row: Row, *, brief: bool = False) -> str:
        """Tell the group's median and its middle half."""
        if row.get("median") is None:
            return self.say(words.BRIEF.hidden if brief else words.FULL.hidden)
        sentence = words.MEDIAN if row.get("q1") is None or row.get("q3") is None else words.MIDDLE
        if brief:
            sentence = words.MEDIAN_BRIEF if sentence is words.MEDIAN else words.MIDDLE_BRIEF
        numbers = {key: plain(row[key]) for key in ("median", "q1", "q3") if row.get(key) is not None}
        return self.say(sentence, n=row["n"], **numbers)

    def dumbbell(self, own: Own) -> tuple[str, ...]:
        """*dumbbell*: one's two numbers on each line beside the group's medians."""
        lines = []
        for first, second in zip(self.rows[::2], self.rows[1::2], strict=False):
            mine, other = _number(own.get(first["value"])), _number(own.get(second["value"]))
            if mine is None or other is None:
                continue
            head = self.say(
                words.TWO_ON_LINE,
                line=self.text(first.get("line_label")),
                one=self.text(first["label"]),
                a=plain(mine),
                other=self.text(second["label"]),
                b=plain(other),
            )
            if first.get("median") is None or second.get("median") is None:
                told = self.say(words.BRIEF.hidden)
            else:
                told = self.say(words.TWO_MEDIANS, a=plain(first["median"]), b=plain(second["median"]))
            lines.append(self.say(words.SHORT, head=head, told=told))
        return tuple(lines)

    def means(self, own: Own) -> tuple[str, ...]:
        """*means*: one's own share of a hundred beside the group's mean."""
        lines = []
        for row in self.rows:
            names = str(row["value"]).split("+")
            parts = [part for part in (_number(own.get(name)) for name in names) if part is not None]
            if len(parts) < len(names):
                continue
            mine = round(sum(parts))
            head = self.say(words.PERCENT_ON_LINE, line=self.text(row["label"]), mine=mine)
            share = row.get("share")
            told = self.say(words.BRIEF.hidden) if share is None else self.say(words.MEAN, share=share)
            lines.append(self.say(words.SHORT, head=head, told=told))
        return tuple(lines)

    def changes(self, before: Own, after: Own) -> tuple[str, ...]:
        """*before_after*: which way one went on each line, and how many went the same way."""
        lines = []
        for name in self.figure.of:
            first, then = _number(before.get(name)), _number(after.get(name))
            if first is None or then is None:
                continue
            moved = then - first
            way = "same" if abs(moved) <= SAME_WITHIN else "up" if moved > 0 else "down"
            label = next(
                (self.text(row.get("line_label")) for row in self.rows if row.get("line") == name), ""
            )
            head = self.say(words.MOVED, line=label, a=plain(first), b=plain(then))
            row = self.row_of(way, name)
            if row is None:
                continue
            # Ways that are counted together are named together.
            told = self.told(row, row["value"], words.BRIEF)
            if row.get("count") is not None or row.get("almost_all"):
                told = self.say(words.WAY, way=self.text(row["label"]), told=told)
            lines.append(self.say(words.SHORT, head=head, told=told))
        return tuple(lines)


FORMS: Mapping[Form, Callable[[Reading, Own], tuple[str, ...]]] = {
    "bars": Reading.bars,
    "stacked": Reading.stacked,
    "multi": Reading.multi,
    "bands": Reading.bands,
    "share": Reading.share,
    "heat": Reading.heat,
    "quartiles": Reading.quartiles,
    "dumbbell": Reading.dumbbell,
    "means": Reading.means,
}


def _category(value: object) -> str | None:
    if value is None:
        return None
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)
