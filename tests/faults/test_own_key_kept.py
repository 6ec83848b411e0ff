"""A store that does not answer takes nobody's key: the self-learner's code is dropped only when its owner is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from wli_toolkit.pages import self_study
from wli_toolkit.store import Busy, Participant, open_store


def test_the_code_outlives_a_busy_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WLI_SELF_STUDY", str(tmp_path))
    with open_store(f"sqlite:///{tmp_path / 'self-study.db'}") as store:
        mine = self_study.own_participant(store)

        def busy(_code: str, _resume_code: str) -> Participant:
            raise Busy("the database stayed locked", "Try again")

        with monkeypatch.context() as patch:
            patch.setattr(store, "resume", busy)
            with pytest.raises(Busy):
                self_study.own_participant(store)
        assert self_study.own_participant(store) == mine
        store.delete_participant(mine[0])
        assert self_study.own_participant(store) != mine
