"""Any valid answers to any exercise, made from what the pack declares: wholes and rows included, any of them unset."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wli_toolkit.content import check_answer, load_pack, spread
from wli_toolkit.content.model import (
    Agenda,
    AnyField,
    ChipsField,
    ChoiceField,
    ChoicesField,
    DateField,
    DayField,
    Exercise,
    HoursField,
    MinutesField,
    Occasion,
    PlaceField,
    PointsField,
    ScaleField,
    Step,
    Text,
    TextField,
    TimeField,
    YesNoField,
)
from wli_toolkit.scoring import as_answers, kept_values

PACK = load_pack()
PLAIN = st.characters(exclude_characters="{}", exclude_categories=("Cs", "Cc"))
Cells = dict[tuple[str, int], object]
Given = dict[tuple[str, str], dict[str, object]]
"""Answers as scoring reads them, by (exercise, occasion)."""


def occasions(exercise: Exercise) -> list[Occasion]:
    """The occasions on which anything of the exercise is asked; those asked on each count as during."""
    named = [occasion for field in exercise.fields for occasion in field.occasions]
    each = [Occasion.DURING] if any(not field.occasions for field in exercise.fields) else []
    return list(dict.fromkeys([*each, *named]))


def all_steps() -> list[Step]:
    """A step for every exercise on each of its occasions."""
    pairs = [(exercise, occasion) for exercise in PACK.exercises for occasion in occasions(exercise)]
    return [
        Step(id=f"step-{number}", minutes=1, exercise=exercise.id, occasion=occasion)
        for number, (exercise, occasion) in enumerate(pairs)
    ]


STEPS = all_steps()
AGENDA = Agenda(
    id="everything",
    title=Text(ja="すべて", en="Everything"),
    minutes=len(STEPS),
    steps=tuple(step for step in STEPS if step.occasion is not Occasion.FOLLOW_UP),
    follow_up=tuple(step for step in STEPS if step.occasion is Occasion.FOLLOW_UP),
)


def set_values(field: AnyField) -> SearchStrategy[object]:
    """Valid answers to `field`."""
    match field:
        case ScaleField():
            return st.integers(0, 10)
        case ChoiceField():
            return st.sampled_from([option.value for option in field.options])
        case ChoicesField():
            options = st.sampled_from([option.value for option in field.options])
            return st.lists(options, unique=True, max_size=field.at_most)
        case TextField():
            return st.text(PLAIN, max_size=field.max_chars)
        case YesNoField():
            return st.booleans()
        case MinutesField():
            return st.sampled_from(range(field.minimum, field.maximum + 1, field.step))
        case HoursField():
            return st.integers(int(field.minimum * 2), int(field.maximum * 2)).map(lambda halves: halves / 2)
        case DateField():
            return st.dates(dt.date(2026, 1, 1), dt.date(2030, 12, 31)).map(dt.date.isoformat)
        case TimeField():
            return st.integers(0, 287).map(lambda five: f"{five // 12:02}:{five % 12 * 5:02}")
        case PointsField():
            return shares([part.id for part in field.parts], 20, 5)
        case DayField():
            return shares([part.id for part in field.parts], 48, 0.5)
        case ChipsField():
            chosen = st.dictionaries(
                st.sampled_from([part.id for part in field.parts]), st.integers(1, 3), max_size=field.at_most
            )
            return chosen.map(lambda strengths: {part.id: strengths.get(part.id, 0) for part in field.parts})
        case PlaceField():
            return st.fixed_dictionaries({part.id: st.integers(0, 10) for part in field.parts})


def shares(names: list[str], steps: int, size: float) -> SearchStrategy[dict[str, float]]:
    """Ways to share `steps` of `size` each between `names`."""
    cuts = st.lists(st.integers(0, steps), min_size=len(names) - 1, max_size=len(names) - 1)
    return cuts.map(
        lambda places: {
            name: (after - before) * size
            for name, (before, after) in zip(names, pairwise([0, *sorted(places), steps]), strict=True)
        }
    )


@st.composite
def answers(draw: DrawFn, exercise: Exercise, occasion: Occasion) -> dict[str, object]:
    """Answers in one of the exercise's forms, read back from what would be stored of them.

    Any may be unset, parts of a whole may be unreadable, and what is kept beside sealed answers may stand
    among them.
    """
    form = draw(st.sampled_from([None, *exercise.forms]))
    in_rows = {field_id: rows for rows in exercise.rows for field_id in rows.fields}
    cells: Cells = {}
    for field in exercise.asked(occasion, form):
        rows = in_rows.get(field.id)
        for row in range(rows.most(form) if rows else 1):
            value = draw(st.none() | set_values(field))
            for name, stored in spread(field, check_answer(field, value)).items():
                cells[name, row] = stored
    if cells and draw(st.booleans()):
        for lost in draw(st.lists(st.sampled_from(sorted(cells)), max_size=3)):
            cells.pop(lost, None)
    found = as_answers(exercise, ((name, row, value) for (name, row), value in cells.items()))
    if draw(st.booleans()):
        found |= kept_values(exercise, found)
    return found


def everything(*exercise_ids: str) -> SearchStrategy[Given]:
    """Answers to these exercises, or to all, on any of their occasions."""
    return st.fixed_dictionaries(
        {},
        optional={
            (exercise.id, occasion.value): answers(exercise, occasion)
            for exercise in PACK.exercises
            if not exercise_ids or exercise.id in exercise_ids
            for occasion in occasions(exercise)
        },
    )
