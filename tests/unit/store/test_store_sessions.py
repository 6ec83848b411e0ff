"""Sessions: what they keep, who gets in, and what cannot be changed once people have agreed."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from store_room import ON_SQLITE, Person, row_counts

from wli_toolkit.content import load_pack
from wli_toolkit.content.model import Agenda
from wli_toolkit.store import (
    BadValue,
    Session,
    SessionClosed,
    Store,
    StoreError,
    UnknownParticipant,
    UnknownSession,
)
from wli_toolkit.store.packs import pack_of


def test_a_session_comes_back_as_it_was_made(store: Store, agenda: Agenda) -> None:
    before = time.time()
    made, _passcode = store.create_session(
        agenda=agenda,
        lang="en",
        settings={"organiser": "ねこ商事"},
        simulated=True,
        code="k7m2qx",
    )
    assert made == store.session("K7M2QX")
    assert (made.code, made.pack, made.lang, made.simulated) == ("K7M2QX", "standard", "en", True)
    assert made.agenda_model() == agenda
    assert made.agenda_id == "tiny"
    assert before <= made.created_at <= time.time()
    assert made.closed_at is None
    assert not made.closed
    assert made.purge_on == made.created_at + 45 * 86_400
    assert made.settings["organiser"] == "ねこ商事"


def test_a_pack_of_ones_own_is_kept_with_the_session(store: Store, agenda: Agenda) -> None:
    own = load_pack().model_copy(update={"id": "ours"})
    made, _passcode = store.create_session(agenda=agenda, pack=own)
    assert store.session(made.code).pack_model() == own
    plain, _passcode = store.create_session(agenda=agenda, pack=load_pack())
    assert plain.pack == "standard"
    assert plain.pack_model() == load_pack()


def test_a_pack_of_another_version_is_refused_with_a_way_out() -> None:
    with pytest.raises(StoreError, match=r"cannot be read.*Use the version"):
        pack_of('{"id": "ours"}')


def test_defaults_are_filled_in(session: Session) -> None:
    assert session.settings == {
        "facilitator_affiliation": "independent",
        "threshold_room": 5,
        "threshold_report": 10,
        "purge_days": 45,
        "day30": "C",
        "pace": "led",
        "held_words": [],
    }


@pytest.mark.parametrize("asked", [{}, {"threshold_room": 5}, {"threshold_room": None}])
def test_a_facilitator_of_the_organiser_means_ten_everywhere(
    store: Store, agenda: Agenda, asked: dict
) -> None:
    settings = {"facilitator_affiliation": "organiser", **asked}
    made, _passcode = store.create_session(agenda=agenda, settings=settings)
    assert made.settings["threshold_room"] == 10


@ON_SQLITE
@pytest.mark.parametrize(
    "settings",
    [
        {"threshold_room": 4},
        {"threshold_room": 5.0},
        {"threshold_room": True},
        {"threshold_room": "5"},
        {"threshold_report": 9},
        {"purge_days": 0},
        {"purge_days": 1000},
        {"facilitator_affiliation": "boss"},
        {"day30": "D"},
        {"pace": "slow"},
        {"contact": {1, 2}},
        {"follow_up_on": "8 May 2026"},
        {"follow_up_on": "2026-02-30"},
        {"follow_up_on": "2026-W18-5"},
        {"follow_up_on": 20260508},
        {"follow_up_on": "9000-01-01"},
        {"public_url": "wli.example.org"},
        {"public_url": "https://wli.example.org/?s=K7M2QX"},
        {"public_url": "javascript:alert(1)"},
        {"public_url": 80},
    ],
)
def test_a_setting_out_of_range_is_named(store: Store, agenda: Agenda, settings: dict) -> None:
    with pytest.raises(BadValue) as caught:
        store.create_session(agenda=agenda, settings=settings)
    assert "contact" in settings or next(iter(settings)) in str(caught.value)
    assert store.sessions() == []


def test_a_code_cannot_be_taken_twice(store: Store, agenda: Agenda) -> None:
    store.create_session(agenda=agenda, code="K7M2QX")
    with pytest.raises(BadValue, match="K7M2QX"):
        store.create_session(agenda=agenda, code="k7m 2qx")


def test_sessions_are_listed_from_the_oldest(store: Store, agenda: Agenda) -> None:
    made = [store.create_session(agenda=agenda)[0] for _ in range(4)]
    assert store.sessions() == made
    assert len({each.salt for each in made}) == 4


@pytest.mark.parametrize("code", ["", "ZZZZZZ", "あ" * 6, "K7M2QX' OR '1'='1", "x" * 5000, "K7M\n2QX"])
def test_an_unknown_code_is_named_in_one_line(store: Store, code: str) -> None:
    for ask in (store.session, store.live, store.close_session, store.purge_session, store.participants):
        with pytest.raises(UnknownSession) as caught:
            ask(code)
        assert "\n" not in str(caught.value)
        assert len(str(caught.value)) < 300


def test_the_passcode_lets_in_until_it_is_replaced(store: Store, agenda: Agenda) -> None:
    session, passcode = store.create_session(agenda=agenda)
    assert re.fullmatch(r"[2-9A-Z]{8}", passcode)
    assert store.check_passcode(session.code.lower(), passcode.lower())
    assert not store.check_passcode(session.code, passcode[::-1] + "X")
    other, other_passcode = store.create_session(agenda=agenda)
    assert not store.check_passcode(session.code, other_passcode)
    new = store.new_passcode(session.code)
    assert store.check_passcode(session.code, new)
    assert not store.check_passcode(session.code, passcode)
    assert store.check_passcode(other.code, other_passcode)


def test_printing_a_session_shows_no_salt(session: Session) -> None:
    assert repr(session.salt) not in repr(session)


def test_settings_change_until_people_have_agreed_to_them(store: Store, session: Session) -> None:
    changed = store.change_settings(session.code, {"purge_days": 10, "address": "http://192.0.2.7:8866"})
    assert changed.purge_on == session.created_at + 10 * 86_400
    store.join(session.code, lang="ja")
    again = store.change_settings(session.code, {"address": "http://192.0.2.8:8866", "contact": "内線 12"})
    assert again.settings["address"] == "http://192.0.2.8:8866"
    assert again == store.session(session.code)
    for promised in (
        {"purge_days": 45},
        {"threshold_room": 6},
        {"threshold_report": 11},
        {"facilitator_affiliation": "other"},
        {"facilitator_name": "山田"},
        {"organiser": "ねこ商事"},
    ):
        with pytest.raises(BadValue, match=next(iter(promised))):
            store.change_settings(session.code, promised)
    assert store.session(session.code) == again


def test_the_follow_up_meeting_finds_the_data_still_there(store: Store, agenda: Agenda) -> None:
    last = date.today() + timedelta(days=30)
    settings = {"day30": "B", "purge_days": 30, "follow_up_on": last.isoformat()}
    made, _passcode = store.create_session(agenda=agenda, settings=settings)
    assert made.settings["follow_up_on"] == last.isoformat()
    for too_late in ({"follow_up_on": (last + timedelta(days=1)).isoformat()}, {"purge_days": 29}):
        with pytest.raises(BadValue, match="follow_up_on"):
            store.change_settings(made.code, too_late)
    assert store.session(made.code) == made
    assert "follow_up_on" not in store.change_settings(made.code, {"follow_up_on": None}).settings


def test_the_pace_is_built_in(store: Store, session: Session) -> None:
    with pytest.raises(BadValue, match="pace"):
        store.change_settings(session.code, {"pace": "free"})


def test_a_closed_session_takes_nothing_more_and_keeps_all(
    store: Store, session: Session, person: Person
) -> None:
    person.save("はい", op="first")
    handed = store.hand_in(person.id, {"b1": "家族"})
    closed = store.close_session(session.code)
    assert closed.closed_at is not None
    assert store.close_session(session.code) == closed
    for refused in (
        lambda: store.join(session.code, lang="ja"),
        lambda: person.save("いいえ"),
        lambda: store.hand_in(person.id, {"b1": "健康"}),
        lambda: store.take_back(person.id),
        lambda: store.open_step(session.code, "cards"),
        lambda: store.add_minutes(session.code, 1),
    ):
        with pytest.raises(SessionClosed, match=session.code):
            refused()
    assert person.answers()["E11", "cue"] == "はい"
    assert store.handed_in(session.code) == [handed]
    assert store.resume(session.code, person.joined.resume_code).id == person.id
    assert store.live(session.code).closed


def test_purging_leaves_nothing_of_it_and_all_of_the_others(
    store: Store, agenda: Agenda, session: Session, join: Callable[[], Person]
) -> None:
    people = [join() for _ in range(3)]
    for each in people:
        each.save("消える")
        store.hand_in(each.id, {"b1": "消える"})
    store.save_snapshot(session.code, "E01/pairs@during", 5, {}, {})
    other, _passcode = store.create_session(agenda=agenda)
    stays = store.join(other.code, lang="ja").participant
    assert store.purge_session(session.code) is True
    assert store.sessions() == [other]
    assert store.participants(other.code) == [stays]
    with pytest.raises(UnknownSession):
        store.live(session.code)
    with pytest.raises(UnknownParticipant):
        store.answers(people[0].id)

    tables = ("wli_answers", "wli_ops", "wli_hand_ins", "wli_snapshots", "wli_live", "wli_participants")
    assert row_counts(store, tables) == [1, 0, 0, 0, 1, 1]
