"""Reports to write: simulated workshops of several sizes, summarised once and kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from types import MappingProxyType
from typing import Any

from tests.unit.summaries.simulated_store import simulated
from wli_toolkit.content.model import Lang, Text
from wli_toolkit.reports.report import Report
from wli_toolkit.store import Session
from wli_toolkit.summaries import Audience, FigureResult, Row, Summary, summarise

CASES = (
    ("30min", 0, "room", "ja"),
    ("30min", 4, "organiser", "en"),
    ("30min", 12, "organiser", "ja"),
    ("30min", 40, "room", "en"),
    ("180min", 12, "room", "en"),
    ("180min", 40, "room", "ja"),
    ("180min", 40, "organiser", "ja"),
    ("180min", 40, "organiser", "en"),
)
"""Agenda, how many people, audience and language."""
HOSTILE = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", "\t=1+1", "\r=1+1", " =1+1")
"""What a spreadsheet might calculate."""


def sample(agenda: str, people: int, audience: Audience, lang: Lang) -> Report:
    """Return the report of a simulated workshop."""
    session, summary = _told(agenda, people, audience)
    return Report(summary, session, lang)


@cache
def _store(agenda: str, people: int) -> Any:
    settings = {
        "facilitator_affiliation": "independent",
        "facilitator_name": "佐藤 花子",
        "organiser": "みなと製作所",
    }
    store, _people = simulated(
        agenda, people, seed=1, follow_up=0.7 if people >= 40 else 0.0, settings=settings
    )
    return store


@cache
def _told(agenda: str, people: int, audience: Audience) -> tuple[Session, Summary]:
    store = _store(agenda, people)
    return store.session("C"), summarise(store, "C", audience=audience).for_report()


def renamed(report: Report, name: Callable[[str], str]) -> Report:
    """Return a report in which every title and label has gone through `name`."""

    def text(old: Text) -> Text:
        return Text.model_construct(ja=name(old.ja), en=name(old.en))

    def row(old: Row) -> Row:
        line = None if old.line_label is None else text(old.line_label)
        return dataclasses.replace(old, label=text(old.label), line_label=line)

    def figure(old: FigureResult) -> FigureResult:
        rows = tuple(map(row, old.rows))
        return dataclasses.replace(old, title=text(old.title), says=text(old.says), rows=rows)

    exercises = {
        key: dataclasses.replace(
            old,
            title=text(old.title),
            ponder=text(old.ponder),
            figures=tuple(map(figure, old.figures)),
        )
        for key, old in report.summary.exercises.items()
    }
    settings = {key: name(str(value)) for key, value in report.session.settings.items()}
    return dataclasses.replace(
        report,
        summary=dataclasses.replace(report.summary, exercises=MappingProxyType(exercises)),
        session=dataclasses.replace(report.session, settings=settings),
    )
