"""The doors: forms without their token, cookies as they are given, codes that are guessed, and passcodes renewed."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from websockets.exceptions import ConnectionClosed

from tests.browser.seminar import Seminar, start
from tests.server.client import OPEN, PATIENCE_S, Client, come_in, facilitator, member, refused
from wli_toolkit.pages.take_home import FOLLOW_UP_SCRIPT_HASH
from wli_toolkit.server.base import POLICY_EXCEPTIONS
from wli_toolkit.store import Store, open_store

FORMS = ("/join", "/resume", "/leave", "/console/login", "/console/leave", "/console/log-out")
TLS = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}


@pytest.fixture(scope="module")
def seminar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    """Return a server behind a proxy that speaks TLS, as an organiser has it."""
    running = start(tmp_path_factory.mktemp("doors"), "--public-url", "https://wli.example")
    yield running
    OPEN.close()
    running.stop()


@pytest.fixture(scope="module")
def store(seminar: Seminar) -> Iterator[Store]:
    """Return the server's store."""
    with open_store(f"sqlite:///{seminar.database}") as opened:
        yield opened


def token(client: Client) -> str:
    """Return the token of the client's forms."""
    found = re.search(r'name="_xsrf" value="([^"]+)"', client.get("/").text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("path", FORMS)
def test_a_form_passes_with_its_own_token_only(seminar: Seminar, store: Store, path: str) -> None:
    client, other = member(seminar), member(seminar)
    people = len(store.participants(seminar.code))
    fields = {
        "session": seminar.code,
        "consent_use": "yes",
        "someone_else": "yes",
        "passcode": "x",
        "resume_code": "x",
    }
    before = dict(client.cookies)
    for wrong in ("", "x", token(other), "2|00000000|" + "0" * 32 + "|1"):
        reply = client.ask("POST", path, urlencode({**fields, "_xsrf": wrong}))
        assert (reply.status, "set-cookie" in reply.headers) == (403, False), wrong
    stolen = client.ask("POST", path, urlencode(fields), {"Cookie": f"wli-participant={seminar.code}"})
    assert stolen.status == 403
    assert client.cookies == before
    assert len(store.participants(seminar.code)) == people
    assert client.ask("POST", path, urlencode({**fields, "_xsrf": token(client)})).status in (303, 403, 404)


def test_cookies_are_closed_to_scripts_other_sites_and_plain_http(seminar: Seminar, store: Store) -> None:
    passcodes = (str(seminar.line["passcode"]), store.new_assistant_passcode(seminar.code))
    for secure in (True, False):
        client = Client(seminar.line["port"])
        asked = [("/join", {"session": seminar.code, "consent_use": "yes", "lang": "ja"})]
        asked += [
            ("/console/login", {"session": seminar.code, "passcode": passcode}) for passcode in passcodes
        ]
        for path, fields in asked:
            body = urlencode({**fields, "_xsrf": token(client)})
            lines = client.ask("POST", path, body, TLS if secure else {}).headers["set-cookie"].splitlines()
            named = [line for line in lines if re.match(rf"wli-\w+-{seminar.code}=", line)]
            assert len(named) == 1
            for line in (
                line for line in lines if line.startswith("wli-") and not line.startswith("wli-lang")
            ):
                assert "HttpOnly" in line and "SameSite=Lax" in line and "Path=/" in line  # noqa: PT018
                assert ("Secure" in line) == secure
            assert not any(passcode in line for line in lines for passcode in passcodes)


def test_a_renewed_passcode_ends_the_cookies_and_pages_of_the_one_before(
    seminar: Seminar, store: Store
) -> None:
    session, passcode = store.create_session(agenda=store.session(seminar.code).agenda_model())
    code = session.code
    before = come_in(seminar, code, passcode)
    line, talk = before.kernel("console", code)
    assert talk.ask({"type": "hello"}, "state")["console"]["code"] == code
    renewed = store.new_passcode(code)
    line.wait_for("signed_out")
    with pytest.raises(ConnectionClosed):
        talk.socket.recv(timeout=PATIENCE_S)
    assert refused(before, f"/live?page=console&s={code}") == 403
    assert refused(before, f"/live?page=screen&s={code}") == 403
    for path in (f"/console?s={code}", f"/screen?s={code}", f"/export/{code}.json"):
        assert before.get(path).status in (302, 303)
    assert before.post("/console/login", session=code, passcode=passcode).status == 403
    after = come_in(seminar, code, renewed)
    assert after.get(f"/console?s={code}").status == 200
    after.live("console", code).wait_for("live")
    store.purge_session(code)
    store.create_session(agenda=store.session(seminar.code).agenda_model(), code=code)
    assert after.get(f"/console?s={code}").status == 303, "nor does it open a later session of the same code"


def test_passcodes_are_kept_as_hashes_that_say_how_they_were_made(seminar: Seminar) -> None:
    with sqlite3.connect(seminar.database) as connection:
        rows = connection.execute("select passcode_salt, passcode_hash from wli_sessions").fetchall()
    connection.close()
    for salt, hashed in rows:
        assert (len(salt), len(hashed), hashed[:3]) == (16, 67, bytes((14, 8, 1)))
        assert str(seminar.line["passcode"]).encode() not in hashed


def test_guessing_resume_and_session_codes_gets_slow_and_keeps_nobody_out(
    seminar: Seminar, store: Store
) -> None:
    """A guesser's answers wait; whoever has the right code is let in all the same."""
    joined = store.join(seminar.code, lang="ja")
    client = Client(seminar.line["port"])
    for guess in range(11):
        assert client.post("/resume", session=seminar.code, resume_code=f"{guess:016d}").status == 404
        assert client.post("/join", session=f"ZZZZ{guess:02d}", consent_use="yes").status == 404
    assert client.post("/resume", session=seminar.code, resume_code=joined.resume_code).status == 303


def test_every_page_has_its_policy_and_headers(seminar: Seminar) -> None:
    person, leader = member(seminar), facilitator(seminar)
    usual = {
        "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data: blob:",
        "connect-src": "'self' ws://{host} wss://{host}", "frame-src": "'self' blob:", "form-action": "'self'",
        "base-uri": "'none'", "frame-ancestors": "'self'", "manifest-src": "'self'",
    }  # fmt: skip
    export = f"/export/{seminar.code}.json"
    exceptions = {
        "/me/blueprint.html": {"style-src": "'unsafe-inline'", "script-src": f"'{FOLLOW_UP_SCRIPT_HASH}'"},
        export: {"style-src": "'unsafe-inline'", "script-src": "'none'"},
    }
    assert len(POLICY_EXCEPTIONS) == len(exceptions)
    host = f"127.0.0.1:{seminar.line['port']}"
    asset = re.search(r'src="(/static/[^"]+)"', person.get("/workshop").text)
    assert asset is not None
    pages = {
        "/": person, "/join": person, "/workshop": person, "/me/blueprint.html": person, "/me/calendar.ics": person,
        "/console": leader, "/screen": leader, "/console/login": leader, export: leader, "/healthz": person,
        "/nowhere": person, "/live": person, "/api/kernels": person,
    }  # fmt: skip
    for path, client in pages.items():
        for over_tls in (False,) if path == export else (True, False):
            headers = client.ask("GET", path, headers=TLS if over_tls else {}).headers
            told = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
            expected = {name: sources.format(host=host) for name, sources in usual.items()}
            assert told == {**expected, **exceptions.get(path, {})}, path
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "same-origin"
            assert headers["cache-control"] == "no-store"
            assert "server" not in headers
            assert ("strict-transport-security" in headers) == over_tls
            assert ("cross-origin-opener-policy" in headers) == over_tls
    headers = person.get(asset[1]).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "server" not in headers
    for path in ("/", "/workshop", "/join"):
        text = person.get(path).text
        assert not re.search(r"<[^>]+\s(on\w+|style)=", text), path
        assert "<style" not in text
        assert not re.search(r"<script(?![^>]*(src=|application/json))", text)
    for line in ("/live?page=workshop", "/live?page=console"):
        assert "server" not in {key.lower() for key in person.get(line).headers}


def test_bodies_and_headers_have_an_end(seminar: Seminar) -> None:
    client = Client(seminar.line["port"])
    assert client.ask("GET", "/", headers={"X-Long": "x" * 20_000}).status == 200
    assert not is_taken(client, "GET", headers={f"X-{n}": "x" * 20_000 for n in range(3)})
    assert not is_taken(client, "POST", "session=" + "A" * 200_000)
    assert client.join(seminar.code).status == 303


def is_taken(
    client: Client, method: str, body: str | None = None, headers: dict[str, str] | None = None
) -> bool:
    """Tell whether a request was answered as a page; it may be cut off, or refused with a word."""
    try:
        return client.ask(method, "/join", body, headers).status < 400
    except OSError:
        return False
