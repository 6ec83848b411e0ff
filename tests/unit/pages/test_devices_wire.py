"""Two devices of one person: the last write wins, and whoever wrote it is told what they could not know of."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_wire import Json, Wire

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.pages.participant import ParticipantPage
from wli_toolkit.store import Joined, Store, open_store

TEXT = {"exercise": "E11", "occasion": "during", "field": "obst"}
"""A private text: what another device wrote there is opened with the person's own key only."""
ACT = {"exercise": "E05", "occasion": "during", "field": "act"}
SPOT = {"exercise": "E05", "occasion": "during", "field": "spot"}


def new_page(store: Store, patch: pytest.MonkeyPatch) -> tuple[Wire[ParticipantPage], Joined]:
    """Return the page of somebody who has just joined a workshop that asks both exercises."""
    session, _passcode = store.create_session(agenda=load_agenda(load_pack(), "60min"))
    joined = store.join(session.code, lang="ja")
    return Wire(ParticipantPage(store, joined.participant.id, joined.resume_code), patch), joined


@pytest.fixture
def phone(own_store: Store, monkeypatch: pytest.MonkeyPatch) -> Wire[ParticipantPage]:
    return new_page(own_store, monkeypatch)[0]


@dataclass
class Device:
    """One of the devices, as the page's front end behaves: what it has heard, and what it sent without an answer."""

    wire: Wire[ParticipantPage]
    ops: count[int]
    revision: int = 0
    since: list[str] = field(default_factory=list)

    def write(self, value: str | None, *, heard: bool) -> Json:
        """Write `value`; return what the kernel says, whether this device hears it or not."""
        op = f"op{next(self.ops)}"
        [told] = self.wire.send(
            type="save", op=op, **TEXT, value=value, base=self.revision, since=self.since[-40:]
        )
        if heard:
            self.revision, self.since = told["revision"], []
        else:
            self.since.append(op)
        return told

    def look(self) -> None:
        """Hear how the answers stand, once nothing of this device's own is on its way."""
        [told] = self.wire.send(type="answers")
        for each in told["answers"]:
            if each["field"] == TEXT["field"] and not self.since:
                self.revision = each["revision"]


moves = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["一", "二", "三", None, "look"]), st.booleans()),
    max_size=12,
)


@settings(max_examples=40)
@given(moves)
def test_whoever_writes_over_what_they_could_not_know_is_told_it_and_nobody_else(moves: list[Any]) -> None:
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as folder,
        open_store(f"sqlite:///{Path(folder) / 'wli.sqlite'}") as store,
    ):
        patch.setattr("wli_toolkit.store.codes._SCRYPT", (1, 8, 1))
        wire, _joined = new_page(store, patch)
        ops = count()
        devices = [Device(wire, ops), Device(wire, ops)]
        # Who wrote last, what, and as which revision.
        last: tuple[int | None, str | None, int] = (None, None, 0)
        for number, value, heard in moves:
            device = devices[number]
            if value == "look":
                device.look()
                continue
            writer, before, revision = last
            unknown = writer is not None and writer != number and revision > device.revision
            told = device.write(value, heard=heard)
            assert ("unseen" in told) == (unknown and before != value)
            assert told.get("unseen", before) == before
            last = (number, value, told["revision"])
        stored = {a.field: a.value for a in store.answers(wire.page.participant, wire.page.key)}
        assert stored.get(TEXT["field"]) == last[1]


def save(phone: Wire[ParticipantPage], op: str, value: Any, **more: Any) -> Json:
    """Save one answer and return what is said to it."""
    [told] = phone.send(type="save", op=op, value=value, **more)
    return told


def test_what_stood_there_is_told_whatever_its_parts(phone: Wire[ParticipantPage]) -> None:
    assert "unseen" not in save(phone, "one", {"like": 2, "good": 3}, **SPOT, row=0, base=0)
    told = save(phone, "two", {"like": 9, "good": 9}, **SPOT, row=0, base=0)
    assert told["unseen"] == {"like": 2, "good": 3}
    assert told["revision"] == 2


def test_who_does_not_say_what_they_know_is_told_nothing(phone: Wire[ParticipantPage]) -> None:
    save(phone, "one", "電話", **TEXT)
    assert "unseen" not in save(phone, "two", "来客", **TEXT)


def test_an_op_repeated_is_answered_by_what_stands_there_now(phone: Wire[ParticipantPage]) -> None:
    save(phone, "one", "電話", **TEXT, base=0)
    save(phone, "two", "来客", **TEXT, base=1)
    told = save(phone, "one", "電話", **TEXT, base=0)
    assert (told["value"], told["revision"], told["repeated"]) == ("来客", 2, True)


@pytest.mark.parametrize(
    "odd",
    [{"base": "1"}, {"base": True}, {"base": None}, {"base": 0, "since": "op"}, {"base": 0, "since": [3]}],
)
def test_what_cannot_be_known_is_refused(phone: Wire[ParticipantPage], odd: Json) -> None:
    assert save(phone, "one", "電話", **TEXT, **odd)["type"] == "problem"
    assert phone.send(type="answers")[0]["answers"] != []
    assert not [a for a in phone.send(type="answers")[0]["answers"] if a["field"] == "obst"]


def test_two_devices_that_begin_the_same_row_get_two(phone: Wire[ParticipantPage]) -> None:
    begin = {**ACT, "row": 0, "base": 0, "opens": True}
    assert save(phone, "a1", "写真", **begin)["type"] == "saved"
    taken = save(phone, "b1", "料理", **begin)
    assert (taken["type"], taken["rows"]) == ("taken", [0])
    assert save(phone, "b2", "料理", **{**begin, "row": 1})["type"] == "saved"
    # The first goes on writing before it has heard that the row is its own.
    assert save(phone, "a2", "写真を撮る", **begin, since=["a1"])["type"] == "saved"
    [told] = phone.send(type="answers")
    rows = {each["row"]: each["value"] for each in told["answers"] if each["field"] == "act"}
    assert rows == {0: "写真を撮る", 1: "料理"}


def test_a_row_that_was_emptied_can_be_begun_again(phone: Wire[ParticipantPage]) -> None:
    save(phone, "a1", "写真", **ACT, row=0, base=0, opens=True)
    save(phone, "a2", None, **ACT, row=0, base=1)
    assert save(phone, "b1", "料理", **ACT, row=0, base=0, opens=True)["type"] == "saved"
    assert save(phone, "b2", {"like": 1, "good": 1}, **SPOT, row=0, base=0)["type"] == "saved"
    assert save(phone, "c1", {"like": 5, "good": 5}, **SPOT, row=0, base=0, opens=True)["type"] == "taken"
