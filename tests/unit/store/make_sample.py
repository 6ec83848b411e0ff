"""Writes a small store as this version makes it, to `samples/VERSION.sql`, for later versions to be tested on.

    python tests/unit/store/make_sample.py

Run it before each release, and before a migration is added; `test_store_upgrades.py` fails without. A sample of a
released version is never made again.
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from carried_session import people

from wli_toolkit import __version__
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.store import open_store
from wli_toolkit.store.schema import REVISIONS

SAMPLES = Path(__file__).parent / "samples"
CODE = "K7M2QX"
FAR_OFF = 4_102_444_800.0
"""The sample's people are imagined: it need not be erased before the year 2100."""


def main() -> None:
    """Write the sample of this version."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.sqlite"
        with open_store(f"sqlite:///{path}") as store:
            session, passcode = store.create_session(agenda=load_agenda(load_pack(), "30min"), code=CODE)
            store.new_assistant_passcode(session.code)
            took_part = people(store, session)
        connection = sqlite3.connect(path)
        with connection:
            connection.execute("UPDATE wli_sessions SET purge_on = ?", (FAR_OFF,))
        dump = "\n".join(connection.iterdump())
        connection.close()
    head = [
        f"-- version: {__version__}",
        f"-- revision: {REVISIONS[-1]}",
        f"-- passcode: {passcode}",
        *(f"-- person: {each.id} {each.joined.resume_code}" for each in took_part),
    ]
    target = SAMPLES / f"{__version__}.sql"
    target.write_text("\n".join([*head, dump, ""]), encoding="utf-8")
    print(target)


if __name__ == "__main__":
    main()
