"""Which form is drawn how."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wli_toolkit.charts import counts, grids, numbers, palette
from wli_toolkit.charts.drawing import INNER, LEFT, SMALL, TEXT, WIDTH, Drawing, Label
from wli_toolkit.charts.measuring import wrap
from wli_toolkit.charts.svg import as_svg
from wli_toolkit.content.model import Form, Lang
from wli_toolkit.summaries import FigureResult, findings, wording

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
    said = (result.sentence(lang), *findings(result, lang))
    drawing = _nothing(lang) if result.suppressed else _FORMS[result.form](result, lang)
    return as_svg(drawing, f"{result.title.get(lang)}{wording.COLON[lang]}{wording.SPACE[lang].join(said)}")


def _nothing(lang: Lang) -> Drawing:
    drawing = Drawing(y=26)
    drawing.add(Label(WIDTH / 2, drawing.y, wording.NOTHING.get(lang), palette.SOFT, TEXT, "center"))
    drawing.skip(26)
    for line in wrap(wording.WITHHELD.get(lang), SMALL, INNER):
        drawing.add(Label(LEFT + INNER / 2, drawing.y, line, palette.SOFT, SMALL, "center"))
        drawing.skip(22)
    return drawing
