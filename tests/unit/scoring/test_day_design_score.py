"""The day of 24 hours: sums the group may see, what moves, and the questions about rest."""

from __future__ import annotations

import pytest

from wli_toolkit import scoring
from wli_toolkit.content import check_answer, columns
from wli_toolkit.content.model import DayField, Exercise, Lang, Occasion, Pack
from wli_toolkit.scoring import day_design

FULL = (
    "sleep", "care_self", "commute", "main_job", "housework", "family_care", "side_job", "learn", "hobby",
    "community", "people", "rest",
)  # fmt: skip
LITE = ("sleep", "work", "home", "care_self", "grow", "rest")
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
USUAL = {
    "sleep": 7.0, "care_self": 2.5, "commute": 2.0, "main_job": 8.0, "housework": 1.0, "family_care": 1.0,
    "people": 1.0, "rest": 1.5,
}  # fmt: skip
Answers = dict[str, object]


@pytest.fixture
def design(pack: Pack) -> Exercise:
    return pack.exercise("E08")


def day(name: str, usual: dict[str, float] = USUAL, **other: float) -> Answers:
    """One whole day, `usual` but for some parts; the rest of the 24 hours goes to rest."""
    hours = dict.fromkeys(FULL, 0.0) | usual | other
    hours["rest"] = 24 - sum(value for part, value in hours.items() if part != "rest")
    assert hours["rest"] >= 0
    return {f"{name}_{part}": value for part, value in hours.items()}


def six(name: str, **hours: float) -> Answers:
    found = dict.fromkeys(LITE, 0.0) | hours
    found["rest"] = 24 - sum(value for part, value in found.items() if part != "rest")
    return {f"{name}_{part}": value for part, value in found.items()}


def said(design: Exercise, answers: Answers, lang: Lang = "ja") -> scoring.Feedback:
    return scoring.feedback(design, Occasion.DURING, answers, {}, lang)


def asked(design: Exercise, answers: Answers) -> set[str]:
    """The keys of the questions that are asked, to the person alone."""
    lines = said(design, answers).lines
    keys = {key for key in design.texts if key.startswith("ask_")}
    starts = {key: design.texts[key].ja.split("{")[0] for key in keys}
    return {key for key in keys if any(line.startswith(starts[key]) for line in lines)}


def drafted(design: Exercise, answers: Answers, lang: Lang = "ja") -> tuple[str, ...]:
    pieces = day_design.drafts(design, {("E08", "during"): answers}, lang)
    return tuple(piece.text for piece in pieces.get("b7", ()))


def test_the_parts_of_the_pack_are_those_that_are_scored(design: Exercise) -> None:
    for field_id, parts in (("now", FULL), ("ideal", FULL), ("now6", LITE), ("ideal6", LITE)):
        assert [column.id for column in columns(design.field(field_id))] == [f"{field_id}_{p}" for p in parts]


def test_typical_days_can_be_answers(design: Exercise) -> None:
    for field_id in ("now", "now6"):
        field = design.field(field_id)
        assert isinstance(field, DayField)
        assert len(field.starts) == 4
        for start in field.starts:
            assert check_answer(field, start.hours) == start.hours


def test_the_group_sees_sums_that_hide_care_and_side_job(design: Exercise) -> None:
    one = scoring.scores(design, day("now", family_care=0, housework=2))
    two = scoring.scores(design, day("now", family_care=2, housework=0))
    assert one == two
    assert one["g_now_home"] == 2
    working = scoring.scores(design, day("now", side_job=1))
    resting = scoring.scores(design, day("now"))
    assert working == resting, "a side job cannot be told from rest"
    assert [name for name in resting if name.startswith("g_")] == [f"g_now_{group}" for group in GROUPS]
    assert sum(float(str(value)) for value in resting.values()) == 24


def test_sums_need_the_whole_day(design: Exercise) -> None:
    for part in FULL:
        incomplete = {name: value for name, value in day("now").items() if name != f"now_{part}"}
        assert scoring.scores(design, incomplete) == {}


def test_one_day_alone_moves_nothing(design: Exercise) -> None:
    assert "moved" not in scoring.scores(design, day("now"))
    assert "moved" not in scoring.scores(design, day("ideal"))
    assert "moved" not in scoring.scores(design, day("now") | six("ideal6", sleep=8))


