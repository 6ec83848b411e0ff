"""Everything a participant's kernel will need, imported and gone through once before anybody arrives."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import wli_toolkit.pages.seat_process  # noqa: F401 - what every kernel is; here so that it is imported once
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import LANGS
from wli_toolkit.pages.asked import rows_allowed
from wli_toolkit.pages.participant import ParticipantPage
from wli_toolkit.pages.seat_store import keep_for_seat
from wli_toolkit.store import open_store, preload

AGENDA = "30min"
OFTEN = 10
"""So often an answer is saved: by then Python has settled how it runs the code on the way."""
TAKEN_HOME = ("boxes", "hand_in", "handed_in", "take_back", "job_card", "calendar", "sheet")
"""What is asked for at the end, and needs what nothing before it needs."""


def rehearse(kind: str | None = None) -> None:
    """Let an imagined person use the page for a while, and set aside what stays the same for everybody.

    What is imported, parsed and compiled on the way is then shared by every process forked from this one, or
    already there in a process that waits in the pool. The imagined session is in a file of its own, which is
    gone afterwards; the store goes to the seat, with the statements that were worked out for it.

    Parameters
    ----------
    kind
        What kind of database people will use: ``sqlite``, which is also what is rehearsed with, or ``postgresql``.
    """
    preload(kind or "sqlite")
    with tempfile.TemporaryDirectory(prefix="wli-rehearsal-", ignore_cleanup_errors=True) as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'rehearsal.sqlite'}")
        try:
            session, _passcode = store.create_session(
                agenda=load_agenda(load_pack(), AGENDA), lang=LANGS[0], simulated=True
            )
            joined = store.join(session.code, lang=LANGS[0], simulated=True)
            page = ParticipantPage(
                store, joined.participant.id, joined.resume_code, origin="http://localhost"
            )
            for message in _said(page):
                page.receive(message)
            page.widget.close()
            del page
        finally:
            store.close()
    keep_for_seat(store)
    gc.collect()
    gc.freeze()


def _said(page: ParticipantPage) -> Iterator[Mapping[str, Any]]:
    """Yield what a phone says: where it is, an answer to a question of each step, and what it asks back."""
    yield {"type": "hello"}
    for step in page.agenda.steps:
        for ask in step.asks:
            exercise = page.pack.exercise(ask.exercise)
            fields = (field.id for field in exercise.asked(step.occasion, ask.form))
            asked = next(name for name in fields if rows_allowed(page.pack, page.agenda, step, ask, name))
            answer = {"exercise": exercise.id, "field": asked, "occasion": step.occasion.value, "row": 0}
            for number in range(OFTEN):
                yield {"type": "where", "step": step.id, "screen": asked, "done": []}
                yield {"type": "save", "op": f"{step.id}-{number}", "value": None, **answer}
            yield {"type": "feedback", "step": step.id, "exercise": exercise.id, "lang": page.session.lang}
    for kind in TAKEN_HOME:
        yield {"type": kind, "lang": page.session.lang, "boxes": []}
