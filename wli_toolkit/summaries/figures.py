"""The forms of group pictures: each turns the answers it is declared on into counts and numbers."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd

from wli_toolkit.content.model import (
    AnyField,
    ChoicesField,
    Form,
    Occasion,
    ScaleField,
    Text,
)
from wli_toolkit.scoring.position import OUTCOMES
from wli_toolkit.summaries import wording
from wli_toolkit.summaries.counting import Counted, Pairs, Part, Sample, Table
from wli_toolkit.summaries.source import SCALE, Source, domain
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
SIDES: tuple[Partition, ...] = ((("at_least",), ("under",)),)
"""Of a share: those who reach it and those who do not."""


def count(source: Source) -> Counted:
    """Count one figure."""
    names = source.figure.of
    columns = {
        f"{name}@{occasion.value}": source.column(name, occasion)
        for occasion in source.occasions
        for name in names
    }
    return Counted(
        parts=_FORMS[source.figure.form](source),
        contributors=_digests(columns, source.salt),
        everyone={
            f"{name}@{occasion.value}": tuple(source.numbers(name, occasion))
            for occasion in source.occasions
            for name in names
            if source.figure.form in _NUMERIC
        },
        sensitive=any((source.exercise.id, name) in source.gathered.sensitive for name in names),
        domain=domain(source) if source.figure.form in _NUMERIC else None,
    )


def _categories(source: Source) -> tuple[Part, ...]:
    """*bars* and *stacked*: people by category, one table for each variable."""
    several = len(source.figure.of) > 1
    parts = []
    for index, name in enumerate(source.figure.of):
        labels = {option.value: option.label for option in source.options(name)}
        answers = [str(value) for value in source.column(name)]
        counts = _counted(labels, answers)
        parts.append(
            Table(
                counts=counts,
                labels=labels,
                people=sum(counts.values()),
                merge=source.figure.merge,
                line=name if several else None,
                line_label=source.line_label(index, name) if several else None,
                variable=name,
                finest=counts,
            )
        )
    return tuple(parts)


def _options(source: Source) -> tuple[Part, ...]:
    """*multi*: people by option, of which each may choose several."""
    name = source.figure.of[0]
    field = source.field(name)
    labels = {option.value: option.label for option in source.options(name)}
    answers = list(source.column(name))
    counts = _counted(labels, (value for chosen in answers for value in set(chosen)))
    at_most = field.at_most if isinstance(field, ChoicesField) else len(labels)
    return (Table(counts=counts, labels=labels, people=len(answers), at_most=at_most, variable=name),)


def _bands(source: Source) -> tuple[Part, ...]:
    """*bands*: people by band of one number."""
    name = source.figure.of[0]
    bands = source.figure.bands
    return _cut(
        source,
        name,
        labels={band.id: band.label for band in bands},
        ends={band.id: (band.low, band.high) for band in bands},
    )


def _share(source: Source) -> tuple[Part, ...]:
    """*share*: people whose number is at least so much, and the others."""
    name = source.figure.of[0]
    least = source.figure.at_least or 0.0
    shown = wording.number(least)
    return _cut(
        source,
        name,
        labels={
            "at_least": wording.filled(wording.AT_LEAST, least=shown),
            "under": wording.filled(wording.UNDER, least=shown),
        },
        ends={"at_least": (least, float("inf")), "under": (float("-inf"), least)},
        merge=SIDES,
    )


def _cut(
    source: Source,
    name: str,
    labels: Mapping[str, Text],
    ends: Mapping[str, tuple[float, float]],
    merge: Sequence[Partition] | None = None,
) -> tuple[Part, ...]:
    """Cut a number into categories; a number that two of them hold belongs to the first."""
    numbers = list(source.numbers(name))
    whole = isinstance(source.field(name), ScaleField)
    points = [float(point) for point in range(SCALE[0], SCALE[1] + 1)] if whole else sorted(set(numbers))
    place = {
        point: next((value for value, (low, high) in ends.items() if low <= point <= high), None)
        for point in (*points, *numbers)
    }
    counts = _counted(labels, (place[number] for number in numbers))
    within = {
        value: tuple(wording.number(point) for point in points if place[point] == value) for value in labels
    }
    return (
        Table(
            counts=counts,
            labels=labels,
            people=sum(counts.values()),
            merge=source.figure.merge if merge is None else merge,
            variable=name,
            finest=_counted(
                dict.fromkeys(wording.number(point) for point in points),
                (wording.number(number) for number in numbers),
            ),
            within=within,
            spans={value: (int(held[0]), int(held[-1])) for value, held in within.items() if whole and held},
        ),
    )


def _dumbbell(source: Source) -> tuple[Part, ...]:
    """*dumbbell*: two numbers to a line, as they are and as they are wanted."""
    names = source.figure.of
    parts = []
    for index, (now, want) in enumerate(zip(names[::2], names[1::2], strict=True)):
        for name, label in ((now, wording.NOW), (want, wording.WANT)):
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


def _quartiles(source: Source) -> tuple[Part, ...]:
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


def _before_after(source: Source) -> tuple[Part, ...]:
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
                labels=_way_labels(source.field(name), directed=name in OUTCOMES),
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


def _way_labels(field: AnyField | None, *, directed: bool) -> Mapping[str, Text]:
    """Return what up, same and down are called; what has no good direction names its two ends."""
    if not directed and isinstance(field, ScaleField):
        return {
            "up": wording.filled(wording.TOWARDS, side=field.high),
            "same": wording.SAME,
            "down": wording.filled(wording.TOWARDS, side=field.low),
        }
    return {"up": wording.UP, "same": wording.SAME, "down": wording.DOWN}


_FORMS: Mapping[Form, Callable[[Source], tuple[Part, ...]]] = {
    "bars": _categories,
    "stacked": _categories,
    "multi": _options,
    "bands": _bands,
    "share": _share,
    "dumbbell": _dumbbell,
    "quartiles": _quartiles,
    "before_after": _before_after,
}
_NUMERIC = frozenset({"bands", "share", "dumbbell", "quartiles", "before_after"})


def _counted(labels: Iterable[str], values: Iterable[str | None]) -> dict[str, int]:
    counter = Counter(values)
    return {value: counter[value] for value in labels}


def _digests(columns: Mapping[str, pd.Series], salt: bytes) -> dict[str, str]:
    """Return for each participant a keyed digest of the answers that are counted."""
    answers: dict[str, dict[str, object]] = {}
    for name, column in columns.items():
        for participant, value in column.items():
            answers.setdefault(str(participant), {})[name] = value
    return {
        participant: hashlib.blake2b(
            json.dumps(values, sort_keys=True, default=str).encode(), key=salt[:64], digest_size=16
        ).hexdigest()
        for participant, values in answers.items()
    }
