"""What is private or deleted is on no byte of the disk."""

from __future__ import annotations

import logging
import random
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from store_room import Person, Postgres, holds

from wli_toolkit.content.model import Agenda
from wli_toolkit.store import Session, Store, Watch, open_store

MARKER = "MARKER目印"


@pytest.fixture
def path(sqlite_url: str) -> Path:
    return Path(sqlite_url.removeprefix("sqlite:///"))


@pytest.fixture
def store(sqlite_url: str, quick_passcodes: None) -> Iterator[Store]:
    with open_store(sqlite_url) as opened:
        yield opened


def fill(person: Person, answers: int = 60) -> None:
    """Write enough that pages split and move."""
    for number in range(answers):
        person.save(f"{MARKER}{number}" + "あ" * (number * 7 % 90), field=f"f{number}")
    person.store.hand_in(person.id, {"b1": MARKER, "b2": MARKER * 20}, MARKER)
    person.store.post(person.id, "E11", "cue", 0, MARKER * 10)
    person.store.note_progress(person.id, step="cards", screen="MARKERscreen", done=["voice"])


def test_the_look_at_the_bytes_sees_what_is_plain(path: Path, person: Person) -> None:
    person.save(MARKER)
    assert holds(path, MARKER)


def test_private_text_is_on_no_byte_of_the_disk(path: Path, store: Store, person: Person) -> None:
    for number in range(20):
        person.save(f"{MARKER}{number}", seal=True, field=f"f{number}")
        person.save(f"{MARKER} later", seal=True, field=f"f{number}")
    code = person.joined.resume_code
    assert not holds(path, MARKER, code, code.replace("-", ""), code.lower())
    store.close()
    assert not holds(path, MARKER, code, code.replace("-", ""))


def test_the_passcode_is_on_no_byte_of_the_disk(path: Path, store: Store, agenda: Agenda) -> None:
    session, passcode = store.create_session(agenda=agenda)
    assert not holds(path, passcode, store.new_passcode(session.code))


def test_a_deleted_participant_is_on_no_byte_of_the_disk(
    path: Path, store: Store, session: Session, join
) -> None:
    gone, stays = join(), join()
    fill(gone)
    stays.save("のこる")
    assert holds(path, MARKER)
    assert holds(path, gone.id)
    store.delete_participant(gone.id)
    assert not holds(path, MARKER, "MARKERscreen", gone.id)
    assert holds(path, "のこる")


def test_a_purged_session_is_on_no_byte_of_the_disk(path: Path, store: Store, agenda: Agenda) -> None:
    kept, _passcode = store.create_session(agenda=agenda)
    session, _passcode = store.create_session(agenda=agenda, settings={"contact": "MARKERcontact"})
    for _ in range(8):
        joined = store.join(session.code, lang="ja")
        fill(Person(store, joined, store.unlock(joined.participant.id, joined.resume_code)))
    store.save_snapshot(
        session.code, "E01/pairs@during", 5, {"x": "MARKERpayload"}, {}, {"ja": "MARKERsvg" * 2000}
    )
    store.release(session.code, "MARKERfigure")
    assert all(holds(path, each) for each in (MARKER, "MARKERcontact", "MARKERpayload", "MARKERsvg"))
    with Watch(store), open_store(store.url) as other:  # a server's, idle
        assert other.live(session.code).released == ("MARKERfigure",)
        assert store.purge_session(session.code) is True
        assert not holds(path, MARKER, "MARKER", session.code)
    assert holds(path, kept.code)


def test_no_copy_stays_behind_where_rows_have_moved(
    monkeypatch: pytest.MonkeyPatch, path: Path, store: Store, session: Session, join
) -> None:
    # Rows of changing length make SQLite move others to new pages; what it leaves there is not zeroed.
    # Ids and lengths are the same each time, so that the rows move in the same way.
    dice = random.Random(2)  # noqa: S311 - nothing is kept secret with it
    monkeypatch.setattr("uuid.uuid4", lambda: uuid.UUID(int=dice.getrandbits(128)))
    people = [join() for _ in range(12)]
    tags = [f"MARKER{number:02d}END" for number in range(12)]
    for _ in range(600):
        number = dice.randrange(12)
        words = tags[number] * dice.randint(1, 80)
        if dice.random() < 0.8:
            people[number].save(words, field=f"f{dice.randint(0, 30)}")
        else:
            store.hand_in(people[number].id, {"b1": words[:400]}, words[:50])
    for number in range(6):
        store.delete_participant(people[number].id)
    assert not holds(path, *tags[:6], *(each.id for each in people[:6]))
    assert holds(path, tags[6])
    store.purge_session(session.code)
    assert not holds(path, *tags, *(each.id for each in people))


