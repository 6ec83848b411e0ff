"""One's own place in a picture: told from one's own answers and the frozen picture, and from nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import ChoiceField, Exercise, Figure, Pack
from wli_toolkit.pages.live_state import room_snapshots
from wli_toolkit.pages.own_answers import everything
from wli_toolkit.pages.where_i_sit import NOWHERE, Place, where_i_sit
from wli_toolkit.simulate import simulate
from wli_toolkit.store import open_store
from wli_toolkit.summaries import summarise

Json = dict[str, Any]

PACK: Pack = load_pack()
AGENDA = load_agenda(PACK, "180min")


def figure_of(exercise_id: str, figure_id: str) -> tuple[Exercise, Figure]:
    exercise = PACK.exercise(exercise_id)
    return exercise, next(figure for figure in exercise.figures if figure.id == figure_id)


def counted(value: str, label: str, count: int | None = None, **more: Any) -> Json:
    """Return a row that counts people, of 20; without a count it is withheld."""
    known = {"line": None, "line_label": None, "almost_all": False, "n": 20}
    share = None if count is None else 5 * count
    told = {"kind": "count", "value": value, "label": text(label), "count": count, "share": share}
    return told | known | more


def number(value: str, label: str, median: float | None, *middle: float, **more: Any) -> Json:
    """Return a row of quartiles."""
    q1, q3 = middle or (None, None)
    known = {"n": 20, "median": median, "q1": q1, "q3": q3}
    return {"kind": "number", "value": value, "label": text(label), **known, **more}


def text(en: str) -> Json:
    return {"ja": f"{en}・日", "en": en}


def place(
    exercise_id: str,
    figure_id: str,
    rows: list[Json],
    own: Mapping[str, Any],
    *,
    before: Mapping[str, Any] | None = None,
    counts: bool = True,
    **more: Any,
) -> Place:
    """Return somebody's place, in English, in a picture with these rows."""
    _exercise, figure = figure_of(exercise_id, figure_id)
    occasion = figure.occasion.value if figure.occasion else "during"
    picture = {"exercise": exercise_id, "figure_id": figure_id, "occasion": occasion, "n": 20, "rows": rows}
    answers = {(exercise_id, "before"): before or {}, (exercise_id, occasion): own}
    return where_i_sit(PACK, AGENDA, picture | more, answers, "en", counted=counts)


VOICES = [
    counted("not_for_me+as_it_is", "Not for me / As it is", 6),
    counted("small", "Start small", 9),
    counted("too_late", "Too late?", None),
]
CARDS = {"card_A_sep": "4", "card_A_int": "1", "card_B_sep": "2", "card_B_int": "2"}


def test_a_category_is_told_with_the_number_in_it() -> None:
    told = place("E00", "voices", VOICES, {"voice": "small"})
    assert told == Place(
        ("Your answer is “Start small”. 9 of 20 people (45%) answered the same.",), private=False
    )


def test_a_category_counted_together_with_others_says_so() -> None:
    field = PACK.exercise("E00").field("voice")
    assert isinstance(field, ChoiceField)
    option = field.options[0]
    rows = [counted(f"{option.value}+other", "Both", 6)]
    [line] = place("E00", "voices", rows, {"voice": option.value}).lines
    assert line == (
        f"Your answer is “{option.label.en}”. It is counted together as “Both”: 6 of 20 people (30%)."
    )


def test_what_is_withheld_stays_withheld() -> None:
    [line] = place("E00", "voices", VOICES, {"voice": "too_late"}).lines
    assert line == (
        "Your answer is “Too late?”. What the others answered is not shown here, to protect each person."
    )
    assert not re.search(r"\d", line)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("small", "Almost everyone answered the same."),
        ("small+x", "It is counted together as “Start small”, where almost everyone is."),
    ],
)
def test_almost_everyone_is_no_number(value: str, said: str) -> None:
    rows = [counted(value, "Start small", None, almost_all=True)]
    [line] = place("E00", "voices", rows, {"voice": "small"}).lines
    assert line.endswith(said)
    assert not re.search(r"\d", line)


