"""Sessions, participants, answers and live state: the only room that knows a database."""

from __future__ import annotations

from wli_toolkit.store.answer_rows import Answer
from wli_toolkit.store.answers import Cell, GroupAnswer, Saved
from wli_toolkit.store.assistants import AssistantDoor
from wli_toolkit.store.codes import ResumeCode, normalise_session_code
from wli_toolkit.store.consent import CONSENTS
from wli_toolkit.store.consenting import Consents
from wli_toolkit.store.dialects import preload
from wli_toolkit.store.errors import (
    BadValue,
    Busy,
    ConsentChanged,
    DamagedFile,
    NewerFile,
    NewerSchema,
    NotWritable,
    Refused,
    RowTaken,
    SessionClosed,
    SessionExists,
    StoreError,
    UnknownHandIn,
    UnknownParticipant,
    UnknownPost,
    UnknownResumeCode,
    UnknownSession,
    UnknownSnapshot,
    UnknownStep,
    Unreachable,
    WrongKey,
    WrongPasscode,
    WrongPassphrase,
)
from wli_toolkit.store.handing_in import HandedIn
from wli_toolkit.store.known import Known
from wli_toolkit.store.live_row import Live
from wli_toolkit.store.moderating import WallEntry
from wli_toolkit.store.participants import Joined, Participant
from wli_toolkit.store.posts import OwnPost, Post
from wli_toolkit.store.purging import Purged
from wli_toolkit.store.room_log import Done
from wli_toolkit.store.sealing import Key, Place
from wli_toolkit.store.sessions import Session
from wli_toolkit.store.snapshots import Picture, Snapshot
from wli_toolkit.store.store import Store, open_store
from wli_toolkit.store.watch import Watch

__all__ = [
    "CONSENTS",
    "Answer",
    "AssistantDoor",
    "BadValue",
    "Busy",
    "Cell",
    "ConsentChanged",
    "Consents",
    "DamagedFile",
    "Done",
    "GroupAnswer",
    "HandedIn",
    "Joined",
    "Key",
    "Known",
    "Live",
    "NewerFile",
    "NewerSchema",
    "NotWritable",
    "OwnPost",
    "Participant",
    "Picture",
    "Place",
    "Post",
    "Purged",
    "Refused",
    "ResumeCode",
    "RowTaken",
    "Saved",
    "Session",
    "SessionClosed",
    "SessionExists",
    "Snapshot",
    "Store",
    "StoreError",
    "UnknownHandIn",
    "UnknownParticipant",
    "UnknownPost",
    "UnknownResumeCode",
    "UnknownSession",
    "UnknownSnapshot",
    "UnknownStep",
    "Unreachable",
    "WallEntry",
    "Watch",
    "WrongKey",
    "WrongPasscode",
    "WrongPassphrase",
    "normalise_session_code",
    "open_store",
    "preload",
]
