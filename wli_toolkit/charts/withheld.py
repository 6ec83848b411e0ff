"""What stands in the place of a figure that tells nothing: a dash and a sentence."""

from __future__ import annotations

from wli_toolkit.charts import palette
from wli_toolkit.charts.drawing import INNER, LEFT, SMALL, TEXT, WIDTH, Drawing, Label
from wli_toolkit.charts.measuring import wrap
from wli_toolkit.content.model import Lang, Text
from wli_toolkit.summaries import wording

DASH_AT, BELOW = 26, 22
"""Pixels down to the dash and from there to the sentence, and of one of its lines."""


def nothing_told(sentence: Text, lang: Lang) -> Drawing:
    """Draw a dash over `sentence`, which says why nothing is told."""
    drawing = Drawing(y=DASH_AT)
    drawing.add(Label(WIDTH / 2, drawing.y, wording.NOTHING.get(lang), palette.SOFT, TEXT, "center"))
    drawing.skip(DASH_AT)
    for line in wrap(sentence.get(lang), SMALL, INNER):
        drawing.add(Label(LEFT + INNER / 2, drawing.y, line, palette.SOFT, SMALL, "center"))
        drawing.skip(BELOW)
    return drawing
