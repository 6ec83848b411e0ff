"""The forms of group pictures that tell numbers: quartiles, now against wanted, before against after, means."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import pandas as pd

from wli_toolkit.content import Column
from wli_toolkit.content.model import Occasion, ScaleField, Text
from wli_toolkit.scoring.position import OUTCOMES
from wli_toolkit.summaries import wording
from wli_toolkit.summaries.counting import Groups, Means, Pairs, Part, Sample, Table, paired, ways_of
from wli_toolkit.summaries.gates import COMPARED_FROM, FULL_TABLE_FROM
from wli_toolkit.summaries.partitions import Merge, Partition
from wli_toolkit.summaries.source import Source
from wli_toolkit.summaries.statistics import ways

MEDIAN_ONLY = sys.maxsize
"""Of what is kept beside sealed answers no quartile is told: how many of them are 0 would speak of private parts."""
WAYS: Merge = "neighbours"
"""Up, about the same and down are in an order."""
EITHER_WAY: tuple[Partition, ...] = (
    (("up",), ("same",), ("down",)),
    (("same",), ("up", "down")),
)
"""For what has no good direction: first of all whether it moved."""


def dumbbell(source: Source) -> tuple[Part, ...]:
    """*dumbbell*: two numbers to a line; as they are and as they are wanted, if nothing else is said."""
    names = source.figure.of
    called = [option.label for option in source.figure.categories] or [wording.NOW, wording.WANT]
    parts = []
    for index, (now, want) in enumerate(zip(names[::2], names[1::2], strict=True)):
        for name, label in zip((now, want), called, strict=True):
            parts.append(
                Sample(
                    value=name,
                    label=label,
                    numbers=tuple(source.numbers(name)),
                    line=now,
                    line_label=source.line_label(index, now),
                    quartiles_from=MEDIAN_ONLY if name in source.exercise.kept else 0,
                    variable=name,
                )
            )
    return tuple(parts)


def quartiles(source: Source) -> tuple[Part, ...]:
    """*quartiles*: numbers side by side."""
    return tuple(
        Sample(
            value=name,
            label=source.line_label(index, name),
            numbers=tuple(source.numbers(name)),
            quartiles_from=MEDIAN_ONLY if name in source.exercise.kept else 0,
            variable=name,
        )
        for index, name in enumerate(source.figure.of)
    )


def groups(source: Source) -> tuple[Part, ...]:
    """*quartiles* `by` something: one number, by the category that people are in."""
    figure = source.figure
    by = source.column(figure.by or "").astype(str)
    both = pd.concat([by, source.numbers(figure.of[0])], axis=1, join="inner", keys=["by", "number"])
    return (
        Groups(
            by=figure.by or "",
            numbers={str(value): tuple(each) for value, each in both.groupby("by")["number"]},
        ),
    )


def before_after(source: Source) -> tuple[Part, ...]:
    """*before_after*: numbers of the people who answered both times, and which way they went."""
    parts: list[Part] = []
    for index, name in enumerate(source.figure.of):
        before, after = source.pairs(name)
        line_label = source.line_label(index, name)
        for occasion, label, numbers in (
            (Occasion.BEFORE, wording.BEFORE, before),
            (Occasion.AFTER, wording.AFTER, after),
        ):
            parts.append(
                Sample(
                    value=occasion.value,
                    label=label,
                    numbers=numbers,
                    line=name,
                    line_label=line_label,
                    quartiles_from=FULL_TABLE_FROM,
                    variable=paired(name, occasion.value),
                )
            )
        counts = ways(before, after)
        parts.append(
            Table(
                counts=counts,
                labels=_way_labels(source.stored(name), directed=name in OUTCOMES),
                people=len(before),
                merge=WAYS if name in OUTCOMES else EITHER_WAY,
                line=name,
                line_label=line_label,
                variable=ways_of(name),
                finest=counts,
            )
        )
        span = source.points(name)
        parts.append(
            Pairs(
                before=before,
                after=after,
                line=name,
                line_label=line_label,
                label=wording.CHANGE,
                directed=name in OUTCOMES,
                reach=None if span is None else span[1] - span[0],
            )
        )
    return tuple(parts)


def leavers(source: Source) -> tuple[Part, ...]:
    """*dumbbell* that compares leavers: what was answered before, by who answered after and by who did not."""
    parts: list[Part] = []
    for index, name in enumerate(source.figure.of):
        before = source.numbers(name, Occasion.BEFORE)
        stayed = before.index.isin(source.column(name, Occasion.AFTER).index)
        lines = (tuple(before[stayed]), tuple(before[~stayed]))
        if min(map(len, lines)) < COMPARED_FROM:
            continue
        for value, label, numbers in (
            ("stayed", wording.STAYED, lines[0]),
            ("left", wording.LEFT, lines[1]),
        ):
            parts.append(
                Sample(
                    value=value,
                    label=label,
                    numbers=numbers,
                    line=name,
                    line_label=source.line_label(index, name),
                    quartiles_from=FULL_TABLE_FROM,
                    told_from=COMPARED_FROM,
                    people=len(before),
                    variable=paired(name, Occasion.BEFORE.value) if value == "stayed" else "",
                )
            )
    return tuple(parts)


def means(source: Source) -> tuple[Part, ...]:
    """*means*: numbers that share a hundred, of the people who answered all of them."""
    names = source.figure.of
    together = pd.concat([source.numbers(name) for name in names], axis=1, join="inner", keys=names)
    return (
        Means(
            labels={name: source.line_label(index, name) for index, name in enumerate(names)},
            numbers={name: tuple(together[name]) for name in names},
        ),
    )


def _way_labels(column: Column | None, *, directed: bool) -> Mapping[str, Text]:
    """Return what up, same and down are called; what has no good direction names its two ends."""
    if not directed and column is not None and isinstance(column.field, ScaleField):
        return {
            "up": wording.filled(wording.TOWARDS, side=column.field.high),
            "same": wording.SAME,
            "down": wording.filled(wording.TOWARDS, side=column.field.low),
        }
    return {"up": wording.UP, "same": wording.SAME, "down": wording.DOWN}
