"""A time or a whole is stored in one form only, or refused with the field, the value and what is allowed."""

from __future__ import annotations

import json
import math

import pytest
from any_answer import JSON, near, right
from every_kind import EXERCISE
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wli_toolkit.content import LANGS, AnswerRefused, AnyField, WholeField, check_answer

TIME, POINTS, CHIPS, DAY, PLACE = (EXERCISE.field(name) for name in ("bed", "imp", "ev", "now", "spot"))
FIELDS = EXERCISE.fields

ACCEPTED = [
    (TIME, "00:00", "00:00"),
    (TIME, "23:55", "23:55"),
    (POINTS, {"imp_work": 100, "imp_close": 0, "imp_self": 0}, {"imp_work": 100, "imp_close": 0, "imp_self": 0}),
    (POINTS, {"imp_self": 5, "imp_work": 90, "imp_close": 5}, {"imp_work": 90, "imp_close": 5, "imp_self": 5}),
    (CHIPS, {}, {"ev_care": 0, "ev_role": 0, "ev_home": 0}),
    (CHIPS, {"ev_home": 3, "ev_care": 1}, {"ev_care": 1, "ev_role": 0, "ev_home": 3}),
    (CHIPS, {"ev_care": 0, "ev_role": 2, "ev_home": 0}, {"ev_care": 0, "ev_role": 2, "ev_home": 0}),
    (DAY, {"now_sleep": 24, "now_care": 0, "now_rest": 0}, {"now_sleep": 24.0, "now_care": 0.0, "now_rest": 0.0}),
    (DAY, {"now_rest": 16, "now_care": -0.0, "now_sleep": 8}, {"now_sleep": 8.0, "now_care": 0.0, "now_rest": 16.0}),
    (PLACE, {"good": 10, "like": 0}, {"like": 0, "good": 10}),
]  # fmt: skip

REFUSED = [
    (TIME, "24:00", "not_a_time"),
    (TIME, "7:30", "not_a_time"),
    (TIME, "07:30:00", "not_a_time"),
    (TIME, "０７:30", "not_a_time"),
    (TIME, "", "not_a_time"),
    (TIME, "07:31", "range"),
    (TIME, 7.5, "type"),
    (TIME, ["07:30"], "type"),
    (POINTS, {"imp_work": 100, "imp_close": 5, "imp_self": 0}, "sum"),
    (POINTS, {"imp_work": 0, "imp_close": 0, "imp_self": 0}, "sum"),
    (POINTS, {"imp_work": 96, "imp_close": 4, "imp_self": 0}, "range"),
    (POINTS, {"imp_work": 105, "imp_close": -5, "imp_self": 0}, "range"),
    (POINTS, {"imp_work": 50.0, "imp_close": 50, "imp_self": 0}, "type"),
    (POINTS, {"imp_work": True, "imp_close": 95, "imp_self": 5}, "type"),
    (POINTS, {"imp_work": None, "imp_close": 95, "imp_self": 5}, "type"),
    (POINTS, {"imp_work": 100}, "parts"),
    (POINTS, {"imp_work": 100, "imp_close": 0, "imp_self": 0, "more": 0}, "parts"),
    (POINTS, {}, "parts"),
    (POINTS, [100, 0, 0], "type"),
    (POINTS, 100, "type"),
    (CHIPS, {"ev_care": 1, "ev_role": 1, "ev_home": 1}, "too_many"),
    (CHIPS, {"ev_care": 4}, "range"),
    (CHIPS, {"ev_care": -1}, "range"),
    (CHIPS, {"ev_care": "1"}, "type"),
    (CHIPS, {"ev_money": 1}, "parts"),
    (CHIPS, ["ev_care"], "type"),
    (DAY, {"now_sleep": 8, "now_care": 0, "now_rest": 15.5}, "sum"),
    (DAY, {"now_sleep": 8.25, "now_care": 0, "now_rest": 15.75}, "range"),
    (DAY, {"now_sleep": 25, "now_care": -1, "now_rest": 0}, "range"),
    (DAY, {"now_sleep": math.nan, "now_care": 0, "now_rest": 24}, "range"),
    (DAY, {"now_sleep": math.inf, "now_care": 0, "now_rest": 0}, "range"),
    (DAY, {"now_sleep": 10**400, "now_care": 0, "now_rest": 0}, "range"),
    (DAY, {"now_sleep": False, "now_care": 0, "now_rest": 24}, "type"),
    (DAY, {"now_sleep": 24, "now_care": 0}, "parts"),
    (DAY, 24, "type"),
    (PLACE, {"like": 11, "good": 0}, "range"),
    (PLACE, {"like": 5.0, "good": 0}, "type"),
    (PLACE, {"like": 5}, "parts"),
    (PLACE, [5, 5], "type"),
]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.id)
def test_unset_is_always_allowed(field):
    assert check_answer(field, None) is None


