"""Group results as figures: one declaration for each form, drawn as SVG."""

from wli_toolkit.charts.drawn import draw

__all__ = ["draw"]
