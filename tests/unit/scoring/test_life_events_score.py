"""The map of what lies ahead: loads, bands, where to turn, and the season in the blueprint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wli_toolkit import scoring
from wli_toolkit.content import LANGS, check_answer, load_pack, spread
from wli_toolkit.content.model import ChipsField, ChoiceField, Exercise, Lang, Occasion, Pack, TextField
from wli_toolkit.scoring import life_events
from wli_toolkit.scoring.values import Piece

EVENTS = ("health", "care", "children", "money", "role", "home", "learning", "community")
PERIODS = ("now", "y3", "later")
SENSITIVE = ("health", "care", "children", "money")


@pytest.fixture
def events(pack: Pack) -> Exercise:
    return pack.exercise("E04")


def chosen(period: str, **strengths: int) -> dict[str, object]:
    """Return a period's answer, as it is stored: every event has its strength, 0 where it is not chosen."""
    return {f"ev_{event}_{period}": strengths.get(event, 0) for event in EVENTS}


def said(events: Exercise, lang: Lang = "ja", **answers: object) -> scoring.Feedback:
    return scoring.feedback(events, Occasion.DURING, answers, {}, lang)


def drafted(events: Exercise, lang: Lang = "ja", **answers: object) -> tuple[Piece, ...]:
    return life_events.drafts(events, {("E04", "during"): answers}, lang).get("b4", ())


@pytest.mark.parametrize("period", PERIODS)
def test_a_period_is_stored_as_it_is_scored(events: Exercise, period: str) -> None:
    field = events.field(f"ev_{period}")
    assert isinstance(field, ChipsField)
    stored = spread(field, check_answer(field, {f"ev_care_{period}": 2}))
    assert stored == chosen(period, care=2)
    assert [part.id for part in field.parts if part.visibility is not None] == [
        f"ev_{event}_{period}" for event in SENSITIVE
    ]


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize(
    ("strengths", "load", "band"),
    [
        ({}, 0, "light"),
        ({"role": 2}, 2, "light"),
        ({"role": 3}, 3, "middle"),
        ({"role": 3, "care": 2}, 5, "middle"),
        ({"role": 3, "care": 3}, 6, "heavy"),
        ({"role": 3, "care": 3, "learning": 3}, 9, "heavy"),
    ],
)
def test_the_load_is_the_sum_and_falls_into_a_band(
    events: Exercise, period: str, strengths: dict[str, int], load: int, band: str
) -> None:
    answers = chosen(period, **strengths)
    assert scoring.scores(events, answers) == {f"load_{period}": load, f"band_{period}": band}
    line = said(events, **answers).lines[0]
    assert events.texts[f"band_{band}"].ja in line
    assert f"合わせて{load}（" in line


@pytest.mark.parametrize("unknown", [f"ev_{event}_now" for event in EVENTS])
def test_a_load_needs_every_event(events: Exercise, unknown: str) -> None:
    assert scoring.scores(events, {**chosen("now", role=3), unknown: None}) == {}


def test_periods_are_scored_apart(events: Exercise) -> None:
    answers = chosen("now", health=1) | chosen("y3", money=3, role=3)
    assert scoring.scores(events, answers) == {
        "load_now": 1,
        "band_now": "light",
        "load_y3": 6,
        "band_y3": "heavy",
    }


@pytest.mark.parametrize(
    ("strengths", "heavy"), [({"home": 3, "learning": 2}, False), ({"home": 3, "learning": 3}, True)]
)
def test_leaning_on_others_is_said_only_where_much_comes_together(
    events: Exercise, strengths: dict[str, int], heavy: bool
) -> None:
    told = [line for line in said(events, **chosen("y3", **strengths)).lines if "設計のうち" in line]
    assert len(told) == heavy
    assert all("3年以内" in line and "減らす・頼る" in line for line in told)


