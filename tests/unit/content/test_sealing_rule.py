"""Which of what is stored is sealed."""

from __future__ import annotations

import pytest
from every_kind import EXERCISE

from wli_toolkit.content import (
    PointsField,
    Text,
    Visibility,
    YesNoField,
    columns,
    every_column,
    load_pack,
    stays_private,
)

ASK = Text(ja="あ", en="a")


@pytest.mark.parametrize(
    ("visibility", "with_consent", "without_consent"),
    [("P", True, True), ("G", False, False), ("S", False, True), ("W", True, True), ("H", True, True)],
)
def test_consent_opens_sensitive_answers_only(visibility, with_consent, without_consent):
    field = YesNoField(id="it", kind="yes_no", visibility=Visibility(visibility), ask=ASK)
    (column,) = columns(field)
    assert stays_private(column, consent_sensitive=True) is with_consent
    assert stays_private(column, consent_sensitive=False) is without_consent


def test_every_visibility_is_covered():
    assert {one.value for one in Visibility} == set("PGSWH")


@pytest.mark.parametrize("hidden", ["P", "S"])
def test_what_would_give_a_hidden_part_away_is_sealed_with_it(hidden):
    whole = {
        "id": "it",
        "kind": "points",
        "visibility": "G",
        "ask": {"ja": "あ", "en": "a"},
        "parts": [{"id": name, "label": {"ja": "あ", "en": "a"}} for name in ("a", "b", "c")],
    }
    assert [column.sealed for column in columns(PointsField.model_validate(whole))] == [False] * 3
    whole["parts"][1]["visibility"] = hidden
    for column in columns(PointsField.model_validate(whole)):
        assert column.sealed
        assert stays_private(column, consent_sensitive=True)
        assert stays_private(column, consent_sensitive=False)


def test_parts_that_do_not_add_up_are_sealed_by_themselves():
    seen = {column.id: column for column in columns(EXERCISE.field("ev"))}
    assert not any(column.sealed for column in seen.values())
    assert [stays_private(column, consent_sensitive=False) for column in seen.values()] == [
        True,
        False,
        False,
    ]
    assert [stays_private(column, consent_sensitive=True) for column in seen.values()] == [False] * 3


def test_options_kept_apart_are_sealed_without_consent():
    plain, apart = columns(EXERCISE.field("blocks"))
    assert (plain.id, plain.visibility) == ("blocks", Visibility.GROUP)
    assert (apart.id, apart.visibility) == ("blocks_s", Visibility.SENSITIVE)
    assert not stays_private(plain, consent_sensitive=False)
    assert stays_private(apart, consent_sensitive=False)
    assert not stays_private(apart, consent_sensitive=True)


def test_a_day_with_care_in_it_is_sealed_whole_and_a_day_without_is_not():
    stored = every_column(EXERCISE)
    assert all(stored[f"now_{part}"].sealed for part in ("sleep", "care", "rest"))
    assert not any(stored[f"half_{part}"].sealed for part in ("work", "rest"))


def test_nothing_sealed_of_the_standard_pack_is_counted():
    sealed = {
        (exercise.id, column.id)
        for exercise in load_pack().exercises
        for column in every_column(exercise).values()
        if column.sealed
    }
    counted = {
        (exercise.id, name)
        for exercise in load_pack().exercises
        for figure in exercise.figures
        for name in figure.of
    }
    assert sealed
    assert not sealed & counted
