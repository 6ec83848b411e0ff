"""A summary's numbers are what anyone computes from the answers, and nothing is told of too few."""

from __future__ import annotations

import dataclasses
import json
import random
import time
from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest
from memory_store import MemoryStore

from wli_toolkit.summaries import FigureResult, SummaryError, summarise

VIEWS = ("separate", "integrate", "alternate", "same", "unsure")


def answers_of(luck: random.Random) -> dict[tuple[str, str, str], Any]:
    """Return one person's answers to the whole agenda."""
    told: dict[tuple[str, str, str], Any] = {
        ("E00", "during", "voice"): luck.choice(["start_small", "too_late", "is_this_it"]),
        ("E00", "during", "age_band"): luck.choice(["45_49", "50_54", "55_59", "60_up"]),
        ("E02", "after", "view_change"): luck.choice(VIEWS),
        ("E11", "during", "dir"): luck.choice(["separate", "integrate", "rest", "learn", "connect"]),
        ("E11", "during", "conf"): luck.randint(2, 10),
        ("E13", "during", "rails"): luck.sample(["end_time", "notify_off", "sleep", "weekly_cap"], 2),
        ("E14", "during", "confident"): luck.randint(0, 10),
    }
    for name in ("w2l_now", "l2w_now", "w2l_want", "l2w_want", "control"):
        told["E02", "before", name] = luck.randint(0, 10)
    for name in ("pos_want", "clarity", "options", "agency"):
        told["E02", "before", name] = luck.randint(0, 8)
        told["E02", "after", name] = luck.randint(2, 10)
    for pair in "ABCD":
        for side in ("sep", "int"):
            told["E01", "during", f"card_{pair}_{side}"] = str(luck.randint(0, 4))
    return told


def room(store: MemoryStore, people: int, seed: int = 1) -> MemoryStore:
    """Let people answer everything."""
    luck = random.Random(seed)  # noqa: S311 -- made-up people, not secrets
    for number in range(people):
        store.answer(f"p{number}", answers_of(luck))
    return store


def column(store: MemoryStore, exercise: str, occasion: str, name: str) -> list[Any]:
    """Return everybody's answer to one field."""
    return [answers[exercise, occasion, name] for answers in store.people.values()]


def numbers_in(told: Any) -> Iterable[float]:
    """Yield every number anywhere in JSON."""
    if isinstance(told, dict):
        for value in told.values():
            yield from numbers_in(value)
    elif isinstance(told, list):
        for value in told:
            yield from numbers_in(value)
    elif isinstance(told, int | float) and not isinstance(told, bool):
        yield told


def test_counts_and_shares_are_those_of_the_answers(store: MemoryStore) -> None:
    told = summarise(room(store, 60), "C").as_json()["exercises"]["E11"]
    directions = column(store, "E11", "during", "dir")
    figure = told["figures"]["directions"]
    assert figure["n"] == told["n"] == 60
    assert sum(row["count"] for row in figure["rows"]) == 60
    for row in figure["rows"]:
        count = sum(direction in row["value"].split("+") for direction in directions)
        assert row["count"] == count
        assert row["share"] == int(100 * count / 60 + 0.5)
        assert row["low"] <= row["share"] <= row["high"]
    sure = [value >= 7 for value in column(store, "E11", "during", "conf")]
    assert told["figures"]["confident"]["rows"][0]["count"] == sum(sure)


def test_options_are_counted_each_by_itself(store: MemoryStore) -> None:
    figure = summarise(room(store, 40), "C").as_json()["exercises"]["E13"]["figures"]["rails"]
    chosen = column(store, "E13", "during", "rails")
    told = {row["value"]: row["count"] for row in figure["rows"]}
    assert told["sleep"] == sum("sleep" in each for each in chosen)
    assert told["ask_people"] is None


