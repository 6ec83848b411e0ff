"""The sheets for the facilitator's eyes only: blueprints handed in, and what stood on the wall."""

from __future__ import annotations

from wli_toolkit.reports import blueprint_themes, wording
from wli_toolkit.reports.blueprints import Blueprint
from wli_toolkit.reports.entrusted import blueprints_lead, wall_lead
from wli_toolkit.reports.xlsx_book import Book
from wli_toolkit.reports.xlsx_page import Page

WIDTHS = (290, 630)
"""Pixels of the two columns: what it is, and what was written."""


def blueprints(book: Book) -> Page | None:
    """Write what was handed in, for the facilitator only."""
    report, lang = book.report, book.lang
    if report.blueprints is None:
        return None
    name = wording.BLUEPRINTS.get(lang)
    page = Page(book, name, name, WIDTHS, wide=len(WIDTHS))
    page.text(blueprints_lead(report, report.blueprints), "finding" if report.blueprints.items else "text")
    common = blueprint_themes.rows(report)
    if common:
        page.skip()
        with page.together():
            page.text(blueprint_themes.TITLE.get(lang), "heading")
            for row in common:
                page.texts(row, ("name", "cell"))
        page.text(blueprint_themes.reading(report), "note")
    for each in report.blueprints.items:
        page.skip()
        with page.together():
            _blueprint(page, each)
    return page


def _blueprint(page: Page, blueprint: Blueprint) -> None:
    lang = page.book.lang
    title = wording.BLUEPRINT_NUMBER.get(lang).format(number=blueprint.number)
    page.text(f"{title}　{blueprint.nickname}" if blueprint.nickname else title, "heading")
    for box, text in blueprint.boxes:
        page.texts((box.get(lang), text), ("name", "cell"))
    if blueprint.reply:
        page.texts((wording.REPLY.get(lang), blueprint.reply), ("name", "finding"))


def wall(book: Book) -> Page | None:
    """Write what the room saw on the wall, question by question; nothing where nothing was shown."""
    report, lang = book.report, book.lang
    if report.blueprints is None or not report.blueprints.wall:
        return None
    name = wording.WALL.get(lang)
    page = Page(book, name, name, WIDTHS, wide=len(WIDTHS))
    page.text(wall_lead(report), "finding")
    for each in report.blueprints.wall:
        page.skip()
        page.text(each.exercise.get(lang), "heading")
        page.text(each.asked.get(lang), "note")
        for text in each.texts:
            page.text(text, "cell")
    return page
