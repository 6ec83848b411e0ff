"""A workshop facilitation toolkit that compares work-life balance with work-life integration.

For a reviewer in a notebook:

    import wli_toolkit as wli

    s = wli.open_session("K7M2QX")
    g = s.summary()
    g["E02"].table, g["E02"].chart(), g["E02"].text()

Nothing is imported before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wli_toolkit.reports.review import ReviewSession

__version__ = "0.1.0"
__all__ = ["demo_session", "exercise", "follow_up", "open_session"]


def open_session(code: str, db: str | None = None) -> ReviewSession:
    """Open the session `code` for review.

    Parameters
    ----------
    db
        The store's URL; None takes `WLI_DATABASE_URL` or the usual file.

    Raises
    ------
    StoreError
        The store cannot be opened, or there is no such session.
    """
    from wli_toolkit.reports.review import open_session as opened

    return opened(code, db)


def demo_session(participants: int = 40, seed: int = 1, agenda: str = "30min") -> ReviewSession:
    """Make a session with simulated participants to try things on, in a file that goes with the process.

    Parameters
    ----------
    participants, seed
        How many, and what makes them the people they are.
    agenda
        Which workshop they took part in: `30min`, `60min`, `90min`, `180min` or `self-study`.
    """
    import atexit
    import shutil
    import tempfile
    from pathlib import Path

    from wli_toolkit.content import load_agenda, load_pack
    from wli_toolkit.reports.review import ReviewSession
    from wli_toolkit.simulate import simulate
    from wli_toolkit.store import open_store

    folder = Path(tempfile.mkdtemp(prefix="wli-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    store = open_store(f"sqlite:///{folder / 'demo.sqlite'}")
    atexit.register(store.close)
    session, _ = store.create_session(agenda=load_agenda(load_pack(), agenda), simulated=True)
    simulate(store, session.code, participants=participants, seed=seed)
    return ReviewSession(store, session.code)


def exercise(exercise_id: str, occasion: str | None = None) -> Any:
    """Show one exercise in a notebook's cell, to be done alone.

    Parameters
    ----------
    exercise_id
        `E00` to `E15`.
    occasion
        `before`, `during`, `after` or `followup`, for one that is asked more than once; None shows it the first time.
    """
    from wli_toolkit.pages.self_study import exercise as shown

    return shown(exercise_id, occasion)


def follow_up() -> Any:
    """Show the questions to look back with, some weeks after one's blueprint, in a notebook's cell."""
    from wli_toolkit.pages.self_study import follow_up as shown

    return shown()