@pytest.mark.parametrize(
    ("wanted", "moved"),
    [
        ({}, 0),
        ({"sleep": 7.5}, 0.5),
        ({"sleep": 8.0, "main_job": 7.0}, 1),
        ({"sleep": 8.0, "learn": 1.0, "main_job": 6.0}, 2),
        # Within one group nothing moves that the group may see.
        ({"housework": 0.0, "family_care": 2.0}, 0),
        ({"side_job": 1.0}, 0),
    ],
)
def test_moved_is_half_the_sum_of_differences_between_groups(
    design: Exercise, wanted: dict[str, float], moved: float
) -> None:
    scored = scoring.scores(design, day("now") | day("ideal", **wanted))
    assert scored["moved"] == moved


def test_moving_everything_is_24_hours(design: Exercise) -> None:
    now = dict.fromkeys((f"now_{part}" for part in FULL), 0.0) | {"now_sleep": 24.0}
    ideal = dict.fromkeys((f"ideal_{part}" for part in FULL), 0.0) | {"ideal_learn": 24.0}
    assert scoring.scores(design, now | ideal)["moved"] == 24


def test_six_groups_are_scored_alike(design: Exercise) -> None:
    scored = scoring.scores(design, six("now6", sleep=6, work=10) | six("ideal6", sleep=7, work=9))
    assert scored["g6_now_sleep"] == 6
    assert scored["g6_ideal_work"] == 9
    assert scored["moved"] == 1
    assert not any(name.startswith("g_") for name in scored)


@pytest.mark.parametrize(
    ("workdays", "side_job", "offday", "week"),
    [
        ("5", 0.0, None, 40),
        ("5", 1.0, None, 45),
        ("6", 1.0, 2.5, 56.5),
        ("0", 1.0, 3.0, 3),
        ("7", 0.0, 0.0, 56),
    ],
)
def test_the_week_is_days_of_both_jobs_and_days_off(
    design: Exercise, workdays: str, side_job: float, offday: float | None, week: float
) -> None:
    answers = day("now", side_job=side_job) | {"workdays": workdays, "offday_work": offday}
    assert scoring.scores(design, answers)["week"] == week


def test_the_week_needs_the_day_and_the_number_of_days(design: Exercise) -> None:
    assert "week" not in scoring.scores(design, day("now") | {"offday_work": 3.0})
    assert "week" not in scoring.scores(design, {"workdays": "5", "offday_work": 3.0})
    assert "week" not in scoring.scores(design, six("now6", work=10) | {"workdays": "5"})


@pytest.mark.parametrize(
    ("last", "first", "hours"),
    [
        ("18:00", "09:00", 15),
        ("22:00", "09:00", 11),
        ("22:05", "09:05", 11),
        ("01:00", "09:00", 8),
        ("09:00", "17:30", 8.5),
        ("09:00", "09:00", 24),
    ],
)
def test_the_interval_reaches_over_midnight(design: Exercise, last: str, first: str, hours: float) -> None:
    assert scoring.scores(design, {"last_work": last, "next_start": first}) == {"interval": hours}


def test_one_time_alone_gives_no_interval(design: Exercise) -> None:
    assert scoring.scores(design, {"last_work": "18:00"}) == {}
    assert scoring.scores(design, {"next_start": "09:00", "last_work": None}) == {}


@pytest.mark.parametrize(
    ("answers", "keys"),
    [
        (day("now", sleep=6.0), set()),
        (day("now", sleep=5.5), {"ask_sleep"}),
        (six("now6", sleep=6.0), set()),
        (six("now6", sleep=5.5), {"ask_sleep"}),
        (day("now", sleep=6.0) | day("ideal", sleep=6.0), set()),
        (day("now", sleep=6.0) | day("ideal", sleep=5.5), {"ask_sleep_ideal"}),
        (day("now", sleep=5.5) | day("ideal", sleep=5.5), {"ask_sleep", "ask_sleep_ideal"}),
        ({"last_work": "22:00", "next_start": "09:00"}, set()),
        ({"last_work": "22:00", "next_start": "08:55"}, {"ask_interval"}),
        (day("now", main_job=9.0) | {"workdays": "6", "offday_work": 0.5}, set()),
        (day("now", main_job=9.0) | {"workdays": "6", "offday_work": 1.0}, {"ask_week"}),
        (day("now", main_job=9.0) | {"workdays": "6"}, set()),
    ],
)
def test_questions_begin_at_their_cut_offs(design: Exercise, answers: Answers, keys: set[str]) -> None:
    assert asked(design, answers) == keys
    assert (design.texts["only_you"].ja in said(design, answers).lines) is bool(keys)


