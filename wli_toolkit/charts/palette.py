"""The colours of figures: calm, told apart by lightness first, and never red against green."""

from __future__ import annotations

PAPER = "#ffffff"
INK = "#20272b"
SOFT = "#4f585d"
RAIL = "#f0ece4"
AXIS = "#b9b3a6"
MAIN = "#2f7076"
PALE = "#a9cdcd"
WARM = "#a4541f"
WARM_PALE = "#ecc9ab"
BLUE = "#2d5a92"
SAND = "#e4dac5"
AMBER = "#c98a4b"

SERIES: dict[int, tuple[str, ...]] = {
    2: (BLUE, AMBER),
    3: (BLUE, SAND, AMBER),
    4: ("#1f3f69", "#7fa3cf", SAND, AMBER),
    5: ("#1f3f69", "#7fa3cf", SAND, AMBER, "#6f3a14"),
}
"""Neighbours differ in lightness, so the order is seen without colour too."""


def series(count: int) -> tuple[str, ...]:
    """Return `count` colours for neighbouring categories."""
    if count <= 2:
        return SERIES[2][:count]
    chosen = SERIES.get(count, SERIES[4])
    return tuple(chosen[index % len(chosen)] for index in range(count))


def mixed(colours: tuple[str, ...]) -> str:
    """Return the average of several colours, for merged categories."""
    channels = zip(*(_channels(colour) for colour in colours), strict=True)
    return "#" + "".join(f"{round(sum(each) / len(each)):02x}" for each in channels)


SHADES = ("#d5e6e7", "#a9cdcd", "#6fa6aa", "#2f7076", "#17484d")
"""From few to many, each clearly darker than the one before."""


def shade(share: float) -> str:
    """Return the shade for a share between 0 and 1: one for each fifth."""
    return SHADES[min(len(SHADES) - 1, int(share * len(SHADES)))]


def on(colour: str) -> str:
    """Return the text colour with the stronger contrast on `colour` (WCAG 2 relative luminance)."""
    light = _luminance(colour)
    return INK if (light + 0.05) / (_luminance(INK) + 0.05) >= 1.05 / (light + 0.05) else PAPER


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (each / 255 for each in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
