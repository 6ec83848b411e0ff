"""The participant's widget in Python: it carries messages, and nothing rests in its state."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import comm
import pytest
from comm.base_comm import BaseComm

from wli_toolkit.widgets.base.page_widget import TOKENS
from wli_toolkit.widgets.participant import ParticipantWidget

HERE = Path(ParticipantWidget.entry).parent


class StubComm(BaseComm):
    """A comm that keeps what it was told to send."""

    def __init__(self, **kwargs: Any) -> None:
        self.messages: list[tuple[str, dict[str, Any]]] = []
        super().__init__(**kwargs)

    def publish_msg(self, msg_type: str, data: Any = None, **_rest: Any) -> None:
        """Keep the message."""
        self.messages.append((msg_type, data or {}))


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comm, "create_comm", StubComm)


def receive(widget: ParticipantWidget, content: object) -> None:
    """Let a front end's message arrive, as the comm hands it over."""
    message = {"content": {"data": {"method": "custom", "content": content}}, "buffers": []}
    widget.comm.handle_msg(message)


@pytest.mark.usefixtures("stub")
def test_a_message_is_sent_to_the_page() -> None:
    widget = ParticipantWidget()
    widget.send_message({"type": "saved", "op": "1"})
    kind, data = widget.comm.messages[-1]
    assert kind == "comm_msg"
    assert data == {"method": "custom", "content": {"type": "saved", "op": "1"}}


@pytest.mark.usefixtures("stub")
def test_only_objects_reach_the_listener() -> None:
    widget = ParticipantWidget()
    heard: list[dict[str, Any]] = []
    widget.on_message(heard.append)
    for content in ("hello", 3, None, ["hello"], {"type": "hello"}):
        receive(widget, content)
    assert heard == [{"type": "hello"}]


@pytest.mark.usefixtures("stub")
def test_in_a_notebook_the_widget_brings_its_front_end() -> None:
    widget = ParticipantWidget()
    assert widget.get_state()["_esm"] == ParticipantWidget.module_text()
    assert widget.get_state()["_css"] == ParticipantWidget.style_text()


@pytest.mark.usefixtures("stub")
def test_where_the_page_loads_the_front_end_itself_the_state_is_small() -> None:
    state = ParticipantWidget(served=True).get_state()
    assert "export default" in state["_esm"]
    assert len(state["_esm"]) + len(state["_css"]) < 100


@pytest.mark.usefixtures("stub")
def test_a_message_leaves_the_state_as_it_was() -> None:
    widget = ParticipantWidget()
    before = widget.get_state()
    receive(widget, {"type": "save", "value": "a private sentence"})
    widget.send_message({"type": "saved", "value": "a private sentence"})
    assert widget.get_state() == before


def test_script_and_style_stay_lean() -> None:
    sent = [ParticipantWidget.module_text(), ParticipantWidget.style_text()]
    assert sum(len(gzip.compress(text.encode(), 9)) for text in sent) < 60_000


def test_every_rule_stands_under_our_own_names() -> None:
    for file in (TOKENS, *ParticipantWidget.styles):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selectors in re.findall(r"(?:^|[{}])\s*([^{}@;]+)\{", text):
            if re.fullmatch(r"\s*(?:from|to|[\d.]+%(?:,\s*[\d.]+%)*)\s*", selectors):
                continue
            for selector in re.split(r",(?![^(]*\))", selectors):
                assert selector.strip().startswith(".wli"), f"{file.name}: {selector.strip()!r}"


def test_colours_are_named_in_one_place() -> None:
    for file in HERE.glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        found = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", text)) - {"#fff"}
        assert not found, f"{file.name} uses {found}; name colours in tokens.css"


@pytest.mark.parametrize("word", ["innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "randomUUID"])
def test_the_front_end_builds_nodes_and_needs_no_secure_context(word: str) -> None:
    assert word not in ParticipantWidget.module_text()
