"""Sensitive answers, and scores they have a part in: only with their own consent, and never under ten people."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.summaries import small_pack as own
from tests.unit.summaries.memory_store import MemoryStore
from wli_toolkit.content import load_pack
from wli_toolkit.content.model import Exercise, Occasion
from wli_toolkit.summaries import FigureResult, summarise
from wli_toolkit.summaries.gather import gather

BLOCKS = own.field(
    "blocks",
    "choices",
    options=own.options("time", "system", "health", "money", sensitive=("health", "money")),
    at_most=2,
)
PLAIN = own.figure("plain", "multi", "blocks")
APART = own.figure("apart", "multi", "blocks_s")


def blocks_room(**more: Any) -> MemoryStore:
    return own.room(own.exercise("X1", [BLOCKS], [PLAIN, APART]), **more)


def with_figures(exercise_id: str, *figures: Any) -> Exercise:
    """Return an exercise of the standard pack with other figures."""
    return load_pack().exercise(exercise_id).model_copy(update={"figures": figures})


def blocks(store: MemoryStore, people: int, *, sensitive: bool | None = True) -> None:
    """Let people be blocked, every other by their health; who did not consent left nothing of that unsealed."""
    for number in range(people):
        plain: dict[str, Any] = {"blocks": ["time"] if number % 2 else ["system"]}
        if sensitive:
            plain["blocks_s"] = ["health"] if number % 2 else ["money"]
        own.answer_all(store, "X1", [plain], sensitive=sensitive)


def test_each_figure_has_the_options_of_its_column() -> None:
    store = blocks_room()
    blocks(store, 40)
    figures = summarise(store, "C")["X1"]
    assert [row.value for row in figures.figure("plain").rows] == ["time", "system"]
    assert [(row.value, row.count) for row in figures.figure("apart").rows] == [("health", 20), ("money", 20)]


@pytest.mark.parametrize(("people", "told"), [(19, False), (20, True)])
@pytest.mark.parametrize("audience", ["room", "organiser"])
def test_ten_on_either_side_for_every_audience(people: int, told: bool, audience: Any) -> None:
    """Of nineteen, nine chose one of the two: under ten."""
    store = blocks_room()
    blocks(store, people)
    figure = summarise(store, "C", audience=audience)["X1"].figure("apart")
    assert figure.threshold == 10
    assert figure.suppressed is not told


def test_of_nineteen_the_plain_options_are_told_and_the_sensitive_ones_are_not() -> None:
    store = blocks_room()
    blocks(store, 19)
    summary = summarise(store, "C")
    assert [row.count for row in summary["X1"].figure("plain").rows] == [9, 10]
    assert summary["X1"].figure("apart").suppressed


@pytest.mark.parametrize("consent", [None, False])
def test_without_the_consent_nothing_sensitive_is_counted(consent: bool | None) -> None:
    """Even what lies unsealed in the store, from before the consent was withdrawn."""
    store = blocks_room()
    blocks(store, 30)
    for person in store.people:
        store.sensitive[person] = consent
    figures = summarise(store, "C")["X1"]
    assert figures.figure("apart").suppressed
    assert figures.figure("plain").n == 30


def test_only_those_who_agreed_are_counted() -> None:
    store = blocks_room()
    blocks(store, 24)
    blocks(store, 30, sensitive=False)
    figures = summarise(store, "C")["X1"]
    assert figures.figure("apart").n == 24
    assert figures.figure("plain").n == 54


LOAD = own.figure(
    "load",
    "bands",
    "load_now",
    bands=[
        {"id": "light", "low": 0, "high": 2, "label": own.words("light")},
        {"id": "more", "low": 3, "high": 9, "label": own.words("more")},
    ],
)
EVENTS = ("health", "care", "children", "money", "role", "home", "learning", "community")
PRIVATE = EVENTS[:4]


def loads_room(**more: Any) -> MemoryStore:
    return own.room(with_figures("E04", LOAD), **more)


def season(store: MemoryStore, people: int, health: int, *, sensitive: bool = True) -> None:
    """Let people have so much of a load by their health, and a role that takes 1; sealed without consent."""
    for _ in range(people):
        answers = {
            f"ev_{event}_now": {"health": health, "role": 1}.get(event, 0)
            for event in EVENTS
            if sensitive or event not in PRIVATE
        }
        own.answer_all(store, "E04", [answers], sensitive=sensitive)


def load(store: MemoryStore, audience: Any = "room") -> FigureResult:
    return summarise(store, "C", audience=audience)["E04"].figure("load")


def test_a_score_that_sensitive_answers_have_a_part_in_is_sensitive_itself() -> None:
    gathered = gather(
        loads_room(), "C", own.pack(with_figures("E04", LOAD)), loads_room().session("C").agenda_model()
    )
    assert {("E04", "load_now"), ("E04", "band_later"), ("E04", "ev_health_now")} <= gathered.sensitive
    assert ("E04", "ev_role_now") not in gathered.sensitive


@pytest.mark.parametrize(("light", "told"), [(9, False), (10, True)])
def test_a_sensitive_score_is_told_of_ten_only(light: int, told: bool) -> None:
    store = loads_room()
    season(store, light, 0)
    season(store, 20, 3)
    result = load(store)
    assert result.threshold == 10
    assert (not result.suppressed and all((row.count or 0) >= 10 for row in result.rows)) is told


def test_a_load_without_its_sensitive_half_is_not_counted() -> None:
    """Whoever did not agree would seem to have less of a load than they do."""
    store = loads_room()
    season(store, 12, 0)
    season(store, 12, 3)
    season(store, 30, 3, sensitive=False)
    result = load(store)
    assert {row.value: row.count for row in result.rows} == {"light": 12, "more": 12}
    assert result.n == 24


def test_where_nobody_agreed_the_score_is_still_sensitive() -> None:
    """It must not be told of five people, as if it were not, because nobody's shows what it is made of."""
    store = loads_room()
    season(store, 30, 0, sensitive=False)
    assert load(store).threshold == 10
    assert load(store).suppressed


def test_nobodys_health_makes_the_load_no_less_sensitive() -> None:
    store = loads_room()
    season(store, 9, 0)
    assert load(store).suppressed


def test_private_parts_and_what_they_add_up_to_are_never_read() -> None:
    """A whole that holds a private part is sealed; should any of it lie unsealed, it is passed over."""
    day = own.field(
        "now",
        "day",
        parts=[
            *own.parts("now_sleep", "now_work"),
            {"id": "now_side", "label": own.words("side"), "visibility": "P"},
        ],
    )
    store = own.room(own.exercise("X1", [day], []))
    own.answer_all(store, "X1", [{"now_sleep": 8, "now_work": 10, "now_side": 6}] * 30)
    session = store.session("C")
    gathered = gather(store, "C", session.pack_model(), session.agenda_model())
    assert gathered.frames["X1", Occasion.DURING].empty
