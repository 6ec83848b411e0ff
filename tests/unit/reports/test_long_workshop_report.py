"""A long workshop's report: grids and means as picture, sentence and table; the follow-up; what has no name."""

from __future__ import annotations

import csv
import html as page
import io
from typing import Any

import pytest

from tests.unit.summaries.simulated_store import simulated
from wli_toolkit.content.model import LANGS, Lang
from wli_toolkit.reports import wording
from wli_toolkit.reports.csv_report import csv_report
from wli_toolkit.reports.html_report import html_page
from wli_toolkit.reports.report import Report
from wli_toolkit.store import Session
from wli_toolkit.summaries import Summary, summarise

Told = dict[str, Summary]


@pytest.fixture(scope="module")
def told() -> tuple[Session, Told]:
    """Return a session of fifty people who came back in part, and what each audience is told."""
    store, _people = simulated(
        "180min", 50, seed=2, follow_up=0.7, settings={"facilitator_affiliation": "independent"}
    )
    summaries = {audience: summarise(store, "C", audience=audience) for audience in ("room", "organiser")}
    return store.session("C"), {name: summary.for_report() for name, summary in summaries.items()}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("audience", ["room", "organiser"])
def test_grids_and_means_are_drawn_said_and_listed(
    told: tuple[Session, Told], lang: Lang, audience: Any
) -> None:
    session, summaries = told
    written = page.unescape(html_page(Report(summaries[audience], session, lang)))
    table = list(csv.reader(io.StringIO(csv_report(Report(summaries[audience], session, lang)))))
    for form in ("heat", "means"):
        figure = next(
            each for each in summaries[audience].figures if each.form == form and not each.suppressed
        )
        assert figure.sentence(lang) in written
        chapter = written[written.index(f"<h3>{figure.title.get(lang)}</h3>") :]
        assert "<svg" in chapter[: chapter.index("</figure>")]
        listed = [row for row in table if row[1] == figure.title.get(lang)]
        assert len(listed) == len(figure.rows)
        for row, line in zip(figure.rows, listed, strict=True):
            share = "" if row.share is None else str(row.share)
            assert line[6] == (share or ("–" if form == "means" else ""))
            if row.share is not None:
                assert f"<td>{row.share}%" in written


@pytest.mark.parametrize("lang", LANGS)
def test_the_response_rate_is_among_the_facts(told: tuple[Session, Told], lang: Lang) -> None:
    session, summaries = told
    follow_up = summaries["organiser"].follow_up
    assert follow_up is not None
    shown = {
        "ja": f"{follow_up.answered}人（{follow_up.share}%）",
        "en": f"{follow_up.answered} ({follow_up.share}%)",
    }
    facts = html_page(Report(summaries["organiser"], session, lang)).partition('id="headlines"')[0]
    assert f"<dd>{shown[lang]}</dd>" in facts


def test_without_a_follow_up_the_facts_do_not_speak_of_one(told: tuple[Session, Told]) -> None:
    store, _people = simulated("180min", 12, settings={"facilitator_affiliation": "independent"})
    written = html_page(Report(summarise(store, "C"), told[0], "en"))
    assert "follow-up" not in written.partition('id="headlines"')[0]
    assert "promises" not in written


@pytest.mark.parametrize("lang", LANGS)
def test_the_organiser_is_told_that_some_options_have_no_name_here(
    told: tuple[Session, Told], lang: Lang
) -> None:
    session, summaries = told
    assert wording.UNNAMED.get(lang) in html_page(Report(summaries["organiser"], session, lang))
    assert wording.UNNAMED.get(lang) not in html_page(Report(summaries["room"], session, lang))
    picked = summaries["organiser"]["E12"].figure("picked").title.get(lang)
    rows = [
        row[3]
        for row in csv.reader(io.StringIO(csv_report(Report(summaries["organiser"], session, lang))))
        if row[1] == picked
    ]
    assert {"ja": "副業", "en": "A side job"}[lang] not in rows
    assert {"ja": "その他", "en": "Other"}[lang] in rows


def test_percentages_are_said_to_be_rounded(told: tuple[Session, Told]) -> None:
    assert wording.READING[-1].ja in html_page(Report(told[1]["room"], told[0], "ja"))
