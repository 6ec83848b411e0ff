"""The assistant's console by its messages: what it answers, what it sends, and when it stops."""

from __future__ import annotations

import json

import pytest
from page_wire import Json, Wire

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.pages.assistant import AssistantPage
from wli_toolkit.pages.assistant_view import assistant_content, assistant_message
from wli_toolkit.pages.console import ConsolePage
from wli_toolkit.store import Store, StoreError

ADDRESS = "http://192.0.2.7:8866"
REFUSED: tuple[Json, ...] = (
    {"type": "open_step", "step": "voice"},
    {"type": "close_step", "step": "voice"},
    {"type": "figures"},
    {"type": "release", "key": "E00/energy"},
    {"type": "withdraw", "key": "E00/energy"},
    {"type": "handins"},
    {"type": "reply", "number": 1, "text": "x"},
    {"type": "address", "url": ADDRESS},
    {"type": "held_words", "words": ["x"]},
    {"type": "add_minutes", "minutes": 1},
    {"type": "heads_up", "on": True},
    {"type": "hide_counts", "on": True},
    {"type": "show", "what": "wall"},
    {"type": "undo", "number": 1},
    {"type": "log"},
    {"type": "assistant"},
    {"type": "assistant", "how": "new"},
    {"type": "end"},
)


@pytest.fixture
def code(own_store: Store) -> str:
    settings = {"held_words": ["秘密商事"], "contact": "相談窓口 0120-000-000"}
    session, _passcode = own_store.create_session(agenda=load_agenda(load_pack(), "60min"), settings=settings)
    own_store.new_assistant_passcode(session.code)
    return session.code


@pytest.fixture
def wire(own_store: Store, code: str, monkeypatch: pytest.MonkeyPatch) -> Wire[AssistantPage]:
    door = own_store.assistant_door(code)
    assert door is not None
    return Wire(AssistantPage(own_store, code, door.grant), monkeypatch)


@pytest.fixture
def console(own_store: Store, code: str, monkeypatch: pytest.MonkeyPatch) -> Wire[ConsolePage]:
    return Wire(ConsolePage(own_store, code, ((ADDRESS, "Wi-Fi"),)), monkeypatch)


def test_every_message_of_the_console_is_known_here(
    console: Wire[ConsolePage], wire: Wire[AssistantPage]
) -> None:
    """Whatever the console learns to answer, somebody has to decide whether an assistant may ask it."""
    allowed = {"hello", "wall", "moderate", "help"}
    assert set(wire.page.handlers()) == allowed
    assert {one["type"] for one in REFUSED} <= set(console.page.handlers())


def test_nothing_else_of_the_console_is_answered(
    own_store: Store, wire: Wire[AssistantPage], console: Wire[ConsolePage]
) -> None:
    code = own_store.sessions()[0].code
    before = (own_store.live(code), own_store.log(code), own_store.session(code))
    asked = [
        *REFUSED,
        *({"type": kind} for kind in console.page.handlers() if kind not in wire.page.handlers()),
    ]
    for message in asked:
        assert wire.send(**message) == []
    assert (own_store.live(code), own_store.log(code), own_store.session(code)) == before


def test_what_it_is_sent_says_nothing_it_may_not_see(
    own_store: Store, code: str, wire: Wire[AssistantPage]
) -> None:
    joined = own_store.join(code, lang="ja")
    person = joined.participant
    own_store.post(person.id, "E11", "cue", 0, "電車で座ったら")
    [state] = wire.send(type="hello")
    content = assistant_content(own_store.session(code), "")
    told = [state, content, *wire.send(type="wall"), assistant_message(own_store, code, frozenset())]
    text = json.dumps(told, ensure_ascii=False)
    assert "電車で座ったら" in text
    for hidden in (
        person.id,
        joined.resume_code,
        "秘密商事",
        "0120-000-000",
        "held_words",
        "<svg",
        "passcode",
    ):
        assert hidden not in text
    assert set(state["console"]) == {"code", "simulated", "lang", "live", "progress"}
    assert set(state["console"]["live"]) == {"rev", "now", "step", "steps", "closed", "pace"}
    assert set(state["console"]["progress"]) == {"wall", "seats"}
    assert set(content) == {"agenda", "words"}
    assert "screens" not in json.dumps(content["agenda"])


