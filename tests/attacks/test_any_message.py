"""Thousands of messages of any shape to every page: none breaks it, and nothing unvalidated reaches the store."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.attacks.any_message import AGENDA, PACK, STEPS, messages
from tests.attacks.hostile_texts import obeyed
from wli_toolkit.content import check_answer, columns, every_column
from wli_toolkit.content.agenda_building import mistakes_in
from wli_toolkit.pages.assistant import AssistantPage
from wli_toolkit.pages.console import ConsolePage
from wli_toolkit.pages.content_view import within_session
from wli_toolkit.pages.conversation import Conversation
from wli_toolkit.pages.participant import ParticipantPage
from wli_toolkit.pages.screen import ScreenPage
from wli_toolkit.store import StoreError, open_store
from wli_toolkit.store.handing_in import MOST_IN_A_REPLY
from wli_toolkit.store.settings import complete_settings
from wli_toolkit.store.wall import MOST_IN_A_POST

ADDRESS = "http://192.0.2.7:8866"
COSTLY = ("close_step", "end", "delete_me")
"""Asked for at most once in an example: after them little is left to break, and the first two draw pictures."""
LOGGED: list[str] = []


class Unforeseen(logging.Handler):
    """Keeps what a page says of an error that it did not foresee."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            LOGGED.append(record.getMessage())


def heard_by(page: Conversation) -> list[dict[str, Any]]:
    """Let a page keep what it sends."""
    heard: list[dict[str, Any]] = []
    page.widget.send_message = heard.append  # type: ignore[method-assign, assignment]
    return heard


class Room(RuleBasedStateMachine):
    """One session with all its pages, each of which is sent anything in any order."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.place = TemporaryDirectory()
        self.store = open_store(f"sqlite:///{self.place.name}/wli.db")
        session, _passcode = self.store.create_session(agenda=AGENDA, settings={"contact": "内線1"})
        self.code = session.code
        self.store.new_assistant_passcode(self.code)
        door = self.store.assistant_door(self.code)
        assert door is not None
        self.done: set[str] = set()
        self.setting_up: dict[str, Any] = dict(session.agenda)
        console = ConsolePage(self.store, self.code, ((ADDRESS, "Wi-Fi"),))
        self.pages: dict[str, Conversation] = {
            "console": console,
            "assistant": AssistantPage(self.store, self.code, door.grant),
            "screen": ScreenPage(self.store, self.code, ADDRESS),
        }
        self.heard = {name: heard_by(page) for name, page in self.pages.items()}

    def teardown(self) -> None:
        self.store.close()
        self.place.cleanup()

    def send(self, name: str, message: dict[str, Any]) -> None:
        """Send a message, and look at what comes back."""
        kind = message.get("type")
        if isinstance(kind, str) and kind in COSTLY:
            if kind in self.done:
                return
            self.done.add(kind)
        heard = self.heard[name]
        heard.clear()
        LOGGED.clear()
        self.pages[name].receive(message)
        assert not LOGGED, (LOGGED, message)
        for answer in heard:
            json.dumps(answer, allow_nan=False, ensure_ascii=False).encode()

    @rule()
    def somebody_joins(self) -> None:
        if "participant" in self.pages:
            return
        try:
            joined = self.store.join(self.code, lang="ja")
        except StoreError:
            return
        page = ParticipantPage(self.store, joined.participant.id, joined.resume_code)
        self.pages["participant"], self.heard["participant"] = page, heard_by(page)
        self.joined = joined
        for exercise, field in (("E14", "do"), ("E06", "change"), ("E14", "b1")):
            if any(ask.exercise == exercise for step in page.agenda.steps for ask in step.asks):
                self.send("participant", save(exercise, field, "=1+1\x00<b>"))

    @rule(step=st.sampled_from(STEPS))
    def a_step_opens(self, step: str) -> None:
        self.send("console", {"type": "open_step", "step": step})

    @rule(data=st.data())
    def anything_is_sent(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.pages)))
        for message in data.draw(
            st.lists(messages(sorted(self.pages[name].handlers())), min_size=1, max_size=8)
        ):
            self.send(name, message)

    @invariant()
    def every_answer_is_one(self) -> None:
        if "participant" not in self.pages:
            return
        page = self.pages["participant"]
        assert isinstance(page, ParticipantPage)
        try:
            answers = self.store.answers(page.participant, page.key)
        except StoreError:
            assert "delete_me" in self.done
            return
        for answer in answers:
            exercise = PACK.exercise(answer.exercise)
            assert answer.field in (*every_column(exercise), *exercise.kept)
            field = next((one for one in exercise.fields if one.id == answer.field), None)
            if field is not None and len(tuple(columns(field))) == 1:
                assert check_answer(within_session(field, page.session), answer.value) == answer.value
            if isinstance(answer.value, str):
                assert not obeyed(answer.value)
                assert "\n" not in answer.value

    @invariant()
    def the_room_is_one(self) -> None:
        session = self.store.session(self.code)
        assert complete_settings(session.settings) == session.settings
        assert not obeyed(json.dumps(session.settings, ensure_ascii=False))
        agenda = session.agenda_model()
        assert not list(mistakes_in(session.pack_model(), agenda))
        assert not obeyed(agenda.model_dump_json())
        live = self.store.live(self.code)
        assert live.step is None or live.step in {step.id for step in agenda.every_step}
        for post in self.store.wall(self.code):
            assert 0 < len(post.text) <= MOST_IN_A_POST
            assert not obeyed(post.text)
        for handed in self.store.handed_in(self.code):
            assert not handed.reply or len(handed.reply) <= MOST_IN_A_REPLY


def save(exercise: str, field: str, value: Any) -> dict[str, Any]:
    """Return a message that saves."""
    place = {"exercise": exercise, "field": field, "occasion": "during", "row": 0}
    return {"type": "save", "op": f"{exercise}-{field}", **place, "value": value}


def test_no_message_breaks_a_page_or_reaches_the_store_unchecked(
    monkeypatch: pytest.MonkeyPatch, times: Callable[[int, int], int]
) -> None:
    monkeypatch.setattr("wli_toolkit.store.codes._SCRYPT", (1, 8, 1))
    log, watching = logging.getLogger("wli_toolkit.pages.conversation"), Unforeseen()
    log.addHandler(watching)
    try:
        run_state_machine_as_test(  # type: ignore[no-untyped-call]
            Room,
            settings=settings(
                deadline=None,
                max_examples=times(12, 300),
                stateful_step_count=times(15, 40),
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        log.removeHandler(watching)
