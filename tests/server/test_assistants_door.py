"""The assistants' way in: which passcode lets whom in, what their cookie opens and what it does not."""

from __future__ import annotations

import json
import time
import uuid
from typing import Any

import pytest

from tests.browser.seminar import Seminar
from tests.server.client import Client, facilitator, refused
from wli_toolkit.server.patience import SLOW_S, WRONG_TRIES
from wli_toolkit.store import Store

ROUTES = (
    "/", "/join", "/resume", "/leave", "/workshop", "/me/blueprint.html", "/me/calendar.ics", "/screen", "/live",
    "/export/{code}.html", "/export/{code}.csv", "/export/{code}.json", "/export/{code}.xlsx", "/export/{code}.pptx",
    "/export/{code}.json?audience=organiser", "/api/kernels", "/api/kernels/{kernel}", "/api/sessions", "/api/contents",
    "/api/terminals", "/api/me", "/voila/render/console.ipynb", "/files/console.ipynb", "/nbextensions/x.js",
)  # fmt: skip
OPEN_TO_ANYBODY = {"/": 200, "/join": 303, "/resume": 303, "/leave": 303}


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


def test_a_facilitator_can_log_out_and_come_in_again(seminar: Seminar, other: str, store: Store) -> None:
    leader = facilitator(seminar)
    passcode = store.new_passcode(other)
    assert leader.post("/console/login", session=other, passcode=passcode).status == 303
    assert leader.post(f"/console/log-out?s={other}").headers["location"] == "/console/login"
    for path in ("/console", "/screen"):
        assert leader.get(f"{path}?s={other}").status == 303, path
    assert leader.get(f"/export/{other}.csv").status in (302, 403)
    assert refused(leader, f"/live?page=console&s={other}") == 403
    assert 'data-page="console"' in leader.get(f"/console?s={seminar.code}").text, "another session's stays"
    assert leader.ask("POST", f"/console/log-out?s={seminar.code}", "").status == 403, (
        "a form of another page"
    )
    assert leader.post("/console/login", session=other, passcode=passcode).status == 303
    assert 'data-page="console"' in leader.get(f"/console?s={other}").text


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
