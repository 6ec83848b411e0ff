"""A live person's outbox, and the comparison that would tell a lost or a doubled answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from wli_toolkit.simulate.dice import Dice
from wli_toolkit.simulate.live.habits import Habits
from wli_toolkit.simulate.live.measures import Spread, compare, spread, together
from wli_toolkit.simulate.live.outbox import Outbox, Place

FIRST: Place = ("during", "E01", "w2l_now", 0)
SECOND: Place = ("during", "E01", "l2w_now", 0)


class Link:
    """A link that is there or not, and what went over it."""

    def __init__(self) -> None:
        self.up = True
        self.sent: list[Mapping[str, Any]] = []

    def deliver(self, message: Mapping[str, Any]) -> bool:
        if self.up:
            self.sent.append(message)
        return self.up


@pytest.fixture
def link() -> Link:
    return Link()


@pytest.fixture
def outbox(link: Link) -> Outbox:
    return Outbox(link.deliver, Dice(1, "phone"))


def stored(place: Place, value: Any, revision: int = 1) -> dict[str, Any]:
    occasion, exercise, field, row = place
    return {
        "occasion": occasion,
        "exercise": exercise,
        "field": field,
        "row": row,
        "value": value,
        "revision": revision,
    }


def test_what_is_on_its_way_is_sent_once_and_again_only_after_a_lost_link(link: Link, outbox: Outbox) -> None:
    link.up = False
    first = outbox.put(FIRST, 3)
    assert link.sent == []
    link.up = True
    second = outbox.put(SECOND, 4)
    assert [message["op"] for message in link.sent] == [first.op, second.op]
    outbox.flush()
    assert len(link.sent) == 2
    outbox.settle(first.op)
    outbox.resend()
    assert [message["op"] for message in link.sent] == [first.op, second.op, second.op]
    outbox.settle(second.op)
    assert (len(outbox.save_s), len(outbox.again_s), outbox.entries) == (1, 1, {})


def test_a_second_press_is_the_same_change_and_its_acknowledgement_a_repeat(
    link: Link, outbox: Outbox
) -> None:
    entry = outbox.put(FIRST, 3)
    outbox.press(entry)
    assert link.sent[0] == link.sent[1]
    assert outbox.settle(entry.op) is entry
    assert outbox.settle(entry.op) is None
    assert outbox.repeats == 1


def test_what_a_newer_value_replaced_is_not_taken_for_saved(outbox: Outbox) -> None:
    old = outbox.put(FIRST, 3)
    new = outbox.put(FIRST, 5)
    assert outbox.settle(old.op) is None
    assert outbox.saved == {}
    outbox.settle(new.op)
    assert outbox.saved == {FIRST: 5}
    assert compare(outbox, outbox.saved, [stored(FIRST, 5, revision=2)]).doubled == ()


def test_what_was_refused_is_neither_saved_nor_sent_again(link: Link, outbox: Outbox) -> None:
    outbox.refuse(outbox.put(FIRST, 11).op, "not on the scale")
    outbox.resend()
    assert len(link.sent) == 1
    assert outbox.refused == [(FIRST, "not on the scale")]
    assert outbox.saved == {}


@pytest.mark.parametrize(
    ("found", "lost", "doubled"),
    [
        ([stored(FIRST, 3), stored(SECOND, 4)], 0, 0),
        ([stored(FIRST, 3)], 1, 0),
        ([stored(FIRST, 3), stored(SECOND, 9)], 1, 0),
        ([stored(FIRST, 3), stored(SECOND, 4, revision=2)], 0, 1),
        ([stored(FIRST, 3), stored(SECOND, 4), stored(SECOND, 4)], 0, 1),
        ([], 2, 0),
    ],
)
def test_a_lost_or_doubled_answer_is_told(
    outbox: Outbox, found: list[dict[str, Any]], lost: int, doubled: int
) -> None:
    for place, value in ((FIRST, 3), (SECOND, 4)):
        outbox.settle(outbox.put(place, value).op)
    compared = compare(outbox, outbox.saved, found)
    assert (compared.acknowledged, len(compared.lost), len(compared.doubled)) == (2, lost, doubled)
    both = together([compared, compared])
    assert (both.acknowledged, len(both.lost), len(both.doubled)) == (4, 2 * lost, 2 * doubled)


def test_what_is_acknowledged_while_the_page_loads_is_not_taken_for_lost(outbox: Outbox) -> None:
    outbox.settle(outbox.put(FIRST, 3).op)
    before = dict(outbox.saved)
    outbox.settle(outbox.put(FIRST, 6).op)
    outbox.settle(outbox.put(SECOND, 4).op)
    compared = compare(outbox, before, [stored(FIRST, 3)])
    assert (compared.acknowledged, compared.lost) == (1, ())


def test_what_joining_answered_by_itself_is_not_taken_for_doubled(outbox: Outbox) -> None:
    outbox.begin([stored(FIRST, True)])
    outbox.settle(outbox.put(FIRST, True).op)
    assert compare(outbox, outbox.saved, [stored(FIRST, True, revision=2)]).doubled == ()
    assert compare(outbox, outbox.saved, [stored(FIRST, True, revision=3)]).doubled == (FIRST[1:],)


def test_a_spread_is_of_what_occurred() -> None:
    assert spread([None, None]) == Spread(0, None, None, None, None)
    assert spread([*range(1, 101), None]) == Spread(100, 50, 95, 99, 100)
    assert spread([2.5]) == Spread(1, 2.5, 2.5, 2.5, 2.5)


@pytest.mark.parametrize("wrong", [{"think": (2.0, 1.0)}, {"arrive_within": -1.0}, {"reloads": 1.5}])
def test_habits_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Habits(**wrong)