@pytest.mark.parametrize("event", EVENTS)
def test_where_to_turn_is_named_for_what_was_chosen(events: Exercise, event: str) -> None:
    other = "home" if event != "home" else "learning"
    turns = {key: text.ja for key, text in events.texts.items() if key.startswith("turn_")}
    heavy = said(events, **chosen("now", **{event: 3, other: 3})).lines
    assert [key for key, text in turns.items() if text in heavy] == [
        key for key in (f"turn_{event}",) if key in turns
    ]
    middle = said(events, **chosen("now", **{event: 3, other: 2})).lines
    assert not set(turns.values()) & set(middle)


def test_where_to_turn_looks_at_heavy_periods_only_and_speaks_once(events: Exercise) -> None:
    answers = chosen("now", care=1) | chosen("y3", role=3, home=3) | chosen("later", role=3, money=3)
    lines = said(events, **answers).lines
    assert events.texts["turn_care"].ja not in lines
    assert lines.count(events.texts["turn_role"].ja) == 1
    assert lines.count(events.texts["turn_money"].ja) == 1
    (heavy,) = [line for line in lines if "設計のうち" in line]
    assert "3年以内・その先" in heavy


def test_caring_points_to_the_community_support_centre(events: Exercise) -> None:
    lines = said(events, **chosen("now", care=3, role=3)).lines
    assert any("地域包括支援センター" in line for line in lines)


@pytest.mark.parametrize("fit", ["separate", "integrate", "alternate"])
@pytest.mark.parametrize("lang", LANGS)
def test_what_would_be_easier_is_read_back_in_the_packs_words(events: Exercise, fit: str, lang: Lang) -> None:
    field = events.field("fit_y3")
    assert isinstance(field, ChoiceField)
    label = {option.value: option.label.get(lang) for option in field.options}[fit]
    (line,) = said(events, lang, fit_y3=fit).lines
    assert label in line
    assert events.texts["period_y3"].get(lang) in line


def test_not_knowing_what_would_be_easier_is_fine(events: Exercise) -> None:
    (line,) = said(events, fit_now="unsure").lines
    assert line == "今：どれが楽そうかは、まだわからなくてかまいません。"


def test_the_map_holds_what_was_chosen_in_the_periods_answered(events: Exercise) -> None:
    answers = chosen("now", care=3, role=1) | chosen("y3", role=2) | {"fit_now": "separate"}
    picture = said(events, **answers).picture
    assert picture == {
        "kind": "map",
        "periods": ["今", "3年以内"],
        "rows": [
            {"label": "介護や見守り", "values": [3, 0]},
            {"label": "役割の変わり目", "values": [1, 2]},
        ],
        "loads": [
            {"label": "今", "text": "4・中くらいの時期", "fit": "分ける"},
            {"label": "3年以内", "text": "2・軽めの時期", "fit": ""},
        ],
    }


