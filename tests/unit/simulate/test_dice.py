"""Draws: the same for the same seed and name, everywhere and for ever."""

from __future__ import annotations

from statistics import fmean, pstdev

import pytest

from wli_toolkit.simulate.dice import Dice


def test_draws_are_those_they_have_always_been() -> None:
    dice = Dice(1, 1, "traits")
    assert [dice.below(1000) for _ in range(5)] == [521, 276, 329, 279, 116]
    assert dice.bell() == 1.8278857396530217


def test_names_and_seeds_have_streams_of_their_own() -> None:
    streams = [Dice(1, "a", "b"), Dice(1, "ab"), Dice(1, "b", "a"), Dice(2, "a", "b"), Dice(1, "a", "b", "")]
    assert len({tuple(dice.below(10**6) for _ in range(3)) for dice in streams}) == len(streams)


@pytest.mark.parametrize(("share", "always"), [(0, False), (1, True)])
def test_never_and_always(share: float, always: bool) -> None:
    dice = Dice(1, "chance")
    assert all(dice.chance(share) is always for _ in range(500))


def test_a_sample_has_different_items_in_their_own_order() -> None:
    dice = Dice(1, "sample")
    items = "abcdefg"
    for count in range(10):
        sample = dice.sample(items, count)
        assert len(sample) == min(count, len(items))
        assert sample == sorted(set(sample))


def test_every_item_is_picked_in_time() -> None:
    dice = Dice(1, "pick")
    assert {dice.pick("abc") for _ in range(100)} == set("abc")


def test_the_bell_is_centred_with_a_deviation_of_one() -> None:
    dice = Dice(1, "bell")
    draws = [dice.bell() for _ in range(4000)]
    assert abs(fmean(draws)) < 0.05
    assert abs(pstdev(draws) - 1) < 0.05
    assert max(map(abs, draws)) <= 6
