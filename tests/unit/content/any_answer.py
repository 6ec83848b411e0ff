"""Strategies for answers: any JSON value, and any value that a field takes."""

from __future__ import annotations

import datetime as dt
from typing import assert_never

from hypothesis import strategies as st

from wli_toolkit.content import (
    AnyField,
    ChipsField,
    ChoiceField,
    ChoicesField,
    DateField,
    DayField,
    HoursField,
    MinutesField,
    PlaceField,
    PointsField,
    ScaleField,
    TextField,
    TimeField,
    WholeField,
    YesNoField,
)

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.times().map(lambda time: time.strftime("%H:%M"))
    | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
NUMBERS = st.integers(-5, 105) | st.integers(-2, 60).map(lambda number: number / 2) | JSON


def near(field: AnyField) -> st.SearchStrategy[object]:
    """Values that look like an answer to `field`, most of them wrong in some way."""
    if isinstance(field, WholeField):
        names = [part.id for part in field.parts]
        return st.dictionaries(st.sampled_from([*names, "other"]), NUMBERS, max_size=len(names) + 1)
    return NUMBERS


def right(field: AnyField) -> st.SearchStrategy[object]:
    """Values that `field` takes, None not among them."""
    match field:
        case ScaleField():
            return st.integers(0, 10)
        case ChoiceField():
            return st.sampled_from([option.value for option in field.options])
        case ChoicesField():
            return st.lists(
                st.sampled_from([option.value for option in field.options]),
                unique=True,
                max_size=field.at_most,
            )
        case TextField():
            return st.text(max_size=field.max_chars // 4)
        case YesNoField():
            return st.booleans()
        case MinutesField():
            return st.integers(0, (field.maximum - field.minimum) // field.step).map(
                lambda steps: field.minimum + steps * field.step
            )
        case HoursField():
            return st.integers(int(field.minimum * 2), int(field.maximum * 2)).map(lambda half: half / 2)
        case DateField():
            return st.dates(dt.date(2020, 1, 1), dt.date(2100, 12, 31)).map(str)
        case TimeField():
            return st.tuples(st.integers(0, 23), st.integers(0, 11)).map(
                lambda time: f"{time[0]:02}:{time[1] * 5:02}"
            )
        case PointsField():
            return _shares(field, 20, 5)
        case DayField():
            return _shares(field, 48, 0.5)
        case ChipsField():
            names = [part.id for part in field.parts]
            return st.dictionaries(st.sampled_from(names), st.integers(1, 3), max_size=field.at_most)
        case PlaceField():
            return st.fixed_dictionaries({part.id: st.integers(0, 10) for part in field.parts})
        case _:
            assert_never(field)


def _shares(field: PointsField | DayField, steps: int, worth: float) -> st.SearchStrategy[object]:
    """Every part with its share of `steps`, cut at random."""
    names = [part.id for part in field.parts]
    cuts = st.lists(st.integers(0, steps), min_size=len(names) - 1, max_size=len(names) - 1).map(sorted)
    return cuts.map(
        lambda at: {
            name: (end - begin) * worth
            for name, begin, end in zip(names, [0, *at], [*at, steps], strict=True)
        }
    )
