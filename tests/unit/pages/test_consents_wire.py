"""Acting on a consent: what is sealed and who is counted, also where the kernel dies in between."""

from __future__ import annotations

from typing import Any

import pytest
from page_wire import Wire

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.pages.participant import ParticipantPage
from wli_toolkit.store import Joined, Store, StoreError


@pytest.fixture
def joined(own_store: Store) -> Joined:
    session, _passcode = own_store.create_session(agenda=load_agenda(load_pack(), "60min"))
    return own_store.join(session.code, lang="ja")


def page_of(store: Store, joined: Joined, monkeypatch: pytest.MonkeyPatch) -> Wire[ParticipantPage]:
    return Wire(ParticipantPage(store, joined.participant.id, joined.resume_code), monkeypatch)


def save(wire: Wire[ParticipantPage], op: str, exercise: str, field: str, value: Any) -> str:
    place = {"occasion": "during", "exercise": exercise, "field": field, "row": 0}
    [told] = wire.send(type="save", op=op, **place, value=value)
    return str(told["type"])


def open_answers(store: Store, joined: Joined) -> set[str]:
    """Return the fields whose answers can be read without a key."""
    return {answer.field for answer in store.answers(joined.participant.id)}


def test_a_sensitive_answer_is_open_only_while_its_author_agrees(
    own_store: Store, joined: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire = page_of(own_store, joined, monkeypatch)
    assert save(wire, "1", "E13", "detach", 7) == "saved"
    assert "detach" not in open_answers(own_store, joined)
    assert save(wire, "2", "E00", "consent_sensitive", True) == "saved"
    assert "detach" not in open_answers(own_store, joined), "nobody is counted there who is counted nowhere"
    assert save(wire, "2b", "E00", "consent_group", True) == "saved"
    assert "detach" in open_answers(own_store, joined)
    assert save(wire, "3", "E00", "consent_sensitive", False) == "saved"
    assert "detach" not in open_answers(own_store, joined)


def test_what_was_withdrawn_while_the_kernel_died_is_sealed_by_the_next_one(
    own_store: Store, joined: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire = page_of(own_store, joined, monkeypatch)
    save(wire, "0", "E00", "consent_group", True)
    save(wire, "1", "E00", "consent_sensitive", True)
    save(wire, "2", "E13", "detach", 7)

    def dies(*_: object, **__: object) -> None:
        raise StoreError("the kernel is gone", "Start another")

    with monkeypatch.context() as broken:
        broken.setattr(own_store, "apply_consents", dies)
        assert save(wire, "3", "E00", "consent_sensitive", False) == "problem"
    page_of(own_store, joined, monkeypatch)
    assert "detach" not in open_answers(own_store, joined)
    assert own_store.participant(joined.participant.id).consent_sensitive is False


@pytest.mark.parametrize("withdrawn", ["consent_group", "consent_sensitive"])
def test_a_consent_withdrawn_in_another_tab_while_an_answer_is_being_saved_holds(
    own_store: Store, joined: Joined, monkeypatch: pytest.MonkeyPatch, withdrawn: str
) -> None:
    wire, other = page_of(own_store, joined, monkeypatch), page_of(own_store, joined, monkeypatch)
    save(wire, "0", "E00", "consent_group", True)
    save(wire, "1", "E00", "consent_sensitive", True)
    really = own_store.save_answers

    def meanwhile(*args: Any, **kwargs: Any) -> Any:
        # The answer was to be saved open; before it is, the other tab withdraws.
        monkeypatch.setattr(own_store, "save_answers", really)
        assert save(other, "2", "E00", withdrawn, False) == "saved"
        return really(*args, **kwargs)

    monkeypatch.setattr(own_store, "save_answers", meanwhile)
    assert save(wire, "3", "E13", "detach", 7) == "saved"
    assert "detach" not in open_answers(own_store, joined)
    page = ParticipantPage(own_store, joined.participant.id, joined.resume_code)
    assert {a.field: a.value for a in own_store.answers(joined.participant.id, page.key)}["detach"] == 7
