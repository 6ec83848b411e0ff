"""Participants: joining, coming back with the code, moving on, and going without a trace."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable

import pytest
from store_room import ON_SQLITE, Person

from wli_toolkit.content import load_pack
from wli_toolkit.content.model import Agenda
from wli_toolkit.store import (
    BadValue,
    ResumeCode,
    Session,
    Store,
    UnknownParticipant,
    UnknownResumeCode,
    UnknownSession,
    WrongKey,
)


def test_joining_gives_a_seat_a_code_and_saves_the_consent(store: Store, session: Session) -> None:
    before = time.time()
    joined = store.join(session.code.lower(), lang="en", simulated=True)
    found = joined.participant
    assert (found.session, found.seat, found.lang, found.simulated) == (session.code, 1, "en", True)
    assert before <= found.joined_at == found.seen_at <= time.time()
    assert (found.consent_group, found.consent_sensitive, found.step, found.screen) == (None,) * 4
    assert (found.done, found.left) == ((), False)
    assert ResumeCode.normalise(joined.resume_code) == joined.resume_code
    (consent,) = store.answers(found.id)
    assert (consent.exercise, consent.field, consent.occasion, consent.row) == (
        "E00",
        "consent_use",
        "during",
        0,
    )
    assert (consent.value, consent.revision, consent.sealed) == (True, 1, False)
    assert store.participant(found.id) == found


def test_the_consent_is_found_in_the_sessions_own_content(store: Store, agenda: Agenda) -> None:
    standard = load_pack()
    asking = standard.exercise("E00")
    fields = tuple(field for field in asking.fields if field.id != "consent_use")
    silent = asking.model_copy(update={"fields": fields})
    others = tuple(exercise for exercise in standard.exercises if exercise.id != "E00")
    pack = standard.model_copy(update={"exercises": (silent, *others)})
    session, _passcode = store.create_session(agenda=agenda, pack=pack)
    joined = store.join(session.code, lang="ja")
    assert store.answers(joined.participant.id) == []


def test_printing_who_joined_hides_the_code(store: Store, session: Session) -> None:
    joined = store.join(session.code, lang="ja")
    assert joined.resume_code not in repr(joined)


def test_seats_count_up_and_are_not_given_again(
    store: Store, session: Session, join: Callable[[], Person]
) -> None:
    people = [join() for _ in range(3)]
    store.delete_participant(people[1].id)
    store.delete_participant(people[2].id)
    assert join().joined.participant.seat == 4
    assert [each.seat for each in store.participants(session.code)] == [1, 4]


def test_nobody_joins_what_is_not_there(store: Store, session: Session) -> None:
    with pytest.raises(UnknownSession):
        store.join("ZZZZZZ", lang="ja")
    with pytest.raises(BadValue, match="fr"):
        store.join(session.code, lang="fr")  # type: ignore[arg-type] - what a form may send


def test_the_code_brings_back_its_owner_only(
    store: Store, agenda: Agenda, session: Session, join: Callable[[], Person]
) -> None:
    people = [join() for _ in range(5)]
    for each in people:
        typed = each.joined.resume_code.lower().replace("-", " ")
        found = store.resume(session.code, typed)
        assert found.id == each.id
        assert found.seen_at >= each.joined.participant.seen_at
    other, _passcode = store.create_session(agenda=agenda)
    for code, resume_code in (
        (other.code, people[0].joined.resume_code),
        (session.code, ResumeCode.new()),
        (session.code, "いろは"),
        (session.code, ""),
    ):
        with pytest.raises(UnknownResumeCode) as caught:
            store.resume(code, resume_code)
        assert not resume_code or resume_code not in str(caught.value)


def test_the_key_opens_for_its_owner_only(store: Store, join: Callable[[], Person]) -> None:
    one, other = join(), join()
    one.save("秘密", seal=True)
    again = store.unlock(one.id, one.joined.resume_code)
    assert "秘密" in [answer.value for answer in store.answers(one.id, again)]
    with pytest.raises(WrongKey):
        store.unlock(one.id, other.joined.resume_code)
    with pytest.raises(WrongKey):
        store.answers(one.id, other.key)
    with pytest.raises(UnknownParticipant):
        store.unlock("0" * 32, one.joined.resume_code)


def test_progress_is_remembered(store: Store, session: Session, person: Person) -> None:
    store.note_progress(person.id, step="cards", screen="card_A_sep", done=["voice", "before"])
    found = store.participant(person.id)
    assert (found.step, found.screen, found.done) == ("cards", "card_A_sep", ("voice", "before"))
    assert found.seen_at > person.joined.participant.seen_at
    store.note_progress(person.id, step="cards", screen=None, done=())
    assert store.participant(person.id).screen is None
    store.note_progress(person.id, step="", screen="", done=())
    assert store.participant(person.id).step is None


@ON_SQLITE
@pytest.mark.parametrize(
    "progress",
    [
        {"step": "x" * 200, "screen": None, "done": []},
        {"step": "<script>", "screen": None, "done": []},
        {"step": None, "screen": "朝", "done": []},
        {"step": None, "screen": "a\0b", "done": []},
        {"step": None, "screen": None, "done": [7]},
        {"step": None, "screen": None, "done": ["a"] * 101},
    ],
)
def test_progress_that_names_nothing_is_refused(store: Store, person: Person, progress: dict) -> None:
    before = store.participant(person.id)
    with pytest.raises(BadValue):
        store.note_progress(person.id, **progress)
    assert store.participant(person.id) == before


def test_saving_counts_as_being_seen(store: Store, person: Person) -> None:
    person.save(1)
    assert store.participant(person.id).seen_at > person.joined.participant.seen_at


def test_language_consents_and_leaving_are_remembered(store: Store, session: Session, person: Person) -> None:
    store.set_language(person.id, "en")
    store.set_consents(person.id, group=True, sensitive=False)
    store.note_left(person.id)
    found = store.participant(person.id)
    assert (found.lang, found.consent_group, found.consent_sensitive, found.left) == ("en", True, False, True)
    assert not store.resume(session.code, person.joined.resume_code).left
    store.set_consents(person.id, group=None)
    found = store.participant(person.id)
    assert (found.consent_group, found.consent_sensitive) == (None, False)
    store.set_consents(person.id)
    assert store.participant(person.id) == found


def test_a_deleted_participant_is_gone_but_not_from_frozen_pictures(
    store: Store, session: Session, join: Callable[[], Person]
) -> None:
    gone, stays = join(), join()
    for each in (gone, stays):
        store.set_consents(each.id, group=True, sensitive=True)
        each.save("家族")
        store.hand_in(each.id, {"b1": "家族"}, "ねこ")
    frozen = store.save_snapshot(session.code, "E11/dir@during", 5, {"n": 2}, {gone.id: "d1", stays.id: "d2"})
    assert store.delete_participant(gone.id) is True
    assert [each.id for each in store.participants(session.code)] == [stays.id]
    assert {each.participant for each in store.group_answers(session.code)} == {stays.id}
    assert len(store.handed_in(session.code)) == 1
    assert store.snapshots(session.code) == [frozen]
    with pytest.raises(UnknownResumeCode):
        store.resume(session.code, gone.joined.resume_code)
    for refused in (
        lambda: store.participant(gone.id),
        lambda: store.answers(gone.id, gone.key),
        lambda: gone.save(1),
        lambda: store.note_progress(gone.id, step=None, screen=None, done=()),
        lambda: store.set_language(gone.id, "en"),
        lambda: store.set_consents(gone.id, group=True),
        lambda: store.hand_in(gone.id, {}),
        lambda: store.take_back(gone.id),
        lambda: store.handed_in_by(gone.id),
        lambda: store.consents(gone.id),
        lambda: store.apply_consents(gone.id, gone.key, lambda _consents: {("E11", "cue"): True}),
        lambda: store.delete_participant(gone.id),
    ):
        with pytest.raises(UnknownParticipant):
            refused()


def test_participants_are_frozen(person: Person) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        person.joined.participant.seat = 2  # type: ignore[misc] - what must not work
