"""Plausible answers: valid for every kind of field, and hanging together as people's do."""

from __future__ import annotations

import datetime as dt
from statistics import correlation, fmean

import pytest
from pydantic import TypeAdapter

from wli_toolkit.content import check_answer
from wli_toolkit.content.model import Agenda, AnyField, Exercise, Occasion, Pack, TextField
from wli_toolkit.simulate import Person, gather
from wli_toolkit.simulate.plausible import answer

TODAY = dt.date(2026, 9, 1)
WORDS = {"ja": "言葉", "en": "words"}
OPTIONS = [{"value": value, "label": WORDS} for value in ("one", "two", "three")]
EXAMPLES = [{"ja": f"例{number}", "en": f"example {number}"} for number in range(6)]
PARTS = [{"id": part, "label": WORDS} for part in "abc"]
OWN_FIELDS: list[dict[str, object]] = [
    {"kind": "scale", "low": WORDS, "high": WORDS},
    {"kind": "choice", "options": OPTIONS},
    {
        "kind": "choice",
        "options": OPTIONS,
        "card": {"side": "int", "pair": "Z", "gain": WORDS, "price": WORDS},
    },
    {"kind": "choices", "options": OPTIONS, "at_most": 1},
    {"kind": "choices", "options": OPTIONS, "at_most": 9},
    {"kind": "text", "max_chars": 20, "examples": EXAMPLES},
    {"kind": "text", "max_chars": 1, "examples": EXAMPLES},
    {"kind": "yes_no"},
    {"kind": "minutes", "minimum": 0, "maximum": 600, "step": 15},
    {"kind": "minutes", "minimum": 40, "maximum": 47, "step": 3},
    {"kind": "minutes", "minimum": 1, "maximum": 3},
    {"kind": "hours", "minimum": 0, "maximum": 80},
    {"kind": "hours", "minimum": 0, "maximum": 0.5},
    {"kind": "hours", "minimum": 1.5, "maximum": 4},
    {"kind": "date", "default_days": 30},
    {"kind": "date"},
    {"kind": "time"},
    {"kind": "time", "default": "23:30"},
    {"kind": "points", "parts": PARTS},
    {"kind": "chips", "parts": PARTS, "at_most": 1, "strengths": [WORDS] * 3},
    {"kind": "chips", "parts": PARTS, "at_most": 3, "strengths": [WORDS] * 3},
    {"kind": "day", "parts": PARTS},
    {"kind": "day", "parts": PARTS, "starts": [{"label": WORDS, "hours": {"a": 20, "b": 3.5, "c": 0.5}}]},
    {"kind": "place", "parts": [part | {"low": WORDS, "high": WORDS} for part in PARTS[:2]]},
]


@pytest.fixture(scope="module")
def people(agenda: Agenda) -> tuple[Person, ...]:
    return gather(agenda, 400, leave=0)


def own(number: int) -> AnyField:
    declared = {"id": f"own_{number}", "visibility": "G", "ask": WORDS, **OWN_FIELDS[number]}
    field: AnyField = TypeAdapter(AnyField).validate_python(declared)
    return field


@pytest.mark.parametrize("number", range(len(OWN_FIELDS)))
@pytest.mark.parametrize("occasion", list(Occasion))
def test_every_kind_of_field_gets_valid_answers(
    people: tuple[Person, ...], number: int, occasion: Occasion
) -> None:
    field = own(number)
    values = [answer(person, "X9", field, occasion, today=TODAY) for person in people]
    assert all(check_answer(field, value) == value for value in values)
    assert None in values, "some skip it"
    if not (isinstance(field, TextField) and field.max_chars == 1):
        assert values.count(None) < len(values) / 2


def test_every_field_of_the_standard_pack_gets_valid_answers(pack: Pack, people: tuple[Person, ...]) -> None:
    for exercise in pack.exercises:
        for occasion in Occasion:
            for field in exercise.asked(occasion):
                for person in people[:40]:
                    value = answer(person, exercise.id, field, occasion, today=TODAY)
                    assert check_answer(field, value) == value


def scale(exercise: Exercise, field: str, occasion: Occasion, people: tuple[Person, ...]) -> list[int | None]:
    values = [answer(person, exercise.id, exercise.field(field), occasion, today=TODAY) for person in people]
    return [value if isinstance(value, int) else None for value in values]


@pytest.mark.parametrize(
    ("field", "least", "most"), [("clarity", 0.7, 1.5), ("options", 0.6, 1.4), ("agency", 0.2, 1.0)]
)
def test_outcomes_hang_together_and_rise_a_little(
    pack: Pack, people: tuple[Person, ...], field: str, least: float, most: float
) -> None:
    exercise = pack.exercise("E02")
    before = scale(exercise, field, Occasion.BEFORE, people)
    after = scale(exercise, field, Occasion.AFTER, people)
    paired = [
        (one, two) for one, two in zip(before, after, strict=True) if one is not None and two is not None
    ]
    earlier, later = zip(*paired, strict=True)
    assert correlation(earlier, later) > 0.5
    assert least < fmean(later) - fmean(earlier) < most
    assert 0.05 < fmean(two < one for one, two in paired) < 0.4, "not everyone goes up"


