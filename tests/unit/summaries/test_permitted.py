"""What an expected number of people permits, held against what the summaries really tell."""

from __future__ import annotations

import pytest

from wli_toolkit.content import LANGS, load_pack
from wli_toolkit.content.model import Figure
from wli_toolkit.summaries import suppression
from wli_toolkit.summaries.freezing import Thresholds
from wli_toolkit.summaries.means import publish_means
from wli_toolkit.summaries.permitted import Permitted, gate, general, permitted, shared_by
from wli_toolkit.summaries.sensitive import sensitive_names

PACK = load_pack()
ROOM, TEN = Thresholds(5, 10), Thresholds(10, 10)


def by_exercise(people: int, thresholds: Thresholds = ROOM, agenda: str = "60min") -> dict[str, Permitted]:
    told = permitted(PACK, PACK.agenda(agenda), thresholds, people)
    return {each.exercise: each for each in told}


def figure(exercise: str, id_: str) -> Figure:
    return next(each for each in PACK.exercise(exercise).figures if each.id == id_)


@pytest.mark.parametrize(
    ("people", "room", "organiser"),
    [
        (4, "hidden", "hidden"),
        (5, "medians", "hidden"),
        (9, "medians", "hidden"),
        (10, "medians", "medians"),
        (19, "medians", "medians"),
        (20, "shown", "shown"),
    ],
)
def test_before_and_after_passes_the_gates_of_the_statistics(people: int, room: str, organiser: str) -> None:
    change = figure("E02", "change")
    assert gate(change, 5).state(people) == room
    assert gate(change, 10, reported=True).state(people) == organiser


def test_a_report_holds_no_before_and_after_of_fewer_than_ten_whatever_the_threshold() -> None:
    assert gate(figure("E02", "change"), 5, reported=True).state(9) == "hidden"
    assert gate(figure("E02", "positions"), 5, reported=True).state(9) == "hidden"


def test_numbers_of_a_table_need_a_threshold_on_either_side() -> None:
    voices = gate(figure("E00", "voices"), 5)
    assert [voices.state(people) for people in (4, 5, 9, 10)] == ["hidden", "almost", "almost", "shown"]
    # The summaries themselves: ten people in two halves are told, nine in no way.
    assert suppression.publish({"a": 5, "b": 5}, "others", 5) is not None
    for one in range(10):
        told = suppression.publish({"a": one, "b": 9 - one}, "others", 5)
        assert told is None or all(cell.count is None for cell in told)


def test_means_need_one_more_than_the_threshold() -> None:
    quadrants = gate(figure("E05", "quadrants"), 5)
    assert (quadrants.state(5), quadrants.state(6)) == ("hidden", "shown")
    half = {"a": [50.0] * 5, "b": [50.0] * 5}
    assert publish_means(half, 5) is None
    assert publish_means({name: [50.0] * 6 for name in half}, 5) is not None


def test_a_split_needs_two_groups_each_at_the_threshold() -> None:
    split = gate(figure("E02", "fit_by_zone"), 10)
    assert (split.state(19), split.state(20)) == ("hidden", "shown")


def test_who_left_is_compared_only_if_ten_stay_and_ten_leave() -> None:
    leavers = gate(figure("E02", "leavers"), 5)
    assert (leavers.state(19), leavers.state(20), leavers.state(500)) == ("hidden", "leavers", "leavers")


def test_sensitive_answers_need_ten_in_the_room_too() -> None:
    assert "now_events_s" not in sensitive_names(PACK.exercise("E00"))
    [line] = [each.en for each in by_exercise(8)["E04"].lines if "health, family, money" in each.en]
    assert line.endswith("stays empty; it needs 10 people.")
    [line] = [each.en for each in by_exercise(24)["E04"].lines if "health, family, money" in each.en]
    assert "with numbers" in line
    assert line.endswith("(Only those count who agreed to the private questions.)")


def test_with_the_organisers_facilitator_the_room_is_told_no_more_than_the_report() -> None:
    for each in by_exercise(12, TEN).values():
        assert each.room == each.organiser
    assert by_exercise(9, TEN)["E00"].room == "hidden"
    assert by_exercise(9, ROOM)["E00"].room == "almost"


@pytest.mark.parametrize("people", [1, 4])
def test_under_the_threshold_nothing_is_told_of_anything(people: int) -> None:
    for each in by_exercise(people).values():
        assert (each.room, each.organiser) == ("hidden", "hidden")
    first, *_rest = general(ROOM, people)
    assert (
        first.en == "With fewer than 5 people no group picture is shown. Everybody still gets their own page."
    )


def test_the_organisers_report_holds_no_figures_under_ten() -> None:
    assert general(ROOM, 9)[0].en.startswith("With fewer than 10 people the organiser's report")
    assert len(general(ROOM, 10)) == 1


def test_who_chooses_one_of_four_is_a_quarter() -> None:
    assert shared_by(PACK.agenda("60min"), "E09") == 4
    assert shared_by(PACK.agenda("60min"), "E01") == 1
    assert (by_exercise(40)["E09"].people, by_exercise(40)["E01"].people) == (10, 40)


def test_only_what_the_agenda_asks_is_told_of() -> None:
    assert list(by_exercise(40, agenda="30min")) == ["E00", "E02", "E01", "E11", "E13", "E14"]
    titles = "".join(line.en for line in by_exercise(40)["E14"].lines)
    assert figure("E14", "promises_30").title.en not in titles


@pytest.mark.parametrize("agenda", [each.id for each in PACK.agendas])
@pytest.mark.parametrize("people", [3, 7, 12, 24, 100])
def test_each_picture_is_told_once_for_each_audience(agenda: str, people: int) -> None:
    for each in by_exercise(people, agenda=agenda).values():
        for lang in LANGS:
            lines = [line.get(lang) for line in each.lines]
            assert len(set(lines)) == len(lines)
            assert not any("{" in line for line in lines)
        audiences = [line.en.split(":")[0] for line in each.lines]
        assert "In the room and in the organiser's report" in audiences or {
            "In the room",
            "In the organiser's report",
        } <= set(audiences)
