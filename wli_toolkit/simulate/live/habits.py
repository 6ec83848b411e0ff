"""How simulated people use their phones: how fast, and how clumsily."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Habits:
    """What people do beside answering.

    Attributes
    ----------
    think
        Seconds from one question to the next, at least and at most.
    arrive_within
        Seconds over which they join; 0 lets all of them join at once.
    presses_twice, reloads, drops
        Of all answers, the share after which a button is pressed twice, the page is reloaded, or the network
        is gone for a moment.
    """

    think: tuple[float, float] = (4.0, 12.0)
    arrive_within: float = 0.0
    presses_twice: float = 0.05
    reloads: float = 0.01
    drops: float = 0.01

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        low, high = self.think
        if not 0 <= low <= high or self.arrive_within < 0:
            raise ValueError(f"think: {self.think}, arrive_within: {self.arrive_within}. Give seconds.")
        for name in ("presses_twice", "reloads", "drops"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name}: {getattr(self, name)}. Give a share between 0 and 1.")


CAREFUL = Habits(presses_twice=0.0, reloads=0.0, drops=0.0)
"""People to whom nothing happens."""