def test_an_assistant_decides_about_the_wall_and_is_named_by_the_role(
    own_store: Store, code: str, wire: Wire
) -> None:
    person = own_store.join(code, lang="ja").participant
    number = own_store.post(person.id, "E11", "cue", 0, "秘密商事の話").number
    assert own_store.wall(code)[0].state == "held"
    [told] = wire.send(type="moderate", number=number, act="show")
    assert (told["items"][0]["state"], told["log"][0]["by"]) == ("shown", "assistant")
    assert "held_words" not in told
    [told] = wire.send(type="moderate", number=number, act="undo")
    assert told["items"][0]["state"] == "held"
    problem, told = wire.send(type="moderate", number=number, act="pin")
    assert problem["type"] == "problem"
    assert "held_words" not in told


def test_an_assistant_answers_a_raised_hand(own_store: Store, code: str, wire: Wire[AssistantPage]) -> None:
    person = own_store.join(code, lang="ja").participant
    own_store.ask_help(person.id)
    [seat] = wire.send(type="hello")[0]["console"]["progress"]["seats"]
    assert (seat["seat"], seat["help"]) == (person.seat, "asked")
    [told] = wire.send(type="help", seat=person.seat, how="coming")
    assert (told["type"], told["state"]) == ("helped", "coming")
    [told] = wire.send(type="help", seat=person.seat, how="helped")
    assert told["state"] is None
    [problem] = wire.send(type="help", seat=99, how="coming")
    assert problem["type"] == "problem"


@pytest.mark.parametrize("how", ["renewed", "withdrawn", "closed", "purged"])
def test_nothing_is_answered_or_done_once_the_passcode_is_void(
    own_store: Store, code: str, wire: Wire[AssistantPage], how: str
) -> None:
    person = own_store.join(code, lang="ja").participant
    number = own_store.post(person.id, "E11", "cue", 0, "電車で座ったら").number
    own_store.ask_help(person.id)
    {
        "renewed": own_store.new_assistant_passcode,
        "withdrawn": own_store.withdraw_assistant,
        "closed": own_store.close_session,
        "purged": own_store.purge_session,
    }[how](code)
    for message in (
        {"type": "hello"},
        {"type": "wall"},
        {"type": "moderate", "number": number, "act": "show"},
        {"type": "help", "seat": person.seat, "how": "helped"},
    ):
        # Said to everybody on this kernel: they all came in with the same passcode.
        assert wire.send(**message) == [{"type": "signed_out"}]
    if how != "purged":
        assert [post.state for post in own_store.wall(code)] == ["waiting"]
        assert own_store.participant(person.id).help == "asked"


def test_an_unreachable_store_is_said_and_not_taken_for_a_yes(
    own_store: Store, wire: Wire[AssistantPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> bool:
        raise StoreError("busy", "Try again")

    monkeypatch.setattr(own_store, "assists", fails)
    [told] = wire.send(type="wall")
    assert told["type"] == "problem"


def test_the_console_makes_renews_and_withdraws_the_passcode(
    own_store: Store, code: str, console: Wire[ConsolePage], monkeypatch: pytest.MonkeyPatch
) -> None:
    own_store.withdraw_assistant(code)
    [told] = console.send(type="assistant")
    assert (told["made_at"], told["passcode"]) == (None, None)
    [told] = console.send(type="assistant", how="new")
    first = told["passcode"]
    assert own_store.check_assistant_passcode(code, first)
    assert told["url"] == f"{ADDRESS}/console/login?s={code}&as=assistant"
    assert first not in told["url"]
    assert told["qr"].startswith("<svg")
    # It is said once, and only to the view that asked.
    [again] = console.send(type="assistant")
    assert (again["made_at"], again["passcode"]) == (told["made_at"], None)
    assert told["to"] == "view"
    [renewed] = console.send(type="assistant", how="new")
    assert renewed["passcode"] != first
    assert own_store.check_assistant_passcode(code, first) is None
    [gone] = console.send(type="assistant", how="withdraw")
    assert (gone["made_at"], gone["passcode"]) == (None, None)
    [told] = console.send(type="assistant", how="open")
    assert told["type"] == "problem"
    own_store.close_session(code)
    [told] = console.send(type="assistant", how="new")
    assert told["type"] == "problem"
    [state] = console.send(type="hello")
    assert "passcode" not in json.dumps({key: value for key, value in state.items() if key != "content"})
