"""Likes and strengths: quadrants, bridges, shares of a hundred, and what goes to the blueprint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wli_toolkit import scoring
from wli_toolkit.content import LANGS, check_answer, load_pack, spread
from wli_toolkit.content.model import Exercise, Lang, Occasion, Pack
from wli_toolkit.scoring import strengths
from wli_toolkit.scoring.values import Piece

SHARES = ("share_grow", "share_nurture", "share_relied", "share_leave")
PLACES = ("work", "home", "hobby", "local", "sidejob", "teach", "none")
HOMES = ("work", "home", "hobby", "local")
Row = dict[str, object]


@pytest.fixture
def likes(pack: Pack) -> Exercise:
    return pack.exercise("E05")


def placed(act: str, like: int, good: int, **more: object) -> Row:
    return {"act": act, "like": like, "good": good, **more}


def said(likes: Exercise, *rows: Row, lang: Lang = "ja") -> scoring.Feedback:
    return scoring.feedback(likes, Occasion.DURING, {"items": rows}, {}, lang)


def drafted(likes: Exercise, *rows: Row, lang: Lang = "ja") -> tuple[Piece, ...]:
    return strengths.drafts(likes, {("E05", "during"): {"items": rows}}, lang).get("b3", ())


@pytest.mark.parametrize(
    ("like", "good", "quadrant"),
    [
        (6, 6, "grow"),
        (10, 10, "grow"),
        (6, 5, "nurture"),
        (10, 0, "nurture"),
        (5, 6, "relied"),
        (0, 10, "relied"),
        (5, 5, "leave"),
        (0, 0, "leave"),
    ],
)
def test_six_is_high_on_each_side(likes: Exercise, like: int, good: int, quadrant: str) -> None:
    scored = scoring.scores(likes, {"items": (placed("写真", like, good),)})
    assert {name: scored[name] for name in SHARES} == {
        name: 100 if name == f"share_{quadrant}" else 0 for name in SHARES
    }
    (line,) = said(likes, placed("写真", like, good)).lines
    assert line == f"{likes.texts[f'quadrant_{quadrant}'].ja}：写真（好き{like}・得意{good}）"


def test_what_one_is_relied_on_for_comes_with_its_warning(likes: Exercise) -> None:
    (line,) = said(likes, placed("段取り", 2, 9)).lines
    assert line.startswith("頼られている（量に注意）：")


def test_shares_are_of_the_placed_things_only(likes: Exercise) -> None:
    rows = (placed("写真", 9, 9), placed("段取り", 1, 9), placed("聞き役", 9, 9), {"act": "料理"})
    scored = scoring.scores(likes, {"items": rows})
    assert scored["items"] == 4
    assert scored["share_grow"] == pytest.approx(200 / 3)
    assert scored["share_relied"] == pytest.approx(100 / 3)
    assert scored["share_nurture"] == scored["share_leave"] == 0


@pytest.mark.parametrize("half", [{"like": 9}, {"good": 9}, {"like": 9, "good": None}])
def test_half_a_place_is_no_place(likes: Exercise, half: Row) -> None:
    assert scoring.scores(likes, {"items": ({"act": "写真", **half},)}) == {"items": 1}
    assert said(likes, {"act": "写真", **half}) == scoring.Feedback()


@pytest.mark.parametrize(
    ("bridge_to", "home", "counts"),
    [
        ("local", "hobby", True),
        ("work", None, True),
        ("home", None, True),
        ("sidejob", "work", True),
        ("work", "work", False),
        ("home", "home", False),
        ("none", "work", False),
        ("none", None, False),
    ],
)
def test_a_bridge_leads_somewhere_else(
    likes: Exercise, bridge_to: str, home: str | None, counts: bool
) -> None:
    row = {"act": "写真", "bridge_to": bridge_to, "home": home}
    scored = scoring.scores(likes, {"items": (row,)})
    assert (scored["items"], scored["bridges"]) == (1, int(counts))
    (line,) = said(likes, row).lines
    assert (line == likes.texts["bridges_none"].ja) is not counts


@pytest.mark.parametrize(
    ("bridges", "flows"),
    [
        ([("hobby", "work"), ("local", "work")], ["life_work"]),
        ([("work", "home"), ("work", "teach"), ("work", "work")], ["work_life", "work_beyond"]),
        ([("hobby", "local"), ("home", "sidejob"), ("home", "none")], ["life_life", "life_beyond"]),
        ([("hobby", "none"), ("work", "work")], []),
    ],
)
def test_flows_lead_between_work_life_and_what_is_new(
    likes: Exercise, bridges: list[tuple[str, str]], flows: list[str]
) -> None:
    rows = tuple({"home": home, "bridge_to": bridge_to} for home, bridge_to in bridges)
    assert scoring.scores(likes, {"items": rows})["flows"] == flows


def test_without_a_home_there_is_no_flow(likes: Exercise) -> None:
    rows = ({"bridge_to": "work"}, {"home": "hobby"})
    assert "flows" not in scoring.scores(likes, {"items": rows})


def test_bridges_are_counted_only_where_they_were_asked(likes: Exercise) -> None:
    rows = (placed("写真", 9, 9), placed("段取り", 9, 9, home="work"))
    assert "bridges" not in scoring.scores(likes, {"items": rows})
    answered = (*rows, placed("料理", 9, 9, bridge_to="none"))
    assert scoring.scores(likes, {"items": answered})["bridges"] == 0


@pytest.mark.parametrize("lang", LANGS)
def test_bridges_are_counted_and_named(likes: Exercise, lang: Lang) -> None:
    rows: tuple[Row, ...] = (
        {"act": "写真", "bridge_to": "local"},
        {"act": "段取り", "bridge_to": "work", "home": "work"},
        {"act": "聞き役", "bridge_to": "teach"},
    )
    (line,) = said(likes, *rows, lang=lang).lines
    assert "2" in line
    assert "写真 → " in line
    assert "聞き役 → " in line
    assert "段取り" not in line
    if lang == "ja":
        assert line.startswith("ほかの場でも生かせそうなものは、2つ")


@pytest.mark.parametrize(("glad", "told"), [(True, True), (False, False), (None, False)])
def test_what_would_please_somebody_is_named(likes: Exercise, glad: bool | None, told: bool) -> None:
    lines = said(likes, {"act": "写真", "who_glad": glad}).lines
    assert lines == (("喜ぶ人の顔が浮かぶもの：写真",) if told else ())


@pytest.mark.parametrize("lang", LANGS)
def test_the_lines_tell_the_plane(likes: Exercise, lang: Lang) -> None:
    feedback = said(likes, placed("写真", 8, 6), placed("段取り", 2, 9), {"act": "料理"}, lang=lang)
    picture = feedback.picture
    assert picture is not None
    assert (picture["kind"], picture["split"]) == ("plane", 6)
    points = picture["points"]
    assert points == [{"x": 8, "y": 6, "label": "写真"}, {"x": 2, "y": 9, "label": "段取り"}]
    told = "\n".join(feedback.lines)
    for point in points:
        assert any(
            text in told
            for text in (
                f"{point['label']}（好き{point['x']}・得意{point['y']}）",
                f"{point['label']} (liking {point['x']}, skill {point['y']})",
            )
        )


def test_the_plane_has_liking_across_and_skill_upwards(likes: Exercise) -> None:
    picture = said(likes, placed("写真", 8, 6)).picture
    assert picture is not None
    assert picture["x"] == {"label": "好き", "low": "好きではない", "high": "とても好き"}
    assert picture["y"] == {"label": "得意", "low": "得意ではない", "high": "とても得意"}
    assert picture["cells"] == {
        "ll": "今は任せてもよい",
        "hl": "育てる",
        "lh": "頼られている（量に注意）",
        "hh": "伸ばす",
    }


@pytest.mark.parametrize(("lang", "name"), [("ja", "2つめ"), ("en", "No. 2")])
def test_a_thing_without_a_name_goes_by_its_number(likes: Exercise, lang: Lang, name: str) -> None:
    picture = said(likes, placed("写真", 8, 8), {"like": 1, "good": 1}, lang=lang).picture
    assert picture is not None
    assert picture["points"] == [
        {"x": 8, "y": 8, "label": "写真"},
        {"x": 1, "y": 1, "label": name},
    ]


@pytest.mark.parametrize("answers", [{}, {"items": None}, {"items": ()}])
def test_nothing_named_says_nothing(likes: Exercise, answers: dict[str, object]) -> None:
    assert scoring.scores(likes, answers) == {}
    assert scoring.feedback(likes, Occasion.DURING, answers, {}, "ja") == scoring.Feedback()
    assert strengths.drafts(likes, {("E05", "during"): answers}, "ja") == {}


def test_the_blueprint_gets_what_is_to_be_used_best_first(likes: Exercise) -> None:
    rows = (
        placed("書類の山", 1, 1),
        placed("英語", 9, 2),
        placed("段取り", 2, 9),
        placed("写真", 9, 9),
        {"act": "料理"},
    )
    assert [piece.text for piece in drafted(likes, *rows)] == [
        "写真",
        "段取り（量に注意）",
        "英語（育てたい）",
        "料理",
    ]


def test_what_stands_on_no_wall_yet_marks_the_draft(likes: Exercise) -> None:
    assert drafted(likes, placed("写真", 9, 9)) == (Piece("写真", private=True),)


def test_one_thing_named_twice_is_drafted_once_and_one_without_a_name_never(likes: Exercise) -> None:
    rows = (placed("写真", 9, 9), placed(" 写真 ", 8, 8), {"like": 9, "good": 9})
    assert [piece.text for piece in drafted(likes, *rows)] == ["写真"]


def test_shorter_forms_ask_less_of_fewer_things(likes: Exercise) -> None:
    (rows,) = likes.rows
    assert (rows.most(None), rows.most("lite"), rows.most("short")) == (6, 2, 3)
    for form in ("lite", "short"):
        asked = [field.id for field in likes.asked(Occasion.DURING, form)]
        assert asked == ["act", "spot", "bridge_to"]


@st.composite
def stored_rows(draw: st.DrawFn) -> tuple[Row, ...]:
    exercise = load_pack().exercise("E05")
    scale = st.integers(0, 10)
    given_rows = draw(
        st.lists(
            st.fixed_dictionaries(
                {},
                optional={
                    "act": st.text("写真段取り{}", min_size=1, max_size=20),
                    "spot": st.fixed_dictionaries({"like": scale, "good": scale}),
                    "bridge_to": st.sampled_from(PLACES),
                    "home": st.sampled_from(HOMES),
                    "who_glad": st.booleans(),
                },
            ).filter(bool),
            max_size=6,
        )
    )
    return tuple(
        {
            column: value
            for name, answer in row.items()
            for column, value in spread(
                exercise.field(name), check_answer(exercise.field(name), answer)
            ).items()
        }
        for row in given_rows
    )


@given(stored_rows(), st.sampled_from(LANGS))
def test_whatever_is_named_shares_sum_to_a_hundred(rows: tuple[Row, ...], lang: Lang) -> None:
    exercise = load_pack().exercise("E05")
    scored = scoring.scores(exercise, {"items": rows})
    assert set(scored) <= set(exercise.scores)
    shares = [float(str(scored[name])) for name in SHARES if name in scored]
    assert sum(shares) == pytest.approx(100 if shares else 0)
    assert len(shares) in (0, 4)
    assert int(str(scored.get("bridges", 0))) <= int(str(scored.get("items", 0))) == len(rows)
    feedback = said(exercise, *rows, lang=lang)
    assert all(feedback.lines)
    assert (feedback.picture is not None) is bool(shares)
    assert all(piece.text and piece.private for piece in drafted(exercise, *rows, lang=lang))
