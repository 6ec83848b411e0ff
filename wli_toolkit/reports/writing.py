"""One call for every report: the suffix of the file decides what is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, get_args

from wli_toolkit.content.model import LANGS, Lang
from wli_toolkit.reports.csv_report import csv_report
from wli_toolkit.reports.errors import ReportError
from wli_toolkit.reports.html_report import html_report
from wli_toolkit.store import Session, Store
from wli_toolkit.summaries import Audience, Summary, summarise

Reader = Literal["facilitator", "organiser"]
"""For whom a report is: it decides the threshold."""

_AUDIENCES: Mapping[Reader, Audience] = {"facilitator": "room", "organiser": "organiser"}


def _html(summary: Summary, session: Session, lang: Lang) -> str:
    return html_report(summary, session, lang)


def _csv(summary: Summary, _session: Session, lang: Lang) -> str:
    return csv_report(summary, lang)


def _json(summary: Summary, _session: Session, _lang: Lang) -> str:
    return json.dumps(summary.as_json(), ensure_ascii=False, indent=2) + "\n"


_WRITERS: Mapping[str, Callable[[Summary, Session, Lang], str]] = {
    ".html": _html,
    ".csv": _csv,
    ".json": _json,
}


def write_report(
    store: Store, code: str, path: str | Path, *, lang: Lang = "ja", audience: Reader = "facilitator"
) -> Path:
    """Write a session's report and return its path.

    Only the group's frozen pictures go into it, never one person's answers.

    Parameters
    ----------
    path
        Where to; the suffix is `.html`, `.csv` or `.json`.
    audience
        `"facilitator"` for the room's threshold, `"organiser"` for the organiser's.

    Raises
    ------
    ReportError
        The suffix, language or audience is not one of those there are, or the file cannot be written.
    StoreError
        There is no such session.
    """
    target = Path(path)
    writer = _WRITERS.get(target.suffix.lower())
    if writer is None:
        raise ReportError(f"no report of the type {target.suffix!r}: {target.name}. Use {_one_of(_WRITERS)}")
    if lang not in LANGS:
        raise ReportError(f"no report in {lang!r}. Use {_one_of(LANGS)}")
    if audience not in get_args(Reader):
        raise ReportError(f"no report for {audience!r}. Use {_one_of(get_args(Reader))}")
    text = report_text(store, code, writer, lang, _AUDIENCES[audience])
    return write_text(target, text)


def report_text(
    store: Store,
    code: str,
    writer: Callable[[Summary, Session, Lang], str],
    lang: Lang,
    audience: Audience,
) -> str:
    """Return a report as text."""
    summary = summarise(store, code, audience=audience).for_report()
    return writer(summary, store.session(code), lang)


def write_text(target: Path, text: str) -> Path:
    """Write a report as UTF-8; ReportError tells why it cannot be written."""
    try:
        target.write_bytes(text.encode())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReportError(
            f"cannot write {target}: {reason}. Choose a folder that exists and that you may write to"
        ) from error
    return target


def _one_of(names: Mapping[str, object] | tuple[str, ...]) -> str:
    *some, last = names
    return f"{', '.join(some)} or {last}"
