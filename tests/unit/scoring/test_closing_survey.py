"""The closing survey: counted and put on the wall, never scored or commented on."""

from __future__ import annotations

import pytest

from wli_toolkit import scoring
from wli_toolkit.content.model import ChoiceField, Exercise, Occasion, Pack, TextField, Visibility


@pytest.fixture
def survey(pack: Pack) -> Exercise:
    return pack.exercise("E15")


def test_a_mark_is_neither_scored_nor_answered_back(survey: Exercise) -> None:
    for value in "12345":
        answers = {"useful": value, "words": "休むことも設計", "wish": "もっと短く"}
        assert scoring.scores(survey, answers) == {}
        assert scoring.feedback(survey, Occasion.DURING, answers, {}, "ja") == scoring.Feedback()


def test_five_marks_merge_with_their_neighbours(survey: Exercise) -> None:
    useful = survey.field("useful")
    assert isinstance(useful, ChoiceField)
    assert [option.value for option in useful.options] == list("12345")
    (figure,) = survey.figures
    assert figure.of == ("useful",)
    assert figure.merge == "neighbours"


def test_its_texts_wait_for_their_author(survey: Exercise) -> None:
    texts = {field.id: field for field in survey.fields if isinstance(field, TextField)}
    assert {name: field.max_chars for name, field in texts.items()} == {"words": 40, "wish": 60}
    assert {field.visibility for field in texts.values()} == {Visibility.WALL}
