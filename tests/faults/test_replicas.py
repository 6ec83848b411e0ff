"""Several servers on one database: whoever loses one, or all lose the database, goes on with everything."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.answers import answers
from tests.browser.phone import PHONE, SOON_MS, Phone
from tests.faults.replicas import Replica, token, until
from tests.faults.town import Town
from tests.server.client import Client
from tests.server.test_live_people import by_place, in_store
from wli_toolkit.content import load_pack
from wli_toolkit.simulate.live import CAREFUL, CrowdBeside, crowd_beside

THINK = (0.0, 0.1)
MARK = "誰にも見せない言葉"
KNOCKING = 6
PROXIES = ("nginx", "haproxy")
ANSWERED = ("voice", "before", "cards", "step", "rails", "blueprint", "after")


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


def fullest(town: Town) -> Replica:
    return max(town.replicas, key=lambda replica: len(replica.kernels()))


def all_kept(town: Town, crowd: CrowdBeside) -> None:
    """Hold what people were told is saved against their pages and, opened with their own codes, the store."""
    compared = crowd.compare()
    assert (compared.lost, compared.doubled) == ((), ())
    assert compared.acknowledged > 0
    for person in crowd.look(lambda people: people.people):
        told = by_place(person.told()["answers"])
        assert told.items() <= in_store(town.store, person).items()


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
    # Kernels of the crowd, which has left, may still stand.
    before_them = {replica.port: replica.kernels() for replica in town.replicas}
    context = new_phone(browser)
    phone, resume_code = joined_phone(context, address, session.code)
    town.store.open_step(session.code, "step")
    phone.expect_heading(load_pack().exercise("E11").title.ja)
    phone.press("Begin")
    said = answers(MARK, 0)["step"]
    phone.answer_screens("E11", said[:4])
    phone.expect_saved()
    (hosting,) = (replica for replica in town.replicas if replica.kernels() - before_them[replica.port])
    (other,) = (replica for replica in town.replicas if replica is not hosting)
    hosting.kill()
    phone.answer_screens("E11", said[4:5])
    until(lambda: bool(other.kernels() - before_them[other.port]), "the phone did not come over")
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


def test_postgresql_goes_and_comes_back_under_two_servers(
    town: Town, times: Callable[[int, int], int]
) -> None:
    session, passcode = town.new_session()
    screen = town.replicas[1].facilitator(session.code, passcode).live("screen", session.code)
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
            screen.until(lambda told, step=step: told["live"]["step"] == step)
        town.store.open_step(session.code, "close")
        screen.until(lambda told: told["live"]["step"] == "close")
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


def test_who_knocks_while_servers_are_killed_in_turn_is_served(
    town: Town, times: Callable[[int, int], int]
) -> None:
    """Each is killed as soon as the other is back, which nginx has found gone a moment before."""
    ending = Event()

    def knock(person: str) -> set[int]:
        heard = set()
        while not ending.is_set():
            heard.add(town.status("nginx", "/?s=", person))
        return heard

    with ThreadPoolExecutor(KNOCKING) as threads:
        knocking = [threads.submit(knock, f"person-{number}") for number in range(KNOCKING)]
        try:
            for killed in (*town.replicas, *town.replicas) * times(1, 10):
                killed.kill()
                killed.start()
        finally:
            ending.set()
        assert set().union(*(each.result() for each in knocking)) == {200}
