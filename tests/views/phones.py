"""The participant's page at one's own pace: every kind of question, what surrounds them, and the ways to leave."""

from __future__ import annotations

import json
from collections.abc import Iterator

from playwright.sync_api import BrowserContext, expect

from tests.views.doors import View
from tests.views.house import House
from wli_toolkit.content import load_agenda, load_pack, translator
from wli_toolkit.content.model import Lang
from wli_toolkit.pages.content_view import step_view

AT = """([step, screen]) => {
  const name = Object.keys(localStorage).find((one) => one.startsWith("wli-place-"));
  const before = JSON.parse(localStorage.getItem(name));
  localStorage.setItem(name, JSON.stringify({ ...before, step, screen }));
}"""
CONFLICT = """([ref, value]) => {
  const name = Object.keys(localStorage).find((one) => one.startsWith("wli-place-"));
  localStorage.setItem(name.replace("place", "unseen"), JSON.stringify([{ ...ref, value }]));
}"""
NOT_CONFLICT = """() => {
  for (const name of Object.keys(localStorage)) if (name.startsWith("wli-unseen-")) localStorage.removeItem(name);
}"""
OTHER = """([code, value]) => {
  const name = `wli-here-${code}`;
  localStorage.setItem(name, value);
  window.dispatchEvent(new StorageEvent("storage", { key: name, newValue: value }));
}"""


def first_screens(agenda_id: str) -> dict[str, tuple[str, str]]:
    """Return, for each kind of field and each list of rows, the first step and screen that shows it."""
    pack = load_pack()
    agenda = load_agenda(pack, agenda_id)
    found: dict[str, tuple[str, str]] = {}
    for step in agenda.steps:
        view = step_view(pack, step, agenda.exercises)
        if view["kind"] != "exercise":
            continue
        kinds = {field.id: field.kind for field in pack.exercise(view["exercise"]).fields}
        for screen in view["screens"]:
            if "rows" in screen:
                if screen["at_most"] > 1:
                    found.setdefault("rows", (step.id, screen["rows"]))
                for fields in screen["screens"]:
                    at = (step.id, "+".join(f"{each}@0" for each in fields))
                    found.setdefault(f"{kinds[fields[0]]}", at)
            elif not (step.id == agenda.steps[0].id and "consent_use" in screen["fields"]):
                found.setdefault(kinds[screen["fields"][0]], (step.id, "+".join(screen["fields"])))
    return found


class OwnPace:
    """Somebody's page in a workshop at their own pace, taken straight to any screen of it."""

    def __init__(self, context: BrowserContext, house: House, lang: Lang) -> None:
        self.context, self.house, self.lang = context, house, lang
        self.page = context.new_page()
        self._ = translator(lang)

    def come_back(self, session: str, code: str) -> None:
        """Enter with a resume code."""
        self.page.goto(self.house.url(f"/?lang={self.lang}&s={session}#r={code}"))
        self.page.locator("#resume-code").wait_for()
        self.page.locator("#resume button").click()
        self.page.wait_for_url("**/workshop")
        self.page.locator(".wli-main h2").first.wait_for()

    def join(self, session: str) -> None:
        """Join anew."""
        self.page.goto(self.house.url(f"/?lang={self.lang}&s={session}"))
        self.page.locator("input[name=consent_use]").check()
        self.page.get_by_role("button", name=self._("Take part")).click()
        self.page.wait_for_url("**/workshop")
        self.page.locator(".wli-main h2").first.wait_for()

    def to(self, step: str, screen: str) -> None:
        """Go to a screen."""
        self.page.evaluate(AT, [step, screen])
        self.page.reload()
        self.page.locator(".wli-main h2").first.wait_for()
        at = json.loads(self.page.evaluate(
            "localStorage.getItem(Object.keys(localStorage).find((one) => one.startsWith('wli-place-')))"
        ))  # fmt: skip
        assert (at["step"], at["screen"]) == (step, screen), at

    def follows(self, step: str) -> None:
        """Wait until the phone has followed the room to a step."""
        self.page.wait_for_function(
            "(step) => Object.entries(localStorage).some(([name, place]) => name.startsWith('wli-place-')"
            " && JSON.parse(place).room === step && JSON.parse(place).step === step)",
            arg=step,
        )

    def attached(self) -> None:
        """Wait until the page has its kernel, and nothing is on its way to it."""
        expect(self.page.locator(".wli-status")).to_have_attribute("data-tone", "good")

    def press(self, sentence: str) -> None:
        """Press the button that says `sentence`."""
        self.page.get_by_role("button", name=self._(sentence), exact=True).click()


