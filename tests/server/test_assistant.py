"""Assistants on a running server: what they reach, what they do not, and how soon they are out."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.browser.seminar import Seminar
from tests.server.client import PATIENCE_S, Client, Line, Talk
from wli_toolkit.server.patience import SLOW_S, WRONG_TRIES
from wli_toolkit.store import Store, open_store

AT_ONCE_S = 5.0
ROUTES = (
    "/", "/join", "/resume", "/leave", "/workshop", "/me/blueprint.html", "/me/calendar.ics", "/screen", "/live",
    "/export/{code}.html", "/export/{code}.csv", "/export/{code}.json", "/export/{code}.xlsx", "/export/{code}.pptx",
    "/export/{code}.json?audience=organiser", "/api/kernels", "/api/kernels/{kernel}", "/api/sessions", "/api/contents",
    "/api/terminals", "/api/me", "/voila/render/console.ipynb", "/files/console.ipynb", "/nbextensions/x.js",
)  # fmt: skip
OPEN_TO_ANYBODY = {"/": 200, "/join": 303, "/resume": 303, "/leave": 303}
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


@pytest.fixture(scope="module")
def store(seminar: Seminar) -> Iterator[Store]:
    with open_store(f"sqlite:///{seminar.database}") as opened:
        yield opened


def come_in(seminar: Seminar, code: str, passcode: str) -> Client:
    """Return somebody who logged in with `passcode`."""
    client = Client(seminar.line["port"])
    assert client.post("/console/login", session=code, passcode=passcode).status == 303
    return client


@pytest.fixture
def helper(seminar: Seminar, store: Store) -> Client:
    """Return an assistant of the server's session."""
    return come_in(seminar, seminar.code, store.new_assistant_passcode(seminar.code))


@pytest.fixture
def other(seminar: Seminar, store: Store) -> str:
    """Return the code of another session in the same store."""
    session, _passcode = store.create_session(agenda=store.session(seminar.code).agenda_model())
    return session.code


def facilitator(seminar: Seminar) -> Client:
    return come_in(seminar, seminar.code, str(seminar.line["passcode"]))


def refused(client: Client, path: str) -> int:
    """Return the status with which a websocket was refused."""
    with pytest.raises(InvalidStatus) as caught:
        client.socket(path)
    return int(caught.value.response.status_code)


def test_the_passcode_decides_the_role(seminar: Seminar, store: Store, helper: Client) -> None:
    assert f"wli-assistant-{seminar.code}" in helper.cookies
    assert f"wli-facilitator-{seminar.code}" not in helper.cookies
    page = helper.get("/console").text
    assert 'data-page="assistant"' in page
    assert "/console.js" not in page
    boss = facilitator(seminar)
    assert f"wli-assistant-{seminar.code}" not in boss.cookies
    assert 'data-page="console"' in boss.get("/console").text


def test_the_form_speaks_to_assistants_and_decides_nothing(client: Client, seminar: Seminar) -> None:
    form = client.get(f"/console/login?s={seminar.code}&as=assistant")
    assert 'name="as" value="assistant"' in form.text
    fields: dict[str, Any] = {"session": seminar.code, "as": "assistant"}
    wrong = client.post("/console/login", **fields, passcode="wrong")
    assert wrong.status == 403
    assert "new-passcode" not in wrong.text
    reply = client.post("/console/login", **fields, passcode=str(seminar.line["passcode"]))
    assert (reply.status, reply.headers["location"]) == (303, "/console")


def test_the_cookie_lasts_a_day_and_cannot_be_read_by_scripts(
    client: Client, seminar: Seminar, store: Store
) -> None:
    passcode = store.new_assistant_passcode(seminar.code)
    reply = client.post("/console/login", session=seminar.code, passcode=passcode, next="/screen")
    assert reply.headers["location"] == f"/console?s={seminar.code}&as=assistant"
    lines = [line for line in reply.headers["set-cookie"].splitlines() if line.startswith("wli-assistant")]
    assert len(lines) == 2
    assert all("HttpOnly" in line and "SameSite=Lax" in line for line in lines)
    assert passcode not in reply.headers["set-cookie"]


