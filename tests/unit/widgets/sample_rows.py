"""A small workshop with rows, a choice of exercises and a follow-up, as the participant's page receives it."""

from __future__ import annotations

from typing import Any

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import (
    EXAMPLES,
    JSON,
    TEN,
    answer,
    content,
    exercise,
    field,
    options,
    screens,
    state,
    step,
    text,
)
from tests.unit.widgets.sample_wholes import parts

THINGS: JSON = {"rows": "things", "at_most": 3, "screens": [["act"], ["where", "spot"]]}
STARTED = (answer("E00", "voice", True),)


def named_rows() -> list[JSON]:
    """Return the declaration of the rows."""
    return [
        {"id": "things", "title": text("{number}つめ", "No. {number}"), "fields": ["act", "where", "spot"]}
    ]


def workshop(*, at_most: int = 3, asked: list[Any] | None = None) -> JSON:
    """Return a workshop of five steps: consent, rows, one of two, blueprint, close; and a follow-up of two."""
    made = content()
    axes = parts({"like": ("好き", "Liking"), "good": ("得意", "Skill")})
    things = {
        "mood": field("choice", "mood", options=options("up", "down")),
        "act": field("text", "act", max_chars=10, examples=EXAMPLES),
        "where": field("choice", "where", options=options("work", "home")),
        "spot": field("place", "spot", parts=[part | TEN for part in axes]),
        "last": field("yes_no", "last"),
    }
    one = exercise("E94", {"north": field("yes_no", "north"), "far": field("yes_no", "far")})
    other = exercise("E95", {"south": field("yes_no", "south")})
    made["exercises"] |= {"E93": exercise("E93", things, rows=named_rows()), "E94": one, "E95": other}
    outcome = options("done", "some", "not_yet", "changed")
    made["exercises"]["E91"]["fields"] |= {
        "stop": field("text", "stop", max_chars=30, examples=EXAMPLES),
        "do_30": field("choice", "do_30", options=outcome),
        "stop_30": field("choice", "stop_30", options=outcome),
    }
    voice, _kinds, _pair, sheet, close = made["agenda"]["steps"]
    choice = {
        "id": "choice",
        "kind": "one_of",
        "occasion": "during",
        "minutes": 4,
        "title": text("1つ選ぶ", "Choose one of these"),
        "alternatives": [
            {
                "exercise": "E94",
                "title": text("北へ", "North"),
                "lead": text("北のこと。寒いこと。", "About north. It is cold."),
                "screens": screens([["north"], ["far"]]),
            },
            {
                "exercise": "E95",
                "title": text("南へ", "South"),
                "lead": text("南のこと。", "About south."),
                "screens": screens([["south"]]),
            },
        ],
    }
    entries = [["mood"], THINGS | {"at_most": at_most}, ["last"]] if asked is None else asked
    made["agenda"]["steps"] = [voice, step("things", "E93", entries), choice, sheet, close]
    made["agenda"]["follow_up"] = [
        step("look-back", "E91", [["do_30"], ["stop_30"]], occasion="followup"),
        step("look-again", "E90", [["scale"]], occasion="followup"),
    ]
    return made


def live_at(current: str, *, closed: bool = False, pace: str = "led") -> JSON:
    """Return the live state with `current` open and what precedes it closed."""
    ids = ["voice", "things", "choice", "sheet", "close"]
    at = ids.index(current)
    states = {id_: "closed" if n < at else "open" if n == at else "waiting" for n, id_ in enumerate(ids)}
    return {"rev": at, "step": current, "steps": states, "closed": closed, "pace": pace}


def boot(current: str, *given: JSON, made: JSON | None = None, closed: bool = False, **more: Any) -> JSON:
    """Return what the page starts from: the workshop open at one step, `given` answered before."""
    started = {"live": live_at(current, closed=closed), **more}
    return {"content": made or workshop(), "state": state(answers=(*STARTED, *given), **started)}


def open_at(harness: Harness, current: str, *given: JSON, acknowledge: bool = True, **more: Any) -> None:
    """Open the workshop at one step, its link ready."""
    harness.open(boot(current, *given, **more), acknowledge=acknowledge)
    harness.link("ready")


def thing(row: int, act: str | None, where: str | None = None) -> list[JSON]:
    """Return the answers of one row."""
    told = {"act": act, "where": where}
    return [answer("E93", name, value) | {"row": row} for name, value in told.items() if value is not None]


def saved_rows(harness: Harness) -> list[tuple[str, int, Any]]:
    """Return what was sent, in order: field, row, value."""
    return [(one["field"], one["row"], one["value"]) for one in harness.sent("save")]