def test_purging_says_so_while_somebody_still_reads(
    path: Path, store: Store, session: Session, person: Person
) -> None:
    person.save(MARKER)
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM wli_answers").fetchone()

    def impatient(connection):
        return connection.exec_driver_sql("PRAGMA busy_timeout=50").all()

    store.database.read(impatient)  # the same pooled connection scrubs below
    assert store.purge_session(session.code) is False
    reader.close()
    store.close()
    assert not holds(path, MARKER)


def test_what_was_taken_back_or_sealed_again_is_on_no_byte(path: Path, store: Store, person: Person) -> None:
    store.hand_in(person.id, {"b1": MARKER}, MARKER)
    assert holds(path, MARKER)
    store.take_back(person.id)
    assert not holds(path, MARKER)
    store.post(person.id, "E11", "cue", 0, MARKER)
    assert holds(path, MARKER)
    store.unpost(person.id, "E11", "cue", 0)
    assert not holds(path, MARKER)
    store.set_consents(person.id, group=True, sensitive=True)
    person.save(f"{MARKER}sensitive", exercise="E13", field="detach")
    assert holds(path, MARKER)
    person.save(False, exercise="E00", field="consent_sensitive")
    store.apply_consents(person.id, person.key, lambda consents: {("E13", "detach"): True})
    assert not holds(path, MARKER)


def test_postgresql_never_sees_private_text(postgres: Postgres, postgres_url: str, agenda: Agenda) -> None:
    with open_store(postgres_url) as store:
        session, _passcode = store.create_session(agenda=agenda)
        joined = store.join(session.code, lang="ja")
        person = Person(store, joined, store.unlock(joined.participant.id, joined.resume_code))
        person.save("MARKERprivate", seal=True)
        person.save("MARKERplain", field="plain")
    postgres.command("CHECKPOINT")
    files = [file.read_bytes() for file in Path(postgres.folder).rglob("*") if file.is_file()]
    assert any(b"MARKERplain" in each for each in files)
    assert not any(b"MARKERprivate" in each or joined.resume_code.encode() in each for each in files)


def test_no_value_reaches_a_log(
    caplog: pytest.LogCaptureFixture, store: Store, session: Session, person: Person
) -> None:
    with caplog.at_level(logging.DEBUG):
        person.save(MARKER, seal=True)
        person.save(f"{MARKER}plain", field="plain")
        store.hand_in(person.id, {"b1": MARKER}, MARKER)
        store.moderate(session.code, store.post(person.id, "E11", "cue", 0, MARKER).number, "show")
        store.resume(session.code, person.joined.resume_code)
    assert MARKER not in caplog.text
    assert person.joined.resume_code not in caplog.text


def test_statements_are_logged_without_their_values(sqlite_url: str) -> None:
    script = (
        "import logging, sys\n"
        "logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)\n"
        "logging.getLogger('sqlalchemy').setLevel(logging.DEBUG)\n"
        "from wli_toolkit.content.model import Agenda\n"
        "from wli_toolkit.store import open_store\n"
        "text = {'ja': 'a', 'en': 'a'}\n"
        "step = {'id': 'voice', 'minutes': 4, 'exercise': 'E00'}\n"
        "agenda = Agenda.model_validate({'id': 'x', 'title': text, 'minutes': 4, 'steps': [step]})\n"
        "store = open_store(sys.argv[1])\n"
        "session = store.create_session(agenda=agenda)[0]\n"
        "joined = store.join(session.code, lang='ja')\n"
        "key = store.unlock(joined.participant.id, joined.resume_code)\n"
        "store.save_answer(joined.participant.id, key, occasion='during', exercise='E11', field='cue',"
        " value='MARKER', seal=False, op='o')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, sqlite_url], capture_output=True, text=True, check=True
    )
    assert "INSERT INTO wli_answers" in run.stdout
    assert "MARKER" not in run.stdout + run.stderr


EMPTYING = """
import fcntl, sys
with open(sys.argv[1], "r+b") as shared:  # SQLite's own lock for whoever empties the log: byte 121
    fcntl.lockf(shared, fcntl.LOCK_EX, 1, 121)
    print("emptying", flush=True)
    sys.stdin.read()
"""


def test_who_is_just_emptying_the_log_is_awaited(
    path: Path, store: Store, session: Session, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite waits for readers, but not for another one who empties the log: every commit may do that."""
    fill(person)
    command = [sys.executable, "-c", EMPTYING, f"{path}-shm"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "emptying\n"
        waited = []

        def wait(seconds: float) -> None:
            waited.append(seconds)
            other.communicate()

        monkeypatch.setattr("wli_toolkit.store.dialects.sqlite.time.sleep", wait)
        assert store.purge_session(session.code) is True
    assert len(waited) == 1
    assert not holds(path, MARKER)