def test_medians_and_quartiles_are_those_of_the_answers(store: MemoryStore) -> None:
    exercises = summarise(room(store, 37), "C").as_json()["exercises"]
    for name in ("w2l_now", "l2w_want", "control", "clarity"):
        q1, median, q3 = np.percentile(column(store, "E02", "before", name), [25, 50, 75])
        assert exercises["E02"]["fields"][f"{name}@before"] == {
            "n": 37,
            "median": median,
            "q1": q1,
            "q3": q3,
        }
    separating = [
        25 * np.mean([int(answers["E01", "during", f"card_{pair}_sep"]) for pair in "ABCD"])
        for answers in store.people.values()
    ]
    assert exercises["E01"]["fields"]["sep@during"]["median"] == np.median(separating)


def test_before_and_after_counts_pairs_only(store: MemoryStore) -> None:
    room(store, 30)
    for number in range(3):
        del store.people[f"p{number}"]["E02", "after", "clarity"]
    lines = summarise(store, "C")["E02"].figure("change").lines()
    before, after, *ways, change = lines["clarity"]
    pairs = [
        (told["E02", "before", "clarity"], told["E02", "after", "clarity"])
        for told in store.people.values()
        if ("E02", "after", "clarity") in told
    ]
    assert before.n == after.n == 27
    assert before.median == np.median([pair[0] for pair in pairs])
    assert after.q3 == np.percentile([pair[1] for pair in pairs], 75)
    assert change.mean == pytest.approx(np.mean([b - a for a, b in pairs]), abs=0.005)
    assert change.mean_low is not None
    assert change.mean_low < change.mean
    assert sum(row.count or 0 for row in ways) in (0, 27)
    assert lines["pos_want"][-1].mean is None
    assert lines["pos_want"][-1].median_moved is not None


@pytest.mark.parametrize(
    ("movers", "room_told", "organiser_told"),
    [(1, False, False), (4, False, False), (9, True, False), (10, True, True)],
)
def test_a_mean_change_is_of_a_thresholds_worth_of_people_who_moved(
    store: MemoryStore, movers: int, room_told: bool, organiser_told: bool
) -> None:
    room(store, 40)
    for number, told in enumerate(store.people.values()):
        told["E02", "before", "clarity"], told["E02", "after", "clarity"] = (
            0,
            9 - number % 3 if number < movers else 0,
        )
    for audience, is_told in (("room", room_told), ("organiser", organiser_told)):
        rows = summarise(store, "C", audience=audience)["E02"].figure("change").lines()["clarity"]
        assert any(row.mean is not None for row in rows) is is_told, audience


@pytest.mark.parametrize(("pairs", "quartiles", "change"), [(20, True, True), (19, False, False)])
def test_the_full_table_needs_twenty_pairs(
    store: MemoryStore, pairs: int, quartiles: bool, change: bool
) -> None:
    rows = summarise(room(store, pairs), "C")["E02"].figure("change").lines()["clarity"]
    assert rows[0].median is not None
    assert (rows[0].q1 is not None) is quartiles
    assert any(row.kind == "change" for row in rows) is change


def test_a_report_has_no_before_and_after_of_nine(store: MemoryStore) -> None:
    summary = summarise(room(store, 9), "C")
    assert not summary["E02"].figure("change").suppressed
    assert summary.for_report()["E02"].figure("change").suppressed
    assert not summarise(room(MemoryStore(), 10), "C").for_report()["E02"].figure("change").suppressed


@pytest.mark.parametrize("people", [0, 1, 4])
def test_of_four_people_nothing_but_joined_is_told(store: MemoryStore, people: int) -> None:
    store.silent = 2
    told = summarise(room(store, people), "C").as_json()
    assert told["joined"] == people + 2
    assert told["exercises"] == {}
    assert len(told["suppressed"]) == 18
    assert set(numbers_in(told)) == {people + 2, 5, 10}


def test_a_room_of_four_looks_like_an_empty_one(store: MemoryStore) -> None:
    few = summarise(room(store, 4), "C")
    none = summarise(MemoryStore(), "C")
    assert few.figures == none.figures


@pytest.mark.parametrize("people", [5, 9, 12, 23, 80])
@pytest.mark.parametrize("audience", ["room", "organiser"])
def test_no_count_is_under_the_threshold(store: MemoryStore, people: int, audience: Any) -> None:
    summary = summarise(room(store, people, seed=people), "C", audience=audience)
    least = summary.thresholds[audience]
    for figure in summary.figures:
        assert figure.n is None or figure.n >= least
        for row in figure.rows:
            assert row.n is None or row.n >= least
            assert row.count is None or row.count >= least
            assert row.count is None or row.n == row.count or row.n - row.count >= least
    assert all(exercise.n is None or exercise.n >= least for exercise in summary.exercises.values())


