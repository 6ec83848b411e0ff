"""Which form is drawn how."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wli_toolkit.charts import counts, grids, numbers
from wli_toolkit.charts.drawing import Drawing
from wli_toolkit.charts.svg import as_svg
from wli_toolkit.charts.withheld import nothing_told
from wli_toolkit.content.model import Form, Lang
from wli_toolkit.summaries import FigureResult, in_words, wording

_FORMS: Mapping[Form, Callable[[FigureResult, Lang], Drawing]] = {
    "bars": counts.bars,
    "bands": counts.bars,
    "multi": counts.bars,
    "share": counts.share,
    "stacked": counts.stacked,
    "dumbbell": numbers.dumbbell,
    "quartiles": numbers.quartiles,
    "before_after": numbers.before_after,
    "heat": grids.heat,
    "means": grids.means,
}


def draw(result: FigureResult, lang: Lang) -> str:
    """Return a figure as SVG in `lang`: 360 pixels wide, without its title.

    A figure that tells nothing is a dash and a sentence, whatever the reason.
    """
    drawing = nothing_told(wording.WITHHELD, lang) if result.suppressed else _FORMS[result.form](result, lang)
    return as_svg(drawing, in_words(result, lang))
