"""What is kept open beside sealed answers: as declared, never a text, and never mistaken from what is open alone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.scoring.any_answers import PACK, answers
from wli_toolkit import scoring
from wli_toolkit.content import every_column, stays_private
from wli_toolkit.content.model import Occasion

KEEPING = [exercise.id for exercise in PACK.exercises if exercise.kept]


def test_the_exercises_that_keep_something() -> None:
    assert KEEPING == ["E08", "E10", "E14"]


@pytest.mark.parametrize("exercise_id", KEEPING)
def test_what_is_kept_is_a_score_and_no_answer(exercise_id: str) -> None:
    exercise = PACK.exercise(exercise_id)
    assert set(exercise.kept) <= set(exercise.scores)
    assert set(exercise.kept).isdisjoint(every_column(exercise))


def test_an_exercise_that_keeps_nothing_has_no_kept_values() -> None:
    step = PACK.exercise("E13")
    assert scoring.kept_values(step, {"rails": ["sleep"]}) == {}


def test_only_what_can_be_told_is_kept() -> None:
    blueprint, note = PACK.exercise("E14"), PACK.exercise("E10")
    assert scoring.kept_values(blueprint, {"b5": "x"}, ("b5", "b6")) == {"boxes": 1}
    assert scoring.kept_values(blueprint, {}) == {}
    assert scoring.kept_values(note, {"gain": "x"})["ready"] == 1
    assert scoring.kept_values(note, {}) == {}


def test_what_is_not_declared_is_not_kept() -> None:
    day = PACK.exercise("E08")
    only_moved = day.model_copy(update={"kept": ("moved",)})
    form = {f"now6_{part}": 4.0 for part in ("sleep", "work", "home", "care_self", "grow", "rest")}
    form |= {name.replace("now6", "ideal6"): hours for name, hours in form.items()}
    assert scoring.kept_values(only_moved, form) == {"moved": 0}
    assert "week" not in scoring.kept_values(day, form | {"workdays": "5"})


@pytest.mark.parametrize("exercise_id", KEEPING)
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_open_answers_alone_never_give_another_value(exercise_id: str, data: st.DataObject) -> None:
    """A summary sees open answers only; whatever it computes of the kept scores must be what is kept."""
    exercise = PACK.exercise(exercise_id)
    answered = data.draw(answers(exercise, Occasion.DURING))
    sealed = {name for name, column in every_column(exercise).items() if stays_private(column, False)}
    seen = {name: value for name, value in answered.items() if name not in sealed}
    kept = scoring.kept_values(exercise, answered)
    for name, value in scoring.kept_values(exercise, seen).items():
        assert value == kept[name]
