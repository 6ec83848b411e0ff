"""Simulated participants in a real store, all at once: a whole agenda, answered in turns at random."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from wli_toolkit.simulate.dice import Dice
from wli_toolkit.simulate.people import gather
from wli_toolkit.simulate.taking_part import Action, Place, Room, join, take_part
from wli_toolkit.store import Store, UnknownParticipant


def simulate(
    store: Store,
    code: str,
    *,
    participants: int,
    seed: int = 1,
    leave: float = 0.1,
    follow_up: float = 0.0,
    today: dt.date | None = None,
    on_answer: Callable[[Action], None] | None = None,
) -> list[dict[str, Any]]:
    """Let simulated participants run through a session's whole agenda at once, whatever step is open.

    The follow-up is answered only if asked for: the session is then closed first, as it would be by that time.

    Parameters
    ----------
    participants, seed, leave
        How many; what makes them the people they are; the share of them (0–1) that leaves early.
    follow_up
        The share (0–1) of those who stayed that comes back for the follow-up, each by their own lot.
    today
        The day that dates are counted from; the same seed gives the same answers on the same day.
    on_answer
        Called after each saved answer.

    Returns
    -------
    list of dict
        One per participant, in the order of arrival: `participant`, `seat`, `left_at` (step or None),
        `consent_group`, `consent_sensitive` (None where they left before answering) and `answers`, a list
        of `{"occasion", "exercise", "field", "row", "value"}` with the last value of each; of a whole, the
        value of every part by its id.

    Raises
    ------
    ValueError
        If `participants` is negative, or `leave` or `follow_up` is not between 0 and 1.
    """
    if not 0 <= follow_up <= 1:
        raise ValueError(f"follow_up: {follow_up}. Give a share between 0 and 1.")
    room = _room(store, code, today)
    places: dict[int, Place] = {}
    for place, action in _acting(room, participants, seed, leave):
        places[place.person.number] = place
        if action.kind == "answered" and on_answer is not None:
            on_answer(action)
    if follow_up:
        store.close_session(code)
        for action in _coming_back(room, places.values(), follow_up):
            if action.kind == "answered" and on_answer is not None:
                on_answer(action)
    return [place.told() for place in places.values()]


def _room(store: Store, code: str, today: dt.date | None) -> Room:
    session = store.session(code)
    agenda = session.agenda_model()
    return Room(store, code, session.pack_model(), agenda, session.lang, today or dt.date.today())


def _acting(room: Room, participants: int, seed: int, leave: float) -> Iterator[tuple[Place, Action]]:
    places = []
    for person in gather(room.agenda, participants, seed=seed, leave=leave, lang=room.lang):
        place = join(room, person)
        places.append(place)
        yield place, place.did("joined", None)
    turns = Dice(seed, "turns")
    for step in room.agenda.steps:
        at_it = [(place, take_part(room, place, step)) for place in places if place.left_at is None]
        while at_it:
            turn = turns.below(len(at_it))
            place, actions = at_it[turn]
            try:
                action = next(actions, None)
            except UnknownParticipant:  # deleted meanwhile: the others go on
                place.left_at = step.id
                action = None
            if action is None:
                at_it.pop(turn)
            else:
                yield place, action


def _coming_back(room: Room, places: Iterable[Place], share: float) -> Iterator[Action]:
    """Let some of those who stayed answer the follow-up, each at their own time."""
    for place in places:
        if place.left_at is None and place.person.dice("comes back").chance(share):
            for step in room.agenda.follow_up:
                yield from take_part(room, place, step)
