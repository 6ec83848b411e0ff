"""A value is stored in one form only, or refused with the field, the value and what is allowed."""

from __future__ import annotations

import contextlib
import math
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wli_toolkit.content import (
    LANGS,
    AnswerRefused,
    ChoiceField,
    ChoicesField,
    DateField,
    HoursField,
    MinutesField,
    Option,
    ScaleField,
    Text,
    TextField,
    YesNoField,
    check_answer,
    load_pack,
)

ASK = Text(ja="どのくらい？", en="How much?")
BASE = {"id": "it", "visibility": "G", "ask": ASK}
OPTIONS = tuple(Option(value=value, label=Text(ja=f"{value}の札", en=f"label {value}")) for value in "abcd")

SCALE = ScaleField(kind="scale", low=ASK, high=ASK, **BASE)
CHOICE = ChoiceField(kind="choice", options=OPTIONS, **BASE)
CHOICES = ChoicesField(kind="choices", options=OPTIONS, at_most=2, **BASE)
TEXT = TextField(kind="text", max_chars=10, examples=(ASK,) * 6, **BASE)
YES_NO = YesNoField(kind="yes_no", **BASE)
MINUTES = MinutesField(kind="minutes", minimum=5, maximum=30, step=5, **BASE)
HOURS = HoursField(kind="hours", minimum=0, maximum=24, **BASE)
DATE = DateField(kind="date", **BASE)
FIELDS = (SCALE, CHOICE, CHOICES, TEXT, YES_NO, MINUTES, HOURS, DATE)

ACCEPTED = [
    (SCALE, 0, 0),
    (SCALE, 10, 10),
    (CHOICE, "a", "a"),
    (CHOICES, [], []),
    (CHOICES, ["c", "a"], ["a", "c"]),
    (CHOICES, ["b", "b", "b"], ["b"]),
    (CHOICES, ("d",), ["d"]),
    (TEXT, "", ""),
    (TEXT, "  朝の散歩 \n", "朝の散歩"),
    (TEXT, "0123456789", "0123456789"),
    (TEXT, "が" * 10, "が" * 10),
    (TEXT, unicodedata.normalize("NFD", "が" * 10), "が" * 10),
    (TEXT, "a\tb\r\nc", "a b  c"),
    (TEXT, "a\x00\x1b\x7fb", "ab"),
    (TEXT, "a\u202eb\u2066", "ab"),
    (TEXT, "a\ud800b", "ab"),
    (TEXT, "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
    (YES_NO, True, True),
    (YES_NO, False, False),
    (MINUTES, 5, 5),
    (MINUTES, 30, 30),
    (HOURS, 0, 0.0),
    (HOURS, -0.0, 0.0),
    (HOURS, 7.5, 7.5),
    (HOURS, 24, 24.0),
    (DATE, "2020-01-01", "2020-01-01"),
    (DATE, "2100-12-31", "2100-12-31"),
    (DATE, "2028-02-29", "2028-02-29"),
]

REFUSED = [
    (SCALE, -1, "range"),
    (SCALE, 11, "range"),
    (SCALE, 10**400, "range"),
    (SCALE, 5.0, "type"),
    (SCALE, True, "type"),
    (SCALE, "5", "type"),
    (SCALE, math.nan, "type"),
    (SCALE, [5], "type"),
    (CHOICE, "e", "unknown"),
    (CHOICE, "A", "unknown"),
    (CHOICE, "", "unknown"),
    (CHOICE, 0, "type"),
    (CHOICE, ["a"], "type"),
    (CHOICES, "ab", "type"),
    (CHOICES, ["a", 1], "type"),
    (CHOICES, [["a"]], "type"),
    (CHOICES, {"a": 1}, "type"),
    (CHOICES, ["a", "e"], "unknown"),
    (CHOICES, ["a", "b", "c"], "too_many"),
    (TEXT, "01234567890", "too_long"),
    (TEXT, 5, "type"),
    (TEXT, ["a"], "type"),
    (YES_NO, 1, "type"),
    (YES_NO, 0, "type"),
    (YES_NO, "true", "type"),
    (MINUTES, 4, "range"),
    (MINUTES, 31, "range"),
    (MINUTES, 7, "range"),
    (MINUTES, 10.0, "type"),
    (MINUTES, True, "type"),
    (HOURS, -0.5, "range"),
    (HOURS, 24.5, "range"),
    (HOURS, 7.25, "range"),
    (HOURS, math.nan, "range"),
    (HOURS, math.inf, "range"),
    (HOURS, 10**400, "range"),
    (HOURS, False, "type"),
    (HOURS, "7.5", "type"),
    (DATE, "2019-12-31", "range"),
    (DATE, "2101-01-01", "range"),
    (DATE, "2027-02-29", "not_a_date"),
    (DATE, "2027-13-01", "not_a_date"),
    (DATE, "20270101", "not_a_date"),
    (DATE, "2027-W01-1", "not_a_date"),
    (DATE, "2027-01-01T00:00", "not_a_date"),
    (DATE, "２０２７-01-01", "not_a_date"),
    (DATE, "", "not_a_date"),
    (DATE, 20270101, "type"),
]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.kind)
def test_unset_is_always_allowed(field):
    assert check_answer(field, None) is None


