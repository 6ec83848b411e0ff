"""The reminder for everybody: by where it is opened again, naming nobody, true for the session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import LANGS, Lang
from wli_toolkit.pages.day30 import day30_on_sheet, day30_text, reminder
from wli_toolkit.reports.reminder import reminder_text
from wli_toolkit.store import Session, Store, open_store

ADDRESS = "https://wli.example.org"


@pytest.fixture
def own_store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'wli.sqlite'}") as opened:
        yield opened


def session(store: Store, **settings: Any) -> Session:
    agenda = load_agenda(load_pack(), "30min")
    known = {"facilitator_name": "佐藤", "organiser": "ねこ商事", "contact": "内線12"}
    return store.create_session(agenda=agenda, settings=known | settings)[0]


def told(lang: Lang, choice: str, **more: Any) -> str:
    days: dict[str, Any] = {"held_on": dt.date(2026, 4, 1), "gone_on": dt.date(2026, 5, 16)}
    return reminder_text(lang, choice, counted_from=10, **(days | more))


@pytest.mark.parametrize("lang", LANGS)
def test_each_choice_says_its_own_way(lang: Lang) -> None:
    there, alone = told(lang, "A", address=ADDRESS), told(lang, "C", address=ADDRESS)
    meeting, some_day = told(lang, "B", meeting=dt.date(2026, 5, 8)), told(lang, "B")
    assert len({there, alone, meeting, some_day}) == 4
    assert ADDRESS in there
    assert ADDRESS not in alone + meeting
    assert ("2026年5月8日" if lang == "ja" else "8 May 2026") in meeting
    # Who opens it alone leaves nothing with anybody, so nothing is counted and nothing need be deleted.
    assert "2026年5月16日" not in alone
    assert "16 May 2026" not in alone
    for text in (there, meeting, some_day):
        assert ("2026年5月16日" if lang == "ja" else "16 May 2026") in text
    for text in (there, alone, meeting, some_day):
        assert ("2026年4月1日" if lang == "ja" else "1 April 2026") in text
        assert "{" not in text
        assert text.splitlines()[0].startswith(("件名：", "Subject: "))


@pytest.mark.parametrize("choice", ["A", "B", "C"])
def test_it_names_nobody_and_holds_no_code(own_store: Store, choice: str) -> None:
    made = session(own_store, day30=choice, public_url=ADDRESS)
    text = reminder(made, "http://192.0.2.7:8866")
    for words in (text.ja, text.en):
        assert not [each for each in (made.code, "佐藤", "ねこ商事", "内線12", "192.0.2.7") if each in words]


def test_the_texts_for_phone_and_sheet_follow_the_setting(own_store: Store) -> None:
    there = session(own_store, day30="A", public_url=f"{ADDRESS}/")
    meeting = session(own_store, day30="B", follow_up_on=str(dt.date.today() + dt.timedelta(days=30)))
    some_day, alone = session(own_store, day30="B"), session(own_store)
    said = [f(each) for f in (day30_text, day30_on_sheet) for each in (there, meeting, some_day, alone)]
    assert len({each.text.ja for each in said}) == len({each.text.en for each in said}) == 8
    assert len({each.title.ja for each in said}) == 1
    for each in (day30_text(there), day30_on_sheet(there)):
        assert f"{ADDRESS}/?s={there.code}" in each.text.ja
        assert f"{ADDRESS}/?s={there.code}" in each.text.en
    assert "http" not in repr(said[1:4])


def test_where_no_address_is_set_the_servers_own_is_told(own_store: Store) -> None:
    made = session(own_store, day30="A")
    assert f"http://192.0.2.7:8866/?s={made.code}" in day30_text(made, "http://192.0.2.7:8866").text.ja
    assert "http" not in day30_text(made).text.ja + day30_on_sheet(made).text.en
    own_store.change_settings(made.code, {"address": "http://192.0.2.8:8866"})
    assert "192.0.2.8" in day30_text(own_store.session(made.code)).text.ja
