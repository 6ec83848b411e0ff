"""Assistants inside: what their live line and kernel do, what they do not, and how soon they are out."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from tests.browser.seminar import Seminar
from tests.server.client import PATIENCE_S, Client, Line, Talk, come_in, facilitator, refused
from wli_toolkit.store import Store

AT_ONCE_S = 5.0
OF_THE_CONSOLE: tuple[dict[str, Any], ...] = (
    {"type": "open_step", "step": "voice"},
    {"type": "close_step", "step": "voice"},
    {"type": "figures"},
    {"type": "release", "key": "E00/energy"},
    {"type": "withdraw", "key": "E00/energy"},
    {"type": "handins"},
    {"type": "reply", "number": 1, "text": "x"},
    {"type": "address", "url": "http://127.0.0.1"},
    {"type": "held_words", "words": ["x"]},
    {"type": "add_minutes", "minutes": 1},
    {"type": "heads_up", "on": True},
    {"type": "hide_counts", "on": True},
    {"type": "show", "what": "wall"},
    {"type": "undo", "number": 1},
    {"type": "log"},
    {"type": "assistant", "how": "new"},
    {"type": "assistant", "how": "withdraw"},
    {"type": "end"},
)


def test_the_live_line_carries_seats_and_the_wall_only(
    helper: Client, seminar: Seminar, store: Store
) -> None:
    for page in ("console", "screen", "workshop", "nothing", ""):
        assert refused(helper, f"/live?page={page}&s={seminar.code}") in (403, 404)
    person = store.join(seminar.code, lang="ja").participant
    line = helper.live("assistant", seminar.code)
    told = line.wait_for("live")
    assert set(told) == {"type", "live", "progress"}
    assert set(told["live"]) == {"rev", "now", "step", "steps", "closed", "pace"}
    assert set(told["progress"]) == {"wall", "seats"}
    assert person.id not in json.dumps(told)
    store.ask_help(person.id)
    while not any(seat["help"] for seat in told["progress"]["seats"]):
        told = line.wait_for("live")
    store.answer_help(seminar.code, person.seat, "helped")


def answers(talk: Talk) -> list[dict[str, Any]]:
    """Return everything that the page has said up to its answer to a question asked now."""
    heard = []
    talk.tell({"type": "hello"})
    while True:
        content = json.loads(talk.socket.recv(timeout=PATIENCE_S))["content"]["data"]["content"]
        heard.append(content)
        if content["type"] == "state":
            return heard


def test_the_consoles_messages_do_nothing_in_an_assistants_kernel(
    helper: Client, seminar: Seminar, store: Store
) -> None:
    _line, talk = helper.kernel("assistant", seminar.code)
    answers(talk)
    before = (store.live(seminar.code), store.log(seminar.code), store.session(seminar.code))
    door = store.assistant_door(seminar.code)
    for message in OF_THE_CONSOLE:
        talk.tell(message)
    [state] = answers(talk)
    assert set(state["console"]) == {"code", "simulated", "lang", "live", "progress"}
    assert (store.live(seminar.code), store.log(seminar.code), store.session(seminar.code)) == before
    assert store.assistant_door(seminar.code) == door


def test_an_assistant_moderates_and_helps(helper: Client, seminar: Seminar, store: Store) -> None:
    person = store.join(seminar.code, lang="ja").participant
    number = store.post(person.id, "E11", "cue", 0, "電車で座ったら").number
    store.ask_help(person.id)
    _line, talk = helper.kernel("assistant", seminar.code)
    told = talk.ask({"type": "moderate", "number": number, "act": "show"}, "wall")
    assert "held_words" not in told
    assert {post.number: post.state for post in store.wall(seminar.code)}[number] == "shown"
    assert store.wall_log(seminar.code)[-1].by == "assistant"
    assert talk.ask({"type": "help", "seat": person.seat, "how": "coming"}, "helped")["state"] == "coming"
    assert store.participant(person.id).help == "coming"


def test_kernels_of_others_are_closed_to_an_assistant(helper: Client, seminar: Seminar) -> None:
    boss = facilitator(seminar)
    _line, console = boss.kernel("console", seminar.code)
    _line, talk = helper.kernel("assistant", seminar.code)
    assert talk.kernel != console.kernel
    assert refused(helper, f"/api/kernels/{console.kernel}/channels?session_id=x&s={seminar.code}") == 403
    assert refused(boss, f"/api/kernels/{talk.kernel}/channels?session_id=x") == 403
    for method, rest in (("GET", ""), ("DELETE", ""), ("POST", "/restart"), ("POST", "/interrupt")):
        for kernel in (console.kernel, talk.kernel):
            assert helper.ask(method, f"/api/kernels/{kernel}{rest}", "").status in (403, 404)
    # Addressed to the console's widget, or by another way than a page's own message, nothing arrives anywhere.
    talk.socket.send(talk.frame({"type": "heads_up", "on": True}, model=console.model))
    for kind in ("execute_request", "comm_open", "comm_info_request", "shutdown_request"):
        talk.socket.send(talk.frame({"code": "1", "type": "heads_up", "on": True}, msg_type=kind))
    talk.socket.send(talk.frame({"type": "hello"}, method="update"))
    assert [one["type"] for one in answers(talk)] == ["state"]
    assert console.ask({"type": "hello"}, "state")["console"]["live"]["heads_up"] is False


def closed(line: Line) -> list[dict[str, Any]]:
    """Return what a line said until the server closed it."""
    heard = []
    deadline = time.monotonic() + AT_ONCE_S
    try:
        while time.monotonic() < deadline:
            heard.append(json.loads(line.socket.recv(timeout=AT_ONCE_S)))
    except ConnectionClosed:
        return heard
    raise AssertionError("the line is still open")


@pytest.mark.parametrize("how", ["renewed", "withdrawn", "ended"])
def test_a_void_passcode_ends_it_at_once(seminar: Seminar, store: Store, other: str, how: str) -> None:
    helper = come_in(seminar, other, store.new_assistant_passcode(other))
    person = store.join(other, lang="ja").participant
    number = store.post(person.id, "E11", "cue", 0, "電車で座ったら").number
    line, talk = helper.kernel("assistant", other)
    talk.ask({"type": "wall"}, "wall")
    acts = {
        "renewed": store.new_assistant_passcode,
        "withdrawn": store.withdraw_assistant,
        "ended": store.close_session,
    }
    acts[how](other)
    with suppress(ConnectionClosed):  # whichever comes first
        talk.tell({"type": "moderate", "number": number, "act": "show"})
        talk.tell({"type": "wall"})
    assert closed(line)[-1] == {"type": "signed_out"}
    assert [post.state for post in store.wall(other)] == ["waiting"]
    # The kernel is gone, and the cookie opens nothing any more.
    assert helper.get(f"/console?s={other}&as=assistant").status == 303
    assert refused(helper, f"/live?page=assistant&s={other}") == 403
    assert refused(helper, f"/api/kernels/{talk.kernel}/channels?session_id=x") == 403


def test_renewed_the_new_one_has_another_kernel(seminar: Seminar, store: Store, other: str) -> None:
    old = come_in(seminar, other, store.new_assistant_passcode(other))
    _line, before = old.kernel("assistant", other)
    new = come_in(seminar, other, store.new_assistant_passcode(other))
    _line, after = new.kernel("assistant", other)
    assert after.kernel != before.kernel
    assert refused(old, f"/api/kernels/{after.kernel}/channels?session_id=x") == 403
    assert after.ask({"type": "hello"}, "state")["console"]["code"] == other


def test_the_log_says_nothing_of_it(seminar: Seminar) -> None:
    log = seminar.log.read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert "電車で座ったら" not in log
