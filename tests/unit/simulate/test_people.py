"""Simulated people: traits that hang together, consents, leavers."""

from __future__ import annotations

from statistics import correlation, fmean

import pytest

from wli_toolkit.content.model import Agenda
from wli_toolkit.simulate import gather


def test_the_same_seed_gathers_the_same_people(agenda: Agenda) -> None:
    assert gather(agenda, 30, seed=3) == gather(agenda, 30, seed=3)
    assert gather(agenda, 30, seed=3) != gather(agenda, 30, seed=4)


def test_more_people_leave_the_first_ones_as_they_are(agenda: Agenda) -> None:
    assert gather(agenda, 40, leave=0)[:10] == gather(agenda, 10, leave=0)


@pytest.mark.parametrize(
    ("participants", "leave", "leavers"), [(30, 0, 0), (30, 0.1, 3), (30, 1, 30), (1, 0.1, 0), (0, 0.5, 0)]
)
def test_the_share_that_leaves_is_exact(
    agenda: Agenda, participants: int, leave: float, leavers: int
) -> None:
    people = gather(agenda, participants, leave=leave)
    assert len(people) == participants
    assert sum(person.leaves_at is not None for person in people) == leavers


def test_nobody_leaves_in_the_first_exercise_or_in_a_pause(agenda: Agenda) -> None:
    exits = {person.leaves_at for person in gather(agenda, 60, leave=1)}
    asked = [step.id for step in agenda.steps if step.exercise]
    assert exits <= set(asked[1:])
    assert len(exits) > 3


def test_traits_hang_together(agenda: Agenda) -> None:
    people = gather(agenda, 800, leave=0)
    integrate, control, energy = (
        [getattr(person, trait) for person in people] for trait in ("integrate", "control", "energy")
    )
    assert 0.15 < correlation(integrate, control) < 0.45
    assert 0.25 < correlation(control, energy) < 0.55
    assert abs(fmean(integrate)) < 0.15


def test_a_few_refuse_a_consent_and_sensitive_never_goes_alone(agenda: Agenda) -> None:
    people = gather(agenda, 300, leave=0)
    refuse_group = sum(not person.consent_group for person in people)
    refuse_sensitive = sum(not person.consent_sensitive for person in people)
    assert 5 < refuse_group < 60
    assert refuse_group < refuse_sensitive < 150
    assert not any(person.consent_sensitive and not person.consent_group for person in people)


def test_most_speak_the_sessions_language(agenda: Agenda) -> None:
    people = gather(agenda, 200, leave=0, lang="en")
    assert 0.85 < fmean(person.lang == "en" for person in people) < 1


@pytest.mark.parametrize(("participants", "leave"), [(-1, 0.1), (3, -0.1), (3, 1.1)])
def test_impossible_wishes_are_named(agenda: Agenda, participants: int, leave: float) -> None:
    with pytest.raises(ValueError, match=r"-1|-0\.1|1\.1"):
        gather(agenda, participants, leave=leave)
