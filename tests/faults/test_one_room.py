"""Two servers on one database are one room: for forms, cookies, pages, secrets and the database's connections."""

from __future__ import annotations

import json
from contextlib import suppress

import psutil
import psycopg

from tests.faults.replicas import PASSWORD, token, until
from tests.faults.town import Town
from tests.server.client import Client
from wli_toolkit.simulate.live import CAREFUL, crowd_beside
from wli_toolkit.store import Picture

THINK = (0.0, 0.1)


def test_servers_that_start_together_make_the_schema_once(town: Town) -> None:
    with psycopg.connect(town.url) as connection:
        assert connection.execute("SELECT count(*) FROM wli_schema").fetchone() == (1,)
    for replica in town.replicas:
        told = replica.health()
        assert (told["status"], told["seats"], told["kernels"]) == ("ok", 30, 0)
        assert replica.running.line["session"] is None
        assert replica.running.line["join_url"] == f"{town.proxies['nginx']}/"


def test_the_console_at_one_server_leads_phones_and_screens_at_the_other(town: Town) -> None:
    first, second = town.replicas
    session, passcode = town.new_session()
    console = first.facilitator(session.code, passcode)
    line, talk = console.kernel("console", session.code)
    members = [replica.client() for replica in town.replicas]
    phones = []
    for member in members:
        assert member.join(session.code).status == 303
        phones.append(member.live("workshop", session.code))
    # The facilitator's cookie opens the screen at the other server, too.
    elsewhere = Client(second.port, dict(console.cookies))
    screen = elsewhere.live("screen", session.code)
    line.until(lambda told: told.get("progress", {}).get("connected") == 2)

    talk.tell({"type": "open_step", "step": "before"})
    talk.tell({"type": "add_minutes", "minutes": 3})
    for each in (*phones, screen):
        each.until(lambda told: told["live"]["step"] == "before" and told["live"]["minutes_added"] == 3)
    town.store.freeze(
        session.code, [Picture("E00/voices@during", 5, {"title": "題", "sentence": "文"}, {})], instead_of=()
    )
    talk.tell({"type": "open_step", "step": "voice"})
    talk.tell({"type": "release", "key": "E00/voices@during"})
    screen.until(lambda told: [one["key"] for one in told["pictures"]] == ["E00/voices@during"])
    talk.tell({"type": "show", "what": "wall"})
    screen.until(lambda told: told["live"]["show"] == "wall")
    # Who was at a server that dies is connected no longer, as far as the other one can tell.
    second.kill()
    line.until(lambda told: told["progress"]["connected"] == 1)


def test_a_form_from_one_server_is_taken_at_the_other(town: Town) -> None:
    first, second = town.replicas
    session, passcode = town.new_session()
    visitor = first.client()
    page = visitor.get(f"/?s={session.code}")
    moved = Client(second.port, visitor.cookies)
    form = f"_xsrf={token(page.text)}&session={session.code}&consent_use=yes&lang=ja"
    assert moved.ask("POST", "/join", form).status == 303
    assert moved.ask("POST", "/join", form.replace("_xsrf=", "_xsrf=x")).status == 403
    assert Client(first.port, moved.cookies).get("/workshop").status == 200
    assert Client(first.port, moved.cookies).get("/console").status == 303
    facilitator = second.facilitator(session.code, passcode)
    assert Client(first.port, facilitator.cookies).get(f"/export/{session.code}.json").status == 200


def test_secrets_stay_with_the_server(town: Town) -> None:
    """The database's password and WLI_SECRET are in no kernel's environment, no command line and no log."""
    first = town.replicas[0]
    session, _passcode = town.new_session()
    member = first.client()
    assert member.join(session.code).status == 303
    member.kernel("workshop", session.code)
    server = psutil.Process(first.running.process.pid)
    children = server.children(recursive=True)
    assert first.kernels()
    for process in (server, *children):
        assert PASSWORD not in " ".join(process.cmdline())
    for process in children:
        with suppress(psutil.NoSuchProcess):
            told = "\n".join(f"{name}={value}" for name, value in process.environ().items())
            assert PASSWORD not in told
            assert "WLI_SECRET" not in told
            assert "WLI_DATABASE_URL" not in told
    assert PASSWORD not in json.dumps(first.running.line)
    for log in (first.log, town.replicas[1].log):
        assert PASSWORD not in log.read_text()


def test_a_roomful_leaves_connections_to_others(town: Town) -> None:
    """PostgreSQL gives out a hundred: a kernel holds none while nothing is asked of it."""
    session, _passcode = town.new_session()
    people = 12
    with crowd_beside(
        town.proxies["nginx"], session.code, participants=people, leave=0, think=THINK, habits=CAREFUL
    ) as crowd:
        crowd.wait_until(lambda each: each.all_attached())
        town.store.open_step(session.code, "before")
        crowd.wait_until(lambda each: each.all_done("before"))
        assert sum(len(replica.kernels()) for replica in town.replicas) >= people
        until(lambda: town.connections() <= own_connections(town), "kernels hold connections", 20)


def own_connections(town: Town) -> int:
    """Return how many connections do not belong to kernels: those that servers and this test hold."""
    kept = 0
    for pid in (*(replica.running.process.pid for replica in town.replicas), psutil.Process().pid):
        kept += sum(
            connection.raddr != () and f":{connection.raddr.port}/" in town.postgres.url
            for connection in psutil.Process(pid).net_connections(kind="tcp")
        )
    return kept


def test_cookies_and_links_are_those_of_the_public_address(town: Town) -> None:
    first = town.replicas[0]
    session, _passcode = town.new_session()
    public = town.proxies["nginx"].removeprefix("https://")
    near, far = {}, {"Host": public}
    for headers, scheme, host in ((near, "http", f"127.0.0.1:{first.port}"), (far, "https", public)):
        member = first.client()
        page = member.ask("GET", f"/?s={session.code}", headers=headers)
        form = f"_xsrf={token(page.text)}&session={session.code}&consent_use=yes&lang=ja"
        joined = member.ask("POST", "/join", form, headers=headers)
        assert joined.status == 303
        cookies = [*page.headers["set-cookie"].splitlines(), *joined.headers["set-cookie"].splitlines()]
        assert cookies
        assert all(("secure" in cookie.lower()) is (scheme == "https") for cookie in cookies)
        shown = member.ask("GET", "/workshop", headers=headers).text
        assert f"{scheme}://{host}/?s={session.code}#r=" in shown
        # A page of somebody else's may not open a line with a visitor's cookies.
        upgrade = {
            "Cookie": member.cookie_header(), "Upgrade": "websocket", "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        }  # fmt: skip
        path = f"/live?page=workshop&s={session.code}"
        stranger = {**upgrade, **headers, "Origin": "https://elsewhere.example.jp"}
        assert member.ask("GET", path, headers=stranger).status == 403
