"""Exercises outside a seminar: one's own answers in one's own store, at one's own pace."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from platformdirs import user_data_path

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import Agenda
from wli_toolkit.pages.participant import ParticipantPage
from wli_toolkit.store import Store, StoreError, open_store
from wli_toolkit.widgets.participant import ParticipantWidget

SELF_STUDY_CODE_FILE = "self-study-code"
AGENDA = "30min"


def exercise(exercise_id: str) -> ParticipantWidget:
    """Return one exercise to answer in a notebook cell.

    Answers are kept in the user's own store, so that the blueprint at the end knows them.

    Raises
    ------
    KeyError
        If there is no such exercise; the message names the ones there are.
    """
    wanted = load_pack().exercise(exercise_id.upper())
    return own_page((wanted.id,)).widget


def practice() -> ParticipantWidget:
    """Return the whole participant's page, for oneself."""
    return own_page(None).widget


def own_page(only: tuple[str, ...] | None) -> ParticipantPage:
    """Return the user's own page in the user's own session."""
    store = own_store()
    participant, code = own_participant(store)
    return ParticipantPage(store, participant, code, mode="self_study", only=only)


@cache
def own_store() -> Store:
    """Return the user's own store."""
    return open_store(f"sqlite:///{own_folder() / 'self-study.db'}")


def own_folder() -> Path:
    """Return where self-study keeps its answers: `WLI_SELF_STUDY`, else the user's data folder."""
    folder = Path(os.environ.get("WLI_SELF_STUDY") or user_data_path("wli_toolkit"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def own_participant(store: Store) -> tuple[str, str]:
    """Return the user's participant id and resume code; made at first use, kept readable by the owner only."""
    path = own_folder() / SELF_STUDY_CODE_FILE
    if path.exists():
        own_session, code = path.read_text(encoding="ascii").split()
        try:
            return store.resume(own_session, code).id, code
        except StoreError:
            pass  # the answers were deleted; start anew
    agenda: Agenda = load_agenda(load_pack(), AGENDA)
    session, _passcode = store.create_session(agenda=agenda, settings={"pace": "free", "purge_days": 366})
    joined = store.join(session.code, lang="ja")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{session.code} {joined.resume_code}\n")
    return joined.participant.id, joined.resume_code