def test_each_line_of_a_stacked_picture_is_told() -> None:
    def row(pair: str, value: str, count: int | None) -> Json:
        return counted(value, value.title(), count, line=f"pair_{pair}", line_label=text(f"Pair {pair}"))

    rows = [row("A", "sep", 12), row("A", "even+int", 8), row("B", "sep", 10), row("B", "even", None)]
    assert place("E01", "pairs", rows, CARDS).lines == (
        "Pair A: you chose “Sep” (12 of 20 people, 60%)",
        "Pair B: you chose “Even” (number not shown)",
    )


def test_every_option_chosen_is_told_and_a_list_of_scores_is_not_called_chosen() -> None:
    rows = [counted("customers", "Customers", 7), counted("myself", "Myself", None)]
    assert place("E06", "whom", rows, {"whom": ["customers", "myself"]}).lines == (
        "You chose “Customers” (7 of 20 people, 35%)",
        "You chose “Myself” (number not shown)",
    )
    blanks = [counted("worry", "Their worry", 7)]
    full = {"ask": "a", "record1": "b", "gain": "c", "easing": "d", "fallback": "e", "ask_type": "place"}
    assert place("E10", "blanks", blanks, full).lines == ("True of you: “Their worry” (7 of 20 people, 35%)",)


def test_a_number_belongs_to_its_band_or_side() -> None:
    bands = [counted("low", "Hardly", 8), counted("middle", "Somewhat", 7), counted("high", "Well", 5)]
    assert place("E02", "control", bands, {"control": 7}).lines == (
        "Your answer is 7, which belongs to “Well”. 5 of 20 people (25%) are there.",
    )
    sides = [counted("at_least", "7 or more", 12), counted("under", "Under 7", 8)]
    assert place("E11", "confident", sides, {"conf": 6}).lines == (
        "Your answer is 6, which belongs to “Under 7”. 8 of 20 people (40%) are there.",
    )


def test_a_grid_tells_the_cells_one_reached_and_sensitive_ones_are_marked() -> None:
    def cell(name: str, line: str, count: int) -> Json:
        return counted(name, "Now", count, line=name, line_label=text(line))

    rows = [cell("ev_role_now", "Role", 6), cell("ev_home_now", "Home", 9)]
    told = place("E04", "events", rows, {"ev_role_now": 2, "ev_home_now": 0})
    assert told == Place(("You chose “Role” for “Now” (6 of 20 people, 30%)",), private=False)
    health = [cell("ev_health_now", "My health", 11)]
    assert place("E04", "events_s", health, {"ev_health_now": 3}).private is True


def test_numbers_stand_beside_the_middle_of_the_group() -> None:
    one = [number("bridges", "Bridges", 2.0, 1.0, 3.0)]
    items = ({"act": "a", "like": 8, "good": 8, "bridge_to": "local"},)
    assert place("E05", "bridges", one, {"items": items}).lines == (
        "Yours is 1. The median of 20 people is 2, and the middle half lies between 1 and 3.",
    )
    two = [number("pull", "Drawn", 6.5, 5, 8), number("start", "Easy", None)]
    assert place("E06", "pull_start", two, {"pull": 9, "start": 2}).lines == (
        "Drawn: yours is 9 (median 6.5, middle half 5 to 8)",
        "Easy: yours is 2 (number not shown)",
    )


def test_two_numbers_to_a_line() -> None:
    rows = [
        number("w2l_now", "Now", 6.5, line="w2l_now", line_label=text("Work enters home")),
        number("w2l_want", "Just right", 3, line="w2l_now", line_label=text("Work enters home")),
    ]
    assert place("E02", "now_want", rows, {"w2l_now": 7, "w2l_want": 4}).lines == (
        "Work enters home: you, “Now” 7 and “Just right” 4 (medians 6.5 and 3)",
    )
    assert place("E02", "now_want", rows, {"w2l_now": 7}) == NOWHERE