@pytest.mark.parametrize("path", ROUTES)
def test_no_other_page_knows_an_assistant(helper: Client, seminar: Seminar, path: str) -> None:
    asked = path.format(code=seminar.code, kernel=uuid.uuid4())
    stranger = Client(seminar.line["port"]).get(asked)
    reply = helper.get(asked)
    assert reply.status == stranger.status == OPEN_TO_ANYBODY.get(path, reply.status)
    if path not in OPEN_TO_ANYBODY:
        assert reply.status >= 300
        assert seminar.code not in reply.text
    assert "attachment" not in reply.headers.get("content-disposition", "")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])
@pytest.mark.parametrize("path", ["/console", "/screen", "/export/{code}.csv", "/api/kernels", "/live"])
def test_no_other_method_does_anything(helper: Client, seminar: Seminar, method: str, path: str) -> None:
    reply = helper.ask(method, path.format(code=seminar.code), "" if method != "HEAD" else None)
    assert reply.status >= 300


def test_the_page_holds_nothing_but_the_agenda(helper: Client, seminar: Seminar) -> None:
    page = helper.get(f"/console?s={seminar.code}&as=assistant").text
    boot = json.loads(page.split('id="wli-boot">')[1].split("</script>")[0])
    assert set(boot["content"]) == {"agenda", "words"}
    assert "qr" not in json.dumps(boot).lower().replace("qrコード", "")


def test_a_cookie_under_another_name_opens_nothing(helper: Client, seminar: Seminar, other: str) -> None:
    own = helper.cookies[f"wli-assistant-{seminar.code}"]
    forged = {
        f"wli-facilitator-{seminar.code}": own,
        "wli-facilitator": seminar.code,
        f"wli-participant-{seminar.code}": own,
        "wli-participant": seminar.code,
        f"wli-assistant-{other}": own,
        "wli-assistant": other,
    }
    thief = Client(seminar.line["port"], forged)
    for path in ("/console", "/screen", "/workshop", f"/console?s={other}", f"/export/{seminar.code}.csv"):
        assert thief.get(path).status in (302, 303)
    for page in ("console", "screen", "workshop"):
        assert refused(thief, f"/live?page={page}&s={seminar.code}") == 403
    assert refused(thief, f"/live?page=assistant&s={other}") == 403


def test_both_cookies_in_one_browser_stay_two_people(seminar: Seminar, store: Store, other: str) -> None:
    both = facilitator(seminar)
    for code in (seminar.code, other):
        passcode = store.new_assistant_passcode(code)
        assert both.post("/console/login", session=code, passcode=passcode).status == 303
    assert 'data-page="console"' in both.get(f"/console?s={seminar.code}").text
    assert 'data-page="assistant"' in both.get(f"/console?s={seminar.code}&as=assistant").text
    assert 'data-page="assistant"' in both.get(f"/console?s={other}").text
    assert both.get(f"/export/{other}.csv").status == 302
    assert refused(both, f"/live?page=console&s={other}") == 403
    line = both.live("assistant", seminar.code)
    assert "released" not in line.wait_for("live")["live"]
    reply = both.post("/console/leave")
    assert reply.status == 303
    assert 'data-page="console"' in both.get(f"/console?s={seminar.code}").text


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


def test_guessing_gets_slow_and_locks_nobody_out(seminar: Seminar, store: Store, other: str) -> None:
    passcode = store.new_assistant_passcode(other)
    client = Client(seminar.line["port"])
    for guess in range(WRONG_TRIES):
        fields: dict[str, Any] = {
            "session": other,
            "passcode": str(guess),
            "as": "assistant" if guess % 2 else "",
        }
        assert client.post("/console/login", **fields).status == 403
    before = time.monotonic()
    assert client.post("/console/login", session=other, passcode="one more").status == 403
    assert time.monotonic() - before >= SLOW_S
    assert client.post("/console/login", session=other, passcode=passcode).status == 303


def test_an_assistant_can_leave(helper: Client, seminar: Seminar) -> None:
    assert helper.post("/console/leave").headers["location"] == "/console/login?as=assistant"
    assert helper.get("/console").status == 303
    assert helper.ask("POST", "/console/leave", "").status == 403, "a form of another page"


def test_the_log_says_nothing_of_it(seminar: Seminar) -> None:
    log = seminar.log.read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert "電車で座ったら" not in log