def test_a_room_of_twenty_hears_from_most_pictures(store: MemoryStore) -> None:
    summary = summarise(room(store, 20), "C")
    assert sum(not figure.suppressed for figure in summary.figures) >= 10


@pytest.mark.parametrize(
    ("settings", "room_threshold", "organiser_threshold"),
    [
        ({}, 5, 10),
        ({"facilitator_affiliation": "organiser"}, 10, 10),
        ({"threshold_room": 3, "threshold_report": 4}, 5, 10),
        ({"threshold_room": 12}, 12, 12),
        ({"threshold_report": 15}, 5, 15),
    ],
)
def test_thresholds_follow_the_settings_but_not_under_the_floor(
    settings: dict[str, Any], room_threshold: int, organiser_threshold: int
) -> None:
    store = MemoryStore(settings=settings)
    assert dict(summarise(store, "C").thresholds) == {
        "room": room_threshold,
        "organiser": organiser_threshold,
    }


def test_where_the_facilitator_is_the_organisers_nine_are_too_few() -> None:
    store = MemoryStore(settings={"facilitator_affiliation": "organiser"})
    assert summarise(room(store, 9), "C").as_json()["exercises"] == {}


def test_values_that_nobody_could_choose_are_not_counted(store: MemoryStore) -> None:
    room(store, 20)
    store.answer("p0", {("E11", "during", "dir"): "<b>elsewhere</b>"})
    assert summarise(store, "C")["E11"].figure("directions").rows[0].n == 19


def test_a_result_survives_its_snapshot(store: MemoryStore) -> None:
    for figure in summarise(room(store, 30), "C").figures:
        kept = json.loads(json.dumps(figure.as_json()))
        assert FigureResult.from_json(kept) == figure
        assert kept["sentence"]["ja"] == figure.sentence("ja")


def test_results_are_frozen(store: MemoryStore) -> None:
    summary = summarise(room(store, 30), "C")
    figure = summary["E01"].figures[0]
    with pytest.raises(dataclasses.FrozenInstanceError):
        figure.n = 3  # type: ignore[misc]  # the point of the test
    with pytest.raises(dataclasses.FrozenInstanceError):
        figure.rows[0].count = 3  # type: ignore[misc]  # the point of the test
    with pytest.raises(TypeError):
        summary.exercises["E01"] = summary["E02"]  # type: ignore[index]  # the point of the test
    table = summary["E01"].table
    table["count"] = 0
    assert summary["E01"].figures[0] == figure
    assert summary["E01"].table["count"].sum() > 0


def test_words_and_tables_in_both_languages(store: MemoryStore) -> None:
    summary = summarise(room(store, 30), "C")
    assert "30人" in summary.text("ja")
    assert "30 people" in summary.text("en")
    assert set(summary["E02"].table["figure"]) == {
        figure.figure_id for figure in summary["E02"].figures if not figure.suppressed
    }
    assert list(summary)[:2] == ["E00", "E02"]


def test_asking_for_what_is_not_there_names_what_is(store: MemoryStore) -> None:
    summary = summarise(store, "C")
    with pytest.raises(SummaryError, match=r"'E99'.*E00, E02, E01"):
        summary["E99"]
    with pytest.raises(SummaryError, match=r"'nope'.*pairs, suits"):
        summary["E01"].figure("nope")
    with pytest.raises(SummaryError, match=r"'all'.*room, organiser"):
        summarise(store, "C", audience="all")  # type: ignore[arg-type]  # the point of the test


def test_time_grows_with_the_people_only() -> None:
    """Ten times the people may not take much more than ten times as long."""
    spent = []
    for people in (100, 1000):
        store = room(MemoryStore(), people)
        started = time.process_time()
        summarise(store, "C")
        spent.append(time.process_time() - started)
    assert spent[1] < 20 * max(spent[0], 0.1)
