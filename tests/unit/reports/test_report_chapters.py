"""What every report has in common: its facts, its plain words, rules at work, and which file is written."""

from __future__ import annotations

import dataclasses
import html
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation

from tests.unit.reports.report_samples import CASES, HOSTILE, sample
from wli_toolkit.content.model import LANGS, Lang, Text
from wli_toolkit.reports import ReportError, wording, write_report
from wli_toolkit.reports.facts import facts
from wli_toolkit.reports.figure_tables import tables_of
from wli_toolkit.reports.html_report import html_page
from wli_toolkit.reports.plain_words import message
from wli_toolkit.reports.rules_known import UNSURE, unsure, unsure_message
from wli_toolkit.reports.safe_text import clean, harmless
from wli_toolkit.store import Store
from wli_toolkit.summaries import FigureResult, Row, findings


def figure(form: Any, rows: list[Row], figure_id: str = "f") -> FigureResult:
    """Return a figure that tells `rows`."""
    title = Text(ja="題", en="Title")
    return FigureResult(
        key=f"E/{figure_id}@during",
        exercise="E",
        figure_id=figure_id,
        occasion="during",
        form=form,
        title=title,
        says=title,
        threshold=5,
        n=20,
        rows=tuple(rows),
    )


def row(kind: Any, value: str, *, line: str | None = None, **told: Any) -> Row:
    """Return a row called like its value."""
    label = None if line is None else Text(ja=line, en=line)
    return Row(
        kind=kind, value=value, label=Text(ja=value, en=value), line=line, line_label=label, n=20, **told
    )


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_page_has_the_same_chapters(case: Any) -> None:
    report = sample(*case)
    written = html.unescape(html_page(report))
    for name, value in facts(report):
        assert f"<dt>{name}</dt><dd>{value}</dd>" in written
    for limit in report.limits:
        assert limit in written
    found = unsure(report.summary, report.lang)
    assert ('id="rules"' in written) == bool(found)
    for each in found:
        assert each.told(report.lang) in written
    for prompt in wording.REMARKS:
        assert (prompt.get(report.lang) in written) == report.organiser


def test_the_threshold_of_private_questions_is_among_the_facts() -> None:
    room = dict(facts(sample("180min", 40, "room", "en")))
    organiser = dict(facts(sample("180min", 40, "organiser", "en")))
    assert room["Numbers shown from"] == "5 people or more (10 or more for the more private questions)"
    assert organiser["Numbers shown from"] == "10 people or more"


@pytest.mark.parametrize("lang", LANGS)
def test_a_message_is_one_of_the_findings_or_says_a_row(lang: Lang) -> None:
    for each in sample("180min", 40, "room", "ja").told:
        said = message(each, lang)
        assert said
        if len(findings(each, lang)) == 1 and each.form not in {"share", "before_after"}:
            assert said == findings(each, lang)[0]


def test_the_largest_of_several_lines_is_said_with_care() -> None:
    told = [
        row("count", "a", line="x", count=12, share=60),
        row("count", "b", line="x", count=8, share=40),
        row("count", "a", line="y", count=9, share=45),
        row("count", "b", line="y", count=11, share=55),
    ]
    assert message(figure("stacked", told), "en") == "The most common was “x”, a: 12 of 20 (60%)."
    hidden = [*told[:3], row("count", "b", line="y")]
    assert message(figure("stacked", hidden), "en").startswith("Of what is shown")
    tied = [*told[:2], row("count", "a", line="y", count=12, share=60), row("count", "b", line="y")]
    assert message(figure("stacked", tied), "en") == "Title"


def test_the_widest_of_several_lines_is_said() -> None:
    def pair(line: str, one: float, other: float) -> list[Row]:
        return [row("number", "now", line=line, median=one), row("number", "want", line=line, median=other)]

    wide = figure("dumbbell", [*pair("x", 2, 7.5), *pair("y", 4, 5)])
    assert message(wide, "en") == "The medians are furthest apart for “x”: 2 (now), 7.5 (want)."
    same = figure("dumbbell", [*pair("x", 2, 2), *pair("y", 4, 4)])
    assert message(same, "en") == wording.NO_GAP.en
    two = figure("dumbbell", [*pair("x", 2, 4), *pair("y", 4, 6), *pair("z", 1, 1)])
    assert message(two, "en") == "The medians are furthest apart for “x” and “y”."
    assert message(figure("dumbbell", [*pair("x", 2, 4), *pair("y", 4, 6)]), "en") == "Title"


