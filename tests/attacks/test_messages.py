"""What a page's websocket takes: custom messages to its own widget, what its role may do, as many as a person sends."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import pytest
from websockets.exceptions import ConnectionClosed

from tests.attacks.cast import Cast, gather
from tests.attacks.odd_frames import frames
from tests.browser.seminar import Seminar, start
from tests.server.client import OPEN, PATIENCE_S, Socket, Talk, member
from wli_toolkit.pages.assistant import AssistantPage
from wli_toolkit.pages.console import ConsolePage
from wli_toolkit.pages.participant import ParticipantPage
from wli_toolkit.pages.screen import ScreenPage
from wli_toolkit.server.channels import DEEPEST, said_to
from wli_toolkit.store import Store, open_store

TAKEN: dict[str, set[str]] = {
    "workshop": {
        "hello", "save", "where", "feedback", "sheet", "job_card", "calendar", "lang", "delete_me", "boxes", "hand_in",
        "handed_in", "take_back", "post", "unpost", "posts", "help", "where_i_sit", "answers",
    },
    "assistant": {"hello", "wall", "moderate", "help"},
    "screen": {"hello"},
    "console": {
        "hello", "open_step", "close_step", "figures", "release", "withdraw", "address", "end", "wall", "moderate",
        "held_words", "add_minutes", "heads_up", "hide_counts", "show", "undo", "log", "help", "assistant", "handins",
        "reply", "setup", "setup_try", "setup_save", "agenda_save",
    },
}  # fmt: skip
"""Every action each page takes."""
BURST, PER_S = 300, 20
"""So many messages of one person pass at once, and so many each second after that."""
PAYLOAD: dict[str, Any] = {
    "step": "voice", "minutes": 5, "what": "rules", "number": 1, "key": "E00/voices@during", "url": "http://127.0.0.1",
    "act": "show", "words": ["x"], "how": "new", "seat": 1, "text": "x", "settings": {}, "agenda": {}, "lang": "en",
    "on": True, "people": 10,
}  # fmt: skip
"""Whatever a command of the console may need."""


@pytest.fixture(scope="module")
def seminar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    """Return a running server."""
    running = start(tmp_path_factory.mktemp("messages"))
    yield running
    OPEN.close()
    running.stop()


@pytest.fixture(scope="module")
def store(seminar: Seminar) -> Iterator[Store]:
    """Return the server's store."""
    with open_store(f"sqlite:///{seminar.database}") as opened:
        yield opened


@pytest.fixture(scope="module")
def cast(seminar: Seminar, store: Store) -> Cast:
    """Return everybody there is."""
    return gather(seminar, store)


def room(store: Store, code: str) -> tuple[object, ...]:
    """Return how the room stands, without who asked for help."""
    return (
        store.live(code),
        store.log(code),
        store.session(code),
        store.assistant_door(code),
        store.wall(code),
        store.wall_log(code),
        store.snapshots(code),
    )


def test_a_new_action_is_listed_before_it_is_taken(seminar: Seminar, store: Store) -> None:
    other, _passcode = store.create_session(agenda=store.session(seminar.code).agenda_model())
    joined = store.join(other.code, lang="ja")
    pages = {
        "workshop": ParticipantPage(store, joined.participant.id, joined.resume_code),
        "assistant": AssistantPage(store, other.code, ""),
        "screen": ScreenPage(store, other.code, ""),
        "console": ConsolePage(store, other.code, ()),
    }
    assert {name: set(page.handlers()) for name, page in pages.items()} == TAKEN


@pytest.mark.parametrize("page", ["workshop", "assistant", "screen"])
def test_no_other_page_takes_the_consoles_actions(cast: Cast, store: Store, page: str) -> None:
    code, talk = cast.seminar.code, cast.kernels[page]
    store.post(store.participants(code)[0].id, "E11", "cue", 0, "電車で座ったら")
    before = room(store, code)
    ours = TAKEN[page] - {"help"}
    for action in sorted(TAKEN["console"] - ours):
        shown = dict(PAYLOAD)
        if action == "help":
            shown.pop("on" if page == "workshop" else "how")
        talk.tell({"type": action, **shown})
    answer = talk.ask({"type": "hello"}, "state")
    assert answer["type"] == "state"
    assert room(store, code) == before


def test_nothing_but_custom_messages_to_the_own_widget_pass(cast: Cast, store: Store) -> None:
    talk, stranger = cast.kernels["workshop"], cast.kernels["console"]
    person = store.participants(cast.seminar.code)[0].id
    before = store.live(cast.seminar.code), store.answers(person)
    hear_all(talk)
    for frame in frames(talk, stranger):
        talk.socket.send(frame)  # type: ignore[arg-type]  # bytes are a binary frame
    heard = hear_all(talk)
    assert [message["type"] for message in heard] == ["posts"], heard
    assert (store.live(cast.seminar.code), store.answers(person)) == before


def hear_all(talk: Talk) -> list[dict[str, Any]]:
    """Return every message of the kernel up to the answer to a question asked now."""
    heard = []
    talk.tell({"type": "posts"})
    while not heard or heard[-1].get("type") != "posts":
        message = json.loads(talk.socket.recv(timeout=PATIENCE_S))
        assert message["msg_type"] == "comm_msg"
        heard.append(message["content"]["data"]["content"])
    return heard


