"""Simulated participants: what they are like, what they consent to, and when some of them leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wli_toolkit.content.model import LANGS, Agenda, Lang
from wli_toolkit.simulate.dice import Dice

CONSENTS_TO_GROUP = 0.93
CONSENTS_TO_SENSITIVE = 0.8
"""Of those who consent to group results."""
OTHER_LANGUAGE = 0.06


@dataclass(frozen=True)
class Person:
    """One simulated participant.

    Attributes
    ----------
    seed, number
        What all their draws start from; numbers count from 1 in the order of arrival.
    integrate, control, energy
        How much they wish to integrate, feel free to decide, and have energy to spare, compared with
        others: around 0 with standard deviation 1, control mildly related to both others.
    leaves_at
        The agenda step in the middle of which they leave for good; None for those who stay.
    """

    seed: int
    number: int
    lang: Lang
    integrate: float
    control: float
    energy: float
    consent_group: bool
    consent_sensitive: bool
    leaves_at: str | None

    def dice(self, *name: object) -> Dice:
        """Return this person's own draws for `name`."""
        return Dice(self.seed, self.number, *name)


def gather(
    agenda: Agenda, participants: int, *, seed: int = 1, leave: float = 0.1, lang: Lang = "ja"
) -> tuple[Person, ...]:
    """Return the people of one simulated session.

    Parameters
    ----------
    participants
        How many come.
    leave
        The share of them (0–1) that leaves before the end, each in the middle of an exercise after the
        first one.
    lang
        The session's language; a few people choose the other.

    Raises
    ------
    ValueError
        If `participants` is negative or `leave` is not a share.
    """
    asked = [step.id for step in agenda.steps if step.asks]
    return gather_for(asked, participants, seed=seed, leave=leave, lang=lang)


def gather_for(
    asked: Sequence[str], participants: int, *, seed: int, leave: float, lang: Lang
) -> tuple[Person, ...]:
    """Return the people of one simulated session, of which only the ids of the steps that ask something are known.

    All but when they leave is the same whatever the steps.
    """
    if participants < 0:
        raise ValueError(f"participants: {participants}. Give 0 or more.")
    if not 0 <= leave <= 1:
        raise ValueError(f"leave: {leave}. Give a share between 0 and 1.")
    exits = asked[1:] or asked
    by_lot = sorted(range(1, participants + 1), key=lambda number: (Dice(seed, number, "lot").bell(), number))
    leavers = frozenset(by_lot[: round(participants * leave)]) if exits else frozenset()
    return tuple(
        _person(seed, number, lang, exits if number in leavers else [])
        for number in range(1, participants + 1)
    )


def _person(seed: int, number: int, lang: Lang, exits: Sequence[str]) -> Person:
    traits = Dice(seed, number, "traits")
    integrate, own_control, own_energy = traits.bell(), traits.bell(), traits.bell()
    control = 0.3 * integrate + 0.95 * own_control
    energy = 0.4 * control + 0.92 * own_energy
    consents = Dice(seed, number, "consents")
    group = consents.chance(CONSENTS_TO_GROUP)
    sensitive = consents.chance(CONSENTS_TO_SENSITIVE) and group
    others = [other for other in LANGS if other != lang]
    spoken = Dice(seed, number, "language")
    return Person(
        seed=seed,
        number=number,
        lang=spoken.pick(others) if spoken.chance(OTHER_LANGUAGE) else lang,
        integrate=integrate,
        control=control,
        energy=energy,
        consent_group=group,
        consent_sensitive=sensitive,
        leaves_at=Dice(seed, number, "exit").pick(exits) if exits else None,
    )
