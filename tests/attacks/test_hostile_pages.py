"""Whatever people write, in a real browser it is text: nothing runs, nothing is fetched, nothing breaks the layout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.attacks.hostile_room import answer_everything, as_phone, hostile_pack, hostile_room
from tests.attacks.hostile_texts import SCRIPTS
from tests.attacks.tripwire import Tripwire
from tests.browser.phone import PHONE
from tests.browser.seminar import Seminar
from tests.server.client import OPEN, Client, come_in, facilitator, member
from wli_toolkit.content import translator
from wli_toolkit.store import Store, open_store

_ = translator("ja")
MOST_SCREENS = 12
ON = ("Begin", "Next", "Start", "I have noted it down", "Go on")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    """Return the room, served."""
    running = hostile_room(tmp_path_factory.mktemp("hostile"))
    yield running
    OPEN.close()
    running.stop()
    log = running.log.read_text()
    assert "Traceback" not in log
    assert "__ran" not in log
    assert "\x1b" not in log


@pytest.fixture(scope="module")
def store(room: Seminar) -> Iterator[Store]:
    with open_store(f"sqlite:///{room.database}") as opened:
        yield opened


@pytest.fixture(scope="module")
def author(room: Seminar) -> Client:
    """Return somebody who wrote a hostile text into every field, handed it in and put it out."""
    client = member(room)
    _line, talk = client.kernel("workshop", room.code)
    answer_everything(talk, hostile_pack(), 0)
    drafts = talk.ask({"type": "boxes", "lang": "ja"}, "boxes")["boxes"]
    handed = talk.ask({"type": "hand_in", "boxes": [box["field"] for box in drafts]}, "handed_in")
    posted = talk.ask({"type": "post", "exercise": "E11", "field": "cue", "row": 0}, "posted")
    assert posted["text"]
    for kind, answer in (("sheet", "sheet"), ("job_card", "job_card"), ("calendar", "calendar")):
        assert talk.ask({"type": kind, "lang": "ja"}, answer)
    if handed["number"]:
        _at, desk = facilitator(room).kernel("console", room.code)
        desk.ask({"type": "reply", "number": handed["number"], "text": SCRIPTS["title"][:200]}, "handins")
    return client


@pytest.fixture
def phone(browser: Browser) -> Iterator[Tripwire]:
    wire = Tripwire(browser, viewport=PHONE, locale="ja-JP", has_touch=True, is_mobile=True)
    yield wire
    wire.context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Tripwire]:
    wire = Tripwire(browser, viewport={"width": 1280, "height": 800}, locale="ja-JP")
    yield wire
    wire.context.close()


def go_on(page: Page) -> bool:
    """Press whichever button leads to the next screen; say whether there was one."""
    for name in ON:
        button = page.get_by_role("button", name=_(name), exact=True)
        if button.count() and button.first.is_visible():
            button.first.tap()
            return True
    return False


def test_the_first_page_is_text(phone: Tripwire, room: Seminar) -> None:
    page = phone.page()
    for address in (
        room.join_url,
        f"{room.base}/?s=%3Cscript%3E{'W' * 300}",
        f"{room.base}/console/login?s=<b>",
    ):
        page.goto(address)
        phone.look(page)
    page.goto(f"{room.base}/console/login")
    page.fill("#session", SCRIPTS["title"])
    page.fill("#passcode", SCRIPTS["attribute"])
    with page.expect_navigation():
        page.get_by_role("button").tap()
    phone.look(page)


@pytest.mark.timeout(400)
def test_a_phone_shows_every_text_and_runs_none(
    phone: Tripwire, room: Seminar, store: Store, author: Client, times: Callable[[int, int], int]
) -> None:
    phone.context.add_cookies(as_phone(author, room.base))  # type: ignore[arg-type]
    page = phone.page()
    steps = [step.id for step in store.session(room.code).agenda_model().steps]
    for step in steps[:: times(2, 1)]:
        store.open_step(room.code, step)
        page.goto(f"{room.base}/workshop")
        expect(page.locator(".wli-main h2").first).to_be_visible()
        for _screen in range(MOST_SCREENS):
            phone.look(page)
            if not go_on(page):
                break
    page.goto(f"{room.base}/me/blueprint.html")
    expect(page.locator("footer")).to_be_visible()
    phone.look(page)


@pytest.mark.timeout(300)
def test_console_screen_and_assistant_show_every_text_and_run_none(
    desk: Tripwire, phone: Tripwire, room: Seminar, store: Store, author: Client
) -> None:
    assert author
    boss = facilitator(room)
    desk.context.add_cookies(as_phone(boss, room.base))  # type: ignore[arg-type]
    console, screen = desk.page(), desk.page()
    console.goto(f"{room.base}/console")
    expect(console.get_by_text(_("Connected"), exact=True)).to_be_visible(timeout=60_000)
    for tab in console.get_by_role("tab").all():
        tab.click()
        desk.look(console)
    console.get_by_role("tab", name=_("Wall")).click()
    expect(console.locator(".wli-voice").first).to_be_visible()
    console.get_by_role("tab", name=_("Blueprints")).click()
    expect(console.locator(".wli-reader-page .wli-sheet")).to_be_visible()
    desk.look(console)
    console.evaluate("window.print = () => {}")
    console.get_by_role("button", name=_("Print all, one to a page")).click()
    assert console.pdf(prefer_css_page_size=True)
    desk.look(console)

    _line, talk = boss.kernel("console", room.code)
    steps = store.session(room.code).agenda_model().steps
    asking = next(step.id for step in steps if step.exercise)
    talk.tell({"type": "open_step", "step": asking})
    talk.ask({"type": "close_step", "step": asking}, "figures")
    screen.goto(f"{room.base}/screen")
    for what in ("join", "wall", "rules", "timer", None):
        store.show(room.code, what)
        expect(screen.locator(".wli-screen")).to_be_visible()
        desk.look(screen)
    shown = [one.key for one in store.snapshots(room.code) if one.svg]
    assert shown
    store.release(room.code, shown[0])
    expect(screen.locator("figure img").first).to_be_visible()
    desk.look(screen)
    for step in steps:
        store.open_step(room.code, step.id)
        desk.look(screen)

    helper = come_in(room, room.code, store.new_assistant_passcode(room.code))
    phone.context.add_cookies(as_phone(helper, room.base))  # type: ignore[arg-type]
    page = phone.page()
    page.goto(f"{room.base}/console?s={room.code}&as=assistant")
    page.get_by_role("tab", name=_("Wall")).tap()
    expect(page.locator(".wli-voice").first).to_be_visible()
    phone.look(page)


@pytest.mark.timeout(200)
def test_a_file_that_was_kept_runs_nothing_where_no_server_guards_it(
    desk: Tripwire, room: Seminar, author: Client, tmp_path: Path
) -> None:
    pages = {"sheet": author.get("/me/blueprint.html").text}
    boss = facilitator(room)
    for audience in ("facilitator", "organiser"):
        pages[audience] = boss.get(f"/export/{room.code}.html?audience={audience}").text
    for name, text in pages.items():
        path = tmp_path / f"{name}.html"
        path.write_text(text, encoding="utf-8")
        page = desk.page()
        page.goto(path.as_uri())
        assert "__ran" in page.inner_text("body"), f"{name} holds a hostile text, as text"
        page.mouse.move(300, 300)
        desk.look(page, narrow=False)
