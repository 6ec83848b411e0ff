"""Setting a session up: the agenda and what was promised can change until somebody has joined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from store_room import ON_SQLITE, Person

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import Agenda
from wli_toolkit.store import BadValue, Session, SessionClosed, Store, UnknownSession
from wli_toolkit.store.setting_up import Openness
from wli_toolkit.store.settings import PROMISED

OTHER: dict[str, Any] = {
    "facilitator_affiliation": "organiser",
    "facilitator_name": "佐藤",
    "organiser": "ねこ商事",
    "threshold_room": 12,
    "threshold_report": 12,
    "purge_days": 60,
}


@pytest.fixture
def short() -> Agenda:
    return load_agenda(load_pack(), "30min")


def test_another_agenda_is_run_from_its_first_step(store: Store, session: Session, short: Agenda) -> None:
    rev = store.live(session.code).rev
    store.set_hide_counts(session.code, True)
    kept = store.set_agenda(session.code, short)
    assert kept.agenda_model() == short
    assert (kept.agenda_id, kept.settings) == (short.id, session.settings)
    live = store.live(session.code)
    assert live.rev > rev
    assert list(live.steps) == [step.id for step in short.steps]
    assert (live.step, live.steps[short.steps[0].id]) == (short.steps[0].id, "open")
    assert (live.undo, live.hide_counts) == (None, True)
    assert store.open_step(session.code, short.steps[1].id).step == short.steps[1].id


def test_whoever_joins_then_is_asked_it(store: Store, session: Session, short: Agenda) -> None:
    store.set_agenda(session.code, short)
    joined = store.join(session.code, lang="ja")
    assert store.participant(joined.participant.id).seat == 1


@ON_SQLITE
def test_an_agenda_that_breaks_a_rule_is_refused_whole(store: Store, session: Session, short: Agenda) -> None:
    steps = tuple(step for step in short.steps if step.exercise != "E13")
    with pytest.raises(BadValue, match="Guardrails against overwork"):
        store.set_agenda(session.code, short.model_copy(update={"steps": steps}))
    assert store.session(session.code) == session
    assert store.live(session.code).rev == 1


def test_after_somebody_joined_the_agenda_stays(
    store: Store, session: Session, short: Agenda, join: Callable[[], Person]
) -> None:
    person = join()
    with pytest.raises(BadValue, match="people have joined"):
        store.set_agenda(session.code, short)
    # Who has left agreed to it all the same, and may have told others.
    store.delete_participant(person.id)
    with pytest.raises(BadValue, match="people have joined"):
        store.set_agenda(session.code, short)
    assert store.openness(session.code) == Openness(joined=True, started=False, closed=False)
    assert store.session(session.code).agenda == session.agenda


@ON_SQLITE
def test_after_a_step_was_opened_the_agenda_stays(store: Store, session: Session, short: Agenda) -> None:
    store.open_step(session.code, "voice")
    with pytest.raises(BadValue, match="a step was opened"):
        store.set_agenda(session.code, short)
    assert store.openness(session.code) == Openness(joined=False, started=True, closed=False)


@ON_SQLITE
def test_an_opening_that_was_undone_locks_nothing(store: Store, session: Session, short: Agenda) -> None:
    undo = store.open_step(session.code, "voice").undo
    assert undo is not None
    store.undo(session.code, undo.number)
    assert store.set_agenda(session.code, short).agenda_id == short.id


@ON_SQLITE
def test_after_the_end_the_agenda_stays(store: Store, session: Session, short: Agenda) -> None:
    store.close_session(session.code)
    with pytest.raises(SessionClosed):
        store.set_agenda(session.code, short)
    assert store.openness(session.code).closed


@ON_SQLITE
def test_an_unknown_session_has_no_set_up(store: Store, short: Agenda) -> None:
    for call in (lambda: store.set_agenda("AAAAAA", short), lambda: store.openness("AAAAAA")):
        with pytest.raises(UnknownSession):
            call()


def test_what_is_promised_can_change_until_somebody_joined(
    store: Store, session: Session, join: Callable[[], Person]
) -> None:
    kept = store.set_up(session.code, OTHER, lang="en")
    assert {key: kept.settings[key] for key in PROMISED} == OTHER
    assert kept.lang == "en"
    assert kept.purge_on == pytest.approx(session.created_at + 60 * 86_400)
    join()
    for key in PROMISED:
        with pytest.raises(BadValue, match=f"setting {key} cannot change any more"):
            store.set_up(session.code, {key: session.settings.get(key)})
    assert store.session(session.code).settings == kept.settings
    later = store.set_up(session.code, {"contact": "相談室：内線 12", "day30": "A"})
    assert (later.settings["contact"], later.settings["day30"]) == ("相談室：内線 12", "A")


def test_the_pace_can_change_until_it_began(
    store: Store, session: Session, join: Callable[[], Person]
) -> None:
    store.set_up(session.code, {"pace": "free"})
    live = store.live(session.code)
    assert live.pace == "free"
    assert set(live.steps.values()) == {"open"}
    store.set_up(session.code, {"pace": "led"})
    assert list(store.live(session.code).steps.values()).count("open") == 1
    join()
    with pytest.raises(BadValue, match="setting pace cannot change"):
        store.set_up(session.code, {"pace": "free"})


@ON_SQLITE
def test_open_pages_learn_of_every_change(store: Store, session: Session) -> None:
    rev = store.live(session.code).rev
    store.set_up(session.code, {"organiser": "ねこ商事"})
    assert store.live(session.code).rev > rev


@ON_SQLITE
@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"contact": "a\nb\nc\nd\ne"}, "contact"),
        ({"contact": "x" * 81}, "contact"),
        ({"contact": 12}, "contact"),
        ({"organiser": "x" * 81}, "organiser"),
        ({"facilitator_name": ["佐藤"]}, "facilitator_name"),
        ({"threshold_room": 4}, "threshold_room"),
        ({"threshold_report": 9}, "threshold_report"),
        ({"purge_days": 0}, "purge_days"),
    ],
)
def test_what_is_out_of_range_is_refused_by_name(
    store: Store, session: Session, change: dict[str, Any], named: str
) -> None:
    with pytest.raises(BadValue, match=named):
        store.set_up(session.code, change)
    assert store.session(session.code) == session


@ON_SQLITE
def test_a_language_that_is_none_is_refused(store: Store, session: Session) -> None:
    with pytest.raises(BadValue, match="unknown language: fr"):
        store.set_up(session.code, {}, lang="fr")
