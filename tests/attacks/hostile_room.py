"""A room in which everything that anybody can write is hostile: the pack, the settings, the answers, the wall."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from tests.attacks.hostile_texts import HOSTILE, MESSAGES_CANNOT, within
from tests.browser.seminar import Seminar, start
from tests.server.client import Client, Talk, wait_for
from wli_toolkit.content import load_pack
from wli_toolkit.content.model import Pack, TextField
from wli_toolkit.content.plain_text import printable
from wli_toolkit.pages.asked import asked_field
from wli_toolkit.simulate import simulate
from wli_toolkit.store import Store, open_store

SENT = {name: text for name, text in HOSTILE.items() if name not in MESSAGES_CANNOT}
"""What can be sent over a websocket."""
AGENDA = "30min"
SOME_PEOPLE = 24


def hostile_pack() -> Pack:
    """Return the standard pack in which every text begins as before and goes on with a hostile one."""
    texts = cycle(HOSTILE.values())

    def spoiled(value: Any) -> Any:
        if isinstance(value, list):
            return [spoiled(each) for each in value]
        if not isinstance(value, dict):
            return value
        if set(value) == {"ja", "en"}:
            if "{" in value["ja"]:
                return value
            text = next(texts)
            return {lang: f"{words[:4]}{within(text, 120)}" for lang, words in value.items()}
        return {key: spoiled(each) for key, each in value.items()}

    return Pack.model_validate(spoiled(load_pack().model_dump(mode="json")))


def hostile_settings() -> dict[str, Any]:
    """Return settings that the store takes, each as bad as it takes them."""
    return {
        "facilitator_affiliation": "other",
        "facilitator_name": within(SENT["title"], 80),
        "organiser": within(SENT["image"], 80),
        "contact": "\n".join(
            printable(SENT[name])[:80] for name in ("script", "attribute", "long word", "jinja")
        ),
        "held_words": ["<b>", "=1+1"],
    }


def hostile_room(folder: Path) -> Seminar:
    """Return a server with a session that simulated people have answered, posted in and handed blueprints in to."""
    with open_store(f"sqlite:///{folder / 'seminar.db'}") as store:
        pack = hostile_pack()
        session, _passcode = store.create_session(
            agenda=pack.agenda(AGENDA), pack=pack, settings=hostile_settings()
        )
        simulate(store, session.code, participants=SOME_PEOPLE, seed=1)
        fill_the_wall(store, session.code)
    return start(folder, "--session", session.code, "--new-passcode")


def fill_the_wall(store: Store, code: str) -> None:
    """Put every text on the wall and into a blueprint, and write every text back."""
    person, number = "", 0
    for at, text in enumerate(HOSTILE.values()):
        if at % 3 == 0:
            person = store.join(code, lang="ja").participant.id
            handed = store.hand_in(
                person, {"do": within(text, 500), "b1": within(text, 30)}, within(text, 20)
            )
            number = handed.number
        else:
            store.reply(code, number, within(text, 200))
        if any(letter.isalnum() for letter in text):
            post = store.post(person, "E11", ("cue", "act", "plan_b")[at % 3], 0, within(text, 200))
            store.moderate(code, post.number, "show", by="facilitator")


def text_fields(pack: Pack) -> Iterator[tuple[str, TextField]]:
    """Return every text that the agenda asks for."""
    agenda = pack.agenda(AGENDA)
    for exercise in agenda.exercises:
        for field in pack.exercise(exercise).fields:
            asked = asked_field(pack, agenda, exercise, "during", field.id, 0, may_look_back=False)
            if isinstance(asked, TextField):
                yield exercise, asked


def answer_everything(talk: Talk, pack: Pack, turn: int) -> dict[tuple[str, str], str]:
    """Write a hostile text into each field, over the page's own websocket; return what was saved, by field."""
    texts = list(SENT.values())
    saved = {}
    for at, (exercise, field) in enumerate(text_fields(pack)):
        text = within(texts[(turn + at * 7) % len(texts)], field.max_chars)
        op = uuid.uuid4().hex
        talk.save(exercise, field.id, text, op=op)
        told = answered(talk, op)
        assert told["type"] == "saved", told
        saved[exercise, field.id] = told["value"]
    return saved


def answered(talk: Talk, op: str) -> dict[str, Any]:
    """Return what the page says of one operation."""

    def about(message: dict[str, Any]) -> dict[str, Any] | None:
        data = message.get("content", {}).get("data", {}).get("content")
        return data if isinstance(data, dict) and data.get("op") == op else None

    return wait_for(talk.socket, about)


def as_phone(client: Client, base: str) -> list[dict[str, str]]:
    """Return a visitor's cookies as a browser takes them."""
    return [{"name": name, "value": value, "url": base} for name, value in client.cookies.items()]
