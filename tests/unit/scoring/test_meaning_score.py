"""Meaning: three lines under each other, and a way in where the pull is strong and the start hard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wli_toolkit import scoring
from wli_toolkit.content import LANGS, load_pack
from wli_toolkit.content.model import ChoicesField, Exercise, Lang, Occasion, Pack, TextField
from wli_toolkit.scoring import meaning
from wli_toolkit.scoring.values import Piece

WHOM = ("juniors", "customers", "family", "local", "young", "same_worry", "society", "myself")
ANSWERS: dict[str, object] = {
    "whom": ["local", "family"],
    "change": "家で笑う時間がふえる",
    "use": "段取りを組む力",
}


@pytest.fixture
def purpose(pack: Pack) -> Exercise:
    return pack.exercise("E06")


def said(purpose: Exercise, lang: Lang = "ja", **answers: object) -> scoring.Feedback:
    return scoring.feedback(purpose, Occasion.DURING, answers, {}, lang)


def drafted(purpose: Exercise, lang: Lang = "ja", **answers: object) -> tuple[Piece, ...]:
    return meaning.drafts(purpose, {("E06", "during"): answers}, lang).get("b2", ())


def test_three_lines_stand_under_each_other(purpose: Exercise) -> None:
    feedback = said(purpose, **ANSWERS)
    assert feedback.lines == (
        "だれの役に：家族・地域の人",
        "どうなってほしい：家で笑う時間がふえる",
        "生かす力：段取りを組む力",
    )
    assert feedback.picture == {
        "kind": "stack",
        "items": [
            {"label": "だれの役に", "text": "家族・地域の人"},
            {"label": "どうなってほしい", "text": "家で笑う時間がふえる"},
            {"label": "生かす力", "text": "段取りを組む力"},
        ],
    }


@pytest.mark.parametrize("missing", ["whom", "change", "use"])
@pytest.mark.parametrize("lang", LANGS)
def test_what_is_missing_leaves_no_gap(purpose: Exercise, missing: str, lang: Lang) -> None:
    feedback = said(purpose, lang, **{**ANSWERS, missing: None})
    picture = feedback.picture
    assert picture is not None
    items = picture["items"]
    assert isinstance(items, list)
    assert purpose.texts[f"stack_{missing}"].get(lang) not in [item["label"] for item in items]
    assert len(items) == len(feedback.lines) == 2
    for item, line in zip(items, feedback.lines, strict=True):
        assert item["label"] in line
        assert item["text"] in line


@pytest.mark.parametrize(
    ("pull", "start", "told"),
    [
        (7, 3, True),
        (10, 0, True),
        (6, 3, False),
        (7, 4, False),
        (0, 0, False),
        (10, 10, False),
        (None, 3, False),
        (7, None, False),
    ],
)
def test_strong_pull_and_hard_start_begin_with_listening(
    purpose: Exercise, pull: int | None, start: int | None, told: bool
) -> None:
    feedback = said(purpose, pull=pull, start=start)
    assert feedback.lines == ((purpose.texts["meet"].ja,) if told else ())
    assert feedback.picture is None
    assert "会って話を聞くことから" in purpose.texts["meet"].ja


def test_nothing_answered_says_nothing(purpose: Exercise) -> None:
    assert said(purpose) == scoring.Feedback()
    assert said(purpose, whom=[], change="  ") == scoring.Feedback()
    assert scoring.scores(purpose, ANSWERS) == {}
    assert drafted(purpose) == ()


def test_the_blueprint_gets_whom_and_the_change(purpose: Exercise) -> None:
    assert drafted(purpose, **ANSWERS) == (
        Piece("家族・地域の人", private=False),
        Piece("家で笑う時間がふえる", private=True),
    )
    assert drafted(purpose, whom=["myself"], use="段取りを組む力") == (Piece("自分", private=False),)
    assert drafted(purpose, change="よく眠れる") == (Piece("よく眠れる", private=True),)


def test_stored_values_are_the_agreed_ones(purpose: Exercise) -> None:
    field = purpose.field("whom")
    assert isinstance(field, ChoicesField)
    assert (tuple(option.value for option in field.options), field.at_most) == (WHOM, 2)


def test_the_shorter_form_has_no_picture_of_what_it_leaves_out(purpose: Exercise) -> None:
    lite = [field.id for field in purpose.asked(Occasion.DURING, "lite")]
    assert lite == ["whom", "change"]
    assert {figure.id: set(figure.needs) <= set(lite) for figure in purpose.figures} == {
        "whom": True,
        "pull_start": False,
    }


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "whom": st.none() | st.lists(st.sampled_from(WHOM), unique=True, max_size=2),
            "change": st.none() | st.text(max_size=40),
            "use": st.none() | st.text(max_size=30),
            "pull": st.none() | st.integers(0, 10),
            "start": st.none() | st.integers(0, 10),
        },
    ),
    st.sampled_from(LANGS),
)
def test_whatever_is_answered_comes_back_as_it_was_written(answers: dict[str, object], lang: Lang) -> None:
    exercise = load_pack().exercise("E06")
    told = "\n".join(said(exercise, lang, **answers).lines)
    for name in ("change", "use"):
        assert str(answers.get(name) or "").strip() in told
    assert all(piece.text for piece in drafted(exercise, lang, **answers))


@pytest.mark.parametrize("lang", LANGS)
def test_the_longest_answers_fit_their_box_whole(pack: Pack, purpose: Exercise, lang: Lang) -> None:
    field, box = purpose.field("whom"), pack.exercise("E14").field("b2")
    assert isinstance(field, ChoicesField)
    assert isinstance(box, TextField)
    longest = sorted(field.options, key=lambda option: len(option.label.get(lang)))[-2:]
    pieces = drafted(purpose, lang, whom=[option.value for option in longest], change="い" * 40)
    assert len(" / ".join(piece.text for piece in pieces)) <= box.max_chars
