"""A figure as shapes and words on a plane of pixels, whatever library draws it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right"]

WIDTH = 360
"""Pixels: a phone's width, so that text keeps its size there."""
MARGIN = 12
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
INNER = RIGHT - LEFT
TEXT, SMALL, LARGE = 15, 14, 26
"""Text sizes in pixels; none is smaller than 14."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    x2: float
    y2: float
    fill: str


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x: float
    y: float
    x2: float
    y2: float
    stroke: str
    width: float = 1


@dataclass(frozen=True, slots=True)
class Dot:
    """A round dot; a hollow one has its stroke only."""

    x: float
    y: float
    stroke: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text, its middle at `y`."""

    x: float
    y: float
    text: str
    fill: str
    size: int = TEXT
    align: Align = "left"
    bold: bool = False


Shape = Box | Line | Dot | Label


@dataclass
class Drawing:
    """Shapes added from the top down; `y` is where the next may start."""

    y: float = MARGIN
    shapes: list[Shape] = field(default_factory=list)

    def add(self, *shapes: Shape) -> None:
        """Add shapes, later ones above."""
        self.shapes.extend(shapes)

    def skip(self, height: float) -> None:
        """Leave `height` pixels free."""
        self.y += height

    @property
    def height(self) -> float:
        """The height of the whole figure."""
        return self.y + MARGIN
