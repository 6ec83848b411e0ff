"""The part of a page that is the same for everybody is made once, and anew when its session changes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.server import shared_content
from wli_toolkit.server.shared_content import MOST_SESSIONS, SharedContent, embed
from wli_toolkit.store import Session, open_store


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return a session."""
    with open_store(f"sqlite:///{tmp_path / 'store.db'}") as store:
        return store.create_session(agenda=load_agenda(load_pack(), "30min"))[0]


def test_it_is_made_once_for_each_state(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def page_content(session: Session, _source: str) -> dict[str, str]:
        made.append(session.code)
        return {"facilitator": session.settings.get("facilitator_name", "")}

    monkeypatch.setattr(shared_content, "page_content", page_content)
    shared = SharedContent()
    changed = replace(session, settings={**session.settings, "facilitator_name": "</script>"})
    assert shared.of(session) == shared.of(replace(session))
    assert len(made) == 1
    assert json.loads(shared.of(changed)) == {"facilitator": "</script>"}
    assert "</script>" not in shared.of(changed)
    assert len(made) == 2


def test_no_more_sessions_are_kept_than_it_says(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_content, "page_content", lambda session, _source: session.code)
    shared = SharedContent()
    for number in range(MOST_SESSIONS + 3):
        assert json.loads(shared.of(replace(session, code=f"CODE{number}"))) == f"CODE{number}"
    assert len(shared._made) == MOST_SESSIONS


def test_what_is_embedded_ends_no_script_and_no_line() -> None:
    value = {"text": "</script>\u2028\u2029"}
    assert json.loads(embed(value)) == value
    assert not set("<\u2028\u2029") & set(embed(value))
