"""Whatever a front end sends: what does not fit is refused, with the question and what it takes, and not stored."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.seminar import Seminar, start
from tests.server.client import Client, Talk
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import AnyField
from wli_toolkit.store import open_store

DAY = ("sleep", "care_self", "commute", "main_job", "housework", "family_care", "side_job", "learn", "hobby")
WRONG: list[tuple[str, str, Any]] = [
    ("E02", "control", 11),
    ("E02", "control", True),
    ("E03", "stab_enough", "plenty"),
    ("E03", "blocks", ["time", "money", "health", "family"]),
    ("E04", "ev_now", {"ev_health_now": 4}),
    ("E04", "ev_now", dict.fromkeys(("ev_health_now", "ev_care_now", "ev_money_now", "ev_role_now"), 1)),
    ("E05", "spot", {"like": 3}),
    ("E05", "spot", {"like": 3, "good": 2.5}),
    ("E05", "act", "あ" * 21),
    ("E07", "imp", {"imp_work": 50, "imp_close": 55, "imp_community": 0, "imp_self": 0}),
    ("E07", "imp", {"imp_work": 51, "imp_close": 49, "imp_community": 0, "imp_self": 0}),
    ("E07", "imp", {"imp_work": 100}),
    ("E08", "now", {f"now_{part}": 3 for part in DAY}),
    ("E08", "last_work", "25:00"),
    ("E08", "workdays", "8"),
    ("E09", "min_wk", 601),
    ("E14", "check_date", "2099-01-01"),
    ("E14", "confident", "7"),
]


@pytest.fixture(scope="module")
def long_seminar(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return a server with the long workshop, led by a facilitator."""
    running = start(tmp_path_factory.mktemp("long"), "--agenda", "180min")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def talk(long_seminar: Seminar) -> Talk:
    """Return a participant's line to their kernel."""
    client = Client(long_seminar.line["port"])
    client.join(long_seminar.code)
    return client.kernel("workshop", long_seminar.code)[1]


def field_of(exercise: str, name: str) -> AnyField:
    return load_pack().exercise(exercise).field(name)


@pytest.mark.parametrize(("exercise", "name", "value"), WRONG, ids=lambda part: str(part)[:24])
def test_a_wrong_value_is_refused_by_name(talk: Talk, exercise: str, name: str, value: Any) -> None:
    occasion = "before" if exercise == "E02" else "during"
    talk.save(exercise, name, value, occasion)
    told = talk.wait_for("refused")
    assert (told["exercise"], told["field"]) == (exercise, name)
    for lang in ("ja", "en"):
        assert field_of(exercise, name).ask.get(lang) in told["message"][lang]
        assert len(told["message"][lang]) > len(field_of(exercise, name).ask.get(lang)) + 8


@pytest.mark.parametrize(
    ("exercise", "name", "occasion", "more"),
    [
        ("E05", "act", "during", {"row": 6}),
        ("E05", "act", "during", {"row": -1}),
        ("E05", "act", "during", {"row": "0"}),
        ("E02", "control", "after", {}),
        ("E02", "clarity", "followup", {}),
        ("E14", "do_30", "followup", {}),
        ("E08", "g_now_sleep", "during", {}),
        ("E08", "now_sleep", "during", {}),
        ("E03", "blocks_s", "during", {}),
        ("E99", "x", "during", {}),
    ],
    ids=str,
)
def test_what_is_not_asked_is_not_stored(
    talk: Talk, exercise: str, name: str, occasion: str, more: dict[str, Any]
) -> None:
    talk.save(exercise, name, 5, occasion, **more)
    assert talk.wait_for("refused")["field"] == name


def test_nothing_of_it_was_stored_and_the_next_answer_is(talk: Talk, long_seminar: Seminar) -> None:
    talk.save("E02", "control", 6, "before")
    assert talk.wait_for("saved")["value"] == 6
    with open_store(f"sqlite:///{long_seminar.database}") as store:
        (person,) = store.participants(long_seminar.code)
        stored = {(each.exercise, each.field): each.value for each in store.answers(person.id)}
    assert stored == {("E00", "consent_use"): True, ("E02", "control"): 6}


def test_every_exercise_of_the_workshop_is_spoiled_somewhere() -> None:
    asked = set(load_agenda(load_pack(), "180min").exercises)
    assert {exercise for exercise, _name, _value in WRONG} <= asked
    kinds = {field_of(exercise, name).kind for exercise, name, _value in WRONG}
    assert kinds == {field.kind for one in asked for field in load_pack().exercise(one).fields} - {
        "yes_no",
        "hours",
    }
