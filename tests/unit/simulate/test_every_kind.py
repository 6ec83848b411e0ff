"""Simulated people in whole workshops: parts, rows, a choice of exercises, what is kept, and coming back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from tests.unit.summaries.simulated_store import TODAY, SimulatedStore, simulated
from wli_toolkit.content import check_answer
from wli_toolkit.content.model import Pack
from wli_toolkit.scoring import as_answers, kept_values
from wli_toolkit.simulate import simulate
from wli_toolkit.store import Store, UnknownSession, open_store

People = list[dict[str, Any]]


@pytest.fixture(scope="module")
def long() -> tuple[SimulatedStore, People]:
    """Return the longest workshop, of thirty people."""
    store, people = simulated("180min", 30, seed=3)
    assert isinstance(store, SimulatedStore)
    return store, people


def given(people: People, exercise: str) -> Iterator[dict[tuple[str, int], Any]]:
    """Yield what each person answered to one exercise during the workshop, by field and row."""
    for person in people:
        yield {
            (answer["field"], answer["row"]): answer["value"]
            for answer in person["answers"]
            if (answer["exercise"], answer["occasion"]) == (exercise, "during")
        }


def test_answers_are_told_by_field_with_every_part_of_a_whole(
    pack: Pack, long: tuple[SimulatedStore, People]
) -> None:
    _store, people = long
    kinds = Counter()
    for person in people:
        for answer in person["answers"]:
            field = pack.exercise(answer["exercise"]).field(answer["field"])
            assert check_answer(field, answer["value"]) == answer["value"]
            kinds[field.kind] += 1
    assert {"points", "chips", "day", "place", "time", "hours", "minutes"} <= kinds.keys()
    points = next(answers["use", 0] for answers in given(people, "E09") if ("use", 0) in answers)
    assert sum(points.values()) == 100


def test_people_name_one_to_three_things_and_answer_for_each(long: tuple[SimulatedStore, People]) -> None:
    _store, people = long
    named: Counter[int] = Counter()
    for answers in given(people, "E05"):
        rows = {row for field, row in answers if field == "act"}
        named[len(rows)] += 1
        assert all(row < 3 for _, row in answers)
        acts = [answers["act", row] for row in rows]
        assert len(set(acts)) == len(acts)
    assert {1, 2, 3} <= named.keys()
    for answers in given(people, "E12"):
        picks = [value for (field, _), value in answers.items() if field == "pick"]
        assert len(set(picks)) == len(picks) <= 2


def test_in_a_short_form_as_many_as_it_takes() -> None:
    _store, people = simulated("60min", 20, seed=2)
    rows = {row for answers in given(people, "E05") for _, row in answers}
    assert rows == {0, 1}
    assert {row for answers in given(people, "E09") for _, row in answers} == {0}


def test_each_person_does_one_of_the_exercises_there_are_to_choose_from() -> None:
    _store, people = simulated("60min", 40, seed=4)
    chosen: Counter[str] = Counter()
    for person in people:
        did = {answer["exercise"] for answer in person["answers"]} & {"E08", "E09", "E10", "E12"}
        assert len(did) <= 1
        chosen.update(did)
    assert set(chosen) == {"E08", "E09", "E10", "E12"}


def test_what_is_kept_is_what_the_answers_come_to(pack: Pack, long: tuple[SimulatedStore, People]) -> None:
    store, people = long
    agenda = store.session("C").agenda_model()
    found: dict[str, int] = defaultdict(int)
    for person in people:
        for name in ("E08", "E10"):
            exercise = pack.exercise(name)
            mine = {
                (answer["field"], answer["row"]): answer["value"]
                for answer in person["answers"]
                if answer["exercise"] == name
            }
            cells = [
                (column, row, part)
                for (field, row), value in mine.items()
                for column, part in (value.items() if isinstance(value, dict) else [(field, value)])
            ]
            held = store.people[person["participant"]]
            for kept in exercise.kept:
                expected = kept_values(exercise, as_answers(exercise, cells), agenda.exercises).get(kept)
                told = expected if person["consent_group"] else None
                assert held.get((name, "during", kept, 0)) == told
                found[name] += expected is not None
    assert found["E08"] > 100
    assert found["E10"] > 20
    everything = [held for held in store.people.values() for _, _, column, _ in held if column == "now_sleep"]
    assert not everything, "the day itself is sealed"


def test_nobody_comes_back_unless_asked() -> None:
    store, people = simulated("180min", 10)
    assert not any(answer["occasion"] == "followup" for person in people for answer in person["answers"])
    assert isinstance(store, SimulatedStore)
    assert not store.closed


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_some_of_those_who_stayed_come_back(share: float) -> None:
    store, people = simulated("180min", 40, follow_up=share)
    back = [any(answer["occasion"] == "followup" for answer in person["answers"]) for person in people]
    assert isinstance(store, SimulatedStore)
    assert store.closed
    assert not any(came and person["left_at"] for came, person in zip(back, people, strict=True))
    stayed = sum(person["left_at"] is None for person in people)
    assert sum(back) == stayed if share == 1 else 0.3 * stayed < sum(back) < 0.7 * stayed


def test_coming_back_changes_nothing_of_the_day() -> None:
    def day(people: People) -> list[Any]:
        return [[each for each in person["answers"] if each["occasion"] != "followup"] for person in people]

    assert day(simulated("90min", 8)[1]) == day(simulated("90min", 8, follow_up=1)[1])


def test_in_a_real_store_they_come_back_after_it_is_closed(tmp_path: Any, pack: Pack) -> None:
    with open_store(f"sqlite:///{tmp_path / 'wli.db'}") as store:
        session, _ = store.create_session(agenda=pack.agenda("60min"), simulated=True)
        people = simulate(store, session.code, participants=2, leave=0, follow_up=1, today=TODAY)
        assert store.session(session.code).closed
        held = {answer.occasion for answer in store.group_answers(session.code)}
        assert "followup" in held
        assert {answer["occasion"] for person in people for answer in person["answers"]} >= {
            "before",
            "after",
            "followup",
        }
        with pytest.raises(ValueError, match=r"1\.5"):
            simulate(store, session.code, participants=1, follow_up=1.5)


def test_an_unknown_session_is_the_stores_to_tell(tmp_path: Any) -> None:
    with open_store(f"sqlite:///{tmp_path / 'wli.db'}") as store, pytest.raises(UnknownSession):
        simulate(store, "222222", participants=1)


def test_the_memory_store_is_told_what_a_real_one_is(tmp_path: Any, pack: Pack) -> None:
    """The tests of summaries may rely on it."""
    in_memory, people = simulated("60min", 3, seed=6)
    with open_store(f"sqlite:///{tmp_path / 'wli.db'}") as store:
        session, _ = store.create_session(agenda=pack.agenda("60min"))
        same = simulate(store, session.code, participants=3, seed=6, leave=0.05, today=TODAY)
        assert [person["answers"] for person in same] == [person["answers"] for person in people]

        def counted(kept: Store, code: str) -> Counter[tuple[Any, ...]]:
            return Counter(
                (each.occasion, each.exercise, each.field, each.row, str(each.value).removesuffix(".0"))
                for each in kept.group_answers(code)
                if each.value is not None and each.field != "consent_use"
            )

        assert counted(store, session.code) == counted(in_memory, "C")
