"""A workshop toolkit that compares work-life balance with work-life integration: what one types in a notebook.

After a workshop:

    import wli_toolkit as wli

    s = wli.open_session("K7M2QX")      # the code that participants typed
    g = s.summary()                     # audience="organiser" for what may leave the room
    g.first_page()                      # in plain words
    g["E02"].table                      # numbers: a pandas DataFrame
    g["E02"].chart("now_want")          # a picture
    g["E02"].text()                     # the same in words
    g.to_excel("report.xlsx")           # also to_html and to_pptx

Several sessions of one series, put together and never ranked:

    wli.open_series(["K7M2QX", "P3R8WA", "T5N9CD"]).summary()

To try things on: `wli.demo_session()` and `wli.demo_series()` are made of simulated participants.
To do an exercise alone: `wli.exercise("E05")`, and weeks later `wli.follow_up()`.

Whatever is shown has enough people behind it; nobody's own answers can be opened from here. An error of this
toolkit says in one line what is wrong and the way out. Nothing is imported before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wli_toolkit.reports.review import ReviewSession
    from wli_toolkit.reports.series import ReviewSeries

__version__ = "0.1.0"
__all__ = ["demo_series", "demo_session", "exercise", "follow_up", "open_series", "open_session"]


def open_session(code: str, db: str | None = None) -> ReviewSession:
    """Open the session `code` for review; `with wli.open_session(code) as s:` closes it by itself.

    Parameters
    ----------
    code
        What participants typed to join, in any case and width.
    db
        The store's URL; None takes `WLI_DATABASE_URL` or the usual file.

    Returns
    -------
    ReviewSession
        `.summary()` gives its figures.

    Raises
    ------
    StoreError
        The store cannot be opened, or there is no such session.
    """
    from wli_toolkit.reports.review import open_session as opened

    return opened(code, db)


def open_series(codes: Iterable[str], db: str | None = None) -> ReviewSeries:
    """Open several sessions of one seminar series; `.summary()` puts them together and never ranks them.

    People are added up from what each session may show by itself, so that the whole tells nothing that the sessions'
    own figures do not. Every figure says of how many sessions and people it tells; medians, which cannot be added,
    are told as the range they lie in, from three sessions on. Sessions that asked something else (another agenda or
    pack) go into those figures only that were asked in the same words.

    Parameters
    ----------
    codes
        The codes of two sessions or more, in any order, all in one store.
    db
        The store's URL; None takes `WLI_DATABASE_URL` or the usual file.

    Raises
    ------
    SeriesError
        There are fewer than two sessions, or one of them twice.
    StoreError
        The store cannot be opened, or there is no such session.
    """
    from wli_toolkit.reports.series import open_series as opened

    return opened(codes, db)


def demo_session(participants: int = 40, seed: int = 1, agenda: str = "30min") -> ReviewSession:
    """Make a session with simulated participants to try things on, in a file that goes when it is closed.

    Parameters
    ----------
    participants, seed
        How many, and what makes them the people they are: the same numbers give the same answers.
    agenda
        Which workshop they took part in: `30min`, `60min`, `90min`, `180min` or `self-study`.

    Raises
    ------
    ContentError
        There is no such agenda; names those there are.
    """
    from wli_toolkit.reports.plain_errors import in_one_line
    from wli_toolkit.reports.review import ReviewSession
    from wli_toolkit.simulate.demo import demo_sessions

    store, (code,), forget = in_one_line(demo_sessions)([participants], seed, agenda)
    return ReviewSession(store, code, last=forget)


def demo_series(
    participants: Sequence[int] = (20, 24, 28), seed: int = 1, agenda: str = "30min"
) -> ReviewSeries:
    """Make several sessions of simulated participants, one for each number, and open them as a series.

    Parameters
    ----------
    participants
        How many took part in each session.
    seed, agenda
        As for `demo_session`.

    Raises
    ------
    SeriesError
        There are fewer than two sessions, or more than can be told apart by their codes.
    ContentError
        There is no such agenda; names those there are.
    """
    from wli_toolkit.reports.plain_errors import in_one_line
    from wli_toolkit.reports.series import ReviewSeries
    from wli_toolkit.simulate.demo import demo_sessions

    store, codes, forget = in_one_line(demo_sessions)(participants, seed, agenda)
    return in_one_line(ReviewSeries)(store, codes, last=forget)


def exercise(exercise_id: str, occasion: str | None = None) -> Any:
    """Show one exercise in a notebook's cell, to be done alone.

    Parameters
    ----------
    exercise_id
        `E00` to `E15`.
    occasion
        `before`, `during`, `after` or `followup`, for one that is asked more than once; None shows it the first time.

    Raises
    ------
    KeyError
        There is no such exercise; names those there are.
    ValueError
        It is not asked on that occasion; names those it is asked on.
    """
    from wli_toolkit.pages.self_study import exercise as shown

    return shown(exercise_id, occasion)


def follow_up() -> Any:
    """Show the questions to look back with, some weeks after one's blueprint, in a notebook's cell."""
    from wli_toolkit.pages.self_study import follow_up as shown

    return shown()


def __dir__() -> list[str]:
    """Return what is for a reviewer to type, so that pressing Tab offers just that."""
    return sorted([*__all__, "__version__"])
