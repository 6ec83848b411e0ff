"""Live people: simulated participants who come through the real protocol, as a load, a rehearsal or a test."""

from wli_toolkit.simulate.live.beside import CrowdBeside, crowd_beside
from wli_toolkit.simulate.live.crowd import Crowd, live_crowd
from wli_toolkit.simulate.live.habits import CAREFUL, Habits
from wli_toolkit.simulate.live.joining import LiveError
from wli_toolkit.simulate.live.measures import Compared, Measures, Spread

__all__ = [
    "CAREFUL",
    "Compared",
    "Crowd",
    "CrowdBeside",
    "Habits",
    "LiveError",
    "Measures",
    "Spread",
    "crowd_beside",
    "live_crowd",
]
