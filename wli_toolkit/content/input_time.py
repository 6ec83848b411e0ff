"""How long answering takes, and whether a step of an agenda leaves room for it."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import assert_never

from wli_toolkit.content.model import (
    Agenda,
    AnyField,
    Ask,
    ChipsField,
    ChoiceField,
    ChoicesField,
    DateField,
    DayField,
    Exercise,
    HoursField,
    MinutesField,
    Occasion,
    Pack,
    PlaceField,
    PointsField,
    ScaleField,
    Step,
    TextField,
    TimeField,
    YesNoField,
)
from wli_toolkit.content.problems import Problem, problem
from wli_toolkit.content.words import msgid as _

TAP, SCALE = 6, 10
"""Seconds for one tap, and for placing oneself on a scale."""
SHORT_CHARS, SHORT_TEXT = 20, 30
LONG_CHARS, LONG_TEXT = 60, 60
"""A text of so many characters takes so many seconds."""
USUAL_ROWS = 3
"""So many things a person names, where more may be named."""


def input_seconds(
    exercise: Exercise, occasion: Occasion, form: str | None = None, *, hidden: Collection[str] = ()
) -> int:
    """Return the seconds that answering everything takes, reading and thinking not counted.

    A tap takes 6 seconds, a scale 10, a text of up to 20 characters 30 and one of 60 characters 60, in
    proportion between and above. By kind: `choice`, `yes_no`, `minutes`, `hours`, `time` and `date` are one
    tap (the last four come with a usual value that is nudged); `choices` as many taps as may be chosen;
    `chips` twice as many, for what and how strongly; `points` and `day` one tap for each part; `place` two
    scales. A box of the blueprint that is drafted from earlier answers is one tap, to let it stand. What is
    asked once for each thing named counts as often as may be named in `form`, but 3 times at most.

    Parameters
    ----------
    exercise, occasion, form
        What is asked, when, and in which of the exercise's forms.
    hidden
        Ids of fields that are left out, such as boxes which an agenda does not offer.

    Raises
    ------
    KeyError
        If the exercise has no such form.
    """
    drafted = {box.field for box in exercise.boxes if box.sources}
    times = {name: min(rows.most(form), USUAL_ROWS) for rows in exercise.rows for name in rows.fields}
    return math.ceil(
        sum(
            (TAP if one.id in drafted else _seconds(one)) * times.get(one.id, 1)
            for one in exercise.asked(occasion, form)
            if one.id not in hidden
        )
    )


def step_seconds(pack: Pack, agenda: Agenda, step: Step) -> int:
    """Return the seconds of input that a step asks for, the longest of several to choose from; 0 for a pause."""
    return max((_ask_seconds(pack, agenda, step, ask) for ask in step.asks), default=0)


def slot_warnings(pack: Pack, agenda: Agenda, file: str | None = None) -> list[Problem]:
    """Return a warning for each step whose minutes are fewer than its input takes.

    Parameters
    ----------
    pack, agenda
        An agenda without mistakes, and the pack it belongs to.
    file
        What to call the agenda's file; its id if not given.
    """
    found = []
    for step in agenda.every_step:
        seconds = step_seconds(pack, agenda, step)
        if seconds <= step.minutes * 60:
            continue
        place = "follow_up" if step in agenda.follow_up else "steps"
        longest = max(step.asks, key=lambda ask: _ask_seconds(pack, agenda, step, ask))
        found.append(
            problem(
                file or agenda.id,
                f"{place}.{step.id}.minutes",
                _("Answering {exercise} takes about {needed} minutes here; the step has {minutes}."),
                _("Give it {needed} minutes or more, or choose a shorter form."),
                exercise=longest.exercise,
                needed=math.ceil(seconds / 60),
                minutes=step.minutes,
            )
        )
    return found


def _ask_seconds(pack: Pack, agenda: Agenda, step: Step, ask: Ask) -> int:
    exercise = pack.exercise(ask.exercise)
    not_offered = {
        box.field
        for box in exercise.boxes
        if box.sources and not any(source in agenda.exercises for source in box.sources)
    }
    return input_seconds(exercise, step.occasion, ask.form, hidden=not_offered)


def _seconds(one: AnyField) -> float:
    match one:
        case ScaleField():
            return SCALE
        case ChoiceField() | YesNoField() | MinutesField() | HoursField() | TimeField() | DateField():
            return TAP
        case ChoicesField():
            return TAP * one.at_most
        case ChipsField():
            return TAP * 2 * one.at_most
        case PointsField() | DayField():
            return TAP * len(one.parts)
        case PlaceField():
            return SCALE * 2
        case TextField():
            share = (max(one.max_chars, SHORT_CHARS) - SHORT_CHARS) / (LONG_CHARS - SHORT_CHARS)
            return SHORT_TEXT + share * (LONG_TEXT - SHORT_TEXT)
        case _:
            assert_never(one)
