"""An answer is stored column by column and comes back as it was given."""

from __future__ import annotations

import pytest
from any_answer import right
from every_kind import EXERCISE
from hypothesis import given, settings
from hypothesis import strategies as st

from wli_toolkit.content import (
    AnyField,
    WholeField,
    check_answer,
    collect,
    columns,
    every_column,
    load_pack,
    spread,
)

FIELDS = [*EXERCISE.fields, *(field for exercise in load_pack().exercises for field in exercise.fields)]


@settings(deadline=None)
@given(st.data())
def test_what_is_spread_is_collected_again(data):
    field: AnyField = data.draw(st.sampled_from(FIELDS))
    answer = check_answer(field, data.draw(st.none() | right(field)))
    stored = spread(field, answer)
    assert list(stored) == [column.id for column in columns(field)]
    assert collect(field, stored) == answer
    assert all(value is None or not isinstance(value, dict) for value in stored.values())


@settings(deadline=None)
@given(st.data())
def test_a_whole_with_a_part_missing_is_unset(data):
    field: AnyField = data.draw(st.sampled_from([one for one in FIELDS if isinstance(one, WholeField)]))
    stored = spread(field, check_answer(field, data.draw(right(field))))
    missing = data.draw(st.sampled_from(sorted(stored)))
    assert collect(field, stored | {missing: None}) is None
    assert collect(field, {name: value for name, value in stored.items() if name != missing}) is None


def test_options_kept_apart_are_stored_apart():
    blocks = EXERCISE.field("blocks")
    answer = check_answer(blocks, ["health", "time"])
    assert spread(blocks, answer) == {"blocks": ["time"], "blocks_s": ["health"]}
    assert spread(blocks, []) == {"blocks": [], "blocks_s": []}
    assert spread(blocks, None) == {"blocks": None, "blocks_s": None}


@pytest.mark.parametrize(
    ("stored", "answer"),
    [
        ({"blocks": ["time"]}, ["time"]),
        ({"blocks": ["system"], "blocks_s": None}, ["system"]),
        ({"blocks_s": ["health"]}, ["health"]),
        ({"blocks": ["system"], "blocks_s": ["money"]}, ["money", "system"]),
        ({"blocks": [], "blocks_s": []}, []),
        ({}, None),
    ],
)
def test_what_can_be_read_of_options_kept_apart_is_collected(stored, answer):
    assert collect(EXERCISE.field("blocks"), stored) == answer


def test_every_column_has_the_kind_it_is_counted_as():
    kinds = {name: column.kind for name, column in every_column(EXERCISE).items()}
    assert kinds == {
        "calm": "scale", "mood": "choice", "blocks": "choices", "blocks_s": "choices", "sure": "yes_no",
        "note": "text", "mins": "minutes", "week": "hours", "when": "date", "bed": "time",
        "imp_work": "points", "imp_close": "points", "imp_self": "points",
        "ev_care": "chips", "ev_role": "chips", "ev_home": "chips",
        "now_sleep": "hours", "now_care": "hours", "now_rest": "hours",
        "ideal_sleep": "hours", "ideal_care": "hours", "ideal_rest": "hours",
        "half_work": "hours", "half_rest": "hours",
        "act": "text", "like": "place", "good": "place", "last": "scale",
    }  # fmt: skip


def test_a_part_says_what_it_is_called():
    stored = every_column(EXERCISE)
    assert stored["now_care"].label.en == "Care"
    assert stored["calm"].label.en == "Are you calm?"
    assert stored["blocks_s"].field == EXERCISE.field("blocks")


@pytest.mark.parametrize("exercise", load_pack().exercises, ids=lambda exercise: exercise.id)
def test_no_two_things_share_a_column(exercise):
    names = [column.id for field in exercise.fields for column in columns(field)]
    assert len(set(names)) == len(names)
