"""Several sessions as one HTML page: plain words first, limits always, nothing fetched, no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from wli_toolkit.content.model import Lang
from wli_toolkit.reports import review_words as words
from wli_toolkit.reports.series_drawing import draw_series
from wli_toolkit.reports.series_facts import series_facts
from wli_toolkit.reports.templating import render

if TYPE_CHECKING:
    from wli_toolkit.reports.series import SeriesReview


def series_page(review: SeriesReview, lang: Lang) -> str:
    """Return several sessions as a page of its own; prints on A4."""
    pooled = review.pooled
    return render(
        "series.html",
        lang,
        title=words.SERIES_TITLE.get(lang).format(of=pooled.sessions),
        reader=words.READERS[pooled.audience].get(lang),
        simulated=words.SIMULATED_NOTE.get(lang) if pooled.simulated else "",
        about=words.ABOUT.get(lang),
        facts=series_facts(review, lang),
        first=review.first_page(lang),
        limits=review.limits(lang),
        reading=review.reading(lang),
        ponder=words.PONDER.get(lang),
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
