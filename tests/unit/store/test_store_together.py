"""Many write at once and lose nothing; what was acknowledged survives a killed process."""

from __future__ import annotations

import contextlib
import multiprocessing
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
import writing_alone
from sqlalchemy.exc import OperationalError
from store_room import Person

from wli_toolkit.content.model import Agenda
from wli_toolkit.store import Busy, NotWritable, Session, SessionClosed, Store, UnknownSession, open_store

PROCESSES, SAVES = 4, 50


def test_processes_that_save_at_once_lose_nothing(store: Store, session: Session) -> None:
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=spawn) as pool:
        runs = [
            pool.submit(writing_alone.save_many, store.url, session.code, SAVES) for _ in range(PROCESSES)
        ]
        people = [run.result() for run in runs]
    assert sorted(each.seat for each in store.participants(session.code)) == [1, 2, 3, 4]
    assert {each.id for each in store.participants(session.code)} == set(people)
    for each in people:
        plain = {a.field: a.value for a in store.answers(each) if a.exercise == "E11"}
        assert plain == {f"f{number}": number for number in range(1, SAVES, 2)}


def test_threads_that_save_at_once_lose_nothing(store: Store, join: Callable[[], Person]) -> None:
    people = [join() for _ in range(8)]

    def save_all(person: Person) -> list[int]:
        return [person.save(number, field="same").revision for number in range(25)]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(save_all, people)) == [list(range(1, 26))] * 8
    assert [each.answers()["E11", "same"] for each in people] == [24] * 8


def test_threads_of_one_participant_agree_on_revisions(person: Person) -> None:
    with ThreadPoolExecutor(8) as pool:
        saved = list(pool.map(lambda number: person.save(number, op=f"n{number}"), range(40)))
    assert sorted(each.revision for each in saved) == list(range(1, 41))
    last = max(range(40), key=lambda number: saved[number].revision)
    assert person.answers()["E11", "cue"] == last


def test_an_op_sent_twice_at_once_is_carried_out_once(person: Person) -> None:
    both = threading.Barrier(2)

    def send(op: str) -> tuple[bool, int]:
        both.wait()
        saved = person.save(op, op=op)
        return saved.repeated, saved.revision

    with ThreadPoolExecutor(2) as pool:
        for number in range(15):
            outcomes = list(pool.map(send, [f"n{number}"] * 2))
            assert sorted(outcomes) == [(False, number + 1), (True, number + 1)]


def test_people_who_join_at_once_get_seats_of_their_own(store: Store, session: Session) -> None:
    with ThreadPoolExecutor(8) as pool:
        joined = list(pool.map(lambda _: store.join(session.code, lang="ja"), range(32)))
    assert sorted(each.participant.seat for each in joined) == list(range(1, 33))
    assert len({each.resume_code for each in joined}) == 32


def test_nothing_is_saved_after_the_end(store: Store, session: Session, join: Callable[[], Person]) -> None:
    people = [join() for _ in range(4)]

    def save_until_refused(person: Person) -> int:
        number = -1
        with contextlib.suppress(SessionClosed):
            for number in range(100_000):
                person.save(number)
        return number - 1

    with ThreadPoolExecutor(5) as pool:
        last = [pool.submit(save_until_refused, each) for each in people]
        store.close_session(session.code)
        frozen = [each.answers().get(("E11", "cue"), -1) for each in people]
        assert [each.result() for each in last] == frozen


def test_purging_under_way_breaks_nobody_else(store: Store, agenda: Agenda, session: Session) -> None:
    other, _passcode = store.create_session(agenda=agenda)

    def join_until_gone(_: int) -> str:
        try:
            while True:
                joined = store.join(session.code, lang="ja")
                Person(store, joined, store.unlock(joined.participant.id, joined.resume_code)).save(1)
        except Exception as error:
            return type(error).__name__

    with ThreadPoolExecutor(4) as pool:
        ends = [pool.submit(join_until_gone, number) for number in range(3)]
        store.join(other.code, lang="ja")
        store.purge_session(session.code)
        assert {end.result() for end in ends} <= {"UnknownSession", "UnknownParticipant"}
    assert len(store.participants(other.code)) == 1
    with pytest.raises(UnknownSession):
        store.session(session.code)


def test_what_was_acknowledged_survives_a_killed_process(
    url: str, agenda: Agenda, quick_passcodes: None
) -> None:
    with open_store(url) as store:
        session, _passcode = store.create_session(agenda=agenda)
        script = Path(writing_alone.__file__)
        with subprocess.Popen(
            [sys.executable, str(script), url, session.code], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            person, resume_code = writer.stdout.readline().split()
            for _ in range(60):
                writer.stdout.readline()
            writer.kill()
            acknowledged = 60 + len(writer.stdout.read().splitlines())
        key = store.unlock(person, resume_code)
        answers = {a.field: a.value for a in store.answers(person, key) if a.exercise == "E11"}
        # At most one more than was told: saved, and killed before it could say so.
        assert len(answers) - acknowledged in (0, 1)
        assert answers == {f"f{number}": number for number in range(len(answers))}
        store.close_session(session.code)


def test_a_lock_that_is_not_released_ends_in_one_line(
    monkeypatch: pytest.MonkeyPatch, sqlite_url: str, agenda: Agenda
) -> None:
    monkeypatch.setattr("wli_toolkit.store.engine.PATIENCE_SECONDS", 0.1)
    monkeypatch.setattr("wli_toolkit.store.dialects.sqlite._PRAGMAS", ("busy_timeout=20", "foreign_keys=ON"))
    with open_store(sqlite_url) as store:
        session, _passcode = store.create_session(agenda=agenda)
        blocker = sqlite3.connect(Path(sqlite_url.removeprefix("sqlite:///")), isolation_level=None)
        blocker.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="close other programs") as caught:
            store.join(session.code, lang="ja")
        assert "\n" not in str(caught.value)
        assert store.participants(session.code) == []  # reading goes on
        blocker.execute("ROLLBACK")
        blocker.close()
        assert store.join(session.code, lang="ja").participant.seat == 1


class LockedError(sqlite3.OperationalError):
    sqlite_errorname = "SQLITE_BUSY_SNAPSHOT"


class DeadlockError(Exception):
    sqlstate = "40P01"


def test_a_write_in_the_way_of_another_is_tried_again(store: Store, session: Session) -> None:
    collision = LockedError() if store.database.dialect.owns_database else DeadlockError()
    tries = []

    def work(connection):
        connection.exec_driver_sql("UPDATE wli_live SET rev = rev + 1")
        tries.append(1)
        if len(tries) < 3:
            raise OperationalError("UPDATE", None, collision)
        return "done"

    assert store.database.write(work) == "done"
    assert len(tries) == 3
    assert store.live(session.code).rev == 2  # the first two were rolled back


def test_a_full_disk_is_told_and_changes_nothing(sqlite_url: str, agenda: Agenda) -> None:
    with open_store(sqlite_url) as store:
        session, _passcode = store.create_session(agenda=agenda)
        # On the pooled connection, which is used again below.
        store.database.read(lambda c: c.exec_driver_sql("PRAGMA max_page_count=1").scalar())
        payload = {"x": "y" * 5000}

        def fill_up() -> None:
            for number in range(50):
                store.save_snapshot(session.code, f"E01/f{number}", 5, payload, {})

        with pytest.raises(NotWritable, match="full"):
            fill_up()
        kept = store.snapshots(session.code)
        assert len(kept) < 50
        assert all(each.payload == payload for each in kept)
