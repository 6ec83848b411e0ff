"""What the server says to a console that sets a session up."""

from __future__ import annotations

import json
from typing import Any

from console_room import Json, Opened, text

from wli_toolkit.content import load_pack
from wli_toolkit.content.building_blocks import building_blocks

PACK = load_pack()
SETTINGS = {
    "facilitator_affiliation": "independent", "facilitator_name": None, "organiser": None, "threshold_room": 5,
    "threshold_report": 10, "purge_days": 45, "day30": "C", "public_url": None, "follow_up_on": None,
    "contact": "相談室：内線 12", "held_words": [], "pace": "led",
}  # fmt: skip


def preview(**more: Any) -> Json:
    """Return what participants would read of the settings."""
    texts = {"consent": text("You may answer."), "spirit": text("Your words."), "day30": text("Later.")}
    return {**texts, "gone_on": "2030-01-07", "threshold_room": 5, "threshold_report": 10, **more}


def set_up(agenda_id: str = "30min", **more: Any) -> Json:
    """Return the set-up as the server tells it."""
    return {
        "settings": SETTINGS, "lang": "ja", "agenda": PACK.agenda(agenda_id).model_dump(mode="json"),
        "agendas": [each.model_dump(mode="json") for each in PACK.agendas], "blocks": building_blocks(PACK),
        "made_on": "2029-11-23", "preview": preview(), "locked": [], "agenda_open": True, "why": None, **more,
    }  # fmt: skip


def last_try(setup: Opened, wanted: str) -> Json:
    """Wait for a try that has `wanted` in it and return it."""
    setup.page.wait_for_function(
        "wanted => window.sent.some((one) => one.type === 'setup_try' && JSON.stringify(one).includes(wanted))",
        arg=wanted,
    )
    return [
        one
        for one in setup.sent("setup_try")
        if wanted in json.dumps(one, ensure_ascii=False, separators=(",", ":"))
    ][-1]


def answer(setup: Opened, number: int, **more: Any) -> None:
    """Answer a try."""
    told: Json = {"faults": [], "preview": None, "mistakes": [], "warnings": [], "permitted": None}
    setup.tell("setup_tried", number=number, **{**told, **more})
