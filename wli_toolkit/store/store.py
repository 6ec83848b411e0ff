"""The store: one door to sessions, participants, answers, live state, pictures and blueprints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self, TypeVar

from wli_toolkit.store.address import address_of, prepare_file
from wli_toolkit.store.answers import AnswerRoom
from wli_toolkit.store.assistants import AssistantRoom
from wli_toolkit.store.consenting import ConsentRoom
from wli_toolkit.store.engine import Database
from wli_toolkit.store.handing_in import HandInRoom
from wli_toolkit.store.helping import HelpRoom
from wli_toolkit.store.live import LiveRoom
from wli_toolkit.store.migrations import bring_up_to_date
from wli_toolkit.store.participants import ParticipantRoom
from wli_toolkit.store.purging import PurgeRoom
from wli_toolkit.store.room_log import LogRoom
from wli_toolkit.store.sessions import SessionRoom
from wli_toolkit.store.setting_up import SetUpRoom
from wli_toolkit.store.snapshots import SnapshotRoom
from wli_toolkit.store.transfer import TransferRoom
from wli_toolkit.store.wall import WallRoom

T = TypeVar("T")


class Store(
    SessionRoom,
    PurgeRoom,
    SetUpRoom,
    AssistantRoom,
    ParticipantRoom,
    ConsentRoom,
    HelpRoom,
    AnswerRoom,
    LiveRoom,
    LogRoom,
    SnapshotRoom,
    HandInRoom,
    WallRoom,
    TransferRoom,
):
    """All rooms on one database. Open it with `open_store`; safe for the threads of one process."""

    @property
    def url(self) -> str:
        """What opens the same store from another process; may hold a password, so do not show it."""
        return self._database.address.secret

    @property
    def shown_url(self) -> str:
        """The store's place without its password, for people."""
        return self._database.address.shown

    @property
    def database(self) -> Database:
        """The database beneath, for watching."""
        return self._database

    def together(self, work: Callable[[], T]) -> T:
        """Return what `work` returns; all it reads here is the store as it is at one moment.

        Quicker than reading one thing after the other. `work` may run again after a rollback, and only reads.
        """
        return self._database.read_together(work)

    @property
    def kind(self) -> str:
        """Which kind of database it is: ``sqlite`` or ``postgresql``."""
        return self._database.address.url.get_backend_name()

    def move(self, url: str) -> bool:
        """Go on with the store at `url`, which another process has open now.

        What has been worked out for this one's statements stays, and need not be worked out again. False, and
        nothing has changed, if that is another kind of database.
        """
        return self._database.move(address_of(url))

    def rest(self) -> None:
        """Let go of connections that others may need; the next call makes them again."""
        self._database.rest()

    def close(self) -> None:
        """Close every connection."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Store at {self.shown_url}>"


def open_store(url: str | None = None, *, is_current: bool = False) -> Store:
    """Open a store, creating or migrating its tables if need be.

    Parameters
    ----------
    url
        ``sqlite:///PATH`` or ``postgresql://…``. None takes the environment variable
        ``WLI_DATABASE_URL``, else a file in the user's data folder.
    is_current
        True where another process has this store open now, so that it need not be looked at first.

    Raises
    ------
    StoreError
        One line on why it cannot be opened and the way out; `NotWritable`, `NewerSchema` and
        `Unreachable` among them.
    """
    address = address_of(url)
    if is_current:
        return Store(Database(address))
    if address.path is not None:
        prepare_file(address.path)
    database = Database(address)
    try:
        bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return Store(database)
