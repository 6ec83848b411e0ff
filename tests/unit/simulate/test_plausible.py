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
    field = own(len(OWN_FIELDS) - 2)
    values = {answer(person, "X9", field, Occasion.DURING, today=TODAY) for person in people}
    assert values == {None, "2026-10-01"}
