"""A session carried to another machine in one sealed file: all of it, or nothing, and never a private text."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from store_room import ON_SQLITE, Person

from wli_toolkit.content import load_pack
from wli_toolkit.content.model import Agenda
from wli_toolkit.store import (
    DamagedFile,
    Key,
    NewerFile,
    Session,
    SessionExists,
    Store,
    StoreError,
    UnknownSession,
    WrongKey,
    WrongPassphrase,
    open_store,
    transfer,
)

SECRET = "MARKER私的な文"
PLAIN = "MARKERplain"
TABLES = (
    "wli_sessions",
    "wli_live",
    "wli_log",
    "wli_participants",
    "wli_answers",
    "wli_ops",
    "wli_hand_ins",
    "wli_posts",
    "wli_wall_log",
    "wli_snapshots",
)


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys cheaply where that is not what is tested."""
    monkeypatch.setattr(transfer, "_SCRYPT_N", 2)


@pytest.fixture
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path) -> Iterator[Store]:
    """An empty store on the other kind of database, as another machine has it; SQLite where a test has only that."""
    names = request.fixturenames
    if "url" in names and request.node.callspec.params.get("url") == "sqlite" and "both_ways" in names:
        url = request.getfixturevalue("postgres_url")
    else:
        path = tmp_path / "elsewhere.sqlite"
        path.touch(0o600)
        shutil.copyfile(sqlite_template, path)
        url = f"sqlite:///{path}"
    with open_store(url) as opened:
        yield opened


@pytest.fixture
def both_ways() -> None:
    """Ask for the other kind of database at the other end."""


@pytest.fixture
def full(store: Store, agenda: Agenda) -> Session:
    """A session in which everything has happened that leaves a trace, and another that must stay behind."""
    ours = load_pack().model_copy(update={"id": "ours"})
    settings = {"organiser": "ねこ商事", "day30": "B", "purge_days": 60}
    session, _passcode = store.create_session(
        agenda=agenda, pack=ours, lang="en", settings=settings, code="K7M2QX"
    )
    other, _passcode = store.create_session(agenda=agenda)
    store.join(other.code, lang="ja")
    store.save_snapshot(other.code, "E01/pairs@during", 5, {}, {})
    return session


def people(store: Store, session: Session) -> list[Person]:
    """Let some people take part, each differently."""
    joined = [store.join(session.code, lang="ja", simulated=number == 2) for number in range(4)]
    found = [Person(store, each, store.unlock(each.participant.id, each.resume_code)) for each in joined]
    first, second, third, gone = found
    store.set_consents(first.id, group=True, sensitive=False)
    store.note_progress(first.id, step="cards", screen="b1+b2", done=["voice"])
    first.save(SECRET, seal=True)
    first.save(None, seal=True, field="drop")
    first.save(PLAIN, field="plain", occasion="before")
    first.save(None, field="unset")
    first.save({"a": [1, 2.5, True, None]}, field="nested")
    first.save("電車で\0音声\ud800👍", field="hard")
    second.save(7, exercise="E13", field="detach")
    store.hand_in(first.id, {"b1": "家族\0", "do": "朝の\n散歩"}, "ねこ")
    store.hand_in(second.id, {"b1": "健康"})
    store.take_back(second.id)
    store.note_left(third.id)
    store.reply(session.code, store.handed_in(session.code)[0].number, "よい一歩ですね")
    shown = store.post(first.id, "E11", "cue", 0, "電車で座ったら👍", occasion="during")
    store.post(first.id, "E05", "act", 2, "写真")
    store.post(second.id, "E15", "words", 0, "試着", occasion="after")
    store.post(gone.id, "E15", "words", 0, "消える文")
    for act in ("show", "pin", "undo"):
        store.moderate(session.code, shown.number, act, by="assistant")
    store.delete_participant(gone.id)
    store.open_step(session.code, "cards")
    store.add_minutes(session.code, 2)
    store.set_hide_counts(session.code, True)
    store.show(session.code, "rules")
    store.ask_help(second.id)
    store.release(session.code, "E01/pairs@during")
    store.save_snapshot(
        session.code, "E01/pairs@during", 5, {"n": 12, "x": None}, {first.id: "d"}, {"ja": "<svg/>"}
    )
    return found[:3]


