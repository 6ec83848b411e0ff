"""The forms of group pictures that count people: by category, by option, above a limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wli_toolkit.content.model import ChipsField, ChoicesField, Option, Text
from wli_toolkit.summaries import wording
from wli_toolkit.summaries.counting import Table, paired
from wli_toolkit.summaries.partitions import Merge, Partition
from wli_toolkit.summaries.source import Source

SIDES: tuple[Partition, ...] = ((("at_least",), ("under",)),)
"""Of a share: those who reach it and those who do not."""


def categories(source: Source) -> list[Table]:
    """*bars* and *stacked*: people by category, one table for each variable."""
    several = len(source.figure.of) > 1
    tables = []
    for index, name in enumerate(source.figure.of):
        labels, room_only = _named(source.options(name))
        answers = [str(value) for value in source.column(name)]
        counts = _counted(labels, answers)
        tables.append(
            Table(
                counts=counts,
                labels=labels,
                people=sum(counts.values()),
                merge=source.figure.merge,
                line=name if several else None,
                line_label=source.line_label(index, name) if several else None,
                variable=name,
                finest=counts,
                room_only=room_only,
            )
        )
    return tables


def options(source: Source) -> list[Table]:
    """*multi*: people by option, of which each may choose several."""
    name = source.figure.of[0]
    column = source.stored(name)
    labels, room_only = _named(source.options(name))
    answers = [set(chosen) for chosen in source.column(name)]
    unseen = 0
    if column is not None and isinstance(column.field, ChoicesField):
        at_most = column.field.at_most
        unseen = len(column.field.options) - len(labels)
    else:
        # How many a score may list is not declared; the fewest that fit are the safe guess.
        at_most = max((len(chosen) for chosen in answers), default=1) or 1
    return [
        Table(
            counts=_counted(labels, (value for chosen in answers for value in chosen)),
            labels=labels,
            people=len(answers),
            at_most=at_most,
            variable=name,
            question=name if column is None else column.field.id,
            unseen=unseen,
            room_only=room_only,
        )
    ]


def bands(source: Source) -> list[Table]:
    """*bands*: people by band of one number."""
    name = source.figure.of[0]
    bands = source.figure.bands
    return [
        _cut(
            source,
            name,
            labels={band.id: band.label for band in bands},
            ends={band.id: (band.low, band.high) for band in bands},
            merge=source.figure.merge,
        )
    ]


def before_and_after(source: Source) -> list[Table]:
    """*stacked* that compares occasions: one number in bands, before and after, of those who answered both times."""
    name = source.figure.of[0]
    bands = source.figure.bands
    lines = [
        replace(
            _cut(
                source,
                name,
                labels={band.id: band.label for band in bands},
                ends={band.id: (band.low, band.high) for band in bands},
                merge=source.figure.merge,
                numbers=numbers,
            ),
            line=occasion.value,
            line_label=label,
            variable=paired(name, occasion.value),
        )
        for occasion, label, numbers in zip(
            source.occasions, (wording.BEFORE, wording.AFTER), source.pairs(name), strict=True
        )
    ]
    return [replace(mine, twin=other.counts) for mine, other in (lines, lines[::-1])]


def share(source: Source) -> list[Table]:
    """*share*: people whose number is at least so much, and the others."""
    return [_sides(source, source.figure.of[0])]


def heat(source: Source) -> list[Table]:
    """*heat*: for each cell of a grid, people whose number is at least so much.

    Cells that the same people filled from one choice, of which each may take so many, are one table.
    """
    across = source.figure.categories
    cells: dict[tuple[str, str], list[str]] = {}
    for name in source.figure.of:
        column = source.stored(name)
        chips = column is not None and isinstance(column.field, ChipsField)
        key = (column.field.id, column.visibility.value) if column is not None and chips else (name, "")
        cells.setdefault(key, []).append(name)
    labels = {name: across[index % len(across)].label for index, name in enumerate(source.figure.of)}
    places = {
        name: (source.figure.of[index - index % len(across)], source.line_label(index // len(across), name))
        for index, name in enumerate(source.figure.of)
    }
    return [
        _grid(source, question, {name: labels[name] for name in names}, places)
        for (question, _), names in cells.items()
    ]


def _grid(
    source: Source, question: str, labels: Mapping[str, Text], places: Mapping[str, tuple[str, Text]]
) -> Table:
    sides = {name: _sides(source, name) for name in labels}
    column = source.stored(next(iter(labels)))
    field = None if column is None else column.field
    return Table(
        counts={name: side.counts["at_least"] for name, side in sides.items()},
        labels=labels,
        people=max(side.people for side in sides.values()),
        # A cell of its own adds up with nothing: as if one could choose it, its other side, or both.
        at_most=field.at_most if isinstance(field, ChipsField) else 2,
        variable=question,
        question=question,
        unseen=len(field.parts) - len(labels) if isinstance(field, ChipsField) else 1,
        sides=sides,
        places={name: places[name] for name in labels},
    )


def _sides(source: Source, name: str) -> Table:
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
    merge: Merge,
    numbers: Sequence[float] | None = None,
) -> Table:
    """Cut a number into categories; a number that two of them hold belongs to the first.

    `numbers` are some people's; everyone's where it is left out.
    """
    numbers = list(source.numbers(name)) if numbers is None else numbers
    span = source.points(name)
    if span is not None and not all(number in range(span[0], span[1] + 1) for number in numbers):
        span = None
    points = sorted(set(numbers)) if span is None else [float(each) for each in range(span[0], span[1] + 1)]
    place = {
        point: next((value for value, (low, high) in ends.items() if low <= point <= high), None)
        for point in (*points, *numbers)
    }
    counts = _counted(labels, (place[number] for number in numbers))
    within = {
        value: tuple(wording.number(point) for point in points if place[point] == value) for value in labels
    }
    return Table(
        counts=counts,
        labels=labels,
        people=sum(counts.values()),
        merge=merge,
        variable=name,
        finest=_counted(
            dict.fromkeys(wording.number(point) for point in points),
            (wording.number(number) for number in numbers),
        ),
        within=within,
        spans={value: (int(held[0]), int(held[-1])) for value, held in within.items() if span and held},
        domain=span,
    )


def _named(options: tuple[Option, ...]) -> tuple[dict[str, Text], frozenset[str]]:
    """Return what each option is called, and which of them are for the room only."""
    labels = {option.value: option.label for option in options}
    return labels, frozenset(option.value for option in options if option.room_only)


def _counted(labels: Iterable[str], values: Iterable[str | None]) -> dict[str, int]:
    counter = Counter(values)
    return {value: counter[value] for value in labels}
