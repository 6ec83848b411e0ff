"""Rows of several sessions put together: nothing goes in but what each session tells by itself.

- People of exclusive categories are added up in the finest groups that are unions of told groups in every session
  (the join of the told partitions); a session of which no numbers are told is left out.
- An option that stands by itself is told where every session that tells of the question tells its number.
- Means are weighted with the people behind them; medians cannot be put together: from `SESSIONS_FOR_RANGE`
  sessions on, the range that they lie in is told.

So every number here is a sum of told numbers, and whoever knows all sessions' figures learns nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wli_toolkit.content.model import Text
from wli_toolkit.summaries import statistics, wording
from wli_toolkit.summaries.pooled_asked import Declared
from wli_toolkit.summaries.results import Row
from wli_toolkit.summaries.room_only import OTHERS
from wli_toolkit.summaries.rows import percent

SESSIONS_TOGETHER = 2
"""Fewer sessions are not told: their figure would be one session's."""
SESSIONS_FOR_RANGE = 3
"""From so many sessions on, the range of their medians is told."""
BY_THEMSELVES = frozenset({"multi", "heat"})
"""Forms of which each row stands by itself."""
Group = tuple[str, ...]
Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledRow:
    """One row of several sessions' figures put together.

    Attributes
    ----------
    row
        People, shares and means; `n` is all the people behind it. Medians and quartiles are always None.
    sessions
        How many sessions it tells of; 0 where it tells nothing.
    lowest, highest
        Between which two numbers the sessions' medians lie; of what, `row` says.
    """

    row: Row
    sessions: int = 0
    lowest: float | None = None
    highest: float | None = None

    @property
    def withheld(self) -> bool:
        """Whether the row tells nothing."""
        return self.sessions == 0


def pooled_rows(figures: Sequence[Rows], form: str, asked: Declared) -> tuple[PooledRow, ...]:
    """Return the rows of several sessions' figures put together; `figures` holds each one's rows."""
    lines = {row.line for rows in figures for row in rows}
    told: list[PooledRow] = []
    if form == "heat":
        return tuple(_by_themselves(figures, asked))
    for line in sorted(lines, key=lambda each: _place(each or "", asked.lines)):
        mine = [tuple(row for row in rows if row.line == line) for rows in figures]
        kinds = {
            kind: [tuple(row for row in rows if row.kind == kind) for rows in mine]
            for kind in ("number", "count", "mean", "change")
        }
        told += _numbers(kinds["number"], asked)
        told += (_by_themselves if form in BY_THEMSELVES else _exclusive)(kinds["count"], asked)
        told += _means(kinds["mean"], asked)
        told += _changes(kinds["change"])
    return tuple(told)


def common_groups(partitions: Iterable[Iterable[Group]]) -> list[Group]:
    """Return the finest groups that are unions of groups of each partition."""
    found: list[set[str]] = []
    for group in (group for partition in partitions for group in partition):
        touched = [each for each in found if each & set(group)]
        found = [each for each in found if not each & set(group)]
        found.append(set(group).union(*touched))
    return [tuple(sorted(each)) for each in found]


def _exclusive(tables: Sequence[Rows], asked: Declared) -> list[PooledRow]:
    numbered = [rows for rows in tables if rows and all(row.count is not None for row in rows)]
    if not _alike(numbered):
        numbered = []
    if len(numbered) >= SESSIONS_TOGETHER:
        people = sum(rows[0].n or 0 for rows in numbered)
        groups = _labelled([[row.members for row in rows] for rows in numbered], tables, asked)
        if len(groups) > 1:
            return [
                _counted(
                    template,
                    sum(
                        row.count or 0 for rows in numbered for row in rows if set(row.members) <= set(group)
                    ),
                    people,
                    len(numbered),
                )
                for group, template in groups
            ]
    most = [row for rows in tables for row in rows if row.almost_all]
    alike = len({row.value for row in most}) == 1
    if not numbered and len(most) >= SESSIONS_TOGETHER and alike:
        return [_almost_all(template, most) for template in _single_rows(tables, asked)]
    return [PooledRow(row=template) for template in _single_rows(tables, asked)]


def _by_themselves(tables: Sequence[Rows], asked: Declared) -> list[PooledRow]:
    told = []
    for template in _single_rows(tables, asked):
        same = [
            row
            for rows in tables
            for row in rows
            if (row.line, row.value) == (template.line, template.value) and row.n is not None
        ]
        enough = len(same) >= SESSIONS_TOGETHER
        if enough and all(row.count is not None for row in same):
            count, people = sum(row.count or 0 for row in same), sum(row.n or 0 for row in same)
            told.append(_counted(template, count, people, len(same)))
        elif enough and all(row.almost_all for row in same):
            told.append(_almost_all(template, same))
        else:
            told.append(PooledRow(row=template))
    return told


def _means(tables: Sequence[Rows], asked: Declared) -> list[PooledRow]:
    numbered = [rows for rows in tables if rows and all(row.share is not None for row in rows)]
    if len(numbered) >= SESSIONS_TOGETHER and _alike(numbered):
        people = sum(rows[0].n or 0 for rows in numbered)
        groups = _labelled([[row.members for row in rows] for rows in numbered], tables, asked)
        if len(groups) > 1:
            return [
                PooledRow(
                    row=replace(
                        template,
                        n=people,
                        share=_rounded(
                            sum(
                                (row.share or 0) * (row.n or 0)
                                for rows in numbered
                                for row in rows
                                if set(row.members) <= set(group)
                            ),
                            people,
                        ),
                    ),
                    sessions=len(numbered),
                )
                for group, template in groups
            ]
    return [PooledRow(row=template) for template in _single_rows(tables, asked)]