@pytest.mark.parametrize(("field", "value", "stored"), ACCEPTED)
def test_what_the_field_takes_is_stored_in_one_form(field, value, stored):
    # Written out, so that the order of the parts, 0 and 0.0 and the sign of nothing count too.
    assert json.dumps(check_answer(field, value)) == json.dumps(stored)


@pytest.mark.parametrize(("field", "value", "code"), REFUSED)
def test_what_the_field_does_not_take_is_refused(field, value, code):
    with pytest.raises(AnswerRefused) as caught:
        check_answer(field, value)
    assert (caught.value.field_id, caught.value.code) == (field.id, code)
    for lang in LANGS:
        assert field.ask.get(lang) in caught.value.message(lang)
        assert caught.value.allowed.get(lang) in caught.value.message(lang)
        assert len(caught.value.message(lang)) < 160


@pytest.mark.parametrize(
    ("field", "numbers", "ja", "en"),
    [
        (TIME, ["00:00", "23:55", "5"], [], []),
        (POINTS, ["100", "5"], ["仕事・身近な人・自分"], ["work, people close to me, myself"]),
        (CHIPS, ["2", "1", "3"], ["介護・役割・住まい"], ["care, role, home"]),
        (DAY, ["24"], ["睡眠・介護・休む"], ["Sleep, Care, Rest"]),
        (PLACE, ["0", "10"], ["好き・得意"], ["Liking, Skill"]),
    ],
    ids=["time", "points", "chips", "day", "place"],
)
def test_the_refusal_says_the_range_and_the_parts(field, numbers, ja, en):
    with pytest.raises(AnswerRefused) as caught:
        check_answer(field, [])
    for lang, words in (("ja", ja), ("en", en)):
        for said in (*numbers, *words):
            assert said in caught.value.allowed.get(lang)


def _refusal(field: AnyField, value: object) -> AnswerRefused | None:
    try:
        check_answer(field, value)
    except AnswerRefused as refused:
        return refused
    return None


@settings(deadline=None)
@given(st.data())
def test_any_value_is_refused_by_name_or_passes_again_unchanged(data):
    field = data.draw(st.sampled_from(FIELDS))
    value = data.draw(JSON | near(field) | right(field))
    refused = _refusal(field, value)
    if refused is None:
        stored = check_answer(field, value)
        assert json.dumps(check_answer(field, stored)) == json.dumps(stored)
        return
    assert refused.field_id == field.id
    for lang in LANGS:
        assert field.ask.get(lang) in refused.message(lang)
        assert refused.allowed.get(lang) in refused.message(lang)
        assert len(refused.message(lang).encode("utf-8").splitlines()) == 1


@settings(deadline=None)
@given(st.data())
def test_what_fits_is_taken(data):
    field = data.draw(st.sampled_from(FIELDS))
    assert check_answer(field, data.draw(right(field))) is not None


def _holds(field: AnyField, stored: dict[str, float]) -> bool:
    """Tell whether a whole keeps what its kind promises."""
    values = list(stored.values())
    match field.kind:
        case "points":
            return sum(values) == 100 and all(value % 5 == 0 for value in values)
        case "day":
            return sum(values) == 24 and all(value % 0.5 == 0 for value in values)
        case "chips":
            return sum(value > 0 for value in values) <= 2 and set(values) <= {0, 1, 2, 3}
        case _:
            return all(0 <= value <= 10 for value in values)


@settings(deadline=None)
@given(st.data())
def test_a_whole_always_adds_up(data):
    field = data.draw(st.sampled_from([one for one in FIELDS if isinstance(one, WholeField)]))
    value = data.draw(near(field) | right(field))
    assume(_refusal(field, value) is None)
    stored = check_answer(field, value)
    assert isinstance(stored, dict)
    assert list(stored) == [part.id for part in field.parts]
    assert _holds(field, stored)
