"""Coming in: what the doors say to whom."""

from __future__ import annotations

import time

import pytest

from tests.browser.seminar import Seminar
from tests.server.client import Client
from wli_toolkit import __version__
from wli_toolkit.pages.take_home import FOLLOW_UP_SCRIPT_HASH
from wli_toolkit.server.patience import SLOW_S, WRONG_TRIES
from wli_toolkit.store import open_store


def test_health_says_ok(client: Client) -> None:
    reply = client.get("/healthz")
    assert reply.status == 200
    assert '"status": "ok"' in reply.text
    assert __version__ in reply.text


def test_joining_sets_a_cookie_and_leads_to_the_workshop(client: Client, seminar: Seminar) -> None:
    reply = client.join(seminar.code)
    assert (reply.status, reply.headers["location"]) == (303, "/workshop")
    assert client.get("/workshop").status == 200


def test_the_cookie_cannot_be_read_by_scripts_or_sent_from_elsewhere(
    client: Client, seminar: Seminar
) -> None:
    reply = client.join(seminar.code)
    identity = [
        line for line in reply.headers["set-cookie"].splitlines() if line.startswith("wli-participant")
    ]
    assert len(identity) == 2
    assert all("HttpOnly" in line and "SameSite=Lax" in line for line in identity)


def test_a_second_join_from_the_same_browser_goes_on(client: Client, seminar: Seminar) -> None:
    client.join(seminar.code)
    with open_store(f"sqlite:///{seminar.database}") as store:
        before = len(store.participants(seminar.code))
        assert client.join(seminar.code).headers["location"] == "/workshop"
        assert len(store.participants(seminar.code)) == before


def test_another_person_on_a_shared_tablet_starts_anew(client: Client, seminar: Seminar) -> None:
    client.join(seminar.code)
    with open_store(f"sqlite:///{seminar.database}") as store:
        before = len(store.participants(seminar.code))
        client.post("/join", session=seminar.code, lang="ja", consent_use="yes", someone_else="yes")
        assert len(store.participants(seminar.code)) == before + 1


def test_without_consent_nobody_is_stored(client: Client, seminar: Seminar) -> None:
    reply = client.post("/join", session=seminar.code, lang="ja")
    assert reply.status == 400
    assert "紙で参加" in reply.text
    assert client.get("/workshop").status == 302


@pytest.mark.parametrize("code", ["ZZZZZZ", "", "<script>alert(1)</script>", "あ" * 500])
def test_an_unknown_session_is_said_so(client: Client, code: str) -> None:
    reply = client.join(code)
    assert reply.status == 404
    assert 'role="alert"' in reply.text
    assert "<script>alert" not in reply.text


def test_session_codes_are_read_kindly(client: Client, seminar: Seminar) -> None:
    assert client.join(f" {seminar.code[:3].lower()}-{seminar.code[3:]} ").status == 303


@pytest.mark.parametrize("code", ["", "nonsense", "0000-0000-0000-0000", "'; drop table participants; --"])
def test_an_unknown_resume_code_is_said_so(client: Client, seminar: Seminar, code: str) -> None:
    reply = client.post("/resume", session=seminar.code, lang="ja", resume_code=code)
    assert reply.status == 404
    assert "再開コード" in reply.text


def test_a_form_without_its_token_is_refused(client: Client, seminar: Seminar) -> None:
    assert client.post("/join", xsrf=False, session=seminar.code, lang="ja", consent_use="yes").status == 403


def test_a_form_from_another_site_is_refused(client: Client, seminar: Seminar) -> None:
    body = f"session={seminar.code}&consent_use=yes"
    assert client.ask("POST", "/join", body, {"Origin": "http://elsewhere.example"}).status in (403, 404)


