"""The console and the projector's page in a real browser, spoken to by a model that only records."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route

from wli_toolkit.widgets.base.page_widget import PageWidget

Json = dict[str, Any]

ADDRESS = "http://seminar.test/"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/page.css"></head>
<body><div id="place"></div><script type="module" src="/harness.js"></script></body></html>"""
HARNESS = """
import widget from "/widget.js";
const listeners = new Set();
window.sent = [];
window.tell = (message) => listeners.forEach((listener) => listener(message, []));
window.start = (boot) => widget.render({
  model: {
    get: (name) => (name === "boot" ? boot : undefined),
    set() {}, save_changes() {},
    on: (_name, listener) => listeners.add(listener),
    off: (_name, listener) => listeners.delete(listener),
    send: (content) => window.sent.push(content),
  },
  el: document.getElementById("place"),
});
document.documentElement.dataset.ready = "yes";
"""
QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
HOSTILE = '<img src=x onerror="document.title=1"><b>bold</b>'


def text(en: str) -> dict[str, str]:
    """Return a text whose Japanese can be told from its English."""
    return {"ja": f"{en} (ja)", "en": en}


def exercise_step(id_: str, exercise: str, title: str, minutes: int = 4) -> Json:
    """Return an exercise step of the agenda."""
    return {
        "id": id_, "kind": "exercise", "exercise": exercise, "occasion": "during",
        "minutes": minutes, "title": text(title), "screens": [],
    }  # fmt: skip


def pause_step(id_: str, title: str, screen: str, **more: object) -> Json:
    """Return a pause of two minutes."""
    return {
        "id": id_, "kind": "pause", "pause": "pair", "minutes": 2,
        "title": text(title), "phone": text("Look up."), "screen": text(screen), **more,
    }  # fmt: skip


def content() -> Json:
    """Return a small workshop: two exercises, a talk in pairs, and a close."""
    return {
        "title": text("A small workshop"),
        "closing": text("Well done."),
        "agenda": {
            "id": "small",
            "title": text("A small workshop"),
            "minutes": 12,
            "steps": [
                exercise_step("voice", "X00", "Your voice"),
                exercise_step("cards", "X01", "Eight cards"),
                pause_step("pair", "In pairs", "One minute each. Ask, do not advise.", turn_seconds=60),
                pause_step("close", "To close", "Take it home."),
            ],
        },
        "exercises": {
            "X00": {
                "id": "X00",
                "lead": text("Say how you feel."),
                "ponder": text("What would you take home?"),
            },
            "X01": {"id": "X01", "lead": text("Rate the cards."), "ponder": text("Why does it vary?")},
        },
        "words": {"ja": {"Start the workshop": "始める", "Seats": "席"}, "en": {}},
    }


def live(step: str | None = "voice", rev: int = 1, **more: object) -> Json:
    """Return live state; `states` overrides the steps' states, and what is released is fresh unless told."""
    states: dict[str, str] = {"voice": "waiting", "cards": "waiting", "pair": "waiting", "close": "waiting"}
    states |= more.pop("states", {step: "open"})  # type: ignore[arg-type]  # tests pass a mapping
    known: Json = {"opened_at": 1000.0, "minutes_added": 0, "released": [], "closed": False, "pace": "led"}
    return {"fresh": more.get("released", []), "rev": rev, "step": step, "steps": states, **known, **more}


def seat(number: int, **more: object) -> Json:
    """Return one seat's progress."""
    known = {"step": "voice", "screen": "q", "done": 0, "connected": True, "simulated": False, "quiet_s": 0}
    return {"seat": number, **known, **more}


def progress(*seats: Json, **more: object) -> Json:
    """Return what the server says of the seats."""
    return {
        "joined": len(seats),
        "connected": sum(bool(one["connected"]) for one in seats),
        "finished": 0,
        "steps": {},
        "seats": list(seats),
        **more,
    }


def figure(key: str, **more: object) -> Json:
    """Return one frozen picture as the console gets it."""
    return {
        "key": key, "exercise": "X01", "step": "cards", "title": text("Which suits"), "n": 12,
        "sentence": text("Most would separate: 12 people."), "svg": {"ja": QR, "en": QR}, "suppressed": False,
        "table": [{"label": text("Separate"), "text": text("8 (67%)")}], "frozen_at": 1.0, "released": False, **more,
    }  # fmt: skip


class Opened:
    """One page, its recorded messages and the way to tell it something."""

    def __init__(self, page: Page, widget: type[PageWidget]) -> None:
        self.page = page
        self.failures: list[str] = []
        page.on("pageerror", lambda error: self.failures.append(str(error)))
        page.on("console", lambda said: said.type == "error" and self.failures.append(said.text))
        files = {
            "/": ("text/html", PAGE),
            "/page.css": ("text/css", widget.style_text()),
            "/widget.js": ("text/javascript", widget.module_text()),
            "/harness.js": ("text/javascript", HARNESS),
        }

        def answer(route: Route) -> None:
            kind, body = files[route.request.url.removeprefix(ADDRESS[:-1])]
            route.fulfill(
                body=body, content_type=f"{kind}; charset=utf-8", headers={"content-security-policy": POLICY}
            )

        page.route("**/*", answer)

    def load(self, boot: Json | None = None) -> None:
        """Open the page and draw the widget; with `boot` as the served page does."""
        self.page.goto(ADDRESS)
        self.page.wait_for_selector("html[data-ready]", state="attached")
        self.page.evaluate("boot => { window.start(boot === null ? undefined : boot); }", boot)

    def tell(self, type_: str, **more: object) -> None:
        """Let a message arrive."""
        self.page.evaluate("message => window.tell(message)", {"type": type_, **more})

    def sent(self, *types: str) -> list[Json]:
        """Return what was sent, of these types only if any are named."""
        messages: list[Json] = json.loads(self.page.evaluate("JSON.stringify(window.sent)"))
        return [one for one in messages if not types or one["type"] in types]

    def press(self, name: str) -> None:
        """Press the button that is called exactly `name`."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def tab(self, name: str) -> None:
        """Open a tab of the console."""
        self.page.get_by_role("tab", name=name).click()


Opener = Callable[..., Opened]


def tell_state(opened: Opened, **more: object) -> None:
    """Tell a console where it stands, in English."""
    known = {
        "lang": "en",
        "code": "K7M2QX",
        "addresses": [
            {"url": "http://10.0.0.4:8866", "name": "Wi-Fi"},
            {"url": "http://10.1.0.9:8866", "name": ""},
        ],
        "join_url": "http://10.0.0.4:8866/?s=K7M2QX",
        "qr": QR,
        "live": live(opened_at=None),
        "progress": progress(),
    }
    opened.tell("state", content=content(), console=known | more)