def test_shares_of_a_hundred() -> None:
    rows = [
        {"kind": "mean", "value": "use_rest", "label": text("Rest"), "n": 20, "share": 22},
        {
            "kind": "mean",
            "value": "use_learn+use_side",
            "label": text("Learn / Side"),
            "n": 20,
            "share": None,
        },
    ]
    own = {"use_rest": 20, "use_learn": 25, "use_side": 10}
    assert place("E09", "use", rows, own).lines == (
        "Rest: yours is 20% (mean 22%)",
        "Learn / Side: yours is 35% (number not shown)",
    )


@pytest.mark.parametrize(("then", "way"), [(8, "Up"), (6, "About the same"), (5, "About the same")])
def test_which_way_one_went(then: int, way: str) -> None:
    known = {"line": "clarity", "line_label": text("My next step")}
    rows = [
        counted("up", "Up", 11, **known),
        counted("same", "About the same", 9, **known),
        counted("down", "Down", None, **known),
    ]
    people = {"Up": "11 of 20 people, 55%", "About the same": "9 of 20 people, 45%"}[way]
    assert place("E02", "change", rows, {"clarity": then}, before={"clarity": 5}).lines == (
        f"My next step: you went from 5 to {then} (“{way}”: {people})",
    )


def test_a_way_that_is_not_told_is_not_named() -> None:
    known = {"line": "clarity", "line_label": text("My next step")}
    rows = [counted("up", "Up", 15, **known), counted("same+down", "Same / Down", None, **known)]
    [line] = place("E02", "change", rows, {"clarity": 1}, before={"clarity": 5}).lines
    assert line == "My next step: you went from 5 to 1 (number not shown)"


def test_who_is_not_counted_is_told_so() -> None:
    told = place("E00", "voices", VOICES, {"voice": "small"}, counts=False)
    assert told.lines[-1].startswith("Your own answers are not counted in this picture")
    assert place("E00", "voices", VOICES, {}, counts=False) == NOWHERE


@pytest.mark.parametrize(
    "picture",
    [
        {"exercise": "E99", "figure_id": "voices", "occasion": "during", "n": 20, "rows": VOICES},
        {"exercise": "E00", "figure_id": "gone", "occasion": "during", "n": 20, "rows": VOICES},
        {"exercise": "E00", "figure_id": "voices", "occasion": "during", "n": None, "rows": []},
        {"exercise": "E00", "figure_id": "voices", "occasion": "during", "n": 20, "rows": []},
        {},
    ],
)
def test_a_picture_that_tells_nothing_has_no_place(picture: Json) -> None:
    assert where_i_sit(PACK, AGENDA, picture, {("E00", "during"): {"voice": "small"}}, "ja") == NOWHERE


def test_everybodys_place_in_every_picture_of_a_whole_workshop(tmp_path: Path) -> None:
    """Nobody's raises; and but for one's own answers, a line holds only what the picture holds."""
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        session, _passcode = store.create_session(agenda=AGENDA, simulated=True)
        simulate(store, session.code, participants=24, seed=5)
        store.close_session(session.code)
        summarise(store, session.code)
        pictures = room_snapshots(store.snapshots(session.code))
        people: dict[str, list[Any]] = {}
        for answer in store.group_answers(session.code):
            people.setdefault(answer.participant, []).append(answer)
    told = 0
    for participant, answers in people.items():
        own = everything(PACK, answers)
        for picture in pictures:
            sits = {
                lang: where_i_sit(
                    PACK, AGENDA, picture.payload, own, lang, counted=participant in picture.contributors
                )
                for lang in ("ja", "en")
            }
            assert len(sits["ja"].lines) == len(sits["en"].lines)
            assert sits["ja"].private == sits["en"].private
            told += len(sits["en"].lines)
            if picture.payload["n"] is None:
                assert sits["en"] == NOWHERE
            for line in sits["en"].lines:
                for number_, people_, percent in re.findall(r"(\d+) of (\d+) people \(?,? ?(\d+)%", line):
                    rows = picture.payload["rows"]
                    assert (int(number_), int(people_), int(percent)) in {
                        (row.get("count"), row.get("n"), row.get("share")) for row in rows
                    }
    assert told > 24 * 20
