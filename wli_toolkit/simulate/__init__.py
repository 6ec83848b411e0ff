"""Simulated participants: who they are, what they answer, and how they take part in a session."""

from wli_toolkit.simulate.in_store import simulate
from wli_toolkit.simulate.people import Person, gather
from wli_toolkit.simulate.taking_part import Action

__all__ = ["Action", "Person", "gather", "simulate"]