def test_who_is_not_sure_is_counted_from_the_row_that_says_so() -> None:
    report = sample("180min", 40, "room", "en")
    pack = report.session.pack_model()
    declared = {figure.id: figure for exercise in pack.exercises for figure in exercise.figures}
    assert set(UNSURE) <= set(declared)
    for each in unsure(report.summary, "en"):
        assert each.row.value == UNSURE[each.figure.figure_id]
        assert each.row in each.figure.rows
    told = unsure(report.summary, "en")
    best = max(told, key=lambda each: each.row.share or 0)
    assert f"{best.row.count} of {best.row.n} ({best.row.share}%)" in unsure_message(told, "en")


def test_who_is_not_sure_is_not_told_where_it_is_withheld_or_merged() -> None:
    summary = sample("180min", 40, "room", "en").summary
    (name, exercise), *_more = (
        (name, each)
        for name, each in summary.exercises.items()
        for f in each.figures
        if f.figure_id in UNSURE
    )
    for rows in (
        [row("count", "yes"), row("count", "no")],
        [row("count", "yes+no", count=20, share=100)],
    ):
        changed = figure("bars", rows, "rule_unknown")
        alone = dataclasses.replace(
            summary, exercises={name: dataclasses.replace(exercise, figures=(changed,))}
        )
        assert unsure(alone, "en") == ()


def test_withheld_and_empty_look_alike_in_every_table() -> None:
    told = [row("count", "a", count=15, share=75, low=50.0, high=90.0), row("count", "b"), row("count", "c")]
    (table,) = tables_of(figure("multi", told), "ja")
    (_a, _first), (_b, second), (_c, third) = table.lines
    assert second == third
    assert all(cell.number is None for cell in second[1:])


def test_almost_everyone_has_no_number_to_draw() -> None:
    told = [row("count", "a", almost_all=True), row("count", "b")]
    (table,) = tables_of(figure("bars", told), "ja")
    assert table.chart is None
    assert [cell.text for cell in table.lines[0][1]][1:3] == ["ほとんど", "ほとんど"]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_made_harmless(text: str) -> None:
    assert harmless(text).startswith("'")
    assert harmless("1 + 1 = 2") == "1 + 1 = 2"


def test_text_is_made_clean() -> None:
    assert clean("a\r\nb\rc\td\x00\x07\ud800\ufffe\u202ee") == "a\nb\nc de"
    assert clean("絵文字🙂と㍻、①") == "絵文字🙂と㍻、①"


def test_the_suffix_decides_whatever_its_case(store: Store, forty: str, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_report(store, forty, tmp_path / "r.XLSX", audience="organiser"))
    assert book.sheetnames[0] == "実施概要"
    deck = Presentation(str(write_report(store, forty, tmp_path / "r.PPTX", lang="en")))
    assert len(deck.slides) > 10


@pytest.mark.parametrize("name", ["r.xls", "r.ppt", "r.xlsm", "r.xlsx.txt"])
def test_a_mistaken_suffix_names_the_right_ones(store: Store, forty: str, tmp_path: Path, name: str) -> None:
    with pytest.raises(ReportError, match=r"\.xlsx, \.pptx, \.html, \.csv or \.json"):
        write_report(store, forty, tmp_path / name)


@pytest.mark.parametrize("suffix", [".xlsx", ".pptx"])
def test_a_file_that_cannot_be_written_is_named(
    store: Store, forty: str, tmp_path: Path, suffix: str
) -> None:
    with pytest.raises(ReportError, match="nowhere"):
        write_report(store, forty, tmp_path / "nowhere" / f"r{suffix}")


@pytest.mark.parametrize("suffix", [".xlsx", ".pptx"])
def test_a_worker_writes_it(store: Store, forty: str, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"r{suffix}"
    done = subprocess.run(
        [sys.executable, "-m", "wli_toolkit.reports", forty, str(path), "ja", "organiser"],
        input=store.url,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes().startswith(b"PK")


def test_a_page_costs_neither_library() -> None:
    script = (
        "import wli_toolkit.reports.writing, sys; "
        "print(*[name for name in ('xlsxwriter', 'pptx') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
