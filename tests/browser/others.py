"""Other people's answers, put straight into the store."""

from __future__ import annotations

from tests.browser.seminar import Seminar
from wli_toolkit.store import open_store

SAID = ["start_small", "absorbed_again", "start_small", "absorbed_again", "too_late", "not_for_me"] * 3


def others_answer(seminar: Seminar) -> None:
    """Let others answer the first step, so that there is a group."""
    with open_store(f"sqlite:///{seminar.database}") as store:
        for number, voice in enumerate(SAID):
            joined = store.join(seminar.code, lang="ja")
            key = store.unlock(joined.participant.id, joined.resume_code)
            store.set_consents(joined.participant.id, group=True, sensitive=False)
            store.save_answer(
                joined.participant.id, key, occasion="during", exercise="E00", field="voice",
                value=voice, seal=False, op=f"op{number}",
            )  # fmt: skip
