"""The forms of group pictures that tell numbers: quartiles, now against wanted, before against after, means."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from wli_toolkit.content import Column
from wli_toolkit.content.model import Occasion, ScaleField, Text
from wli_toolkit.scoring.position import OUTCOMES
from wli_toolkit.summaries import wording
from wli_toolkit.summaries.counting import Means, Pairs, Part, Sample, Table
from wli_toolkit.summaries.source import Source
from wli_toolkit.summaries.statistics import ways
from wli_toolkit.summaries.suppression import Partition

FULL_TABLE_FROM = 20
"""From so many pairs before and after are told with quartiles and the mean change."""
WAYS: tuple[Partition, ...] = (
    (("up",), ("same",), ("down",)),
    (("up",), ("same", "down")),
    (("up", "same"), ("down",)),
)
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
            variable=name,
        )
        for index, name in enumerate(source.figure.of)
    )


def before_after(source: Source) -> tuple[Part, ...]:
    """*before_after*: numbers of the people who answered both times, and which way they went."""
    parts: list[Part] = []
    for index, name in enumerate(source.figure.of):
        both = pd.concat(
            [source.numbers(name, Occasion.BEFORE), source.numbers(name, Occasion.AFTER)],
            axis=1,
            join="inner",
            keys=["before", "after"],
        )
        before, after = tuple(both["before"]), tuple(both["after"])
        line_label = source.line_label(index, name)
        for value, label, numbers in (
            ("before", wording.BEFORE, before),
            ("after", wording.AFTER, after),
        ):
            parts.append(
                Sample(
                    value=value,
                    label=label,
                    numbers=numbers,
                    line=name,
                    line_label=line_label,
                    quartiles_from=FULL_TABLE_FROM,
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
                variable=f"{name}±",
                finest=counts,
            )
        )
        parts.append(
            Pairs(
                before=before,
                after=after,
                line=name,
                line_label=line_label,
                label=wording.CHANGE,
                directed=name in OUTCOMES,
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