@pytest.mark.parametrize(("field", "value", "stored"), ACCEPTED)
def test_what_the_field_takes_is_stored_in_one_form(field, value, stored):
    result = check_answer(field, value)
    assert result == stored
    assert type(result) is type(stored)
    assert math.copysign(1, result) == 1 if isinstance(result, float) else True


@pytest.mark.parametrize(("field", "value", "code"), REFUSED)
def test_what_the_field_does_not_take_is_refused(field, value, code):
    with pytest.raises(AnswerRefused) as caught:
        check_answer(field, value)
    assert (caught.value.field_id, caught.value.code) == ("it", code)
    for lang in LANGS:
        message = caught.value.message(lang)
        assert field.ask.get(lang) in message
        assert caught.value.allowed.get(lang) in message
        assert "{" not in message.replace("{'a': 1}", "")
        assert len(message) < 120


def test_the_message_names_the_value_shortened():
    with pytest.raises(AnswerRefused) as caught:
        check_answer(TEXT, "とても長い文章です。" * 5)
    assert "とても長い文章です。とても長い文章です…" in caught.value.message("ja")
    assert "10" in caught.value.message("ja")
    assert "とても" not in str(caught.value), "what goes to a log leaves out what a person wrote"


def test_the_message_lists_options_as_people_read_them():
    with pytest.raises(AnswerRefused) as caught:
        check_answer(CHOICE, "e")
    assert "aの札・bの札・cの札・dの札" in caught.value.message("ja")
    assert "label a, label b, label c, label d" in caught.value.message("en")


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.text(alphabet=st.characters())
    | st.sampled_from("abcde")
    | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


ANY = JSON | st.integers(-1, 40) | st.integers(-2, 60).map(lambda number: number / 2)


@settings(deadline=None)
@given(st.sampled_from(FIELDS), ANY)
def test_any_value_is_refused_or_passes_again_unchanged(field, value):
    try:
        stored = check_answer(field, value)
    except AnswerRefused:
        return
    again = check_answer(field, stored)
    assert again == stored
    assert type(again) is type(stored)
    if isinstance(stored, str):
        stored.encode("utf-8")


@settings(deadline=None)
@given(st.sampled_from(FIELDS), ANY)
def test_a_refusal_is_one_line_that_can_be_sent(field, value):
    with contextlib.suppress(AnswerRefused):
        check_answer(field, value)
        assume(False)
    with pytest.raises(AnswerRefused) as caught:
        check_answer(field, value)
    for lang in LANGS:
        assert len(caught.value.message(lang).encode("utf-8").splitlines()) == 1


@settings(deadline=None)
@given(st.lists(st.sampled_from("abcd")))
def test_choices_are_ordered_and_without_repetition(values):
    if len(set(values)) > 2:
        with pytest.raises(AnswerRefused):
            check_answer(CHOICES, values)
    else:
        assert check_answer(CHOICES, values) == sorted(set(values))


@settings(deadline=None)
@given(st.text())
def test_a_stored_text_fits_and_is_clean(value):
    try:
        stored = check_answer(TEXT, value)
    except AnswerRefused:
        return
    assert isinstance(stored, str)
    assert len(stored) <= TEXT.max_chars
    assert unicodedata.is_normalized("NFC", stored)
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in stored)
    assert stored == stored.strip()


def test_every_example_is_an_answer():
    for exercise in load_pack().exercises:
        for field in exercise.fields:
            if isinstance(field, TextField):
                for example in field.examples:
                    for lang in LANGS:
                        assert check_answer(field, example.get(lang)) == example.get(lang)
