"""Everything a participant's kernel will need, imported and gone through once before anybody arrives."""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import LANGS
from wli_toolkit.pages.participant import ParticipantPage
from wli_toolkit.pages.seat_kernel import prepared_app
from wli_toolkit.store import open_store

AGENDA = "30min"


def rehearse() -> None:
    """Let an imagined person open the page once, and set aside what stays the same for everybody.

    What is imported, parsed and compiled on the way is then shared by every process forked from this one, or
    already there in a process that waits in the pool. The imagined session is in a file of its own, which is
    gone afterwards.
    """
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
            page.hello({})
            page.widget.close()
            del page
        finally:
            store.close()
    prepared_app()
    gc.collect()
    gc.freeze()
