"""A scene in which one person types a marker into every private text, and whatever else could spread it is tried."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from tests.browser.seminar import Seminar
from tests.server.client import Client, Line, Recorder, Talk, facilitator, member, recorded, wait_for
from tests.server.searching import spelled

MARKER = "Zq7XkPv3mRt"
PRIVATE = (
    ("E11", "obst"),
    ("E11", "plan_b"),
    ("E11", "cue"),
    ("E11", "act"),
    ("E13", "drop"),
    ("E13", "teller"),
    ("E14", "b5"),
    ("E14", "b6"),
    ("E14", "b10"),
    ("E14", "b12"),
    ("E14", "do"),
    ("E14", "stop"),
    ("E14", "protect"),
    ("E14", "note_to_self"),
    ("E14", "share"),
    ("E14", "nickname"),
)
GROUP = (
    ("E00", "consent_group", True),
    ("E00", "voice", "absorbed_again"),
    ("E01", "card_A_sep", "3"),
    ("E11", "dir", "connect"),
    ("E13", "rails", ["notify_off", "weekly_cap"]),
)
PLAIN_WORDS = ("absorbed_again", "card_A_sep", "weekly_cap")
"""Of the group answers, what stands in the database as it is and in no name of a table or column."""
STEPS = ("cards", "step", "rails")


@dataclass
class Scene:
    """A running server in folders of its own, and what everybody heard."""

    seminar: Seminar
    folder: Path
    author: Client = field(init=False)
    talk: Talk = field(init=False)
    resume_code: str = ""
    participant: str = ""
    elsewhere: dict[str, Recorder] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)

    @property
    def secrets(self) -> list[str]:
        return [*spelled(self.resume_code), str(self.seminar.line["passcode"])]

    @property
    def database(self) -> str:
        return f"sqlite:///{self.seminar.database}"

    def processes(self) -> list[psutil.Process]:
        """Return the server and everything it started."""
        server = psutil.Process(self.seminar.process.pid)
        return [server, *server.children(recursive=True)]


def play(seminar: Seminar, folder: Path) -> Scene:
    """Let everybody come in, the author type and the facilitator lead; return what is left to look at."""
    scene = Scene(seminar, folder)
    watching, other = facilitator(seminar), member(seminar)
    lines = {
        "console": watching.kernel("console", seminar.code),
        "screen": watching.kernel("screen", seminar.code),
        "another participant": other.kernel("workshop", seminar.code),
    }
    for name, (line, talk) in lines.items():
        scene.elsewhere[f"{name}, live"] = recorded(line)
        scene.elsewhere[f"{name}, kernel"] = recorded(talk)
    scene.author = member(seminar)
    _line, scene.talk = scene.author.kernel("workshop", seminar.code)
    state = scene.talk.ask({"type": "hello"}, "state")["state"]
    scene.resume_code, scene.participant = state["resume_code"], state["participant"]
    type_everything(scene.talk)
    misbehave(scene)
    console_line, console = lines["console"]
    wait_for(console_line.socket, lambda told: says_step(told, "blueprint"))
    for step in STEPS:
        console.ask({"type": "open_step", "step": step}, "live")
        console.ask({"type": "close_step", "step": step}, "figures")
    for ask, answer in (("hello", "state"), ("figures", "figures"), ("handins", "handins")):
        console.ask({"type": ask}, answer)
    for name in ("screen", "another participant"):
        lines[name][1].ask({"type": "hello"}, "state")
    for line, _talk in lines.values():
        all_heard(line)
    for client, path in (
        (watching, f"/export/{seminar.code}.html"),
        (watching, f"/export/{seminar.code}.json?audience=organiser"),
        (watching, "/console"),
        (watching, "/screen"),
        (other, "/workshop"),
        (other, "/me/blueprint.html"),
        (other, "/healthz"),
        (other, "/nowhere"),
        (Client(seminar.line["port"]), f"/?s={seminar.code}"),
        (Client(seminar.line["port"]), "/workshop"),
        (Client(seminar.line["port"]), f"/export/{seminar.code}.json"),
    ):
        reply = client.get(path)
        scene.pages[f"{path} ({len(scene.pages)})"] = reply.text + json.dumps(reply.headers)
    return scene


def says_step(told: dict[str, Any], step: str) -> dict[str, Any] | None:
    seats = told.get("progress", {}).get("seats", ())
    return told if any(seat["step"] == step for seat in seats) else None


def type_everything(talk: Talk) -> None:
    for exercise, name, value in GROUP:
        talk.save(exercise, name, value)
        assert talk.wait_for("saved")["field"] == name
    talk.save("E13", "detach", 7)
    assert talk.wait_for("saved")["field"] == "detach"
    for exercise, name in PRIVATE:
        talk.save(exercise, name, f"{MARKER}-{name}")
        assert talk.wait_for("saved")["value"] == f"{MARKER}-{name}"


def misbehave(scene: Scene) -> None:
    """Have answers refused that hold the marker, send what no page sends, and ask for all there is to ask."""
    talk = scene.talk
    for exercise, name, value in (
        ("E11", "act", f"{MARKER}-long" + "長" * 40),
        ("E11", "obst", {"text": MARKER}),
        ("E11", "obst", [MARKER]),
        ("E11", "dir", MARKER),
        ("E11", "mins", MARKER),
        ("E14", "check_date", MARKER),
        ("E14", "b1", MARKER),
        ("E14", MARKER, MARKER),
        (MARKER, "act", MARKER),
    ):
        talk.save(exercise, name, value)
        assert talk.wait_for("refused")["message"]["ja"]
    for content in (
        {"type": "save", "op": uuid.uuid4().hex, "field": MARKER},
        {"type": "where", "step": MARKER, "screen": MARKER, "done": [MARKER]},
        {"type": "where", "step": {"x": MARKER}, "screen": None, "done": MARKER},
        {"type": "feedback", "step": MARKER},
        {"type": "hand_in", "boxes": [MARKER]},
        {"type": "hand_in", "boxes": {"b5": MARKER}},
    ):
        talk.tell(content)
        assert talk.wait_for("problem")["message"]["ja"]
    for frame in (
        MARKER,
        '{"' + MARKER,
        talk.frame({"type": MARKER, "text": MARKER}),
        talk.frame(MARKER),
        talk.frame({"type": "hello"}, model=MARKER),
        talk.frame({"code": f"open('{MARKER}', 'w').write('{MARKER}')"}, msg_type="execute_request"),
        talk.frame({"type": "hello", MARKER: MARKER}, method="update"),
        talk.frame({"target_name": MARKER}, msg_type="comm_open"),
        talk.frame({"type": "save", "value": MARKER * 20_000}),
    ):
        talk.socket.send(frame)
    talk.save("E11", "conf", 6, **{MARKER: MARKER})
    assert talk.wait_for("saved")["field"] == "conf"
    for step in ("step", "rails", "blueprint"):
        assert MARKER in json.dumps(talk.ask({"type": "feedback", "step": step, "lang": MARKER}, "feedback"))
    assert MARKER in json.dumps(talk.ask({"type": "boxes", "lang": "ja"}, "boxes"))
    assert MARKER in talk.ask({"type": "sheet", "lang": "ja"}, "sheet")["html"]
    assert MARKER in scene.author.get("/me/blueprint.html").text
    assert MARKER in scene.author.get("/workshop").text
    stranger = Client(scene.seminar.line["port"])
    for path in (
        f"/{MARKER}",
        f"/?s={MARKER}",
        f"/export/{MARKER}.json",
        f"/live?page={MARKER}",
        f"/static/{MARKER}/x",
    ):
        assert stranger.get(path + MARKER).status in (200, 303, 302, 403, 404)
    assert stranger.post("/resume", session=scene.seminar.code, resume_code=MARKER).status == 404
    assert stranger.post("/join", session=MARKER, lang=MARKER, consent_use=MARKER).status == 404
    assert stranger.post("/console/login", session=scene.seminar.code, passcode=MARKER).status == 403
    talk.tell({"type": "where", "step": "blueprint", "screen": "do", "done": ["step", "rails"]})
    talk.ask({"type": "hello"}, "state")


def all_heard(line: Line) -> None:
    """Wait until everything sent on a live line so far has come."""
    line.socket.send(json.dumps({"type": "ping"}))
    line.wait_for("pong")
