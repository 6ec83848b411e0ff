"""What open pages are told of the room: the live state, how far people are, and what is released to the screen."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from wli_toolkit.pages.joining import join_url, qr_svg
from wli_toolkit.store import Live, Participant, Snapshot, Store


def live_view(live: Live) -> dict[str, Any]:
    """Return the live state as JSON."""
    return asdict(live) | {"released": list(live.released), "fresh": list(live.fresh)}


def live_message(store: Store, session: str) -> dict[str, Any]:
    """Return what a participant's page is told."""
    return {"type": "live", "live": live_view(store.live(session))}


def progress_message(store: Store, session: str, connected: frozenset[str]) -> dict[str, Any]:
    """Return what the console is told: live state and how far each seat is; no answers.

    Parameters
    ----------
    connected
        Ids of the participants whose page is open now.
    """
    return live_message(store, session) | {"progress": progress_view(store, session, connected)}


def progress_view(store: Store, session: str, connected: frozenset[str]) -> dict[str, Any]:
    """Return counts per step and one line per seat number."""
    everybody = store.participants(session)
    people = [person for person in everybody if not person.left]
    steps = [step.id for step in store.session(session).agenda_model().steps]
    here = Counter(
        person.step
        for person in people
        if (person.id in connected or person.simulated) and person.step not in person.done
    )
    done = Counter(step for person in people for step in person.done)
    last = steps[-1] if steps else ""
    questions = [s.id for s in store.session(session).agenda_model().steps if s.asks]
    finish = questions[-1] if questions else last
    return {
        "joined": len(everybody),
        "connected": sum(person.id in connected for person in people),
        "finished": sum(finish in person.done for person in people),
        "handed_in": len(store.handed_in(session)),
        "steps": {step: {"here": here.get(step, 0), "done": done.get(step, 0)} for step in steps},
        "seats": [seat_view(person, person.id in connected) for person in people],
    }


def seat_view(person: Participant, connected: bool) -> dict[str, Any]:
    """Return how far one seat is; quiet_s counts seconds since something was last saved or opened."""
    return {
        "seat": person.seat,
        "step": person.step,
        "screen": person.screen,
        "done": len(person.done),
        "connected": connected,
        "simulated": person.simulated,
        "quiet_s": max(0, int(time.time() - person.seen_at)) if person.seen_at else 0,
    }


def room_snapshots(snapshots: Iterable[Snapshot]) -> list[Snapshot]:
    """Return the frozen pictures as the room may see them: of each, the one with the lowest threshold."""
    lowest: dict[str, Snapshot] = {}
    for snapshot in snapshots:
        other = lowest.get(snapshot.key)
        if other is None or snapshot.threshold < other.threshold:
            lowest[snapshot.key] = snapshot
    return list(lowest.values())


def screen_message(store: Store, session: str) -> dict[str, Any]:
    """Return what the projector is told: live state, how many joined, and the pictures that were released."""
    live = store.live(session)
    released = set(live.released)
    pictures = [
        {
            "key": snapshot.key,
            "title": snapshot.payload.get("title"),
            "sentence": snapshot.payload.get("sentence"),
            "svg": snapshot.svg,
        }
        for snapshot in room_snapshots(store.snapshots(session))
        if snapshot.key in released
    ]
    joined = len(store.participants(session))
    told: dict[str, Any] = {"type": "live", "live": live_view(live), "pictures": pictures, "joined": joined}
    address = store.session(session).settings.get("address")
    if address:
        url = join_url(address, session)
        told |= {"join_url": url, "qr": qr_svg(url)}
    return told
