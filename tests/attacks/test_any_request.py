"""Any bytes at every door: forms, addresses, cookies and frames are answered or dropped, never a traceback."""

from __future__ import annotations

import http.client
import json
import random
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from websockets.exceptions import ConnectionClosed

from tests.attacks.hostile_texts import HOSTILE, MESSAGES_CANNOT
from tests.browser.seminar import Seminar, start
from tests.server.client import OPEN, Client, Talk, facilitator, member
from wli_toolkit.store import open_store

FORMS = ("/join", "/resume", "/console/login", "/leave", "/console/leave", "/console/log-out")
FIELDS = (
    "session",
    "lang",
    "consent_use",
    "terms",
    "someone_else",
    "resume_code",
    "passcode",
    "next",
    "as",
    "x",
)
PATHS = ("/", "/workshop", "/console", "/console/login", "/screen", "/me/blueprint.html", "/healthz", "/live")
COOKIES = (
    "wli-participant",
    "wli-facilitator",
    "wli-assistant",
    "wli-lang",
    "_xsrf",
    "wli-participant-ABCDEF",
)
KINDS = (
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-16",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "application/json",
    "text/plain",
    "x",
)
TEXTS = [text for name, text in HOSTILE.items() if name not in MESSAGES_CANNOT]
PATIENCE_S = 30


@pytest.fixture(scope="module")
def seminar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    """Return a server that everything here is thrown at; at the end its log must hold no traceback."""
    running = start(tmp_path_factory.mktemp("any"))
    yield running
    OPEN.close()
    running.stop()
    log = running.log.read_text(errors="replace")
    assert "Traceback" not in log
    assert "Uncaught" not in log
    assert "failed with" not in log
    assert not any(letter in log for letter in "\x1b\x00\x9b")
    assert "outside.test" not in log


def thrown(seed: int | str) -> random.Random:
    """Return dice that fall the same way each time."""
    return random.Random(seed)  # noqa: S311 - to repeat what was tried, not to keep a secret


def junk(dice: random.Random, most: int = 60) -> bytes:
    """Return bytes of some kind: random, a hostile text, or one with a byte changed."""
    kind = dice.randrange(4)
    if kind == 0:
        return dice.randbytes(dice.randrange(most))
    data = bytearray(dice.choice(TEXTS).encode())
    if kind == 1 and data:
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def form(dice: random.Random, code: str) -> bytes:
    """Return a form, with fields missing, doubled and spoiled, or no form at all."""
    if dice.random() < 0.1:
        return junk(dice, 500)
    pairs = []
    for _ in range(dice.randrange(8)):
        value = dice.choice([code.encode(), b"yes", b"ja", junk(dice)])
        encoded = quote_plus(value) if dice.random() < 0.8 else value.decode("latin-1")
        pairs.append(f"{dice.choice(FIELDS)}={encoded}")
    return "&".join(pairs).encode("latin-1", "replace")


