"""The life strategy: gaps between what matters and what gets time and energy, and a sentence to begin with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wli_toolkit import scoring
from wli_toolkit.content import LANGS, check_answer, load_pack, spread
from wli_toolkit.content.model import ChoicesField, Exercise, Lang, Occasion, Pack, TextField
from wli_toolkit.scoring import life_strategy
from wli_toolkit.scoring.values import Piece

AREAS = ("work", "close", "community", "self")
Shares = tuple[int, int, int, int]


@pytest.fixture
def strategy(pack: Pack) -> Exercise:
    return pack.exercise("E07")


def shared(imp: Shares, eng: Shares) -> dict[str, object]:
    """Return both wholes as they are stored."""
    return {
        f"{side}_{area}": share
        for side, shares in (("imp", imp), ("eng", eng))
        for area, share in zip(AREAS, shares, strict=True)
    }


def said(strategy: Exercise, lang: Lang = "ja", **answers: object) -> scoring.Feedback:
    return scoring.feedback(strategy, Occasion.DURING, answers, {}, lang)


def drafted(strategy: Exercise, lang: Lang = "ja", **answers: object) -> tuple[Piece, ...]:
    return life_strategy.drafts(strategy, {("E07", "during"): answers}, lang).get("b1", ())


@pytest.mark.parametrize(
    ("imp", "eng", "gaps", "move"),
    [
        ((25, 25, 25, 25), (25, 25, 25, 25), (0, 0, 0, 0), 0),
        ((30, 30, 20, 20), (60, 20, 5, 15), (30, -10, -15, -5), 30),
        ((100, 0, 0, 0), (0, 0, 0, 100), (-100, 0, 0, 100), 100),
        ((50, 50, 0, 0), (55, 45, 0, 0), (5, -5, 0, 0), 5),
    ],
)
def test_gaps_are_energy_minus_importance_and_move_half_their_size(
    strategy: Exercise, imp: Shares, eng: Shares, gaps: Shares, move: int
) -> None:
    assert scoring.scores(strategy, shared(imp, eng)) == {
        **{f"gap_{area}": gap for area, gap in zip(AREAS, gaps, strict=True)},
        "move": move,
    }


@pytest.mark.parametrize("missing", [f"{side}_{area}" for side in ("imp", "eng") for area in AREAS])
def test_without_every_point_there_is_no_gap(strategy: Exercise, missing: str) -> None:
    answers = {**shared((25, 25, 25, 25), (40, 20, 20, 20)), missing: None}
    assert scoring.scores(strategy, answers) == {}
    assert said(strategy, **answers) == scoring.Feedback()


@pytest.mark.parametrize(
    ("imp", "eng", "line"),
    [
        (
            (30, 30, 20, 20),
            (60, 20, 5, 15),
            "差がいちばん大きいのは「仕事」です。時間と気力の方が、大切さより30点多くなっています。",
        ),
        (
            (20, 30, 20, 30),
            (30, 30, 30, 10),
            "差がいちばん大きいのは「自分」です。時間と気力の方が、大切さより20点少なくなっています。",
        ),
        (
            (30, 30, 20, 20),
            (50, 30, 20, 0),
            "差がいちばん大きいのは、時間と気力の方が20点多い「仕事」と、20点少ない「自分」です。",
        ),
        (
            (20, 20, 30, 30),
            (30, 30, 10, 30),
            "差がいちばん大きいのは「地域・社会」です。時間と気力の方が、大切さより20点少なくなっています。",
        ),
        (
            (10, 10, 40, 40),
            (25, 25, 25, 25),
            "差がいちばん大きいのは、時間と気力の方が15点多い「仕事」・「身近な人」と、"
            "15点少ない「地域・社会」・「自分」です。",
        ),
    ],
)
def test_the_largest_gap_is_named_and_so_are_its_equals(
    strategy: Exercise, imp: Shares, eng: Shares, line: str
) -> None:
    assert line in said(strategy, **shared(imp, eng)).lines


def test_a_sentence_is_begun_from_the_widest_gap_each_way(strategy: Exercise) -> None:
    lines = said(strategy, **shared((30, 30, 20, 20), (60, 20, 5, 15))).lines
    assert "一文の書き出しの例：「仕事」に使う時間と気力を少し減らして、「地域・社会」に…" in lines
    assert not any("守るために" in line for line in lines)


def test_without_any_gap_the_sentence_keeps_things_as_they_are(strategy: Exercise) -> None:
    lines = said(strategy, **shared((40, 30, 10, 20), (40, 30, 10, 20))).lines
    assert lines[-2:] == (strategy.texts["no_gap"].ja, strategy.texts["starter_keep"].ja)
    assert not any("いちばん大きい" in line for line in lines)


def test_a_beginning_is_words_only(strategy: Exercise) -> None:
    assert said(strategy, **shared((30, 30, 20, 20), (60, 20, 5, 15))).offer is None


@pytest.mark.parametrize("lang", LANGS)
def test_the_lines_tell_the_pairs(strategy: Exercise, lang: Lang) -> None:
    feedback = said(strategy, lang, **shared((35, 30, 15, 20), (55, 25, 5, 15)))
    picture = feedback.picture
    assert picture is not None
    assert (picture["kind"], picture["of"]) == ("pairs", 100)
    assert picture["names"] == [strategy.texts["imp"].get(lang), strategy.texts["eng"].get(lang)]
    items = picture["items"]
    assert isinstance(items, list)
    assert [(item["first"], item["second"]) for item in items] == [(35, 55), (30, 25), (15, 5), (20, 15)]
    for item, line in zip(items, feedback.lines, strict=False):
        assert line.startswith(item["label"])
        assert str(item["first"]) in line
        assert str(item["second"]) in line


@pytest.mark.parametrize("lang", LANGS)
def test_no_gap_is_called_good_or_bad(strategy: Exercise, lang: Lang) -> None:
    told = " ".join(said(strategy, lang, **shared((30, 30, 20, 20), (60, 20, 5, 15))).lines).lower()
    for judged in ("よくな", "悪い", "改善", "べき", "should", "better", "worse", "improve"):
        assert judged not in told


def test_values_and_sentence_are_read_back(strategy: Exercise) -> None:
    lite = said(strategy, values=["learning", "family"], sentence="よく休む")
    assert lite.lines == ("これから大切にしたいこと：家族・学び", "あなたの一文：よく休む")
    assert lite.picture is None
    whole = said(strategy, **shared((30, 30, 20, 20), (60, 20, 5, 15)), values=["calm"], sentence="よく休む")
    assert whole.lines[-2:] == ("これから大切にしたいこと：穏やかさ", "あなたの一文：よく休む")


def test_nothing_answered_says_nothing(strategy: Exercise) -> None:
    assert said(strategy) == scoring.Feedback()
    assert said(strategy, values=[], sentence=" ", day5="朝は畑", sat_work=3) == scoring.Feedback()
    assert drafted(strategy) == ()


def test_the_blueprint_gets_values_and_sentence(strategy: Exercise) -> None:
    assert drafted(strategy, values=["calm", "health"], sentence="よく休む") == (
        Piece("健康・穏やかさ", private=False),
        Piece("よく休む", private=True),
    )
    assert drafted(strategy, sentence="よく休む") == (Piece("よく休む", private=True),)
    assert drafted(strategy, values=[], day5="朝は畑") == ()


def test_stored_values_are_the_agreed_ones(strategy: Exercise) -> None:
    field = strategy.field("values")
    assert isinstance(field, ChoicesField)
    assert " ".join(option.value for option in field.options) == (
        "family health learning freedom security contribution fellows creating challenge joy trust calm"
    )
    assert field.at_most == 3


def test_the_shorter_form_has_no_picture_of_what_it_leaves_out(strategy: Exercise) -> None:
    lite = [field.id for field in strategy.asked(Occasion.DURING, "lite")]
    assert lite == ["values", "sentence"]
    assert {figure.id: set(figure.needs) <= set(lite) for figure in strategy.figures} == {
        "balance": False,
        "values": True,
        "move": False,
    }


def shares() -> st.SearchStrategy[Shares]:
    """Return any way to share a hundred points in steps of five."""
    cuts = st.lists(st.integers(0, 20), min_size=3, max_size=3).map(sorted)
    return cuts.map(lambda at: (5 * at[0], 5 * (at[1] - at[0]), 5 * (at[2] - at[1]), 5 * (20 - at[2])))


@given(shares(), shares(), st.sampled_from(LANGS))
def test_however_points_are_shared_gaps_cancel_out_and_a_beginning_is_offered(
    imp: Shares, eng: Shares, lang: Lang
) -> None:
    exercise = load_pack().exercise("E07")
    stored: dict[str, object] = {}
    for side, given_shares in (("imp", imp), ("eng", eng)):
        field = exercise.field(side)
        whole = {f"{side}_{area}": share for area, share in zip(AREAS, given_shares, strict=True)}
        stored |= spread(field, check_answer(field, whole))
    scored = scoring.scores(exercise, stored)
    assert set(scored) == set(exercise.scores)
    gaps = [int(str(scored[f"gap_{area}"])) for area in AREAS]
    assert sum(gaps) == 0
    assert scored["move"] == sum(gap for gap in gaps if gap > 0)
    assert 0 <= int(str(scored["move"])) <= 100
    lines = said(exercise, lang, **stored).lines
    beginnings = [line for line in lines if line.startswith(("一文の書き出しの例", "A way to begin"))]
    assert len(beginnings) == 1
    assert all("{" not in line for line in lines)


@pytest.mark.parametrize("lang", LANGS)
def test_the_longest_answers_fit_their_box_whole(pack: Pack, strategy: Exercise, lang: Lang) -> None:
    field, box = strategy.field("values"), pack.exercise("E14").field("b1")
    assert isinstance(field, ChoicesField)
    assert isinstance(box, TextField)
    longest = sorted(field.options, key=lambda option: len(option.label.get(lang)))[-3:]
    pieces = drafted(strategy, lang, values=[option.value for option in longest], sentence="い" * 60)
    assert len(" / ".join(piece.text for piece in pieces)) <= box.max_chars