def test_a_period_of_which_only_the_fit_is_known_has_open_cells(events: Exercise) -> None:
    picture = said(events, fit_now="alternate", **chosen("later", learning=1)).picture
    assert picture is not None
    assert picture["periods"] == ["今", "その先"]
    assert picture["rows"] == [{"label": "学び", "values": [None, 1]}]
    assert picture["loads"] == [
        {"label": "今", "text": "", "fit": "使い分ける"},
        {"label": "その先", "text": "1・軽めの時期", "fit": ""},
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_the_lines_tell_the_map(events: Exercise, lang: Lang) -> None:
    feedback = said(events, lang, **chosen("now", health=1, home=2, community=3))
    line = feedback.lines[0]
    for event, strength in (("health", 1), ("home", 2), ("community", 3)):
        name, grade = (events.texts[key].get(lang) for key in (f"event_{event}", f"strength_{strength}"))
        assert f"{name}（{grade}）" in line or f"{name} ({grade})" in line


def test_nothing_answered_says_nothing(events: Exercise) -> None:
    assert said(events) == scoring.Feedback()
    assert said(events, memo="今は何も足さない") == scoring.Feedback()
    assert drafted(events) == ()


def test_the_season_is_what_weighs_most_now_and_what_is_easier(events: Exercise) -> None:
    pieces = drafted(events, **chosen("now", role=3, home=3, learning=2), fit_now="alternate")
    assert pieces == (
        Piece("役割の変わり目・住まいに力を使う時期", private=False),
        Piece("使い分けるのが楽そう", private=False),
    )


@pytest.mark.parametrize("event", EVENTS)
def test_a_sensitive_event_marks_its_piece(events: Exercise, event: str) -> None:
    (piece,) = drafted(events, **chosen("now", **{event: 1}))
    assert piece.private is (event in SENSITIVE)


def test_a_lighter_sensitive_event_is_left_out_of_the_season(events: Exercise) -> None:
    (piece,) = drafted(events, **chosen("now", role=2, care=1))
    assert piece == Piece("役割の変わり目に力を使う時期", private=False)


def test_the_season_is_the_present_one_and_says_only_what_is_known(events: Exercise) -> None:
    assert drafted(events, **chosen("y3", role=3), fit_y3="separate") == ()
    assert drafted(events, **chosen("now"), fit_now="unsure") == ()
    assert drafted(events, fit_now="separate") == (Piece("分けるのが楽そう", private=False),)


@pytest.mark.parametrize("lang", LANGS)
def test_the_longest_season_fits_its_box_whole(pack: Pack, events: Exercise, lang: Lang) -> None:
    longest = sorted(EVENTS, key=lambda event: len(events.texts[f"event_{event}"].get(lang)))[-3:]
    box = pack.exercise("E14").field("b4")
    assert isinstance(box, TextField)
    for fit in ("separate", "integrate", "alternate"):
        pieces = drafted(events, lang, **chosen("now", **dict.fromkeys(longest, 3)), fit_now=fit)
        assert len(pieces) == 2
        assert len(" / ".join(piece.text for piece in pieces)) <= box.max_chars


def test_the_shorter_form_leaves_the_third_period_out(events: Exercise) -> None:
    asked = [field.id for field in events.asked(Occasion.DURING, "lite")]
    assert asked == ["ev_now", "fit_now", "ev_y3", "fit_y3"]
    for figure in events.figures:
        later = any(name.endswith("_later") for name in figure.of)
        assert set(figure.needs) <= {"ev_later", "fit_later"}
        assert bool(figure.needs) is later


@st.composite
def stored_answers(draw: st.DrawFn) -> dict[str, object]:
    exercise = load_pack().exercise("E04")
    stored: dict[str, object] = {}
    for period in PERIODS:
        field = exercise.field(f"ev_{period}")
        assert isinstance(field, ChipsField)
        parts = draw(st.lists(st.sampled_from([part.id for part in field.parts]), unique=True, max_size=3))
        answer = None if draw(st.booleans()) else {part: draw(st.integers(1, 3)) for part in parts}
        stored |= spread(field, check_answer(field, answer))
        fit = draw(st.none() | st.sampled_from(["separate", "integrate", "alternate", "unsure"]))
        stored[f"fit_{period}"] = fit
    return stored


@given(stored_answers(), st.sampled_from(LANGS))
def test_whatever_is_answered_loads_stay_in_range_and_the_map_is_square(
    answers: dict[str, object], lang: Lang
) -> None:
    exercise = load_pack().exercise("E04")
    for name, value in scoring.scores(exercise, answers).items():
        if name.startswith("load_"):
            assert isinstance(value, int)
            assert 0 <= value <= 9
        else:
            assert value in {"light", "middle", "heavy"}
    feedback = said(exercise, lang, **answers)
    assert all("{" not in line for line in feedback.lines)
    if feedback.picture is None:
        assert feedback.lines == ()
        return
    periods, rows, loads = (feedback.picture[key] for key in ("periods", "rows", "loads"))
    assert isinstance(periods, list)
    assert isinstance(rows, list)
    assert isinstance(loads, list)
    assert [load["label"] for load in loads] == periods
    assert all(len(row["values"]) == len(periods) for row in rows)
    assert all(any(row["values"]) for row in rows)


def test_strengths_are_told_as_they_were_asked(events: Exercise) -> None:
    for period in PERIODS:
        field = events.field(f"ev_{period}")
        assert isinstance(field, ChipsField)
        for number, asked in enumerate(field.strengths, start=1):
            told = events.texts[f"strength_{number}"]
            assert (told.ja, told.en) == (asked.ja, asked.en.lower())
