"""Frozen pictures: what was shown of the group, and of whom it was made."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select, update

from wli_toolkit.content.plain_text import shortened
from wli_toolkit.store import schema
from wli_toolkit.store.errors import BadValue, UnknownSnapshot
from wli_toolkit.store.guards import Room, language, name, session_row
from wli_toolkit.store.sealing import as_json

APART = "blueprints."
"""What is frozen under a key that begins so is no picture: nobody can release it, and it is asked for by name."""


@dataclass(frozen=True)
class Snapshot:
    """One figure as frozen.

    Attributes
    ----------
    key
        Which figure, such as ``"E01/pairs@during"``.
    threshold
        The number of people under which it was suppressed.
    frozen_at
        Seconds since the epoch, UTC.
    payload
        The suppressed result, as JSON.
    contributors
        Participant id → digest of the answers counted. Outlives a participant's deletion, then as a
        random id that leads to nobody.
    svg
        Language → drawing; empty until drawn.
    """

    session: str
    key: str
    threshold: int
    frozen_at: float
    payload: dict[str, Any]
    contributors: dict[str, str]
    svg: dict[str, str]


@dataclass(frozen=True)
class Picture:
    """One figure to freeze; the attributes are those of `Snapshot`."""

    key: str
    threshold: int
    payload: Mapping[str, Any]
    contributors: Mapping[str, str]


class SnapshotRoom(Room):
    """The frozen pictures of a session."""

    def snapshot(self, code: str, key: str, threshold: int) -> Snapshot | None:
        """Return what is frozen under a key at a threshold, if anything is."""

        def work(connection: Connection) -> Snapshot | None:
            session = session_row(connection, code)
            query = select(schema.snapshots).where(*_at(session.code, key, threshold))
            row = connection.execute(query).one_or_none()
            return None if row is None else _snapshot(row)

        return self._database.read(work)

    def snapshots(self, code: str) -> list[Snapshot]:
        """Return a session's frozen pictures, by key and threshold."""

        def work(connection: Connection) -> list[Snapshot]:
            session = session_row(connection, code)
            columns = schema.snapshots.c
            query = select(schema.snapshots).where(
                columns.session == session.code, ~columns.key.startswith(APART, autoescape=True)
            )
            return [
                _snapshot(row) for row in connection.execute(query.order_by(columns.key, columns.threshold))
            ]

        return self._database.read(work)

    def save_snapshot(
        self,
        code: str,
        key: str,
        threshold: int,
        payload: Mapping[str, Any],
        contributors: Mapping[str, str],
        svg: Mapping[str, str] | None = None,
    ) -> Snapshot:
        """Freeze a figure, in place of the one frozen under the same key and threshold, drawing included."""
        values = _values(Picture(key, threshold, payload, contributors)) | {"svg": dict(svg or {})}
        as_json(values["svg"])

        def work(connection: Connection) -> Snapshot:
            session = session_row(connection, code, share=True)
            self._database.upsert(connection, schema.snapshots, {"session": session.code, **values})
            return _snapshot(_row(connection, session.code, key, threshold))

        return self._database.write(work)

    def freeze(self, code: str, pictures: Sequence[Picture], *, instead_of: Iterable[Snapshot]) -> bool:
        """Freeze figures together, if what is frozen under their keys is still what they are to replace.

        So two who freeze at once, on whatever machines, do not replace what the other has just told.

        Parameters
        ----------
        instead_of
            The snapshots on which it was decided what may be told; those under other keys do not matter.

        Returns
        -------
        bool
            False, and nothing is changed, if somebody else was faster: look again.
        """
        every = [_values(picture) | {"svg": {}} for picture in pictures]
        keys = {picture.key for picture in pictures}
        expected = {(one.key, one.threshold): one.frozen_at for one in instead_of if one.key in keys}

        def work(connection: Connection) -> bool:
            session = session_row(connection, code, lock=True)
            columns = schema.snapshots.c
            query = select(columns.key, columns.threshold, columns.frozen_at).where(
                columns.session == session.code, columns.key.in_(sorted(keys))
            )
            if {(row.key, row.threshold): row.frozen_at for row in connection.execute(query)} != expected:
                return False
            for values in every:
                self._database.upsert(connection, schema.snapshots, {"session": session.code, **values})
            return True

        return self._database.write(work)

    def save_svg(
        self, code: str, key: str, threshold: int, svg: Mapping[str, str], *, frozen_at: float | None = None
    ) -> Snapshot:
        """Add drawings of a frozen figure, by language; UnknownSnapshot if it is not frozen.

        With `frozen_at`, only if that is still the figure frozen then: another one is drawn otherwise.
        """
        drawn = {language(lang): drawing for lang, drawing in svg.items()}

        def work(connection: Connection) -> Snapshot:
            session = session_row(connection, code, share=True)
            row = _row(connection, session.code, key, threshold, lock=True)
            if frozen_at not in (None, row.frozen_at):
                return _snapshot(row)
            connection.execute(
                update(schema.snapshots)
                .where(*_at(session.code, key, threshold))
                .values(svg={**row.svg, **drawn})
            )
            return _snapshot(_row(connection, session.code, key, threshold))

        return self._database.write(work)


def _values(picture: Picture) -> dict[str, Any]:
    """Return a picture as it is stored, without drawings; BadValue where it cannot be."""
    name("a figure", picture.key)
    threshold = picture.threshold
    if isinstance(threshold, bool) or not isinstance(threshold, int) or threshold < 1:
        raise BadValue(f"threshold: {shortened(threshold)}", "Use a whole number of people from 1")
    values = {
        "key": picture.key,
        "threshold": threshold,
        "frozen_at": time.time(),
        "payload": dict(picture.payload),
        "contributors": dict(picture.contributors),
    }
    as_json(values)
    return values


def _at(code: str, key: str, threshold: int) -> tuple[Any, ...]:
    columns = schema.snapshots.c
    return columns.session == code, columns.key == key, columns.threshold == threshold


def _row(connection: Connection, code: str, key: str, threshold: int, *, lock: bool = False) -> Row[Any]:
    query = select(schema.snapshots).where(*_at(code, key, threshold))
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise UnknownSnapshot(
            f"no frozen figure: {shortened(key)} with threshold {threshold}",
            "Close its step first, or list what is frozen with snapshots()",
        )
    return row


def _snapshot(row: Row[Any]) -> Snapshot:
    return Snapshot(
        session=row.session,
        key=row.key,
        threshold=row.threshold,
        frozen_at=row.frozen_at,
        payload=row.payload,
        contributors=row.contributors,
        svg=row.svg,
    )
