"""A store that has rehearsed goes on elsewhere, and takes nothing of the rehearsal with it."""

from __future__ import annotations

from pathlib import Path

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.pages.seat_store import keep_for_seat, open_seat_store
from wli_toolkit.store import open_store


def test_a_rehearsed_store_serves_the_seat_s_database(tmp_path: Path) -> None:
    agenda = load_agenda(load_pack(), "30min")
    url = f"sqlite:///{tmp_path / 'real.db'}"
    with open_store(url) as real:
        code = real.create_session(agenda=agenda)[0].code
    rehearsed = open_store(f"sqlite:///{tmp_path / 'rehearsal.db'}")
    rehearsed.create_session(agenda=agenda)
    rehearsed.close()
    keep_for_seat(rehearsed)
    with open_seat_store(url) as store:
        assert store is rehearsed
        assert [session.code for session in store.sessions()] == [code]
        assert store.url == url
        store.join(code, lang="ja")
    with open_store(url) as real:
        assert len(real.participants(code)) == 1


def test_a_store_is_given_to_one_seat_only(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'real.db'}"
    open_store(url).close()
    rehearsed = open_store(f"sqlite:///{tmp_path / 'rehearsal.db'}")
    rehearsed.close()
    keep_for_seat(rehearsed)
    with open_seat_store(url) as first, open_seat_store(url) as second:
        assert first is not second


def test_another_kind_of_database_is_opened_anew(tmp_path: Path) -> None:
    rehearsed = open_store(f"sqlite:///{tmp_path / 'rehearsal.db'}")
    before = rehearsed.url
    assert rehearsed.move("postgresql://nobody@127.0.0.1/none") is False
    assert rehearsed.url == before
    rehearsed.close()