@pytest.mark.parametrize(
    "value",
    [
        10**4000,
        -(10**19),
        1e308,
        0.1,
        True,
        None,
        "",
        "9" * 5000,
        [],
        {},
        [[[]]],
        {"like": {"good": 1}},
        "\0",
    ],
    ids=lambda value: repr(value)[:20],
)
@pytest.mark.parametrize(("exercise", "field"), [("E11", "conf"), ("E13", "rails")])
def test_a_value_is_checked_in_python(cast: Cast, exercise: str, field: str, value: Any) -> None:
    talk = cast.kernels["workshop"]
    talk.save(exercise, field, value)
    takes = value is None or (field == "rails" and value == [])
    assert talk.wait_for("saved" if takes else "refused")["field"] == field


def test_nothing_passes_but_what_a_page_says_to_its_widget() -> None:
    talk = Talk(socket=None, model="m", kernel="k")  # type: ignore[arg-type]  # nothing is sent
    sent = json.loads(talk.frame({"type": "hello"}))
    extras = {
        **sent,
        "buffers": ["x"],
        "metadata": {"cellId": "x"},
        "parent_header": {"msg_id": "x"},
        "header": {**sent["header"], "subshell_id": "x", "username": "root", "session": "s"},
        "more": "x",
    }
    extras["content"] |= {"target_name": "x"}
    extras["content"]["data"] |= {"state": {"_esm": "x"}, "buffer_paths": [["_esm"]]}
    assert said_to("m", json.dumps(extras)) == {"type": "hello"}
    assert said_to("another", json.dumps(extras)) is None
    assert said_to("m", json.dumps(extras).encode()) is None
    deep: Any = 1
    for _ in range(DEEPEST - 2):
        deep = [deep]
    assert said_to("m", talk.frame({"type": "hello", "more": deep})) is not None
    assert said_to("m", talk.frame({"type": "hello", "more": [deep]})) is None


def test_a_flood_slows_only_who_sends_it(
    seminar: Seminar, cast: Cast, times: Callable[[int, int], int]
) -> None:
    """Somebody asks far faster than a person, on several sockets at once; the others' saves pass as ever.

    Who floods for long is not heard to be there any more: their pings wait behind their own messages, and the socket
    is cut. They come again at once, and gain nothing by it.
    """
    client, quiet = member(seminar), cast.kernels["workshop"]
    line, first = client.kernel("workshop", seminar.code)
    path = f"/api/kernels/{first.kernel}/channels?session_id="

    def another() -> Talk:
        return Talk(client.socket(path + uuid.uuid4().hex), first.model, first.kernel)

    flooders = [first, another(), another(), another()]
    alive = {process.pid for process in seminar.kernels()}
    many, answered, opened = times(150, 600), 0, len(flooders)
    began = time.monotonic()
    for _ in range(many):
        for number, flooder in enumerate(flooders):
            try:
                flooder.tell({"type": "posts", "from": "flood"})
                heard = count(flooder, lambda message: message.get("type") == "posts")
            except ConnectionClosed:
                flooders[number] = another()
                opened += 1
                continue
            # Each of the sockets hears every answer.
            answered += heard if number == 0 else 0
    for value in range(10):
        quiet.save("E11", "conf", value)
        assert quiet.wait_for("saved")["value"] == value
    assert answered <= BURST + PER_S * (time.monotonic() - began) + opened
    assert answered < many * len(flooders)
    came_again = another()
    came_again.tell({"type": "help", "on": False})
    while not count(came_again, lambda message: message.get("type") == "help", wait_s=1.0):
        assert time.monotonic() - began < PATIENCE_S + many * len(flooders) / PER_S, (
            "the flooder's kernel is gone"
        )
    assert {process.pid for process in seminar.kernels()} >= alive
    line.socket.send('{"type": "ping"}')
    assert line.wait_for("pong")


def count(talk: Talk, is_one: Callable[[dict[str, Any]], bool], wait_s: float = 0.0) -> int:
    """Return how many of the messages that have come are the ones."""
    found = 0
    while True:
        try:
            message = json.loads(talk.socket.recv(timeout=wait_s))
        except TimeoutError:
            return found
        found += is_one(message["content"]["data"]["content"])


def test_more_browsers_than_anybody_has_push_out_their_own_oldest(seminar: Seminar, cast: Cast) -> None:
    client = member(seminar)
    line, talk = client.kernel("workshop", seminar.code)
    path = f"/api/kernels/{talk.kernel}/channels?session_id="
    more = [client.socket(f"{path}s{number}") for number in range(16)]
    until_closed(talk.socket)
    newest = Talk(more[-1], talk.model, talk.kernel)
    assert newest.ask({"type": "hello"}, "state")["state"]["participant"]
    lines = [client.socket(f"/live?page=workshop&s={seminar.code}") for _ in range(16)]
    until_closed(line.socket)
    lines[-1].send('{"type": "ping"}')
    assert cast.kernels["workshop"].ask({"type": "hello"}, "state")["state"]["participant"]


def until_closed(socket: Socket) -> None:
    """Read until the other side closes."""
    with pytest.raises(ConnectionClosed):
        read_on(socket)


def read_on(socket: Socket) -> NoReturn:
    """Read for as long as there is something to read."""
    while True:
        socket.recv(timeout=PATIENCE_S)