def ask(seminar: Seminar, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
    """Send one request as it is, and return the answer."""
    with closing(http.client.HTTPConnection("127.0.0.1", seminar.line["port"], timeout=PATIENCE_S)) as line:
        line.putrequest(method, path, skip_accept_encoding=True)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            line.putheader(name.replace("_", "-"), value.encode("latin-1"))
        line.endheaders(body)
        answer = line.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")


def is_polite(status: int, text: str) -> bool:
    """Tell whether an answer is one that a person can use, or a way on."""
    if status in (303, 302, 204):
        return True
    return status < 500 and bool(text) and "Traceback" not in text and "__ran" not in text.replace("&lt;", "")


def test_any_form_is_answered(seminar: Seminar, times: Callable[[int, int], int]) -> None:
    dice = thrown(1)
    visitor = Client(seminar.line["port"])
    visitor.get("/")
    token = visitor.cookies["_xsrf"]
    for turn in range(times(120, 1000)):
        path, body = dice.choice(FORMS), form(dice, seminar.code)
        if path == "/console/login" and turn % 40:
            continue  # each takes the time of a passcode's hash
        status, text = ask(
            seminar,
            "POST",
            path,
            body,
            Cookie=visitor.cookie_header(),
            X_XSRFToken=token,
            Content_Type=dice.choice(KINDS[:1] * 4 + KINDS),
        )
        assert is_polite(status, text), (path, body, status, text[:200])


def test_a_huge_form_is_refused_and_the_next_one_taken(seminar: Seminar) -> None:
    visitor = Client(seminar.line["port"])
    visitor.get("/")
    with suppress(ConnectionError):
        status, _text = ask(
            seminar,
            "POST",
            "/join",
            b"session=" + b"A" * 3_000_000,
            Cookie=visitor.cookie_header(),
            X_XSRFToken=visitor.cookies["_xsrf"],
            Content_Type=KINDS[0],
        )
        assert status in (400, 413)
    assert visitor.join(seminar.code).status == 303


def test_any_address_and_any_cookie_is_answered(seminar: Seminar, times: Callable[[int, int], int]) -> None:
    dice = thrown(2)
    for _ in range(times(150, 5000)):
        path = dice.choice(
            [*PATHS, f"/export/{seminar.code}.json", f"/export/{quote(junk(dice), safe='')}.csv"]
        )
        query = "&".join(
            f"{dice.choice((*FIELDS, 's', 'page'))}={quote(junk(dice), safe='')}" for _ in range(3)
        )
        cookies = "; ".join(
            f"{dice.choice([*COOKIES, f'wli-participant-{seminar.code}'])}="
            + "".join(each for each in junk(dice).decode("latin-1") if each >= " " and each != "\x7f")
            for _ in range(3)
        )
        status, text = ask(seminar, "GET", f"{path}?{query}", Cookie=cookies)
        assert is_polite(status, text), (path, query, cookies, status, text[:200])


def test_a_live_line_takes_two_messages_and_drops_the_rest(
    seminar: Seminar, times: Callable[[int, int], int]
) -> None:
    """The line takes sixty messages at once and two each second after that, so each of many people sends sixty."""
    dice = thrown(3)
    odd: list[str | bytes] = [
        "[" * 1024,
        "1" * 1024,
        '{"type":["ping"]}',
        "null",
        '"\\ud800"',
        b"\xff\x00",
        "{}",
    ]
    for _person in range(times(1, 50)):
        line = member(seminar).live("workshop", seminar.code)
        line.wait_for("kernel")
        for frame in odd + [junk(dice, 1500).decode("latin-1") for _ in range(60 - len(odd))]:
            line.socket.send(frame)  # type: ignore[arg-type]  # bytes are a binary frame
        line.socket.send('{"type": "ping"}')
        line.wait_for("pong")


def any_json(dice: random.Random, depth: int = 0) -> Any:
    """Return any JSON value."""
    kind = dice.randrange(9 if depth < 4 else 6)
    if kind < 2:
        return dice.choice(TEXTS)
    if kind < 6:
        return dice.choice([None, True, 0, -1, 2**70, 1e308, "hello", "save", "", [], {}])
    inner = [any_json(dice, depth + 1) for _ in range(dice.randrange(4))]
    return inner if kind == 6 else {dice.choice(["type", "op", "value", "row", "x"]): each for each in inner}


def frame(dice: random.Random, talk: Talk) -> str | bytes:
    """Return a frame for a kernel's websocket: a message with one thing in it put otherwise, or anything at all."""
    message = json.loads(
        talk.frame(
            {"type": dice.choice(["save", "hello", "feedback", "where", "post", "x"]), "op": any_json(dice)}
        )
    )
    kind = dice.randrange(13)
    if kind == 0:
        return junk(dice, 200).decode("latin-1")
    if kind == 1:
        return dice.randbytes(50)
    if kind == 2:
        return json.dumps(any_json(dice))
    if kind == 3:
        return talk.frame({"type": "save", "value": "[" * 60_000})
    if kind == 4:
        return '{"channel":"shell","header":' + "[" * 3000
    if kind < 8:
        message[dice.choice(list(message))] = any_json(dice)
    elif kind == 8:
        message["header"][dice.choice(list(message["header"]))] = any_json(dice)
    elif kind == 9:
        message["content"]["data"] = {
            "method": "custom",
            "content": any_json(dice),
            "buffer_paths": any_json(dice),
        }
    elif kind == 10:
        deep = dice.randrange(100, 30_000 if dice.random() < 0.3 else 1000)
        return talk.frame({"type": "save", "value": 7777}).replace("7777", "[" * deep + "]" * deep)
    elif kind == 11:
        del message[dice.choice(list(message))]
    else:
        message["content"]["data"]["content"] = {
            "type": "save",
            **{key: any_json(dice) for key in ("op", "occasion", "exercise", "field", "row", "value")},
        }
    return json.dumps(message, ensure_ascii=False)


@pytest.mark.parametrize("page", ["workshop", "console", "screen"])
def test_a_kernel_lives_through_any_frames_and_stores_nothing_of_them(
    seminar: Seminar, times: Callable[[int, int], int], page: str
) -> None:
    dice = thrown(page)
    visitor = member(seminar) if page == "workshop" else facilitator(seminar)
    line, talk = visitor.kernel(page, seminar.code)
    before = stored(seminar)
    for _ in range(times(150, 4000)):
        sent = frame(dice, talk)
        try:
            talk.socket.send(sent)  # type: ignore[arg-type]
        except ConnectionClosed:
            talk = again(visitor, seminar, talk)
    talk = again(visitor, seminar, talk)
    assert talk.ask({"type": "hello"}, "state")
    assert stored(seminar) == before
    line.socket.send('{"type": "ping"}')
    line.wait_for("pong")


def again(visitor: Client, seminar: Seminar, talk: Talk) -> Talk:
    """Return a talk over a new socket to the same kernel: it must not have been replaced."""
    socket = visitor.socket(f"/api/kernels/{talk.kernel}/channels?session_id={uuid.uuid4().hex}")
    return Talk(socket, talk.model, talk.kernel)


def stored(seminar: Seminar) -> list[tuple[Any, ...]]:
    """Return every answer, every text on the wall and what is open."""
    with open_store(f"sqlite:///{seminar.database}") as store:
        people = store.participants(seminar.code)
        answers = [
            (each.id, one.exercise, one.field, one.revision)
            for each in people
            for one in store.answers(each.id)
        ]
        return [*sorted(answers), store.live(seminar.code).step, *store.wall(seminar.code)]
