"""The sheet of one person, made from what is stored: their own words, the reply, and the questions for day 30."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sample_sheet import Parts

from wli_toolkit.content import AnswerRefused, DateField, check_answer, load_agenda, load_pack
from wli_toolkit.content.model import LANGS, Lang
from wli_toolkit.pages.content_view import within_session
from wli_toolkit.pages.keepsakes import look_back_from
from wli_toolkit.pages.take_home import take_home_page
from wli_toolkit.reports.templating import local_day
from wli_toolkit.store import Joined, Session, Store, open_store

SAID = {"do": "朝に歩く", "stop": "夜のメール", "protect": "6時間の眠り", "note_to_self": "あわてない"}


@pytest.fixture
def own_store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'wli.sqlite'}") as opened:
        yield opened


@pytest.fixture
def session(own_store: Store) -> Session:
    settings = {"day30": "A", "public_url": "https://wli.example.org", "contact": "内線12"}
    return own_store.create_session(agenda=load_agenda(load_pack(), "30min"), settings=settings)[0]


@pytest.fixture
def joined(own_store: Store, session: Session) -> Joined:
    return own_store.join(session.code, lang="ja")


def save(store: Store, joined: Joined, exercise: str, occasion: str, **values: Any) -> None:
    person = joined.participant.id
    key = store.unlock(person, joined.resume_code)
    for field, value in values.items():
        store.save_answer(
            person, key, occasion=occasion, exercise=exercise, field=field, value=value,
            seal=isinstance(value, str), op=f"{occasion}-{field}",
        )  # fmt: skip


def page(store: Store, joined: Joined, lang: Lang = "ja") -> str:
    return take_home_page(store, joined.participant.id, joined.resume_code, lang)


def checked(html: str) -> dict[str, str]:
    inputs = [attributes for tag, attributes in Parts(html).elements if tag == "input"]
    return {str(one["name"]): str(one["value"]) for one in inputs if "checked" in one}


@pytest.mark.parametrize("lang", LANGS)
def test_it_asks_again_what_was_promised(own_store: Store, joined: Joined, lang: Lang) -> None:
    save(own_store, joined, "E14", "during", **SAID, b5="夜9時から", check_date="2030-05-01")
    save(own_store, joined, "E02", "after", clarity=6)
    html = page(own_store, joined, lang)
    names = list(dict.fromkeys(str(name) for name in Parts(html).values("name") if "-" in str(name)))
    assert names[-6:] == [
        "E14-do_30",
        "E14-stop_30",
        "E14-protect_30",
        "E02-clarity",
        "E02-options",
        "E02-agency",
    ]
    for promise in ("朝に歩く", "夜のメール", "6時間の眠り"):
        assert html.count(promise) >= 2  # on the blueprint, and where it is asked how it went
    assert html.count('class="said last"') == 1
    assert ("6でした" if lang == "ja" else "it was 6") in html
    assert checked(html) == {}
    assert load_pack().exercise("E14").texts["then_not_yet"].get(lang) in html


def test_what_was_answered_since_is_ticked(own_store: Store, session: Session, joined: Joined) -> None:
    save(own_store, joined, "E14", "during", **SAID)
    own_store.close_session(session.code)
    save(own_store, joined, "E14", "followup", do_30="some", stop_30="changed")
    save(own_store, joined, "E02", "followup", agency=0)
    assert checked(page(own_store, joined)) == {
        "E14-do_30": "some",
        "E14-stop_30": "changed",
        "E02-agency": "0",
    }


def test_the_reply_and_where_it_opens_again_are_on_it(
    own_store: Store, session: Session, joined: Joined
) -> None:
    handed = own_store.hand_in(joined.participant.id, {"do": "朝に歩く"})
    assert "進行役からのひとこと" not in page(own_store, joined)
    own_store.reply(session.code, handed.number, "よい一歩ですね")
    html = page(own_store, joined)
    assert "よい一歩ですね" in html
    assert f"https://wli.example.org/?s={session.code}" in html
    assert "内線12" in html
    assert joined.resume_code not in html
    assert joined.participant.id not in html


def test_each_persons_answers_are_kept_under_a_name_of_their_own(
    own_store: Store, session: Session, joined: Joined
) -> None:
    other = own_store.join(session.code, lang="ja")
    [first], [again], [second] = (
        Parts(page(own_store, each)).values("data-keep") for each in (joined, joined, other)
    )
    assert first == again
    assert first != second


def test_a_box_nobody_touched_holds_its_draft_and_an_emptied_one_stays_empty(
    own_store: Store, joined: Joined
) -> None:
    save(own_store, joined, "E11", "during", cue="帰宅したら", act="通知を切る")
    save(own_store, joined, "E13", "during", drop="付き合いの席")
    assert "帰宅したら → 通知を切る" in page(own_store, joined)
    assert "付き合いの席" in page(own_store, joined)
    person = joined.participant.id
    own_store.save_answer(
        person,
        own_store.unlock(person, joined.resume_code),
        occasion="during",
        exercise="E14",
        field="b10",
        value=None,
        seal=True,
        op="emptied",
    )
    html = page(own_store, joined)
    assert "帰宅したら" not in html  # neither in the box nor under the Job Card's headings
    assert "付き合いの席" in html


def test_somebody_who_comes_back_is_asked_near_the_day_they_chose(
    own_store: Store, session: Session, joined: Joined
) -> None:
    person = joined.participant.id
    assert look_back_from(session, []) == local_day(session.created_at) + timedelta(days=23)
    save(own_store, joined, "E14", "during", check_date="2030-05-10")
    answers = own_store.answers(person, own_store.unlock(person, joined.resume_code))
    assert look_back_from(session, answers) == date(2030, 5, 3)


def test_the_suggested_day_lies_before_the_deletion(own_store: Store) -> None:
    settings = {"purge_days": 10}
    short, _passcode = own_store.create_session(agenda=load_agenda(load_pack(), "30min"), settings=settings)
    field = within_session(load_pack().exercise("E14").field("check_date"), short)
    assert isinstance(field, DateField)
    made = local_day(short.created_at)
    assert (field.first, field.last) == (made.isoformat(), (made + timedelta(days=9)).isoformat())
    assert field.default_days == 9
    assert check_answer(field, field.last) == field.last
    for day in (made - timedelta(days=1), made + timedelta(days=10)):
        with pytest.raises(AnswerRefused, match=made.isoformat()):
            check_answer(field, day.isoformat())
