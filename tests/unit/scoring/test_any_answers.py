"""Any valid answers: scores within their documented ranges, drafts that fit, and never an error."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.scoring.any_answers import AGENDA, PACK, Given, answers, everything, occasions
from wli_toolkit import scoring
from wli_toolkit.content import check_answer
from wli_toolkit.content.model import LANGS, Exercise, Lang, Occasion, Text, TextField

IDS = [exercise.id for exercise in PACK.exercises]
GROUPS = (
    "sleep",
    "care_self",
    "commute",
    "main_job",
    "home",
    "learn",
    "hobby",
    "community",
    "people",
    "rest",
)
SIX = ("sleep", "work", "home", "care_self", "grow", "rest")
RANGES: dict[str, tuple[float, float]] = {
    "sep": (0, 100),
    "int": (0, 100),
    "gap_w2l": (-10, 10),
    "gap_l2w": (-10, 10),
    "fit": (0, 10),
    **{f"load_{period}": (0, 9) for period in ("now", "y3", "later")},
    "items": (1, 6),
    "bridges": (0, 6),
    **{f"share_{quadrant}": (0, 100) for quadrant in ("grow", "nurture", "relied", "leave")},
    **{f"gap_{area}": (-100, 100) for area in ("work", "close", "community", "self")},
    "move": (0, 100),
    **{f"g_{day}_{group}": (0, 24) for day in ("now", "ideal") for group in GROUPS},
    **{f"g6_{day}_{group}": (0, 24) for day in ("now", "ideal") for group in SIX},
    "moved": (0, 24),
    "week": (0, 208),
    "interval": (1 / 12, 24),
    "net_now": (0, 1500),
    "net_if": (0, 1500),
    "ready": (0, 6),
    "interest": (0, 10),
    "kinds": (0, 4),
    "boxes": (0, 12),
}
YES_NO = {"yes", "no"}
NAMES: dict[str, set[str]] = {
    "zone": {"keep_both", "flow", "keep_life", "keep_work", "alternate"},
    **{f"pair_{pair}": {"sep", "int", "even"} for pair in "ABCD"},
    "cell": {"both", "stable", "learning", "little"},
    "settled": YES_NO,
    **{f"band_{period}": {"light", "middle", "heavy"} for period in ("now", "y3", "later")},
    "rule_unknown": YES_NO,
    "rule_unsure": YES_NO,
}
LISTS: dict[str, set[str]] = {
    "blanks": {"ask", "record", "gain", "worry", "easing", "fallback"},
    "flows": {"life_work", "work_life", "life_life", "work_beyond", "life_beyond"},
    "picked": {"sidejob", "relearn", "crossing", "volunteer", "teach", "new_role", "nothing"},
}
PICTURES = {
    "arrows", "bars", "card", "checklist", "map", "order", "pairs", "plane", "ribbons", "script", "stack",
}  # fmt: skip
UNFILLED = re.compile(r"\{\w+\}")
QUICK = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
each_exercise = pytest.mark.parametrize("exercise_id", IDS)


class Complete(dict[str, Text]):
    """Texts of a pack that must hold whatever is looked up."""

    def get(self, key: str, default: object = None) -> Text:  # type: ignore[override]
        assert key in self, f"the standard pack lacks the text {key}"
        return self[key]


def complete(exercise: Exercise) -> Exercise:
    return exercise.model_copy(update={"texts": Complete(exercise.texts)})


COMPLETE = PACK.model_copy(update={"exercises": tuple(complete(exercise) for exercise in PACK.exercises)})


def well_formed(exercise: Exercise, found: scoring.Feedback) -> None:
    json.dumps([found.picture, found.offer], allow_nan=False)
    assert all(line and not UNFILLED.search(line) for line in found.lines)
    if found.picture is not None:
        assert found.picture["kind"] in PICTURES
        assert found.lines, "what is drawn is told as well"
    if found.offer is not None:
        field = exercise.field(str(found.offer["field"]))
        assert check_answer(field, found.offer["value"]) == found.offer["value"]


def in_range(name: str, value: object) -> None:
    if name in RANGES:
        low, high = RANGES[name]
        assert isinstance(value, int | float), name
        assert low <= value <= high, name
    elif name in LISTS:
        assert isinstance(value, list), name
        assert len(set(value)) == len(value), name
        assert set(value) <= LISTS[name], name
    else:
        assert value in NAMES[name], name


def test_all_sixteen_exercises_are_tried() -> None:
    assert [f"E{number:02}" for number in range(16)] == IDS


@each_exercise
@QUICK
@given(data=st.data())
def test_scores_stay_in_range(exercise_id: str, data: st.DataObject) -> None:
    exercise = PACK.exercise(exercise_id)
    for occasion in occasions(exercise):
        answered = data.draw(answers(exercise, occasion))
        scored = scoring.scores(exercise, answered)
        for name, value in scored.items():
            in_range(name, value)
        kept = scoring.kept_values(exercise, answered)
        assert kept == {name: scored[name] for name in exercise.kept if name in scored}


@each_exercise
@QUICK
@given(data=st.data(), lang=st.sampled_from(LANGS))
def test_feedback_never_fails(exercise_id: str, data: st.DataObject, lang: Lang) -> None:
    exercise = COMPLETE.exercise(exercise_id)
    # What other exercises hold plays a part only where one looks back.
    given_answers = data.draw(everything(exercise_id, "E08"))
    for occasion in Occasion:
        answered = given_answers.get((exercise_id, occasion.value), {})
        well_formed(exercise, scoring.feedback(exercise, occasion, answered, given_answers, lang))


@each_exercise
@QUICK
@given(data=st.data())
def test_unset_and_absent_are_the_same(exercise_id: str, data: st.DataObject) -> None:
    exercise = PACK.exercise(exercise_id)
    for occasion in occasions(exercise):
        absent = data.draw(answers(exercise, occasion))
        unset = {**dict.fromkeys(field.id for field in exercise.fields), **absent}
        everything_absent = {(exercise_id, occasion.value): absent}
        everything_unset = {(exercise_id, occasion.value): unset}
        one = scoring.feedback(exercise, occasion, absent, everything_absent, "ja")
        two = scoring.feedback(exercise, occasion, unset, everything_unset, "ja")
        assert one == two


@QUICK
@given(everything(), st.sampled_from(LANGS))
def test_drafts_fit_and_the_job_card_is_whole(given_answers: Given, lang: Lang) -> None:
    drafts = scoring.draft_boxes(COMPLETE, AGENDA, given_answers, lang)
    blueprint = next(exercise for exercise in PACK.exercises if exercise.boxes)
    assert [draft.field for draft in drafts] == [box.field for box in blueprint.boxes]
    for draft in drafts:
        field = blueprint.field(draft.field)
        assert isinstance(field, TextField)
        assert len(draft.text) <= field.max_chars
        assert not UNFILLED.search(draft.text)
        assert draft.text or not draft.from_private
    assert len(scoring.job_card(COMPLETE, AGENDA, given_answers, lang)) == 4


@each_exercise
@QUICK
@given(data=st.data())
def test_a_pack_with_fewer_texts_says_less_but_does_not_fail(exercise_id: str, data: st.DataObject) -> None:
    bare = PACK.exercise(exercise_id).model_copy(update={"texts": {}})
    given_answers = data.draw(everything(exercise_id, "E08"))
    for occasion in Occasion:
        answered = given_answers.get((exercise_id, occasion.value), {})
        assert scoring.feedback(bare, occasion, answered, given_answers, "ja").lines == ()


def test_an_exercise_without_a_score_is_told_generically() -> None:
    own = PACK.exercises[0].model_copy(update={"id": "X99"})
    assert scoring.scores(own, {"voice": "start_small"}) == {}
    assert scoring.feedback(own, Occasion.DURING, {"voice": "start_small"}, {}, "en") == scoring.Feedback()