def all_of(store: Store, code: str, keys: list[Key]) -> dict[str, Any]:
    """Return everything the store tells of a session."""
    return {
        "session": store.session(code),
        "live": store.live(code),
        "log": store.log(code),
        "participants": store.participants(code),
        "answers": [store.answers(key.participant, key) for key in keys],
        "group": store.group_answers(code),
        "handed in": store.handed_in(code),
        "by": [store.handed_in_by(key.participant) for key in keys],
        "wall": store.wall(code),
        "wall log": store.wall_log(code),
        "posts": [store.posts_of(key.participant) for key in keys],
        "snapshots": store.snapshots(code),
    }


def counts(store: Store) -> list[int]:
    def work(connection: Any) -> list[int]:
        return [connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() for table in TABLES]  # noqa: S608 - our own names

    return store.database.read(work)


def test_everything_is_there_on_the_other_machine(
    store: Store, full: Session, elsewhere: Store, both_ways: None
) -> None:
    there = people(store, full)
    passcode = store.new_passcode(full.code)
    store.close_session(full.code)
    keys = [each.key for each in there]
    before = all_of(store, full.code, keys)
    data, passphrase = store.export_session("k7m2qx")
    assert elsewhere.import_session(data, passphrase) == before["session"]
    assert all_of(elsewhere, full.code, keys) == before
    assert [each.code for each in elsewhere.sessions()] == [full.code]
    assert elsewhere.session(full.code).pack_model().id == "ours"
    assert elsewhere.check_passcode(full.code, passcode)
    for each in there:
        code = each.joined.resume_code
        assert elsewhere.resume(full.code, code).seat == each.joined.participant.seat
        assert elsewhere.answers(each.id, elsewhere.unlock(each.id, code)) == store.answers(each.id, each.key)
    with pytest.raises(WrongKey):
        elsewhere.unlock(there[0].id, there[1].joined.resume_code)
    # It is as it was here, too: nothing moved.
    assert store.answers(there[0].id, there[0].key) == before["answers"][0]


def test_it_goes_on_where_it_stood(store: Store, full: Session, elsewhere: Store, both_ways: None) -> None:
    first, second, *_rest = people(store, full)
    numbers = {each.number for each in store.handed_in(full.code)}
    elsewhere.import_session(*store.export_session(full.code))
    again = Person(elsewhere, first.joined, first.key)
    assert again.save("later", op="first-after").revision == 2
    assert elsewhere.join(full.code, lang="ja").participant.seat == 5
    assert elsewhere.hand_in(second.id, {"b1": "健康"}).number not in numbers
    assert elsewhere.reply(full.code, numbers.pop(), "変えました").reply == "変えました"
    entries = len(elsewhere.wall_log(full.code))
    elsewhere.moderate(full.code, elsewhere.wall(full.code)[0].number, "hide")
    assert len(elsewhere.wall_log(full.code)) == entries + 1
    elsewhere.purge_session(full.code)
    assert counts(elsewhere) == [0] * len(TABLES)
    # Once it is gone there, the same file may come in again.
    elsewhere.import_session(*store.export_session(full.code))


@ON_SQLITE
def test_it_can_be_carried_on_from_there_and_back(store: Store, full: Session, elsewhere: Store) -> None:
    keys = [each.key for each in people(store, full)]
    before = all_of(store, full.code, keys)
    elsewhere.import_session(*store.export_session(full.code))
    store.purge_session(full.code)
    store.import_session(*elsewhere.export_session(full.code))
    assert all_of(store, full.code, keys) == before


