"""The group's report as a deck: plain words, one message a slide, native charts, limits, and all numbers behind."""

from __future__ import annotations

from wli_toolkit.content import translator
from wli_toolkit.reports import pptx_appendix, pptx_entrusted, pptx_front
from wli_toolkit.reports.pptx_deck import Deck
from wli_toolkit.reports.pptx_figures import figure_slides
from wli_toolkit.reports.report import Report
from wli_toolkit.summaries import wording as words


def pptx_report(report: Report) -> bytes:
    """Return a report as slides that can be edited and sent."""
    _ = translator(report.lang)
    agenda = report.agenda.title.get(report.lang)
    deck = Deck(report, f"{_('What the group answered')}{words.COLON[report.lang]}{agenda}")
    pptx_front.title(deck)
    pptx_front.overview(deck)
    pptx_front.plain_words(deck)
    pptx_front.response(deck)
    figure_slides(deck)
    pptx_front.rules(deck)
    pptx_front.remarks(deck)
    pptx_front.limits(deck)
    pptx_appendix.numbers(deck)
    pptx_appendix.left_out(deck)
    pptx_appendix.reading(deck)
    pptx_entrusted.blueprints(deck)
    pptx_entrusted.wall(deck)
    return deck.data()
