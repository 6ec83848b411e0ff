"""One call for every report: the suffix of the file decides what is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

from wli_toolkit.content.model import LANGS, Lang
from wli_toolkit.reports.csv_report import csv_report
from wli_toolkit.reports.errors import ReportError
from wli_toolkit.reports.html_report import html_page
from wli_toolkit.reports.json_report import json_report
from wli_toolkit.reports.report import Reader, Report, report_of
from wli_toolkit.store import Store


def workbook(report: Report) -> bytes:
    """Return the report as a workbook."""
    # Only who wants one pays for the library.
    from wli_toolkit.reports.xlsx_report import xlsx_report

    return xlsx_report(report)


def deck(report: Report) -> bytes:
    """Return the report as a deck of slides."""
    from wli_toolkit.reports.pptx_report import pptx_report

    return pptx_report(report)


def page(report: Report) -> bytes:
    """Return the report as a page."""
    return html_page(report).encode()


def _csv(report: Report) -> bytes:
    return csv_report(report).encode()


def _json(report: Report) -> bytes:
    return (json.dumps(json_report(report), ensure_ascii=False, indent=2) + "\n").encode()


_WRITERS: Mapping[str, Callable[[Report], bytes]] = {
    ".xlsx": workbook,
    ".pptx": deck,
    ".html": page,
    ".csv": _csv,
    ".json": _json,
}


def write_report(
    store: Store, code: str, path: str | Path, *, lang: Lang = "ja", audience: Reader = "facilitator"
) -> Path:
    """Write a session's report and return its path.

    The group's frozen pictures go into it, never one person's answers; into the facilitator's page, workbook and
    deck also the boxes that their authors handed in and what the room saw on the wall, once the session has ended.

    Parameters
    ----------
    path
        Where to; the suffix is `.html`, `.xlsx`, `.pptx`, `.csv` or `.json`.
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
    return write_bytes(target, writer(report_of(store, code, lang=lang, reader=audience)))


def write_bytes(target: Path, data: bytes) -> Path:
    """Write a report; ReportError tells why it cannot be written."""
    try:
        target.write_bytes(data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReportError(
            f"cannot write {target}: {reason}. Choose a folder that exists and that you may write to"
        ) from error
    return target


def _one_of(names: Mapping[str, object] | tuple[str, ...]) -> str:
    *some, last = names
    return f"{', '.join(some)} or {last}"
