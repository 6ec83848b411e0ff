"""What a phone may put out for the wall, and what it is told; whatever else it says is refused."""

from __future__ import annotations

from typing import Any

import pytest
from page_wire import Json, Wire

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.pages.participant import ParticipantPage
from wli_toolkit.store import Store

CUE: Json = {"occasion": "during", "exercise": "E11", "field": "cue", "row": 0}
NOT_FOR_THE_WALL: list[Json] = [
    {"exercise": "E11", "field": "obst"},  # private
    {"exercise": "E11", "field": "dir"},  # for the group's figures
    {"exercise": "E14", "field": "do", "occasion": "during"},  # handed in, not put out
    {"exercise": "E11", "field": "nothing"},
    {"exercise": "E99", "field": "cue"},
    {"exercise": "E11", "field": "cue", "occasion": "before"},  # not asked then
    {"exercise": "E11", "field": "cue", "row": 1},
    {"exercise": "E11", "field": "cue", "row": True},
    {"exercise": "E11", "field": "cue", "row": "0"},
    {"exercise": "E11", "field": "cue", "row": -1},
    {"exercise": "E11", "field": ["cue"]},
    {"exercise": "E15", "field": "words"},  # not in this agenda
    {"field": "cue"},
    {},
]


class Phone(Wire[ParticipantPage]):
    """The page of somebody who has just joined."""

    def __init__(self, store: Store, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
        joined = store.join(code, lang="ja")
        self.id = joined.participant.id
        super().__init__(ParticipantPage(store, self.id, joined.resume_code), monkeypatch)
        self.ops = 0

    def ask(self, **message: Any) -> Json:
        """Send a message and return the one that comes back, without whom it is for."""
        [told] = self.send(**message)
        assert told.pop("to") == "view"
        return told

    def save(self, value: Any, **place: Any) -> None:
        self.ops += 1
        assert self.ask(type="save", op=f"op{self.ops}", **CUE | place, value=value)["type"] == "saved"

    def post(self, **place: Any) -> Json:
        return self.ask(type="post", **CUE | place)


@pytest.fixture
def code(own_store: Store) -> str:
    return own_store.create_session(agenda=load_agenda(load_pack(), "30min"))[0].code


@pytest.fixture
def phone(own_store: Store, code: str, monkeypatch: pytest.MonkeyPatch) -> Phone:
    return Phone(own_store, code, monkeypatch)


def test_what_is_saved_is_put_out_and_nothing_else(own_store: Store, code: str, phone: Phone) -> None:
    phone.save("電車で座ったら")
    phone.save("音声講座を10分", field="act")
    phone.save("眠い", field="obst")
    told = phone.post()
    number = told.pop("number")
    assert told == {"type": "posted", **CUE, "text": "電車で座ったら", "state": "waiting"}
    assert [(post.number, post.text) for post in own_store.wall(code)] == [(number, "電車で座ったら")]
    assert phone.ask(type="posts")["posts"] == [
        {**CUE, "number": number, "text": "電車で座ったら", "state": "waiting"}
    ]
    assert phone.page.state()["posts"] == phone.ask(type="posts")["posts"]


def test_taking_it_back_says_so(own_store: Store, code: str, phone: Phone) -> None:
    phone.save("電車で座ったら")
    phone.post()
    gone = {"type": "posted", **CUE, "number": None, "state": None, "text": None}
    assert phone.ask(type="unpost", **CUE) == gone
    assert phone.ask(type="unpost", **CUE) == gone
    assert own_store.wall(code) == []
    assert phone.ask(type="posts") == {"type": "posts", "posts": []}


def test_its_state_is_told_but_not_that_a_word_held_it_back(
    own_store: Store, code: str, phone: Phone
) -> None:
    own_store.change_settings(code, {"held_words": ["電車"]})
    phone.save("電車で座ったら")
    assert phone.post()["state"] == "waiting"
    [post] = own_store.wall(code)
    assert post.state == "held"
    states = []
    for act in ("show", "hide", "hold"):
        own_store.moderate(code, post.number, act)
        states.append(phone.ask(type="posts")["posts"][0]["state"])
    assert states == ["shown", "hidden", "waiting"]


def test_nothing_saved_is_nothing_put_out(own_store: Store, code: str, phone: Phone) -> None:
    assert phone.post()["type"] == "problem"
    phone.save(None)
    told = phone.post()
    assert told["message"]["en"] == "Nothing is saved here yet, so nothing was put out."
    assert own_store.wall(code) == []


def test_a_text_that_is_no_longer_what_was_read_stays_here(own_store: Store, code: str, phone: Phone) -> None:
    phone.save("電車で座ったら")
    phone.save("書きかけの本音")
    told = phone.post(text="電車で座ったら")
    assert told["type"] == "problem"
    assert "本音" not in str(told)
    assert own_store.wall(code) == []
    assert phone.post(text="書きかけの本音")["state"] == "waiting"


@pytest.mark.parametrize("kind", ["post", "unpost"])
@pytest.mark.parametrize("place", NOT_FOR_THE_WALL, ids=str)
def test_only_texts_for_the_wall_may_be_put_out(
    own_store: Store, code: str, phone: Phone, kind: str, place: Json
) -> None:
    for field in ("cue", "act", "obst"):
        phone.save("私的な文", field=field)
    phone.save("rest", field="dir")
    told = phone.ask(type=kind, **place)
    assert told["type"] == "problem"
    assert own_store.wall(code) == []


def test_after_the_end_it_can_only_be_taken_back(own_store: Store, code: str, phone: Phone) -> None:
    phone.save("電車で座ったら")
    phone.save("音声講座", field="act")
    phone.post()
    own_store.close_session(code)
    assert phone.post(field="act")["type"] == "problem"
    assert len(own_store.wall(code)) == 1
    assert phone.ask(type="unpost", **CUE)["number"] is None
    assert own_store.wall(code) == []


def test_another_persons_text_cannot_be_reached(
    own_store: Store, code: str, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.save("電車で座ったら")
    phone.post()
    other = Phone(own_store, code, monkeypatch)
    other.ask(type="unpost", **CUE)
    assert other.ask(type="posts")["posts"] == []
    assert len(own_store.wall(code)) == 1


def test_rows_are_put_out_one_by_one(own_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    session, _passcode = own_store.create_session(agenda=load_agenda(load_pack(), "180min"))
    phone = Phone(own_store, session.code, monkeypatch)
    act = {"exercise": "E05", "field": "act"}
    for row, text in ((0, "写真"), (2, "段取り")):
        phone.save(text, **act, row=row)
    assert phone.post(**act, row=2)["text"] == "段取り"
    assert phone.post(**act, row=1)["type"] == "problem"
    assert [post.text for post in own_store.wall(session.code)] == ["段取り"]


def test_a_long_text_of_ones_own_pack_is_told_to_be_shortened(
    own_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = load_pack()
    told = pack.model_dump(mode="json")
    for exercise in told["exercises"]:
        for field in exercise["fields"]:
            if (exercise["id"], field["id"]) == ("E11", "cue"):
                field["max_chars"] = 500
    ours = type(pack).model_validate(told)
    session, _passcode = own_store.create_session(agenda=load_agenda(pack, "30min"), pack=ours)
    phone = Phone(own_store, session.code, monkeypatch)
    phone.save("長" * 201)
    assert "200" in phone.post()["message"]["en"]
    assert own_store.wall(session.code) == []
    phone.save("長" * 200)
    assert phone.post()["state"] == "waiting"