def test_console_asks_for_the_passcode(client: Client, seminar: Seminar) -> None:
    reply = client.get("/console")
    assert (reply.status, reply.headers["location"].split("?")[0]) == (303, "/console/login")
    wrong = client.post("/console/login", session=seminar.code, passcode="wrong")
    assert wrong.status == 403
    assert "パスコード" in wrong.text
    right = client.post("/console/login", session=seminar.code, passcode=str(seminar.line["passcode"]))
    assert (right.status, right.headers["location"]) == (303, "/console")
    assert client.get("/console").status == 200
    assert client.get("/screen").status == 200


def test_guessing_passcodes_gets_slow_and_locks_nobody_out(seminar: Seminar) -> None:
    with open_store(f"sqlite:///{seminar.database}") as store:
        other, passcode = store.create_session(agenda=store.session(seminar.code).agenda_model())
    client = Client(seminar.line["port"])
    for guess in range(WRONG_TRIES):
        assert client.post("/console/login", session=other.code, passcode=str(guess)).status == 403
    before = time.monotonic()
    assert client.post("/console/login", session=other.code, passcode="one more").status == 403
    assert time.monotonic() - before >= SLOW_S
    assert client.join(other.code).status == 303, "the room itself is never locked out"
    assert client.post("/console/login", session=other.code, passcode=passcode).status == 303


def test_a_session_that_has_ended_takes_nobody_new_but_lets_people_back_in(seminar: Seminar) -> None:
    with open_store(f"sqlite:///{seminar.database}") as store:
        other, _passcode = store.create_session(agenda=store.session(seminar.code).agenda_model())
        joined = store.join(other.code, lang="ja")
        store.close_session(other.code)
    client = Client(seminar.line["port"])
    assert client.join(other.code).status == 410
    back = client.post("/resume", session=other.code, lang="ja", resume_code=joined.resume_code)
    assert (back.status, back.headers["location"]) == (303, "/workshop")
    assert client.get("/workshop").status == 200


def test_whoever_was_deleted_is_sent_to_the_door(client: Client, seminar: Seminar) -> None:
    client.join(seminar.code)
    with open_store(f"sqlite:///{seminar.database}") as store:
        store.delete_participant(store.participants(seminar.code)[-1].id)
    reply = client.get("/workshop")
    assert reply.status == 404
    assert f"/?s={seminar.code}" in reply.text


def test_pages_forbid_scripts_from_anywhere_else(client: Client, seminar: Seminar) -> None:
    client.join(seminar.code)
    allowed = dict.fromkeys(("/", "/workshop", "/console/login", "/me/calendar.ics"), "'self'")
    allowed["/me/blueprint.html"] = f"'{FOLLOW_UP_SCRIPT_HASH}'"
    for path, script in allowed.items():
        policy = client.get(path).headers["content-security-policy"]
        assert f"script-src {script};" in policy
        assert "unsafe-eval" not in policy
        assert "default-src 'none'" in policy


def test_the_calendar_file_tells_nothing_about_the_person(client: Client, seminar: Seminar) -> None:
    assert client.get("/me/calendar.ics").status == 302
    client.join(seminar.code)
    reply = client.get("/me/calendar.ics")
    assert reply.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "BEGIN:VEVENT" in reply.text
    with open_store(f"sqlite:///{seminar.database}") as store:
        person = store.participants(seminar.code)[-1]
    assert person.id not in reply.text
    assert seminar.code not in reply.text


def test_nobody_new_is_asked_into_a_session_that_has_ended(client: Client, seminar: Seminar) -> None:
    with open_store(f"sqlite:///{seminar.database}") as store:
        session = store.session(seminar.code)
        over, _passcode = store.create_session(agenda=session.agenda_model(), lang="en")
        was_in = Client(client.port)
        was_in.get("/?lang=en")
        was_in.join(over.code)
        store.close_session(over.code)
    for status, reply in ((200, client.get(f"/?lang=en&s={over.code}")), (410, client.join(over.code))):
        assert reply.status == status
        assert 'action="/join"' not in reply.text
        assert '<details class="wli-resume" id="resume" open>' in reply.text
        assert 'role="alert"' in reply.text
    assert 'action="/join"' in was_in.get(f"/?lang=en&s={over.code}").text
