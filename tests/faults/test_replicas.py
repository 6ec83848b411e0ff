"""Several servers on one database: whoever loses one goes on at another with everything; the room stays one room."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import psutil
import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.answers import answers
from tests.browser.phone import PHONE, SOON_MS, Phone
from tests.faults.replicas import PASSWORD, Replica, token, until
from tests.faults.town import Town, running_town
from tests.server.client import OPEN, Client, Line
from tests.server.test_live_people import by_place, in_store
from wli_toolkit.content import load_pack
from wli_toolkit.simulate.live import CAREFUL, CrowdBeside, crowd_beside
from wli_toolkit.store import Picture

THINK = (0.0, 0.1)
MARK = "誰にも見せない言葉"
PROXIES = ("nginx", "haproxy")
ANSWERED = ("voice", "before", "cards", "step", "rails", "blueprint", "after")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with running_town(tmp_path_factory.mktemp("town")) as standing:
        yield standing
        OPEN.close()


@pytest.fixture(autouse=True)
def both_up(town: Town) -> None:
    """Begin each test with both servers."""
    for replica in town.replicas:
        if replica.seminar is None or replica.seminar.process.poll() is not None:
            replica.close()
            replica.start()


def new_phone(browser: Browser) -> BrowserContext:
    """Return a fresh phone that believes the proxies' certificate."""
    context = browser.new_context(
        viewport=PHONE, locale="ja-JP", has_touch=True, is_mobile=True, ignore_https_errors=True
    )
    context.set_default_timeout(SOON_MS)
    return context


def joined_phone(context: BrowserContext, address: str, code: str) -> tuple[Phone, str]:
    """Join as somebody does who scanned the QR; return the phone and its resume code."""
    phone = Phone(context.new_page())
    phone.page.goto(f"{address}/?s={code}")
    phone.page.locator("input[name=consent_use]").check()
    phone.press("Take part")
    phone.page.wait_for_url("**/workshop")
    phone.press("Start")
    resume_code = phone.resume_code()
    phone.press("I have noted it down")
    return phone, resume_code


def boot(phone: Phone) -> str:
    """Return what came with the page."""
    return str(phone.page.evaluate("document.getElementById('wli-boot').textContent"))


def kernels(replica: Replica) -> int:
    return len(replica.running.kernels())


def fullest(town: Town) -> Replica:
    return max(town.replicas, key=kernels)


def all_kept(town: Town, crowd: CrowdBeside) -> None:
    """Hold what people were told is saved against their pages and, opened with their own codes, the store."""
    compared = crowd.compare()
    assert (compared.lost, compared.doubled) == ((), ())
    assert compared.acknowledged > 0
    for person in crowd.look(lambda people: people.people):
        told = by_place(person.told()["answers"])
        assert told.items() <= in_store(town.store, person).items()


def test_servers_that_start_together_make_the_schema_once(town: Town) -> None:
    with psycopg.connect(town.url) as connection:
        assert connection.execute("SELECT count(*) FROM wli_schema").fetchone() == (1,)
    for replica in town.replicas:
        told = replica.health()
        assert (told["status"], told["seats"], told["kernels"]) == ("ok", 30, 0)
        assert replica.running.line["session"] is None
        assert replica.running.line["join_url"] == f"{town.proxies['nginx']}/"


@pytest.mark.parametrize("proxy", PROXIES)
def test_a_killed_server_s_people_go_on_at_the_other_with_everything(
    town: Town, browser: Browser, proxy: str, times: Callable[[int, int], int]
) -> None:
    address = town.proxies[proxy]
    session, _passcode = town.new_session()
    kills = times(1, 6)
    with crowd_beside(address, session.code, participants=5, leave=0, think=THINK, habits=CAREFUL) as crowd:
        crowd.wait_until(lambda people: people.all_attached())
        for step in ANSWERED[:kills]:
            before = crowd.measures().saved
            town.store.open_step(session.code, step)
            crowd.wait_until(lambda people, before=before: people.measures().saved > before)
            dying = fullest(town)
            dying.kill()
            crowd.wait_until(lambda people: people.all_attached())
            crowd.wait_until(lambda people, step=step: people.all_done(step))
            all_kept(town, crowd)
            dying.start()
        assert crowd.measures().kernels > 0
        assert crowd.measures().refused == 0
    if kills > 1:
        return
    context = new_phone(browser)
    phone, resume_code = joined_phone(context, address, session.code)
    town.store.open_step(session.code, "step")
    phone.expect_heading(load_pack().exercise("E11").title.ja)
    phone.press("Begin")
    said = answers(MARK, 0)["step"]
    phone.answer_screens("E11", said[:4])
    phone.expect_saved()
    hosting = next(replica for replica in town.replicas if kernels(replica))
    hosting.kill()
    other = next(replica for replica in town.replicas if replica is not hosting)
    phone.answer_screens("E11", said[4:5])
    until(lambda: kernels(other) == 1, "the phone did not come over")
    phone.expect_saved()
    # The same phone, loaded anew; and another one, through the other proxy, by the resume code alone.
    phone.page.reload()
    elsewhere = Phone(new_phone(browser).new_page())
    elsewhere.page.goto(
        f"{town.proxies[PROXIES[1 - PROXIES.index(proxy)]]}/?s={session.code}#r={resume_code}"
    )
    elsewhere.page.locator("#resume button").click()
    elsewhere.page.wait_for_url("**/workshop")
    for page in (phone, elsewhere):
        assert said[3]["plan_b"] in boot(page)
        assert '"conf"' in boot(page)
        page.page.context.close()


