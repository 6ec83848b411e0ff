"""Everybody who might ask a running server for something: whose it is, and whose it is not."""

from __future__ import annotations

from dataclasses import dataclass

from tests.browser.seminar import Seminar
from tests.server.client import Client, Talk, come_in, facilitator, member
from wli_toolkit.store import Store

PEOPLE = (
    "nobody",
    "participant",
    "fellow",  # another participant of the same session
    "elsewhere",  # a participant of another session
    "assistant",
    "facilitator",
    "other assistant",  # of another session
    "other facilitator",
)
SAID = "QvMarkedWords"
"""What the participant wrote and nobody else may see."""


@dataclass
class Cast:
    """The people, by the names above, and the kernels of one session's pages."""

    seminar: Seminar
    people: dict[str, Client]
    kernels: dict[str, Talk]
    other: str
    """The code of the other session."""
    resume_code: str


def gather(seminar: Seminar, store: Store) -> Cast:
    """Let everybody come in, and open each page of the session once."""
    agenda = store.session(seminar.code).agenda_model()
    other, other_passcode = store.create_session(agenda=agenda)
    elsewhere = Client(seminar.line["port"])
    assert elsewhere.join(other.code).status == 303
    people = {
        "nobody": Client(seminar.line["port"]),
        "participant": member(seminar),
        "fellow": member(seminar),
        "elsewhere": elsewhere,
        "assistant": come_in(seminar, seminar.code, store.new_assistant_passcode(seminar.code)),
        "facilitator": facilitator(seminar),
        "other assistant": come_in(seminar, other.code, store.new_assistant_passcode(other.code)),
        "other facilitator": come_in(seminar, other.code, other_passcode),
    }
    assert tuple(people) == PEOPLE
    kernels = {
        page: people[who].kernel(page, seminar.code)[1]
        for page, who in (
            ("workshop", "participant"),
            ("console", "facilitator"),
            ("screen", "facilitator"),
            ("assistant", "assistant"),
        )
    }
    talk = kernels["workshop"]
    talk.save("E11", "act", SAID)
    assert talk.wait_for("saved")["value"] == SAID
    code = str(talk.ask({"type": "hello"}, "state")["state"]["resume_code"])
    return Cast(seminar, people, kernels, other.code, code)
