"""Drawings as SVG, by Altair and vl-convert: no script, no font and nothing fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from typing import Any

import altair as alt
import vl_convert as vlc

from wli_toolkit.charts import palette
from wli_toolkit.charts.drawing import WIDTH, Dot, Drawing, Label, Line, Shape

FONT = "Hiragino Sans, Noto Sans JP, Noto Sans CJK JP, Yu Gothic, Meiryo, sans-serif"
VEGA_LITE = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])


def as_svg(drawing: Drawing, description: str) -> str:
    """Return `drawing` as one SVG element; `description` is what a screen reader says of it."""
    chart = (
        alt.layer(*(_layer(shapes) for shapes in _stacked(drawing.shapes)))
        .properties(
            width=WIDTH,
            height=round(drawing.height),
            padding=0,
            background=palette.PAPER,
        )
        .configure(font=FONT, view=alt.ViewConfig(stroke=None))
    )
    drawn = str(vlc.vegalite_to_svg(chart.to_dict(validate=False), vl_version=VEGA_LITE))
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{escape(description, quote=True)}" ', 1)


def _stacked(shapes: Sequence[Shape]) -> list[list[Shape]]:
    """Return the shapes kind by kind, from the ground up: boxes, lines, dots, labels."""
    kinds: dict[tuple[object, ...], list[Shape]] = {}
    for shape in shapes:
        kinds.setdefault(_kind(shape), []).append(shape)
    return [kinds[kind] for kind in sorted(kinds, key=repr)]


def _kind(shape: Shape) -> tuple[object, ...]:
    """Return what shapes of one layer have in common; sorts from the ground up."""
    if isinstance(shape, Label):
        return 3, shape.align, shape.bold
    if isinstance(shape, Line):
        return 1, shape.width
    if isinstance(shape, Dot):
        return 2, shape.hollow
    return (0,)


def _layer(shapes: Sequence[Shape]) -> Any:
    # Altair's methods are untyped; a plain dictionary is as good as alt.Data.
    chart: Any = alt.Chart(alt.InlineData(values=[asdict(shape) for shape in shapes]))
    place = {axis: cls(f"{axis}:Q", scale=None, axis=None) for axis, cls in (("x", alt.X), ("y", alt.Y))}
    first = shapes[0]
    if isinstance(first, Label):
        return chart.mark_text(
            aria=False, align=first.align, baseline="middle", fontWeight="bold" if first.bold else "normal"
        ).encode(
            **place,
            text=alt.Text("text:N"),
            size=alt.Size("size:Q", scale=None),
            color=alt.Color("fill:N", scale=None),
        )
    if isinstance(first, Line):
        return chart.mark_rule(aria=False, strokeWidth=first.width).encode(
            **place, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"), color=alt.Color("stroke:N", scale=None)
        )
    if isinstance(first, Dot):
        fill = palette.PAPER if first.hollow else first.stroke
        return chart.mark_point(aria=False, size=150, strokeWidth=3, fill=fill, opacity=1).encode(
            **place, stroke=alt.Stroke("stroke:N", scale=None)
        )
    return chart.mark_rect(aria=False, cornerRadius=2).encode(
        **place, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"), color=alt.Color("fill:N", scale=None)
    )
