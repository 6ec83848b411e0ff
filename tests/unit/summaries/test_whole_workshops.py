"""Whole workshops of simulated people: everything is told to every audience in both languages, and nothing of few."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from tests.unit.summaries.simulated_store import simulated
from wli_toolkit.content.model import LANGS, Form
from wli_toolkit.summaries import FigureResult, Summary, findings, summarise

AGENDAS = ("60min", "90min", "180min", "self-study")


@pytest.fixture(scope="module")
def told() -> dict[tuple[str, int, str], Summary]:
    """Return summaries by agenda, people and audience."""
    summaries = {}
    for agenda in AGENDAS:
        for people in (20, 40):
            store, _people = simulated(agenda, people, seed=people, follow_up=0.8)
            for audience in ("room", "organiser"):
                summaries[agenda, people, audience] = summarise(store, "C", audience=audience)
    return summaries


@pytest.mark.parametrize("people", [20, 40])
@pytest.mark.parametrize("audience", ["room", "organiser"])
@pytest.mark.parametrize("agenda", AGENDAS)
def test_a_workshop_is_told_in_both_languages(
    told: dict[tuple[str, int, str], Summary], agenda: str, people: int, audience: Any
) -> None:
    summary = told[agenda, people, audience]
    least = summary.thresholds[audience]
    for figure in summary.figures:
        assert FigureResult.from_json(json.loads(json.dumps(figure.as_json()))) == figure
        for lang in LANGS:
            said = figure.sentence(lang), *findings(figure, lang)
            assert all(said)
            assert not any("{" in each for each in said), said
        for row in figure.rows:
            assert row.n is None or row.n >= least
            assert row.count is None or row.count >= least
            assert row.count is None or row.n is None or row.n - row.count >= least or len(figure.rows) > 1
    for lang in LANGS:
        assert summary.text(lang)
        for exercise in summary.exercises.values():
            assert len(exercise.as_table(lang)) == sum(len(figure.rows) for figure in exercise.figures)
    json.dumps(summary.for_report().as_json())


@pytest.mark.parametrize(
    ("agenda", "people", "share"), [("60min", 20, 0.6), ("180min", 20, 0.75), ("180min", 40, 0.9)]
)
def test_most_pictures_have_something_to_say_in_the_room(
    told: dict[tuple[str, int, str], Summary], agenda: str, people: int, share: float
) -> None:
    figures = told[agenda, people, "room"].figures
    assert sum(not figure.suppressed for figure in figures) >= share * len(figures)


def test_every_form_there_is_comes_up(told: dict[tuple[str, int, str], Summary]) -> None:
    shown = {figure.form for figure in told["180min", 40, "room"].figures if not figure.suppressed}
    assert shown == set(get_args(Form))


@pytest.mark.parametrize("agenda", ["60min", "180min"])
def test_what_four_people_answered_looks_like_what_nobody_did(agenda: str) -> None:
    few, none = (simulated(agenda, people)[0] for people in (4, 0))
    first, second = summarise(few, "C"), summarise(none, "C")
    assert first.figures == second.figures
    for lang in LANGS:
        assert first.text(lang).split("\n")[1:] == second.text(lang).split("\n")[1:]
        for exercise in first:
            assert first[exercise].as_table(lang).equals(second[exercise].as_table(lang))
    for told, nothing in ((first, second), (first.for_report(), second.for_report())):
        assert told.as_json() == nothing.as_json() | {"joined": told.joined, "simulated": told.simulated}


@pytest.mark.parametrize("seed", range(1, 11))
def test_an_hour_with_twenty_people_has_a_message_in_twelve_pictures_or_more(seed: int) -> None:
    store, _people = simulated("60min", 20, seed=seed)
    figures = summarise(store, "C").figures
    assert sum(bool(findings(figure, "ja")) for figure in figures) >= 12
    for figure in figures:
        for rows in figure.lines().values():
            counts = [row for row in rows if row.count is not None]
            assert not (len(counts) == 1 and counts[0].count == counts[0].n), "unanimity has no number"