@ON_SQLITE
def test_the_standard_pack_stays_the_standard_one(store: Store, session: Session, elsewhere: Store) -> None:
    data, passphrase = store.export_session(session.code)
    assert elsewhere.import_session(data, passphrase) == session
    # Yet the file holds all of it, for a machine with another version.
    held = json.loads(transfer._opened(data, passphrase))["rows"]["wli_sessions"][0]["pack"]
    assert json.loads(held)["id"] == load_pack().id


@ON_SQLITE
def test_what_is_private_stays_sealed_within_the_seal(store: Store, full: Session) -> None:
    there = people(store, full)
    data, passphrase = store.export_session(full.code)
    codes = [each.joined.resume_code for each in there]
    assert not [each for each in (SECRET, PLAIN, passphrase, full.code, *codes) if each.encode() in data]
    inside = json.loads(transfer._opened(data, passphrase))
    told = json.dumps(inside, ensure_ascii=False)
    assert PLAIN in told
    assert SECRET not in told
    assert not [code for code in codes if code in told or code.replace("-", "") in told]
    assert "wli_ops" not in inside["rows"]


@ON_SQLITE
def test_each_file_has_a_passphrase_of_its_own(
    store: Store, full: Session, elsewhere: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # the real cost, this once
    data, passphrase = store.export_session(full.code)
    other_data, other = store.export_session(full.code)
    assert passphrase != other
    assert data[:12] == other_data[:12]
    assert data != other_data
    assert len(passphrase.replace("-", "")) == 20
    for wrong in (other, "", passphrase[:-1], passphrase[::-1], "\ud800"):
        with pytest.raises(WrongPassphrase) as caught:
            elsewhere.import_session(data, wrong)
        assert "20" in caught.value.way_out
        assert not wrong or wrong not in str(caught.value)
    assert counts(elsewhere) == [0] * len(TABLES)
    typed = f" {passphrase.lower().replace('-', ' ')}　"
    assert elsewhere.import_session(data, typed).code == full.code


@ON_SQLITE
def test_a_damaged_or_shortened_file_is_told_from_a_wrong_passphrase(
    store: Store, full: Session, elsewhere: Store
) -> None:
    data, passphrase = store.export_session(full.code)
    lengths = (0, 1, 11, 12, 13, 44, 45, 60, 72, 73, len(data) // 2, len(data) - 1)
    broken = [data[:length] for length in lengths]
    broken += [
        data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in (0, 12, 44, 50, 65, 90, len(data) - 1)
    ]
    broken += [data + b"\n", b"\n" + data, b"PK\x03\x04", data.replace(b"WLI", b"wli"), transfer.MAGIC + data]
    for each in broken:
        with pytest.raises(DamagedFile) as caught:
            elsewhere.import_session(each, passphrase)
        assert "\n" not in str(caught.value)
    assert counts(elsewhere) == [0] * len(TABLES)


@ON_SQLITE
def test_a_newer_format_asks_for_an_update(
    monkeypatch: pytest.MonkeyPatch, store: Store, full: Session, elsewhere: Store
) -> None:
    monkeypatch.setattr(transfer, "VERSION", 2)
    newer, passphrase = store.export_session(full.code)
    monkeypatch.setattr(transfer, "VERSION", 1)
    with pytest.raises(NewerFile, match="2") as caught:
        elsewhere.import_session(newer, passphrase)
    assert "Update" in caught.value.way_out


@ON_SQLITE
def test_a_code_that_is_there_already_is_left_alone(store: Store, full: Session) -> None:
    people(store, full)
    before = counts(store)
    with pytest.raises(SessionExists, match="K7M2QX") as caught:
        store.import_session(*store.export_session(full.code))
    assert "wli session purge K7M2QX" in caught.value.way_out
    assert "--db" in caught.value.way_out
    assert counts(store) == before


def test_an_unknown_session_cannot_be_exported(store: Store) -> None:
    with pytest.raises(UnknownSession, match="K7M2QX"):
        store.export_session("K7M2QX")


@pytest.fixture
def altered(store: Store, full: Session) -> Callable[[Callable[[Any], None]], tuple[bytes, str]]:
    """Return a function that exports the session, changes the content within, and seals it again."""
    people(store, full)

    def make(change: Callable[[Any], None]) -> tuple[bytes, str]:
        data, passphrase = store.export_session(full.code)
        content = json.loads(transfer._opened(data, passphrase))
        change(content)
        return transfer._sealed(json.dumps(content).encode(), passphrase), passphrase

    return make


Change = Callable[[Any], Any]


def rows(content: Any, table: str) -> Any:
    return content["rows"][f"wli_{table}"]


UNREADABLE: dict[str, tuple[Change, type[StoreError]]] = {
    "no rows": (lambda c: c.pop("rows"), DamagedFile),
    "a table less": (lambda c: c["rows"].pop("wli_live"), DamagedFile),
    "rows that are none": (lambda c: c["rows"].update(wli_live=[7]), DamagedFile),
    "bytes that are none": (lambda c: rows(c, "sessions")[0].update(salt="%%%"), DamagedFile),
    "two sessions": (lambda c: rows(c, "sessions").append(rows(c, "sessions")[0]), DamagedFile),
    "newer tables": (lambda c: c.update(schema="0099"), NewerFile),
    "a newer column": (lambda c: rows(c, "participants")[1].update(mood=3), NewerFile),
    "a threshold under its floor": (
        lambda c: rows(c, "sessions")[0]["settings"].update(threshold_room=1),
        StoreError,
    ),
    "a code nobody can type": (lambda c: rows(c, "sessions")[0].update(code="O0I1LU"), StoreError),
    "an agenda that is none": (lambda c: rows(c, "sessions")[0].update(agenda={"id": "x"}), StoreError),
    "content of another time": (lambda c: rows(c, "sessions")[0].update(pack='{"id": "x"}'), StoreError),
    "a date that is none": (lambda c: rows(c, "sessions")[0].update(purge_on="soon"), StoreError),
}


@ON_SQLITE
@pytest.mark.parametrize("what", UNREADABLE)
def test_a_file_that_does_not_hold_what_it_should_is_refused(
    what: str, altered: Callable[[Change], tuple[bytes, str]], elsewhere: Store
) -> None:
    change, kind = UNREADABLE[what]
    with pytest.raises(StoreError) as caught:
        elsewhere.import_session(*altered(change))
    assert type(caught.value) is kind
    assert "\n" not in str(caught.value)
    assert PLAIN not in str(caught.value)
    assert counts(elsewhere) == [0] * len(TABLES)


LATE: dict[str, Change] = {
    "a picture twice": lambda c: rows(c, "snapshots").append(rows(c, "snapshots")[0]),
    "an answer of nobody": lambda c: rows(c, "answers")[-1].update(participant="nobody"),
}
"""What only the database notices, when much of the file is in already."""


@pytest.mark.parametrize("what", LATE)
def test_nothing_is_brought_in_by_half(
    what: str, altered: Callable[[Change], tuple[bytes, str]], elsewhere: Store, both_ways: None
) -> None:
    with pytest.raises(StoreError) as caught:
        elsewhere.import_session(*altered(LATE[what]))
    assert "\n" not in str(caught.value)
    assert PLAIN not in str(caught.value)
    assert counts(elsewhere) == [0] * len(TABLES)


@ON_SQLITE
def test_what_was_to_be_deleted_by_now_does_not_come_back(
    altered: Callable[[Change], tuple[bytes, str]], elsewhere: Store
) -> None:
    file = altered(lambda content: rows(content, "sessions")[0].update(purge_on=time.time() - 1))
    with pytest.raises(StoreError, match="deleted on"):
        elsewhere.import_session(*file)
    assert counts(elsewhere) == [0] * len(TABLES)