def _numbers(tables: Sequence[Rows], asked: Declared) -> list[PooledRow]:
    told = []
    names = {row.value: row for rows in tables for row in rows}
    for value in sorted(names, key=lambda each: _place(each.split("+")[0], asked.values)):
        same = [row for rows in tables for row in rows if row.value == value and row.median is not None]
        template = _bare(names[value])
        if len(same) < SESSIONS_FOR_RANGE:
            # Groups that only some sessions have in common are no line of the figure.
            told += [PooledRow(row=template)] if len(template.members) == 1 else []
            continue
        people = None if any(row.n is None for row in same) else sum(row.n or 0 for row in same)
        told.append(_ranged(replace(template, n=people), [row.median for row in same]))
    return told


def _changes(tables: Sequence[Rows]) -> list[PooledRow]:
    rows = [row for each in tables for row in each]
    means = [row for row in rows if row.mean is not None]
    moved = [row.median_moved for row in rows if row.median_moved is not None]
    if len(means) >= SESSIONS_TOGETHER:
        people = sum(row.n or 0 for row in means)
        mean = round(sum((row.mean or 0.0) * (row.n or 0) for row in means) / people, 2)
        return [PooledRow(row=replace(_bare(means[0]), n=people, mean=mean), sessions=len(means))]
    if len(moved) >= SESSIONS_FOR_RANGE:
        people = sum(row.n or 0 for row in rows if row.median_moved is not None)
        return [_ranged(replace(_bare(rows[0]), n=people), moved)]
    return []


def _counted(template: Row, count: int, people: int, sessions: int) -> PooledRow:
    low, high = (round(100 * end, 1) for end in statistics.wilson(count, people))
    row = replace(template, n=people, count=count, share=percent(count, people), low=low, high=high)
    return PooledRow(row=row, sessions=sessions)


def _almost_all(template: Row, same: Sequence[Row]) -> PooledRow:
    """Return a row of what almost everybody in each session answered; the others stay without a number."""
    people = sum(row.n or 0 for row in same)
    most = template.value == same[0].value
    return PooledRow(row=replace(template, n=people, almost_all=most), sessions=len(same) if most else 0)


def _ranged(row: Row, medians: Sequence[float | None]) -> PooledRow:
    told = [median for median in medians if median is not None]
    return PooledRow(row=row, sessions=len(told), lowest=min(told), highest=max(told))


def _alike(tables: Sequence[Rows]) -> bool:
    """Whether all tables are about the same categories."""
    return len({frozenset(value for row in rows for value in row.members) for rows in tables}) <= 1


def _labelled(
    partitions: Sequence[Sequence[Group]], tables: Sequence[Rows], asked: Declared
) -> list[tuple[Group, Row]]:
    """Return the common groups in the order of the declaration, each with a row that says what it is called."""
    rows = [row for each in tables for row in each]
    groups = [
        tuple(sorted(group, key=lambda value: _place(value, asked.values)))
        for group in common_groups(partitions)
    ]
    gathered = {
        group
        for group in groups
        for row in rows
        if row.label == wording.OTHERS and set(row.members) <= set(group)
    }
    told = []
    for group in sorted(
        groups, key=lambda each: (OTHERS in each, each in gathered, _place(each[0], asked.values))
    ):
        label = _label(group, tables, is_rest=gathered == {group} or OTHERS in group)
        told.append((group, replace(_bare(rows[0]), value="+".join(group), label=label)))
    return told


def _label(group: Group, tables: Sequence[Rows], *, is_rest: bool) -> Text:
    """Return what a group is called: by its categories as some session names them, or 「その他」."""
    named: list[tuple[Row, ...]] = []
    for rows in tables:
        mine = tuple(row for row in rows if set(row.members) <= set(group))
        if set(group) == {value for row in mine for value in row.members}:
            named.append(mine)
    singles = {row.value: row for rows in tables for row in rows if len(row.members) == 1}
    if set(group) <= singles.keys():
        named.append(tuple(singles[value] for value in group))
    plain = [mine for mine in named if all(row.label != wording.OTHERS for row in mine)]
    if (is_rest and len(group) > 1) or not plain:
        return wording.OTHERS
    best = max(plain, key=lambda mine: (len(mine), [row.label.ja for row in mine]))
    return wording.joined(row.label for row in best)


def _single_rows(tables: Sequence[Rows], asked: Declared) -> list[Row]:
    """Return a row without numbers for each category that some session names."""
    named = {(row.line, row.value): _bare(row) for rows in tables for row in rows if len(row.members) == 1}
    return [named[key] for key in sorted(named, key=lambda each: _place(each[1], asked.values))]


def _bare(row: Row) -> Row:
    return Row(kind=row.kind, value=row.value, label=row.label, line=row.line, line_label=row.line_label)


def _place(value: str, order: Sequence[str]) -> tuple[int, str]:
    """Return where a value stands; what the declaration does not name comes last."""
    return (order.index(value) if value in order else len(order), value)


def _rounded(total: int, people: int) -> int:
    """Return total / people as a whole number, a half rounded up."""
    return (2 * total + people) // (2 * people)