def newcomer(context: BrowserContext, house: House, lang: Lang) -> Iterator[View]:
    """Yield what somebody meets who has just joined: each control before it is answered, and each way to leave."""
    me = OwnPace(context, house, lang)
    rooms = house.rooms[lang]
    me.join(rooms.free)
    page = me.page
    yield "consent", page
    me.press("Start")
    yield "resume-code", page
    for kind, (step, screen) in first_screens("180min").items():
        if kind == "rows":
            continue
        me.to(step, screen)
        yield f"ask-{kind}", page
    me.to("before", "intro")
    yield "intro", page
    me.to(*first_screens("180min")["scale"])
    me.attached()
    context.set_offline(True)
    page.locator(".wli-status[data-tone=away]").wait_for()
    yield "offline", page
    context.set_offline(False)
    me.to("pair", "pause")
    yield "pause-in-turns", page
    me.to("hand-off", "feedback")
    me.attached()
    yield "feedback-of-nothing", page
    me.press("Menu")
    yield "menu", page
    for details in page.locator(".wli-menu details summary").all():
        details.click()
    yield "menu-unfolded", page
    me.press("Ask for help at my seat")
    yield "menu-help-asked", page
    me.press("Leave this device")
    me.press("Delete my data")
    yield "menu-leaving-and-deleting", page
    me.press("Take a short break")
    yield "rest", page
    me.press("Carry on")
    page.evaluate(OTHER, [rooms.free, json.dumps({"participant": "somebody else", "sheet": ""})])
    page.get_by_role("heading", name=me._("Another person is using this device now")).wait_for()
    yield "gone-other-person", page
    page.close()
    context.clear_cookies()
    me = OwnPace(context, house, lang)
    me.join(rooms.free)
    me.page.evaluate(OTHER, [rooms.free, json.dumps({"participant": ""})])
    me.page.get_by_role("heading", name=me._("You have left this device")).wait_for()
    yield "gone-left", me.page
    me.page.close()
    context.clear_cookies()
    me = OwnPace(context, house, lang)
    me.join(rooms.free)
    me.press("Start")
    me.attached()
    me.press("Menu")
    me.press("Delete my data")
    me.press("Yes, delete it")
    me.page.get_by_role("heading", name=me._("Your data has been deleted")).wait_for()
    yield "gone-deleted", me.page
    me.page.close()


def veteran(context: BrowserContext, house: House, lang: Lang) -> Iterator[View]:
    """Yield what somebody meets who has answered everything: answers, feedback, blueprint, handing in, taking home."""
    me = OwnPace(context, house, lang)
    rooms = house.rooms[lang]
    me.come_back(rooms.free, rooms.code)
    page = me.page
    firsts = first_screens("180min") | {"text": ("step", "cue+act")}
    for kind in ("scale", "choice", "choices", "text", "points", "chips", "place", "day", "rows"):
        me.to(*firsts[kind])
        yield f"answered-{kind}", page
    agenda = load_agenda(load_pack(), "180min")
    for step in agenda.steps:
        if not step.exercise or step.exercise == "E14":
            continue
        me.to(step.id, "feedback")
        me.attached()
        expect(page.get_by_text(me._("Reading your answers…"))).to_have_count(0)
        yield f"feedback-{step.exercise}-{step.occasion.value}", page
    me.to("blueprint", "drafts")
    page.locator(".wli-main textarea").first.wait_for()
    yield "blueprint", page
    me.to("blueprint", "hand-in")
    me.attached()
    page.locator(".wli-main input[type=radio], .wli-done").first.wait_for()
    if page.locator(".wli-done").count():
        yield "handed-in", page
        me.press("Take it back")
        page.locator(".wli-main input[type=radio]").first.wait_for()
    page.locator(".wli-main label.wli-option").first.click()
    yield "hand-in-choosing", page
    page.locator(".wli-main label.wli-option").nth(2).click()
    yield "hand-in-none", page
    me.to("close", "take-home")
    yield "take-home", page
    me.press("Copy the text under the Job Card headings")
    page.locator("textarea.wli-copy").wait_for()
    yield "take-home-job-card", page
    me.to(*firsts["scale"])
    ref = {"occasion": "before", "exercise": "E02", "field": "w2l_now", "row": 0}
    page.evaluate(CONFLICT, [ref, 2])
    page.reload()
    page.locator(".wli-conflict").wait_for()
    yield "conflict", page
    page.evaluate(NOT_CONFLICT)
    page.goto(house.url(f"/me/blueprint.html?lang={lang}"))
    yield "sheet", page
    page.close()


def afterwards(context: BrowserContext, house: House, lang: Lang) -> Iterator[View]:
    """Yield what somebody meets after the workshop has ended: the note that came back, and looking back."""
    me = OwnPace(context, house, lang)
    rooms = house.rooms[lang]
    me.come_back(rooms.over, rooms.over_code)
    page = me.page
    me.attached()
    page.locator(".wli-reply").wait_for()
    yield "after-the-end", page
    me.press("Looking back after 30 days")
    yield "looking-back", page
    me.press("Begin")
    yield "looking-back-question", page
    page.close()
