"""What an assistant's console is told: the seats and the wall, and of the agenda only what it is called."""

from __future__ import annotations

from typing import Any

from wli_toolkit.pages.content_view import step_view, words
from wli_toolkit.pages.live_state import live_view, seat_view
from wli_toolkit.pages.wall_view import wall_counts
from wli_toolkit.store import Live, Session, Store

OF_A_STEP = ("id", "kind", "exercise", "occasion", "minutes", "title")
OF_LIVE_STATE = ("rev", "now", "step", "steps", "closed", "pace")
OF_A_SEAT = ("seat", "step", "screen", "connected", "simulated", "quiet_s", "help", "help_s")


def assistant_content(session: Session, source: str) -> dict[str, Any]:
    """Return the agenda's steps by name, and the interface's words that stand in `source`."""
    pack, agenda = session.pack_model(), session.agenda_model()
    steps = [step_view(pack, step, agenda.exercises) for step in agenda.steps]
    return {
        "agenda": {
            "id": agenda.id,
            "title": agenda.title.model_dump(),
            "steps": [{name: step[name] for name in OF_A_STEP if name in step} for step in steps],
        },
        "words": words(source),
    }


def assistant_live(live: Live) -> dict[str, Any]:
    """Return which step the room is at."""
    view = live_view(live)
    return {name: view[name] for name in OF_LIVE_STATE}


def assistant_progress(store: Store, session: str, connected: frozenset[str]) -> dict[str, Any]:
    """Return one line per seat number, and how many texts wait for the wall."""
    people = [person for person in store.participants(session) if not person.left]
    seats = [seat_view(person, person.id in connected) for person in people]
    return {
        "wall": wall_counts(store, session),
        "seats": [{name: seat[name] for name in OF_A_SEAT} for seat in seats],
    }


def assistant_message(store: Store, session: str, connected: frozenset[str]) -> dict[str, Any]:
    """Return what an assistant's console is told over the live line.

    Parameters
    ----------
    connected
        Ids of the participants whose page is open now.
    """
    return {
        "type": "live",
        "live": assistant_live(store.live(session)),
        "progress": assistant_progress(store, session, connected),
    }
