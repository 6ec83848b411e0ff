"""The wall from phone to console to screen: what is asked, what is told, and what reaches neither."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from page_wire import Json, Wire

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.pages.console import ConsolePage
from wli_toolkit.pages.live_state import phone_message, progress_message, screen_message
from wli_toolkit.pages.screen import ScreenPage
from wli_toolkit.reports import write_report
from wli_toolkit.store import Participant, Store

ADDRESSES = (("http://192.0.2.7:8866", "Wi-Fi"),)
HOSTILE = (
    '<img src=x onerror="alert(1)"><script>alert(2)</script>',
    "</script><!-- ]]> {{7*7}} ${7*7}",
    "'; DROP TABLE wli_posts; --",
    '=HYPERLINK("http://example.org","x")',
    "a\u0301" * 40,
    "🧑‍🧑‍🧒‍🧒" * 8,
    "長" * 200,
    "__proto__",
)


class Desk(Wire[ConsolePage]):
    """A console at which somebody moderates."""

    def wall(self) -> Json:
        [told] = self.send(type="wall")
        return told

    def moderate(self, number: int, act: str) -> Json:
        return self.send(type="moderate", number=number, act=act)[-1]


@pytest.fixture
def wire(own_store: Store, monkeypatch: pytest.MonkeyPatch) -> Desk:
    session, _passcode = own_store.create_session(agenda=load_agenda(load_pack(), "60min"))
    return Desk(ConsolePage(own_store, session.code, ADDRESSES), monkeypatch)


@pytest.fixture
def author(own_store: Store, wire: Desk) -> Participant:
    return own_store.join(wire.page.session, lang="ja").participant


def shown_on_screen(store: Store, code: str) -> list[str]:
    return [one["text"] for one in screen_message(store, code)["wall"]]


def test_the_queue_says_what_was_asked_and_nothing_of_who_answered(
    own_store: Store, wire: Desk, author: Participant
) -> None:
    number = own_store.post(author.id, "E11", "cue", 0, "電車で座ったら").number
    told = wire.wall()
    field = load_pack().exercise("E11").field("cue")
    assert told["items"] == [
        {
            "number": number,
            "exercise_title": load_pack().exercise("E11").title.model_dump(),
            "field_title": field.ask.model_dump(),
            "text": "電車で座ったら",
            "state": "waiting",
            "pinned": False,
            "has_held_word": False,
        }
    ]
    assert (told["log"], told["undo"], told["held_words"]) == ([], None, [])


def test_acts_change_it_are_logged_and_can_be_undone(
    own_store: Store, wire: Desk, author: Participant
) -> None:
    number = own_store.post(author.id, "E11", "cue", 0, "電車で座ったら").number
    states = []
    for act in ("show", "pin", "hide", "undo", "undo", "undo", "undo"):
        told = wire.moderate(number, act)
        assert (told["type"], told["moderated"]) == ("wall", number)
        states.append((told["items"][0]["state"], told["items"][0]["pinned"], told["undo"]))
    assert states == [
        ("shown", False, {"number": number, "what": "show"}),
        ("shown", True, {"number": number, "what": "pin"}),
        ("hidden", False, {"number": number, "what": "hide"}),
        ("shown", True, {"number": number, "what": "pin"}),
        ("shown", False, {"number": number, "what": "show"}),
        ("waiting", False, None),
        ("waiting", False, None),
    ]
    log = wire.wall()["log"]
    assert [(one["what"], one["by"], one["undone"]) for one in log] == [
        ("show", "facilitator", True),
        ("pin", "facilitator", True),
        ("hide", "facilitator", True),
        *[("undo", "facilitator", False)] * 3,
    ]
    assert set(log[0]) == {"at", "what", "number", "by", "undone"}


def test_an_assistant_is_named_by_the_role(own_store: Store, wire: Desk, author: Participant) -> None:
    wire.page.role = "assistant"
    number = own_store.post(author.id, "E11", "cue", 0, "電車で座ったら").number
    assert wire.moderate(number, "hold")["log"][0]["by"] == "assistant"


def test_what_was_taken_back_meanwhile_is_said_and_the_list_is_sent(
    own_store: Store, wire: Desk, author: Participant
) -> None:
    number = own_store.post(author.id, "E11", "cue", 0, "電車で座ったら").number
    own_store.post(author.id, "E11", "cue", 0, "書き直した文")
    problem, told = wire.send(type="moderate", number=number, act="show")
    assert problem["type"] == "problem"
    assert [(one["text"], one["state"]) for one in told["items"]] == [("書き直した文", "waiting")]
    assert told["undo"] is None


@pytest.mark.parametrize(
    "message",
    [
        {"number": 12345},
        {"number": 12345, "act": "publish"},
        {"number": 12345, "act": ["show"]},
        {"number": "12345", "act": "show"},
        {"number": True, "act": "show"},
        {"number": None, "act": "show"},
        {"act": "show"},
        {},
    ],
)
def test_a_malformed_act_is_refused(own_store: Store, wire: Desk, author: Participant, message: Json) -> None:
    own_store.post(author.id, "E11", "cue", 0, "電車で座ったら")
    [told] = wire.send(type="moderate", **message)
    assert told["type"] == "problem"
    assert [post.state for post in own_store.wall(wire.page.session)] == ["waiting"]


def test_what_is_not_shown_cannot_be_put_first(own_store: Store, wire: Desk, author: Participant) -> None:
    number = own_store.post(author.id, "E11", "cue", 0, "電車で座ったら").number
    problem, told = wire.send(type="moderate", number=number, act="pin")
    assert problem["type"] == "problem"
    assert told["items"][0]["pinned"] is False


def test_words_to_hold_back_are_kept_and_mark_what_is_there(
    own_store: Store, wire: Desk, author: Participant
) -> None:
    own_store.post(author.id, "E11", "cue", 0, "ネコ商事の話")
    [told] = wire.send(type="held_words", words=[" ねこ商事 ", ""])
    assert told["held_words"] == ["ねこ商事"]
    assert told["held_words_saved"] is True
    assert told["items"][0]["has_held_word"] is True
    assert own_store.post(author.id, "E11", "act", 0, "ねこ商事の人").state == "held"


@pytest.mark.parametrize("words", [None, "ねこ", [1], ["あ" * 41], ["x"] * 3 + [f"w{n}" for n in range(201)]])
def test_words_that_cannot_be_kept_are_refused(own_store: Store, wire: Desk, words: Any) -> None:
    [told] = wire.send(type="held_words", words=words)
    assert told["type"] == "problem"
    assert own_store.session(wire.page.session).settings["held_words"] == []


def test_the_screen_shows_what_was_let_through_while_the_wall_is_on(
    own_store: Store, wire: Desk, author: Participant
) -> None:
    code = wire.page.session
    numbers = {
        text: own_store.post(author.id, *place, text).number
        for text, place in {
            "見せる": ("E11", "cue", 0),
            "待つ": ("E11", "act", 0),
            "隠す": ("E05", "act", 0),
            "留める": ("E05", "act", 1),
        }.items()
    }
    wire.moderate(numbers["見せる"], "show")
    wire.moderate(numbers["隠す"], "show")
    wire.moderate(numbers["隠す"], "hide")
    wire.moderate(numbers["留める"], "hold")
    assert shown_on_screen(own_store, code) == []
    own_store.show(code, "wall")
    assert shown_on_screen(own_store, code) == ["見せる"]
    own_store.unpost(author.id, "E11", "cue", 0)
    assert shown_on_screen(own_store, code) == []
    wire.moderate(numbers["隠す"], "undo")
    assert shown_on_screen(own_store, code) == ["隠す"]
    own_store.show(code, None)
    assert shown_on_screen(own_store, code) == []


def test_the_screen_has_those_put_first_before_the_rest_and_the_latest_question_next(
    own_store: Store, wire: Desk, author: Participant
) -> None:
    code = wire.page.session
    own_store.show(code, "wall")
    places = {"早い問い": ("E05", "act", 0), "遅い問い": ("E15", "words", 0), "先頭": ("E11", "cue", 0)}
    for text, place in places.items():
        post = own_store.post(author.id, *place, text, occasion="after" if place[0] == "E15" else "during")
        wire.moderate(post.number, "show")
        if text == "先頭":
            wire.moderate(post.number, "pin")
    told = screen_message(own_store, code)["wall"]
    assert [(one["text"], one["pinned"]) for one in told] == [
        ("先頭", True),
        ("遅い問い", False),
        ("早い問い", False),
    ]
    assert told[0]["exercise"] == load_pack().exercise("E11").title.model_dump()
    assert told[0]["question"] == load_pack().exercise("E11").field("cue").ask.model_dump()
    assert all(set(one) == {"exercise", "question", "text", "pinned"} for one in told)


def test_neither_console_nor_screen_hears_of_a_person(
    own_store: Store, wire: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = wire.page.session
    own_store.show(code, "wall")
    people = [own_store.join(code, lang="ja").participant for _ in range(3)]
    for at, person in enumerate(people):
        number = own_store.post(person.id, "E11", "cue", 0, f"文{at}").number
        wire.moderate(number, "show")
    heard = Wire(ScreenPage(own_store, code, "http://192.0.2.7:8866"), monkeypatch).send(type="hello")
    assert [one["text"] for one in heard[0]["screen"]["wall"]] == [post.text for post in own_store.wall(code)]
    told = json.dumps([wire.wall(), heard, screen_message(own_store, code)], ensure_ascii=False)
    for person in people:
        assert person.id not in told
    wall = json.dumps([wire.wall(), heard[0]["screen"]["wall"]])
    assert "seat" not in wall
    assert "participant" not in wall
    # No page but the author's own hears a text before it is let through.
    waiting = own_store.post(people[0].id, "E11", "act", 0, "まだ見ていない").text
    others = [
        phone_message(own_store.live(code), own_store.participant(people[1].id), None),
        screen_message(own_store, code),
        progress_message(own_store, code, frozenset()),
    ]
    assert waiting not in json.dumps(others, ensure_ascii=False)


def test_the_console_hears_that_something_changed(own_store: Store, wire: Desk, author: Participant) -> None:
    def told() -> Json:
        counts: Json = progress_message(own_store, wire.page.session, frozenset())["progress"]["wall"]
        return counts

    marks = [told()["mark"]]
    number = own_store.post(author.id, "E11", "cue", 0, "電車で座ったら").number
    assert (told()["waiting"], told()["held"], told()["shown"]) == (1, 0, 0)
    marks.append(told()["mark"])
    own_store.post(author.id, "E11", "cue", 0, "書き直した文")
    marks.append(told()["mark"])
    [post] = own_store.wall(wire.page.session)
    assert post.number != number
    wire.moderate(post.number, "show")
    assert told()["shown"] == 1
    marks.append(told()["mark"])
    wire.moderate(post.number, "pin")
    marks.append(told()["mark"])
    assert len(set(marks)) == len(marks)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_arrives_as_it_was_written(
    own_store: Store, wire: Desk, author: Participant, text: str
) -> None:
    code = wire.page.session
    own_store.show(code, "wall")
    number = own_store.post(author.id, "E11", "cue", 0, text).number
    told = wire.moderate(number, "show")
    assert told["items"][0]["text"] == text
    assert shown_on_screen(own_store, code) == [text]


@pytest.mark.parametrize("suffix", [".html", ".csv", ".json", ".xlsx", ".pptx"])
def test_no_file_for_the_organiser_holds_what_was_put_out(
    own_store: Store, wire: Desk, tmp_path: Path, suffix: str
) -> None:
    code = wire.page.session
    for _ in range(12):
        joined = own_store.join(code, lang="ja")
        own_store.set_consents(joined.participant.id, group=True)
        number = own_store.post(joined.participant.id, "E11", "cue", 0, "MARKER目印").number
        wire.moderate(number, "show")
    own_store.close_session(code)
    path = write_report(own_store, code, tmp_path / f"out{suffix}", audience="organiser")
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            parts = [packed.read(name) for name in packed.namelist()]
    else:
        parts = [path.read_bytes()]
    assert any(parts)
    forms = ("MARKER目印".encode(), ascii("MARKER目印")[1:-1].encode())
    assert not any(form in part for part in parts for form in forms)
