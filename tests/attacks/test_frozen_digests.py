"""What a frozen picture keeps of each person must not be of use to whoever has the file and tries out answers.

A frozen picture remembers, for each person it counted, a digest of their answers, so that it is replaced only when
enough people really changed. There are so few answers to a question that all of them can be tried.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.store import Joined, Session, Store, open_store
from wli_toolkit.summaries import freeze_step
from wli_toolkit.summaries.digests import digest

PEOPLE = 12
SENSITIVE = (
    ("health",),
    ("family",),
    ("money",),
    ("health", "family"),
    ("health", "money"),
    ("family", "money"),
)
KEY = "E03/blocks_s@during"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "room.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{path}") as opened:
        yield opened


class Someone:
    """A person who answers through the same door as a phone's kernel."""

    def __init__(self, store: Store, session: Session) -> None:
        from wli_toolkit.pages.participant import ParticipantPage

        self.joined: Joined = store.join(session.code, lang="ja")
        self.page = ParticipantPage(store, self.joined.participant.id, self.joined.resume_code)
        self.saves = 0

    @property
    def id(self) -> str:
        return self.joined.participant.id

    def save(self, exercise: str, field: str, value: Any) -> None:
        """Save an answer; whatever goes wrong fails the test."""
        self.saves += 1
        place = {"exercise": exercise, "field": field, "occasion": "during", "row": 0}
        self.page.save({"type": "save", "op": f"op{self.saves}", **place, "value": value})


def guessed(path: Path) -> dict[str, tuple[str, ...]]:
    """Return whose frozen answer to the sensitive question can be found out by trying, with all the file holds."""
    with sqlite3.connect(path) as connection:
        frozen = connection.execute(
            "SELECT contributors FROM wli_snapshots WHERE key = ? ORDER BY threshold", (KEY,)
        ).fetchone()
        keys = [bytes(row[0]) for row in connection.execute("SELECT digest_key FROM wli_participants")]
        keys += [bytes(row[0]) for row in connection.execute("SELECT salt FROM wli_sessions")]
    connection.close()
    tried = {
        digest(json.dumps({"blocks_s@during": value}, sort_keys=True), each): value
        for each in keys
        for value in SENSITIVE
    }
    return {
        person: tried[each]
        for person, digests in json.loads(frozen[0]).items()
        for each in digests.split()
        if each in tried
    }


def withdraw_group(store: Store, person: Someone) -> None:
    person.save("E00", "consent_group", False)


def withdraw_sensitive(store: Store, person: Someone) -> None:
    person.save("E00", "consent_sensitive", False)


def delete(store: Store, person: Someone) -> None:
    store.delete_participant(person.id)


@pytest.mark.parametrize("act", [withdraw_group, withdraw_sensitive, delete])
def test_a_frozen_sensitive_answer_cannot_be_guessed_after(
    path: Path, store: Store, act: Callable[[Store, Someone], None]
) -> None:
    pack = load_pack()
    session, _passcode = store.create_session(agenda=load_agenda(pack, "90min"))
    people = [Someone(store, session) for _ in range(PEOPLE)]
    for number, person in enumerate(people):
        person.save("E00", "consent_group", True)
        person.save("E00", "consent_sensitive", True)
        person.save("E03", "blocks", list(SENSITIVE[number % 6]))
    step = next(
        step.id for step in session.agenda_model().steps if any(ask.exercise == "E03" for ask in step.asks)
    )
    freeze_step(store, session.code, step)
    before = guessed(path)
    assert before == {person.id: SENSITIVE[number % 6] for number, person in enumerate(people)}, (
        "it can be found"
    )
    gone = people[3]
    act(store, gone)
    after = guessed(path)
    assert gone.id not in after
    assert after.keys() == before.keys() - {gone.id}
