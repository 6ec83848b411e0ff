"""The console's Python side: what a reply message must be, and what every console is told of the thirty days."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.pages.page_wire import Json, Wire
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.pages.console import ConsolePage
from wli_toolkit.store import HandedIn, Store, open_store


@pytest.fixture
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr("wli_toolkit.store.codes._SCRYPT", (1, 8, 1))
    with open_store(f"sqlite:///{tmp_path / 'wli.sqlite'}") as opened:
        yield opened


@pytest.fixture
def wire(own_store: Store, monkeypatch: pytest.MonkeyPatch) -> Wire[ConsolePage]:
    agenda = load_agenda(load_pack(), "30min")
    session, _passcode = own_store.create_session(agenda=agenda, settings={"day30": "A"})
    addresses = (("http://192.0.2.7:8866", "Wi-Fi"), ("http://192.0.2.8:8866", ""))
    return Wire(ConsolePage(own_store, session.code, addresses), monkeypatch)


@pytest.fixture
def handed(own_store: Store, wire: Wire[ConsolePage]) -> HandedIn:
    person = own_store.join(wire.page.session, lang="ja").participant
    return own_store.hand_in(person.id, {"do": "歩く"}, "ねこ")


def reply_of(store: Store, wire: Wire[ConsolePage]) -> str | None:
    [item] = store.handed_in(wire.page.session)
    return item.reply


def test_a_reply_is_kept_and_told_with_the_blueprints(
    own_store: Store, wire: Wire[ConsolePage], handed: HandedIn
) -> None:
    [told] = wire.send(type="reply", number=handed.number, text=" よい一歩ですね ")
    assert (told["type"], told["replied"], told["to"]) == ("handins", handed.number, "view")
    assert [(item["number"], item["reply"]) for item in told["items"]] == [(handed.number, "よい一歩ですね")]
    assert reply_of(own_store, wire) == "よい一歩ですね"
    own_store.close_session(wire.page.session)
    [told] = wire.send(type="reply", number=handed.number, text=None)
    assert told["items"][0]["reply"] is None
    assert reply_of(own_store, wire) is None


@pytest.mark.parametrize(
    "message",
    [
        {"text": "x"},
        {"number": None, "text": "x"},
        {"number": "417", "text": "x"},
        {"number": True, "text": "x"},
        {"number": 417.0, "text": "x"},
        {},
        {"text": 7},
        {"text": ["x"]},
        {"text": "長" * 201},
    ],
)
def test_what_is_no_reply_changes_nothing(
    own_store: Store, wire: Wire[ConsolePage], handed: HandedIn, message: Json
) -> None:
    own_store.reply(wire.page.session, handed.number, "はじめの")
    number = {} if "number" in message or message == {"text": "x"} else {"number": handed.number}
    [told] = wire.send(type="reply", **number, **message)
    assert told["type"] == "problem"
    assert reply_of(own_store, wire) == "はじめの"


def test_a_blueprint_taken_back_meanwhile_is_told_as_such(
    own_store: Store, wire: Wire[ConsolePage], handed: HandedIn
) -> None:
    [person] = own_store.participants(wire.page.session)
    own_store.take_back(person.id)
    problem, told = wire.send(type="reply", number=handed.number, text="x")
    assert problem["type"] == "problem"
    assert "taken back" in problem["message"]["en"]
    assert (told["type"], told["items"]) == ("handins", [])
    assert "replied" not in told


def test_the_state_tells_of_the_thirty_days_and_follows_the_address(wire: Wire[ConsolePage]) -> None:
    [told] = wire.send(type="hello")
    day30 = told["console"]["day30"]
    assert set(day30) == {"title", "text", "reminder"}
    assert f"http://192.0.2.7:8866/?s={wire.page.session}" in day30["text"]["ja"]
    assert wire.page.session not in day30["reminder"]["ja"] + day30["reminder"]["en"]
    assert told["console"]["reply_at_most"] == 200
    [told] = wire.send(type="address", url="http://192.0.2.8:8866")
    assert "http://192.0.2.8:8866" in told["day30"]["text"]["en"]
