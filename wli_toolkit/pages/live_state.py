"""What open pages are told of the room: the live state, how far people are, and what is released to the screen."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from wli_toolkit.pages.blueprint_view import handed_in_mark
from wli_toolkit.pages.consent import thresholds
from wli_toolkit.pages.content_view import agenda_mark
from wli_toolkit.pages.joining import join_url, qr_svg
from wli_toolkit.pages.wall_view import screen_wall, wall_counts
from wli_toolkit.store import Live, Participant, Snapshot, Store


def live_view(live: Live, *, directing: bool = False) -> dict[str, Any]:
    """Return the live state as JSON, with the server's clock.

    Parameters
    ----------
    directing
        Whether it is for the console, which alone learns what can be undone.
    """
    view = asdict(live) | {"released": list(live.released), "fresh": list(live.fresh), "now": time.time()}
    return view if directing else {key: value for key, value in view.items() if key != "undo"}


def phone_message(live: Live, person: Participant, pictures: list[dict[str, Any]] | None) -> dict[str, Any]:
    """Return what a participant's page is told: the room's state, and how this person's raised hand stands.

    Parameters
    ----------
    pictures
        The released pictures of the current step; None where the page has them already.
    """
    told = {"type": "live", "live": live_view(live), "help": person.help}
    return told if pictures is None else told | {"pictures": pictures}


def progress_message(store: Store, session: str, connected: frozenset[str]) -> dict[str, Any]:
    """Return what the console is told: live state and how far each seat is; no answers.

    Parameters
    ----------
    connected
        Ids of the participants whose page is open now.
    """
    live = live_view(store.live(session), directing=True)
    return {"type": "live", "live": live, "progress": progress_view(store, session, connected)}


def progress_view(store: Store, session: str, connected: frozenset[str]) -> dict[str, Any]:
    """Return counts per step and one line per seat number."""
    everybody = store.participants(session)
    people = [person for person in everybody if not person.left]
    agenda = store.session(session).agenda_model()
    steps = [step.id for step in agenda.steps]
    here = Counter(
        person.step
        for person in people
        if (person.id in connected or person.simulated) and person.step not in person.done
    )
    done = Counter(step for person in people for step in person.done)
    handed_in = store.handed_in(session)
    finish = next((step.id for step in reversed(agenda.steps) if step.asks), steps[-1])
    return {
        "joined": len(everybody),
        "connected": sum(person.id in connected for person in people),
        "finished": sum(finish in person.done for person in people),
        "handed_in": len(handed_in),
        "handed_in_mark": handed_in_mark(handed_in),
        "wall": wall_counts(store, session),
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
        "help": person.help,
        "help_s": None if person.help_since is None else max(0, int(time.time() - person.help_since)),
    }


def room_snapshots(snapshots: Iterable[Snapshot]) -> list[Snapshot]:
    """Return the frozen pictures as the room may see them: of each, the one with the lowest threshold."""
    lowest: dict[str, Snapshot] = {}
    for snapshot in snapshots:
        other = lowest.get(snapshot.key)
        if other is None or snapshot.threshold < other.threshold:
            lowest[snapshot.key] = snapshot
    return list(lowest.values())


def pictures_view(store: Store, session: str, keys: Collection[str]) -> list[dict[str, Any]]:
    """Return the frozen pictures with these keys, as the room sees them; only these are read."""
    if not keys:
        return []
    threshold = thresholds(store.session(session))[0]
    found = [store.snapshot(session, key, threshold) for key in keys]
    return [
        {
            "key": snapshot.key,
            "title": snapshot.payload.get("title"),
            "sentence": snapshot.payload.get("sentence"),
            "svg": snapshot.svg,
        }
        for snapshot in found
        if snapshot is not None
    ]


def screen_message(store: Store, session: str) -> dict[str, Any]:
    """Return what the projector is told: live state, how many joined, and the pictures that were released."""
    live, known = store.live(session), store.session(session)
    told = {
        "type": "live",
        "live": live_view(live),
        "pictures": pictures_view(store, session, live.fresh),
        "joined": None if live.hide_counts else len(store.participants(session)),
        "wall": screen_wall(store, session) if live.show == "wall" and not live.closed else [],
        "mark": agenda_mark(known),
    }
    address = known.settings.get("address")
    if address:
        url = join_url(address, session)
        told |= {"join_url": url, "qr": qr_svg(url)}
    return told