def test_prompts_are_questions(design: Exercise) -> None:
    for key, text in design.texts.items():
        if key.startswith("ask_"):
            assert text.ja.endswith(("か。", "？"))
            assert text.en.endswith("?")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_both_days_are_drawn_and_told(design: Exercise, lang: Lang) -> None:
    feedback = said(design, day("now") | day("ideal", sleep=8.0, main_job=7.0), lang)
    assert feedback.picture is not None
    assert (feedback.picture["kind"], feedback.picture["total"]) == ("ribbons", 24)
    assert feedback.picture["names"] == [design.texts[f"name_{name}"].get(lang) for name in ("now", "ideal")]
    items = feedback.picture["items"]
    assert isinstance(items, list)
    assert sum(item["now"] for item in items) == sum(item["ideal"] for item in items) == 24
    assert all(item["now"] or item["ideal"] for item in items)
    assert all(item["label"] in feedback.lines[0] for item in items)
    assert "1" in feedback.lines[1]
    assert items[0]["label"] in feedback.lines[2]
    assert {"ja": "本業", "en": "Main job"}[lang] in feedback.lines[3]


def test_the_person_sees_what_moves_between_private_parts_too(design: Exercise) -> None:
    lines = said(design, day("now") | day("ideal", side_job=1.0)).lines
    assert any("合わせて1時間" in line for line in lines)
    assert any("「副業」" in line for line in lines)


def test_the_same_day_is_fine(design: Exercise) -> None:
    assert design.texts["moved_none"].ja in said(design, day("now") | day("ideal")).lines


@pytest.mark.parametrize("answers", [{}, day("now"), day("ideal"), six("now6", sleep=8)])
def test_no_picture_without_both_days(design: Exercise, answers: Answers) -> None:
    assert said(design, answers) == scoring.Feedback()


def test_moving_nothing_this_month_is_a_full_answer(design: Exercise) -> None:
    assert said(design, {"one_block": "none"}).lines == (design.texts["block_none"].ja,)
    assert drafted(design, day("now") | day("ideal", sleep=8.0) | {"one_block": "none"}) == (
        "今月は動かさない",
    )


@pytest.mark.parametrize("minutes", ["15", "30", "60"])
def test_one_block_is_said_in_minutes(design: Exercise, minutes: str) -> None:
    (line,) = said(design, {"one_block": minutes}).lines
    assert f"{minutes}分" in line


def test_the_largest_changes_go_to_the_blueprint(design: Exercise) -> None:
    answers = day("now") | day("ideal", sleep=8.0, main_job=6.0, learn=0.5) | {"one_block": "30"}
    assert drafted(design, answers) == (
        "本業を8時間から6時間へ",
        "睡眠を7時間から8時間へ",
        "まず30分を動かす",
    )
    assert drafted(design, day("now") | day("ideal")) == ("今の一日の形を続ける",)
    assert drafted(design, {"one_block": "15"}) == ("まず15分を動かす",)
    assert drafted(design, day("now")) == ()


def test_a_day_with_private_parts_marks_its_draft(design: Exercise) -> None:
    def marks(answers: Answers) -> list[bool]:
        return [
            piece.private for piece in day_design.drafts(design, {("E08", "during"): answers}, "ja")["b7"]
        ]

    assert marks(day("now") | day("ideal", sleep=8.0, rest=0.5)) == [True, True]
    assert marks(six("now6", sleep=6) | six("ideal6", sleep=7)) == [False, False]
    assert marks({"one_block": "none"}) == [False]


def test_figures_count_what_is_kept_and_name_each_line(design: Exercise) -> None:
    figures = {figure.id: figure for figure in design.figures}
    assert figures["day"].of == tuple(f"g_{when}_{group}" for group in GROUPS for when in ("now", "ideal"))
    assert figures["day6"].of == tuple(f"g6_{when}_{group}" for group in LITE for when in ("now", "ideal"))
    assert figures["day"].needs == ("now", "ideal")
    assert figures["day6"].needs == ("now6", "ideal6")
    counted = {name for figure in design.figures for name in figure.of}
    assert counted == set(design.kept)
    assert {"week", "interval"}.isdisjoint({*design.kept, *design.scores})


def test_each_form_asks_one_pair_of_days(design: Exercise) -> None:
    days = {"now", "ideal", "now6", "ideal6"}
    assert days & set(design.forms["full"]) == {"now", "ideal"}
    assert design.forms["lite"] == ("now6", "ideal6", "workdays", "one_block")
