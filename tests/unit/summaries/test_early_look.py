"""A summary that is made while the first step is still being answered does not fix its picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.store import Cell, Session, Store, open_store
from wli_toolkit.summaries import summarise


def answer(store: Store, session: Session, people: int) -> None:
    """Let `people` join and say what voice is theirs."""
    for _number in range(people):
        joined = store.join(session.code, lang="ja")
        key = store.unlock(joined.participant.id, joined.resume_code)
        store.set_consents(joined.participant.id, group=True, sensitive=False)
        store.save_answers(
            joined.participant.id,
            key,
            occasion="during",
            exercise="E00",
            cells=[Cell("voice", "start_small", seal=False)],
            op="only",
        )


def test_an_early_look_does_not_fix_the_first_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wli_toolkit.store.codes._SCRYPT", (1, 8, 1))
    with open_store(f"sqlite:///{tmp_path / 'early.sqlite'}") as store:
        session, _passcode = store.create_session(agenda=load_agenda(load_pack(), "30min"))
        answer(store, session, 16)
        assert all(figure.n is None for figure in summarise(store, session.code).figures)
        answer(store, session, 4)
        step = session.agenda_model().steps[0].id
        store.open_step(session.code, step)
        store.close_step(session.code, step)
        assert summarise(store, session.code)["E00"].n == 20