def test_the_wish_to_integrate_shows_in_cards_and_position(pack: Pack, people: tuple[Person, ...]) -> None:
    cards, position = pack.exercise("E01"), pack.exercise("E02")
    wish = [person.integrate for person in people]
    for field, sign in (("card_A_int", 1), ("card_A_sep", -1)):
        values = [
            answer(person, "E01", cards.field(field), Occasion.DURING, today=TODAY) for person in people
        ]
        pairs = [(one, int(str(two))) for one, two in zip(wish, values, strict=True) if two is not None]
        assert sign * correlation(*zip(*pairs, strict=True)) > 0.3
    wanted = scale(position, "pos_want", Occasion.BEFORE, people)
    pairs = [(one, two) for one, two in zip(wish, wanted, strict=True) if two is not None]
    assert correlation(*zip(*pairs, strict=True)) > 0.6


def test_texts_are_the_packs_own_examples_in_the_persons_language(
    pack: Pack, people: tuple[Person, ...]
) -> None:
    field = pack.exercise("E11").field("cue")
    assert isinstance(field, TextField)
    for person in people:
        value = answer(person, "E11", field, Occasion.DURING, today=TODAY)
        assert value is None or value in [example.get(person.lang) for example in field.examples]


def test_dates_count_from_today(people: tuple[Person, ...]) -> None:
    field = own(next(i for i, one in enumerate(OWN_FIELDS) if one.get("default_days")))
    values = {answer(person, "X9", field, Occasion.DURING, today=TODAY) for person in people}
    assert values == {None, "2026-10-01"}


def whole(pack: Pack, exercise: str, field: str, people: tuple[Person, ...]) -> list[dict[str, float]]:
    """Return what people answered to a field of parts, without those who skipped it."""
    asked = pack.exercise(exercise).field(field)
    answers = [answer(person, exercise, asked, Occasion.DURING, today=TODAY) for person in people]
    return [each for each in answers if isinstance(each, dict)]


def test_points_go_where_people_tend_to_give_them(pack: Pack, people: tuple[Person, ...]) -> None:
    energy = whole(pack, "E07", "eng", people)
    work = fmean(each["eng_work"] for each in energy)
    assert work > 35
    assert work > 2 * fmean(each["eng_community"] for each in energy)
    assert any(0 in each.values() for each in energy), "some give nothing to one of them"


def test_chips_of_one_period_weigh_in_the_next(pack: Pack, people: tuple[Person, ...]) -> None:
    now = whole(pack, "E04", "ev_now", people)
    assert {sum(bool(strength) for strength in each.values()) for each in now} == {0, 1, 2, 3}
    assert {strength for each in now for strength in each.values()} == {0, 1, 2, 3}
    fields = [pack.exercise("E04").field(f"ev_{period}") for period in ("now", "y3")]
    pairs = []
    for person in people:
        both = [answer(person, "E04", field, Occasion.DURING, today=TODAY) for field in fields]
        if all(both):
            one, two = ([strength > 0 for strength in each.values()] for each in both)  # type: ignore[attr-defined]
            pairs += zip(one, two, strict=True)
    assert correlation(*zip(*pairs, strict=True)) > 0.1


def test_the_day_wanted_is_the_day_as_it_is_moved_a_little(pack: Pack, people: tuple[Person, ...]) -> None:
    exercise = pack.exercise("E08")
    now, ideal = exercise.field("now"), exercise.field("ideal")
    moved, more_work = [], []
    for person in people:
        today = answer(person, "E08", now, Occasion.DURING, today=TODAY)
        wanted = answer(person, "E08", ideal, Occasion.DURING, today=TODAY, given={"now": today})
        if isinstance(today, dict) and isinstance(wanted, dict):
            assert check_answer(now, today) == today
            assert check_answer(ideal, wanted) == wanted
            apart = [wanted[part.replace("now", "ideal")] - hours for part, hours in today.items()]
            moved.append(sum(map(abs, apart)) / 2)
            more_work.append(wanted["ideal_main_job"] - today["now_main_job"])
    assert 0.4 < fmean(moved) < 1.5
    assert max(moved) <= 2
    assert min(moved) == 0
    assert fmean(more_work) < 0, "time comes from work rather than goes there"


def test_without_the_day_it_copies_a_day_starts_from_a_typical_one(
    pack: Pack, people: tuple[Person, ...]
) -> None:
    sleep = [each["now_sleep"] for each in whole(pack, "E08", "now", people)]
    assert 6 < fmean(sleep) < 8
    assert whole(pack, "E08", "ideal", people[:50])


def test_rows_are_about_different_things(pack: Pack, people: tuple[Person, ...]) -> None:
    text, pick = pack.exercise("E05").field("act"), pack.exercise("E12").field("pick")
    for person in people[:60]:
        named = [answer(person, "E05", text, Occasion.DURING, today=TODAY, row=row) for row in range(3)]
        told = [each for each in named if each is not None]
        assert len(set(told)) == len(told)
        first = answer(person, "E12", pick, Occasion.DURING, today=TODAY)
        second = answer(person, "E12", pick, Occasion.DURING, today=TODAY, row=1, taken={first})
        assert second is None or second != first
