"""What the tests of faults share: people who answer in a room, and what they saw saved held against the store."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from tests.browser.seminar import Seminar
from wli_toolkit.pages.own_answers import as_given
from wli_toolkit.simulate.live import CAREFUL, Crowd, live_crowd
from wli_toolkit.simulate.live.measures import place_of
from wli_toolkit.simulate.live.person import LivePerson
from wli_toolkit.store import Session, Store

THINK = (0.0, 0.05)
LONG_S = 120.0
"""How long a room may take on a busy machine."""


def address(seminar: Seminar) -> str:
    """Return the server's address."""
    return f"http://127.0.0.1:{seminar.line['port']}"


def new_session(store: Store, like: str, **settings: Any) -> Session:
    """Return one more session, asked like the session `like`, whose people go at their own pace."""
    agenda = store.session(like).agenda_model()
    return store.create_session(agenda=agenda, settings={"pace": "free", **settings})[0]


def room(url: str, code: str, people: int = 3, **options: Any) -> Any:
    """Let people take part, as long as the `async with` block lasts."""
    given = {"think": THINK, "habits": CAREFUL, "leave": 0.0} | options
    return live_crowd(url, code, participants=people, **given)


async def until_more(crowd: Crowd, answers: int) -> None:
    """Wait until so many more answers are acknowledged, or all are through."""
    before = crowd.measures().saved
    await crowd.wait_until(
        lambda: crowd.all_finished() or crowd.measures().saved >= before + answers, within=LONG_S
    )


async def until_true(holds: Callable[[], bool], within: float = LONG_S) -> None:
    """Wait until `holds` says yes, looked at a hundred times a second."""

    async def look() -> None:
        while not holds():
            await asyncio.sleep(0.01)

    await asyncio.wait_for(look(), within)


def faults(store: Store, crowd: Crowd) -> list[str]:
    """Return what is lost, changed or carried out twice of all that was acknowledged; nothing, if all is well."""
    found: list[str] = []
    for person in crowd.people:
        found += _faults_of(store, person)
    return found


def _faults_of(store: Store, person: LivePerson) -> list[str]:
    box, state = person.phone.outbox, person.phone.state
    if "participant" not in state:
        return []
    key = store.unlock(state["participant"], state["resume_code"])
    pack = store.session(person.phone.code).pack_model()
    given = as_given(pack, store.answers(state["participant"], key))
    kept = {place_of(answer): answer for answer in given}
    found = [] if len(kept) == len(given) else ["a place has two answers"]
    for place, value in box.saved.items():
        waiting = box.entries.get(place)
        # What is on its way may have arrived, and its acknowledgement not.
        allowed = [value, *([waiting.value] if waiting else [])]
        if place not in kept:
            found.append(f"lost: {place}")
        elif kept[place]["value"] not in allowed:
            found.append(f"changed: {place}")
    for place, answer in kept.items():
        if answer["revision"] > box.before.get(place, 0) + len(box.ops.get(place, ())):
            found.append(f"carried out twice: {place}")
    return found


async def finish(store: Store, crowd: Crowd) -> int:
    """Wait until everybody is through, hold all they saw saved against the store, and return how many answers."""
    await crowd.wait_until(crowd.all_finished, within=LONG_S)
    measures = crowd.measures()
    assert (measures.waiting, measures.refused) == (0, 0)
    assert faults(store, crowd) == []
    compared = await crowd.compare()
    assert (compared.lost, compared.doubled) == ((), ())
    assert measures.saved > 0
    return measures.saved
