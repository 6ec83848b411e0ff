"""Several sessions as one HTML page: plain words first, limits always, nothing fetched, no script."""

from __future__ import annotations

from markupsafe import Markup

from wli_toolkit.charts.pooled import draw_series
from wli_toolkit.reports import review_words as words
from wli_toolkit.reports.series_facts import series_facts
from wli_toolkit.reports.series_report import SeriesReport
from wli_toolkit.reports.templating import render


def series_page(report: SeriesReport) -> str:
    """Return several sessions as a page of its own; prints on A4."""
    pooled, lang = report.pooled, report.lang
    return render(
        "series.html",
        lang,
        title=report.title,
        reader=words.READERS[pooled.audience].get(lang),
        simulated=pooled.simulated,
        about=words.ABOUT.get(lang),
        facts=series_facts(report),
        first=report.first_page,
        limits=report.limits,
        reading=report.reading,
        chapters=[
            {
                "id": exercise.id,
                "title": exercise.title.get(lang),
                "ponder": exercise.ponder.get(lang),
                "pictures": [
                    {
                        "title": figure.title.get(lang),
                        "lines": figure.sentences(lang),
                        # Drawn by our own code from frozen results; the labels are escaped by the drawing library.
                        "svg": Markup("" if figure.suppressed else draw_series(figure, lang)),  # noqa: S704
                    }
                    for figure in exercise.figures
                ],
            }
            for exercise in pooled.exercises.values()
            if exercise.figures
        ],
    )
