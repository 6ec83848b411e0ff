"""A plain HTTP and websocket client with cookies, for looking at the server from outside a browser."""

from __future__ import annotations

import http.client
import json
import re
import time
import uuid
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any, Protocol
from urllib.parse import urlencode

from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.browser.seminar import Seminar

PATIENCE_S = 30.0
OPEN = ExitStack()
"""The sockets that tests have opened; a fixture closes them."""


@dataclass
class Reply:
    """One HTTP answer."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Client:
    """One visitor, with the cookies they were given."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
    ) -> Reply:
        """Send one request; redirects are not followed."""
        sent = {"Cookie": self.cookie_header(), **(headers or {})}
        if body is not None:
            sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)) as connection:
            connection.request(method, path, body=body, headers=sent)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return Reply(
            answer.status,
            {k.lower(): "\n".join(answer.headers.get_all(k) or ()) for k in answer.headers},
            text,
        )

    def get(self, path: str) -> Reply:
        """GET `path`."""
        return self.ask("GET", path)

    def post(self, path: str, /, *, xsrf: bool = True, **fields: str) -> Reply:
        """POST a form, with the token that a page of ours gave."""
        if xsrf:
            page = self.get("/")
            token = re.search(r'name="_xsrf" value="([^"]+)"', page.text)
            assert token is not None
            fields["_xsrf"] = token[1]
        return self.ask("POST", path, urlencode(fields))

    def join(self, session: str) -> Reply:
        """Become a participant."""
        return self.post("/join", session=session, lang="ja", consent_use="yes")

    def cookie_header(self) -> str:
        """Return the cookies as a browser sends them."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def socket(self, path: str) -> ClientConnection:
        """Open a websocket."""
        opening = connect(
            f"ws://127.0.0.1:{self.port}{path}",
            additional_headers={"Cookie": self.cookie_header()},
            open_timeout=PATIENCE_S,
            max_size=None,
        )
        return OPEN.enter_context(opening)

    def live(self, page: str, session: str) -> Line:
        """Open the page's live line."""
        return Line(self.socket(f"/live?page={page}&s={session}"))

    def kernel(self, page: str, session: str) -> tuple[Line, Talk]:
        """Open the page: its live line, and its kernel when it has one."""
        line = self.live(page, session)
        seat = line.wait_for("kernel")
        socket = self.socket(f"/api/kernels/{seat['kernel']}/channels?session_id={uuid.uuid4().hex}")
        return line, Talk(socket, seat["model"], seat["kernel"])


class Socket(Protocol):
    """What a line or a talk needs of a websocket."""

    def send(self, message: str, /) -> None:
        """Send a text frame."""

    def recv(self, timeout: float | None = None) -> str | bytes:
        """Return the next frame."""

    def close(self) -> None:
        """Close it from this side."""


@dataclass
class Line:
    """A live line."""

    socket: Socket

    def wait_for(self, kind: str) -> dict[str, Any]:
        """Return the next message of type `kind`."""
        return wait_for(self.socket, lambda message: message if message.get("type") == kind else None)

    def until(self, condition: Callable[[dict[str, Any]], bool]) -> None:
        """Wait until the page is told what is expected."""
        while not condition(self.wait_for("live")):
            pass


@dataclass
class Talk:
    """A talk with the page's widget in its kernel."""

    socket: Socket
    model: str
    kernel: str

    def frame(
        self, content: Any, *, method: str = "custom", msg_type: str = "comm_msg", model: str | None = None
    ) -> str:
        """Return a message as the page's front end sends it."""
        return json.dumps(
            {
                "channel": "shell",
                "header": {
                    "msg_id": uuid.uuid4().hex,
                    "msg_type": msg_type,
                    "session": "test",
                    "username": "",
                    "version": "5.3",
                    "date": "",
                },
                "parent_header": {},
                "metadata": {},
                "content": {"comm_id": model or self.model, "data": {"method": method, "content": content}},
                "buffers": [],
            },
            ensure_ascii=False,
        )

    def tell(self, content: Any) -> None:
        """Send one custom message."""
        self.socket.send(self.frame(content))

    def wait_for(self, kind: str) -> dict[str, Any]:
        """Return the widget's next message of type `kind`."""

        def custom(message: dict[str, Any]) -> dict[str, Any] | None:
            data = message.get("content", {}).get("data", {})
            content = data.get("content") if data.get("method") == "custom" else None
            return content if isinstance(content, dict) and content.get("type") == kind else None

        return wait_for(self.socket, custom)

    def ask(self, content: dict[str, Any], answer: str) -> dict[str, Any]:
        """Send one message and return the answer of type `answer`."""
        self.tell(content)
        return self.wait_for(answer)

    def save(self, exercise: str, field_id: str, value: Any, occasion: str = "during", **more: Any) -> None:
        """Send one answer."""
        self.tell(
            {
                "type": "save",
                "op": uuid.uuid4().hex,
                "occasion": occasion,
                "exercise": exercise,
                "field": field_id,
                "row": 0,
                "value": value,
                **more,
            }
        )


def wait_for(socket: Socket, pick: Any) -> dict[str, Any]:
    """Return the first message that `pick` takes."""
    deadline = time.monotonic() + PATIENCE_S
    while (left := deadline - time.monotonic()) > 0:
        found = pick(json.loads(socket.recv(timeout=left)))
        if found is not None:
            return found  # type: ignore[no-any-return]  # what was picked from JSON
    raise TimeoutError("the message did not come")


class Recorder:
    """A websocket that keeps every frame it was sent."""

    def __init__(self, socket: Socket) -> None:
        self.socket = socket
        self.frames: list[str | bytes] = []

    def send(self, message: str, /) -> None:
        """Send a text frame."""
        self.socket.send(message)

    def recv(self, timeout: float | None = None) -> str | bytes:
        """Return the next frame, and keep it."""
        frame = self.socket.recv(timeout=timeout)
        self.frames.append(frame)
        return frame

    def close(self) -> None:
        """Close it from this side."""
        self.socket.close()

    @property
    def heard(self) -> bytes:
        """Everything that came, a line each."""
        return b"\n".join(frame if isinstance(frame, bytes) else frame.encode() for frame in self.frames)


def recorded(talk: Line | Talk) -> Recorder:
    """Let a line or a talk keep what it hears."""
    keeper = Recorder(talk.socket)
    talk.socket = keeper
    return keeper


def member(seminar: Seminar) -> Client:
    """Return somebody who has joined."""
    client = Client(seminar.line["port"])
    assert client.join(seminar.code).status == 303
    return client


def come_in(seminar: Seminar, code: str, passcode: str) -> Client:
    """Return somebody who logged in to session `code` with `passcode`."""
    client = Client(seminar.line["port"])
    assert client.post("/console/login", session=code, passcode=passcode).status == 303
    return client


def facilitator(seminar: Seminar) -> Client:
    """Return the facilitator of the server's session."""
    return come_in(seminar, seminar.code, str(seminar.line["passcode"]))


def refused(client: Client, path: str) -> int:
    """Return the status with which a websocket was refused."""
    try:
        client.socket(path)
    except InvalidStatus as error:
        return int(error.response.status_code)
    raise AssertionError(f"{path} was opened")
