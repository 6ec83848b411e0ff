"""What the store refuses, each error naming what is wrong and the way out in one line."""

# ruff: noqa: N818 - the names are part of the public contract and read as what happened

from __future__ import annotations

from collections.abc import Sequence

from wli_toolkit.content.plain_text import shortened


class StoreError(Exception):
    """Something the store cannot do, with the way out.

    Parameters
    ----------
    reason
        What is wrong, naming the value: ``"no session with this code: K7M2QX"``. Never an answer, a
        passcode or a resume code.
    way_out
        One sentence on what to do about it.
    """

    def __init__(self, reason: str, way_out: str) -> None:
        super().__init__(reason, way_out)
        self.reason = reason
        self.way_out = way_out

    def __str__(self) -> str:
        return f"{self.reason.rstrip('.')}. {self.way_out}"


class UnknownSession(StoreError):
    """No session has this code."""


class SessionClosed(StoreError):
    """The session has ended: nothing more can be joined, saved or handed in."""


class RowTaken(StoreError):
    """A row that somebody begins has been begun already, from another device or window.

    Attributes
    ----------
    rows
        The numbers of the rows that are there, in order.
    """

    def __init__(self, rows: Sequence[int]) -> None:
        there = ", ".join(map(str, rows))
        super().__init__(f"this row has been begun already; there are {there}", "Take another row")
        self.rows = tuple(rows)


class WrongPasscode(StoreError):
    """The passcode is not this session's. Raised by whoever asks for one; the store only says yes or no."""


class ConsentChanged(StoreError):
    """What may be counted of a person was changed while an answer was being saved."""


class UnknownResumeCode(StoreError):
    """The resume code is malformed or belongs to nobody in this session."""


class WrongKey(StoreError):
    """The key or resume code does not open this participant's answers."""


class UnknownParticipant(StoreError):
    """No participant has this id, or not any more."""


class UnknownStep(StoreError):
    """The session's agenda has no such step."""


class UnknownSnapshot(StoreError):
    """No figure was frozen under this key and threshold."""


class UnknownHandIn(StoreError):
    """No blueprint is handed in under this number, or not any more."""


class UnknownPost(StoreError):
    """Nothing is put out for the wall under this number, or not any more."""


class SessionExists(StoreError):
    """There is a session with this code already."""


class WrongPassphrase(StoreError):
    """The passphrase does not open this file."""


class DamagedFile(StoreError):
    """The file is not an exported session, or not all of it."""


class NewerFile(StoreError):
    """The file was exported by a newer version of this toolkit."""


class BadValue(StoreError):
    """A value that the store does not take."""


class NewerSchema(StoreError):
    """The database was written by a newer version of this toolkit."""


class NotWritable(StoreError):
    """The database file cannot be written, or is not ours."""


class Unreachable(StoreError):
    """The database server does not answer, or not to us."""


class Refused(StoreError):
    """The database refused for a reason that we know no way out of."""


class Busy(StoreError):
    """Others kept the database locked for longer than we wait."""


def unknown_session(code: object) -> UnknownSession:
    """Return the error for a session code that is not known."""
    return UnknownSession(
        f"no session with this code: {shortened(code)}",
        "Check the code on the screen, or list the sessions there are with `wli session list`",
    )


def session_closed(code: str) -> SessionClosed:
    """Return the error for a session that has ended."""
    return SessionClosed(
        f"this session has ended: {code}",
        "What was saved before is kept and can still be read; start a new session to go on",
    )


def unknown_participant(participant_id: object) -> UnknownParticipant:
    """Return the error for a participant who is not, or no longer, there."""
    return UnknownParticipant(
        f"no participant with this id: {shortened(participant_id)}",
        "Their data may have been deleted; join again from the session's first page",
    )


def unknown_hand_in(number: object) -> UnknownHandIn:
    """Return the error for a blueprint that is not, or no longer, handed in."""
    return UnknownHandIn(
        f"no blueprint is handed in under this number: {shortened(number)}",
        "Its author may have taken it back; look at the list again",
    )


def unknown_post(number: object) -> UnknownPost:
    """Return the error for a text that is not, or no longer, put out for the wall."""
    return UnknownPost(
        f"nothing is put out for the wall under this number: {shortened(number)}",
        "Its author may have taken it back or rewritten it; look at the list again",
    )


def wrong_key(participant_id: str) -> WrongKey:
    """Return the error for a key that does not open what it should."""
    return WrongKey(
        f"this key does not open the private answers of participant {shortened(participant_id)}",
        "Enter the resume code that was shown to this participant when joining",
    )
