"""Exercises outside a seminar: one's own answers in one's own store, at one's own pace."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from platformdirs import user_data_path

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import Agenda, Step
from wli_toolkit.pages.participant import ParticipantPage
from wli_toolkit.store import Store, UnknownParticipant, UnknownResumeCode, UnknownSession, open_store
from wli_toolkit.store.settings import FREE, LONGEST_KEPT
from wli_toolkit.widgets.participant import ParticipantWidget

SELF_STUDY_CODE_FILE = "self-study-code"
AGENDA = "self-study"


def exercise(exercise_id: str, occasion: str | None = None) -> ParticipantWidget:
    """Return one exercise to answer in a notebook cell.

    Answers are kept in the user's own store, so that the blueprint at the end knows them.

    Parameters
    ----------
    occasion
        `before`, `during`, `after` or `followup`, for an exercise that is asked more than once; None shows
        it the first time it is asked.

    Raises
    ------
    KeyError
        If there is no such exercise; the message names the ones there are.
    ValueError
        If it is not asked on that occasion; the message names those it is asked on.
    """
    wanted = load_pack().exercise(exercise_id.upper()).id
    steps = [step for step in own_agenda().every_step if wanted in {ask.exercise for ask in step.asks}]
    asked = [step for step in steps if occasion in (None, step.occasion.value)][:1]
    if not asked:
        known = ", ".join(step.occasion.value for step in steps)
        raise ValueError(f"{wanted} is not asked on the occasion {occasion!r}; it is asked on: {known}")
    return own_page(asked).widget


def follow_up() -> ParticipantWidget:
    """Return the questions to look back with, some weeks later."""
    return own_page(own_agenda().follow_up).widget


def practice() -> ParticipantWidget:
    """Return the whole participant's page, for oneself."""
    return own_page(()).widget


def own_page(steps: Iterable[Step]) -> ParticipantPage:
    """Return the user's own page in the user's own session, with these steps or with all of the workshop."""
    store = own_store()
    participant, code = own_participant(store)
    only = frozenset(step.id for step in steps) or None
    return ParticipantPage(store, participant, code, mode="self_study", only=only)


def own_agenda() -> Agenda:
    """Return the agenda of self-study."""
    return load_agenda(load_pack(), AGENDA)


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
        except (UnknownParticipant, UnknownResumeCode, UnknownSession):
            path.unlink(missing_ok=True)  # the answers were deleted; start anew
    session, _passcode = store.create_session(
        agenda=own_agenda(), settings={"pace": FREE, "purge_days": LONGEST_KEPT}
    )
    joined = store.join(session.code, lang="ja")
    # Several notebooks may be opened at once for the first time: whoever comes first counts for all.
    fresh = path.with_name(f"{path.name}.{joined.participant.id}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{session.code} {joined.resume_code}\n")
    try:
        os.link(fresh, path)
    except FileExistsError:
        store.delete_participant(joined.participant.id)
        return own_participant(store)
    except OSError:
        fresh.replace(path)  # a disk without links
    finally:
        fresh.unlink(missing_ok=True)
    return joined.participant.id, joined.resume_code