def test_the_console_at_one_server_leads_phones_and_screens_at_the_other(town: Town) -> None:
    first, second = town.replicas
    session, passcode = town.new_session()
    console = logged_in(first, session.code, passcode)
    line, talk = console.kernel("console", session.code)
    members = [replica.client() for replica in town.replicas]
    phones = []
    for member in members:
        assert member.join(session.code).status == 303
        phones.append(member.live("workshop", session.code))
    # The facilitator's cookie opens the screen at the other server, too.
    elsewhere = Client(second.port, dict(console.cookies))
    screen = elsewhere.live("screen", session.code)
    until_told(line, lambda told: told.get("progress", {}).get("connected") == 2)

    talk.tell({"type": "open_step", "step": "before"})
    talk.tell({"type": "add_minutes", "minutes": 3})
    for each in (*phones, screen):
        until_told(each, lambda told: told["live"]["step"] == "before" and told["live"]["minutes_added"] == 3)
    town.store.freeze(
        session.code, [Picture("E00/voices@during", 5, {"title": "題", "sentence": "文"}, {})], instead_of=()
    )
    talk.tell({"type": "open_step", "step": "voice"})
    talk.tell({"type": "release", "key": "E00/voices@during"})
    until_told(screen, lambda told: [one["key"] for one in told["pictures"]] == ["E00/voices@during"])
    talk.tell({"type": "show", "what": "wall"})
    until_told(screen, lambda told: told["live"]["show"] == "wall")
    # Who was at a server that dies is connected no longer, as far as the other one can tell.
    second.kill()
    until_told(line, lambda told: told["progress"]["connected"] == 1)


def until_told(line: Line, condition: Callable[[dict[str, Any]], bool]) -> None:
    """Wait until a page is told what is expected."""
    while not condition(line.wait_for("live")):
        pass


def logged_in(replica: Replica, code: str, passcode: str) -> Client:
    client = replica.client()
    assert client.post("/console/login", session=code, passcode=passcode).status == 303
    return client


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
    facilitator = logged_in(second, session.code, passcode)
    assert Client(first.port, facilitator.cookies).get(f"/export/{session.code}.json").status == 200


def test_postgresql_goes_and_comes_back_under_two_servers(
    town: Town, times: Callable[[int, int], int]
) -> None:
    session, passcode = town.new_session()
    screen = logged_in(town.replicas[1], session.code, passcode).live("screen", session.code)
    with crowd_beside(
        town.proxies["haproxy"], session.code, participants=4, leave=0, think=THINK, habits=CAREFUL
    ) as crowd:
        crowd.wait_until(lambda people: people.all_attached())
        for step in ANSWERED[: times(1, 6)]:
            before = crowd.measures().saved
            town.store.open_step(session.code, step)
            crowd.wait_until(lambda people, before=before: people.measures().saved > before)
            town.postgres.stop()
            until(lambda step=step: crowd_waits(crowd, step), "nobody noticed")
            for replica in town.replicas:
                assert replica.client().get("/healthz").status == 503
                assert replica.client().get("/healthz?of=server").status == 200
            town.postgres.start()
            crowd.wait_until(lambda people, step=step: people.all_done(step))
            until_told(screen, lambda told, step=step: told["live"]["step"] == step)
        town.store.open_step(session.code, "close")
        until_told(screen, lambda told: told["live"]["step"] == "close")
        all_kept(town, crowd)


def crowd_waits(crowd: CrowdBeside, step: str) -> bool:
    """Whether somebody has an answer that is not saved, or all were through before."""
    return crowd.measures().waiting > 0 or crowd.look(lambda people: people.all_done(step))


def test_servers_restarted_one_after_the_other_lose_nobody(
    town: Town, times: Callable[[int, int], int]
) -> None:
    session, _passcode = town.new_session()
    with crowd_beside(
        town.proxies["nginx"], session.code, participants=5, leave=0, think=THINK, habits=CAREFUL
    ) as crowd:
        crowd.wait_until(lambda people: people.all_attached())
        for step in ANSWERED[: times(1, 6)]:
            town.store.open_step(session.code, step)
            for replica in town.replicas:
                rolled_over(town, replica, session.code)
            crowd.wait_until(lambda people: people.all_attached())
            crowd.wait_until(lambda people, step=step: people.all_done(step))
            all_kept(town, crowd)


def rolled_over(town: Town, replica: Replica, code: str) -> None:
    """Stop one server as a service manager does while people take part, and start it again."""
    process, already = replica.running.process, len(replica.log.read_text())
    newcomer = replica.client()
    page = newcomer.get(f"/?s={code}")
    process.terminate()
    until(lambda: replica.client().get("/healthz").status == 503, "it does not say that it stops")
    assert json.loads(replica.client().get("/healthz").text)["status"] == "stopping"
    assert replica.client().get("/").status == 503
    # A form that was under way is taken; the page behind it is somebody else's.
    form = f"_xsrf={token(page.text)}&session={code}&consent_use=yes&lang=ja"
    assert newcomer.ask("POST", "/join", form).status == 303
    assert newcomer.get("/workshop").status == 503
    other = next(each for each in town.replicas if each is not replica)
    assert Client(other.port, newcomer.cookies).get("/workshop").status == 200
    assert process.wait(60) == 0
    said = replica.log.read_text()[already:]
    assert "ERROR" not in said
    assert "Traceback" not in said
    replica.close()
    replica.start()


def test_secrets_stay_with_the_server(town: Town) -> None:
    """The database's password and WLI_SECRET are in no kernel's environment, no command line and no log."""
    first = town.replicas[0]
    session, _passcode = town.new_session()
    member = first.client()
    assert member.join(session.code).status == 303
    member.kernel("workshop", session.code)
    server = psutil.Process(first.running.process.pid)
    children = server.children(recursive=True)
    assert len(first.running.kernels()) >= 1
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
        assert sum(kernels(replica) for replica in town.replicas) >= people
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
