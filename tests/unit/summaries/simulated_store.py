"""Simulated people in memory: whole workshops answered in a second, sealed as a real store would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

from tests.unit.summaries.memory_store import MemoryStore
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.simulate import simulate
from wli_toolkit.store import Cell, Store

TODAY = dt.date(2026, 9, 1)


@dataclass
class SimulatedStore(MemoryStore):
    """What a simulation does in a store; of sealed values only that there are some."""

    sealed: dict[str, int] = field(default_factory=dict)
    group: dict[str, bool | None] = field(default_factory=dict)

    def join(self, _code: str, **_more: object) -> Any:
        """Let one more person join."""
        person = f"p{len(self.people)}"
        self.people[person], self.sensitive[person], self.sealed[person] = {}, None, 0
        return SimpleNamespace(
            participant=SimpleNamespace(id=person, seat=len(self.people)), resume_code=person
        )

    def unlock(self, participant: str, _resume_code: str) -> Any:
        """Return a key."""
        return participant

    def save_answers(
        self,
        participant: str,
        _key: object,
        *,
        occasion: str,
        exercise: str,
        cells: Sequence[Cell],
        op: str,
    ) -> None:
        """Save what is not sealed."""
        for cell in cells:
            if cell.seal:
                self.sealed[participant] += 1
            else:
                self.people[participant][exercise, occasion, cell.field, cell.row] = cell.value

    def set_consents(self, participant: str, *, group: bool | None, sensitive: bool | None) -> None:
        """Remember the consents."""
        self.group[participant], self.sensitive[participant] = group, sensitive

    def group_answers(self, code: str) -> Any:
        """Return the answers of those who agreed to be counted."""
        return [answer for answer in super().group_answers(code) if self.group.get(answer.participant)]

    def note_progress(self, *_place: object, **_progress: object) -> None:
        """Forget where somebody is."""

    def note_left(self, _participant: str) -> None:
        """Forget who left."""

    def hand_in(self, participant: str, *_what: object) -> None:
        """Remember who handed in, not what."""
        self.handed.add(participant)

    def close_session(self, _code: str) -> None:
        """End the session."""
        self.closed = True


def simulated(
    agenda: str, participants: int, *, seed: int = 1, follow_up: float = 0.0, **more: Any
) -> tuple[Store, list[dict[str, Any]]]:
    """Return a session in which people answered, and what each of them did."""
    store = cast(Store, SimulatedStore(agenda=load_agenda(load_pack(), agenda), **more))
    people = simulate(
        store, "C", participants=participants, seed=seed, leave=0.05, follow_up=follow_up, today=TODAY
    )
    return store, people
