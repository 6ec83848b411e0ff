"""Any valid answers: scores within their documented ranges, drafts that fit, and never an error."""

from __future__ import annotations

import datetime as dt
import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from wli_toolkit import scoring
from wli_toolkit.content import check_answer, load_pack
from wli_toolkit.content.model import (
    LANGS,
    AnyField,
    ChoiceField,
    ChoicesField,
    DateField,
    Exercise,
    HoursField,
    Lang,
    MinutesField,
    Occasion,
    ScaleField,
    Step,
    Text,
    TextField,
    YesNoField,
)

PACK = load_pack()
AGENDA = PACK.agenda("30min")
RANGES: dict[str, tuple[float, float]] = {
    "sep": (0, 100),
    "int": (0, 100),
    "gap_w2l": (-10, 10),
    "gap_l2w": (-10, 10),
    "fit": (0, 10),
    "kinds": (0, 4),
    "boxes": (0, 12),
}
NAMES: dict[str, set[str]] = {
    "zone": {"keep_both", "flow", "keep_life", "keep_work", "alternate"},
    **{f"pair_{pair}": {"sep", "int", "even"} for pair in "ABCD"},
}
UNFILLED = re.compile(r"\{\w+\}")
PLAIN = st.characters(exclude_characters="{}", exclude_categories=("Cs", "Cc"))


class Complete(dict[str, Text]):
    """Texts of a pack that must hold whatever is looked up."""

    def get(self, key: str, default: object = None) -> Text:  # type: ignore[override]
        assert key in self, f"the standard pack lacks the text {key}"
        return self[key]


def complete(exercise: Exercise) -> Exercise:
    return exercise.model_copy(update={"texts": Complete(exercise.texts)})


COMPLETE = PACK.model_copy(update={"exercises": tuple(complete(exercise) for exercise in PACK.exercises)})


def values(field: AnyField) -> SearchStrategy[object]:
    """Valid answers to `field`, None for unset among them."""
    return st.none() | set_values(field).map(lambda value: check_answer(field, value))


def set_values(field: AnyField) -> SearchStrategy[object]:
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


def answers(exercise: Exercise, occasion: Occasion, form: str | None) -> SearchStrategy[dict[str, object]]:
    fields = exercise.asked(occasion, form)
    return st.fixed_dictionaries({}, optional={field.id: values(field) for field in fields})


def everything() -> SearchStrategy[dict[tuple[str, str], dict[str, object]]]:
    def asked(step: Step) -> SearchStrategy[dict[str, object]]:
        return answers(PACK.exercise(step.exercise or ""), step.occasion, step.form)

    steps = [step for step in AGENDA.steps if step.exercise]
    keys = {(step.exercise or "", step.occasion.value): asked(step) for step in steps}
    return st.fixed_dictionaries({}, optional=keys)


def well_formed(exercise: Exercise, found: scoring.Feedback) -> None:
    json.dumps([found.picture, found.offer])
    assert all(line and not UNFILLED.search(line) for line in found.lines)
    if found.picture is not None:
        assert found.picture["kind"] in {"bars", "arrows", "card", "checklist"}
    if found.offer is not None:
        field = exercise.field(str(found.offer["field"]))
        assert check_answer(field, found.offer["value"]) == found.offer["value"]


@settings(deadline=None)
@given(everything())
def test_scores_stay_in_range(given_answers: dict[tuple[str, str], dict[str, object]]) -> None:
    for (exercise_id, _), answered in given_answers.items():
        for name, value in scoring.scores(PACK.exercise(exercise_id), answered).items():
            if name in RANGES:
                low, high = RANGES[name]
                assert isinstance(value, int | float)
                assert low <= value <= high
            else:
                assert value in NAMES[name]


@settings(deadline=None)
@given(everything(), st.sampled_from(LANGS))
def test_feedback_never_fails(given_answers: dict[tuple[str, str], dict[str, object]], lang: Lang) -> None:
    for (exercise_id, occasion), answered in given_answers.items():
        exercise = COMPLETE.exercise(exercise_id)
        well_formed(exercise, scoring.feedback(exercise, Occasion(occasion), answered, given_answers, lang))


@settings(deadline=None)
@given(everything(), st.sampled_from(LANGS))
def test_drafts_fit_and_the_job_card_is_whole(
    given_answers: dict[tuple[str, str], dict[str, object]], lang: Lang
) -> None:
    drafts = scoring.draft_boxes(COMPLETE, AGENDA, given_answers, lang)
    blueprint = next(exercise for exercise in PACK.exercises if exercise.boxes)
    for draft in drafts:
        field = blueprint.field(draft.field)
        assert isinstance(field, TextField)
        assert len(draft.text) <= field.max_chars
        assert not UNFILLED.search(draft.text)
        assert draft.text or not draft.from_private
    assert len(scoring.job_card(COMPLETE, AGENDA, given_answers, lang)) == 4


@settings(deadline=None)
@given(everything())
def test_unset_and_absent_are_the_same(given_answers: dict[tuple[str, str], dict[str, object]]) -> None:
    for (exercise_id, occasion), answered in given_answers.items():
        exercise = PACK.exercise(exercise_id)
        absent = {field: value for field, value in answered.items() if value is not None}
        one = scoring.feedback(exercise, Occasion(occasion), answered, given_answers, "ja")
        two = scoring.feedback(exercise, Occasion(occasion), absent, given_answers, "ja")
        assert one == two


def test_an_exercise_without_a_score_is_told_generically() -> None:
    own = PACK.exercises[0].model_copy(update={"id": "X99"})
    assert scoring.scores(own, {"voice": "start_small"}) == {}
    assert scoring.feedback(own, Occasion.DURING, {"voice": "start_small"}, {}, "en") == scoring.Feedback()


def test_a_pack_with_fewer_texts_says_less_but_does_not_fail() -> None:
    for exercise in PACK.exercises:
        bare = exercise.model_copy(update={"texts": {}})
        filled: dict[str, object] = {
            field.id: field.options[-1].value if isinstance(field, ChoiceField) else 2
            for field in exercise.fields
            if isinstance(field, ChoiceField | ScaleField)
        }
        for occasion in Occasion:
            assert scoring.feedback(bare, occasion, filled, {(bare.id, "before"): filled}, "ja").lines == ()
