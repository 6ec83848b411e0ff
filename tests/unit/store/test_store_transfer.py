"""A session carried to another machine in one sealed file: all of it, and never a private text."""

from __future__ import annotations

import json

import pytest
from carried_session import PLAIN, SECRET, TABLES, all_of, counts, people
from store_room import ON_SQLITE, Person

from wli_toolkit.content import load_pack
from wli_toolkit.store import Session, Store, WrongKey, transfer

pytestmark = pytest.mark.usefixtures("quick_passphrases")


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
