"""What a crowd of live people came to: how long things took, and whether anything acknowledged was lost or doubled."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from wli_toolkit.simulate.live.outbox import Outbox, Place, place_of


@dataclass(frozen=True)
class Spread:
    """How many seconds something took, over everybody; None where it never happened."""

    count: int
    p50: float | None
    p95: float | None
    p99: float | None
    most: float | None


def spread(seconds: Iterable[float | None]) -> Spread:
    """Return the spread of what took any time; by nearest rank, so each figure is one that occurred."""
    known = sorted(each for each in seconds if each is not None)
    if not known:
        return Spread(0, None, None, None, None)
    p50, p95, p99 = (
        round(known[max(0, math.ceil(share * len(known)) - 1)], 4) for share in (0.5, 0.95, 0.99)
    )
    return Spread(len(known), p50, p95, p99, round(known[-1], 4))


@dataclass(frozen=True)
class Compared:
    """What a phone had acknowledged, against what its person finds on opening the page anew.

    Attributes
    ----------
    acknowledged
        How many answers were compared.
    lost, doubled
        Answers that are gone or stand there with another value, and those carried out more often than made:
        as (exercise, field, row), never with the value.
    """

    acknowledged: int
    lost: tuple[tuple[str, str, int], ...]
    doubled: tuple[tuple[str, str, int], ...]


def compare(outbox: Outbox, saved: Mapping[Place, Any], found: Sequence[Mapping[str, Any]]) -> Compared:
    """Compare what was acknowledged with the answers that a page came with.

    Parameters
    ----------
    saved
        What had been acknowledged before the page was asked for; people go on answering meanwhile.
    """
    there: dict[Place, list[Mapping[str, Any]]] = {}
    for answer in found:
        there.setdefault(place_of(answer), []).append(answer)
    lost = [
        place[1:]
        for place, value in saved.items()
        if place not in outbox.entries
        and outbox.saved[place] == value
        and value not in [answer["value"] for answer in there.get(place, [])]
    ]
    doubled = [
        place[1:]
        for place, answers in there.items()
        if len(answers) > 1
        or answers[0]["revision"] > outbox.before.get(place, 0) + len(outbox.ops.get(place, ()))
    ]
    return Compared(len(saved), tuple(lost), tuple(doubled))


def together(compared: Iterable[Compared]) -> Compared:
    """Return everybody's comparison as one."""
    each = list(compared)
    return Compared(
        sum(one.acknowledged for one in each),
        tuple(place for one in each for place in one.lost),
        tuple(place for one in each for place in one.doubled),
    )


@dataclass(frozen=True)
class Measures:
    """What a crowd came to; seconds throughout.

    Attributes
    ----------
    join_s, page_s, attached_s
        From setting out until joined, until the first question could be answered, until the kernel was there.
    save_s, saved_again_s
        From sending an answer to its acknowledgement: of those sent once, and of those that were sent again
        after a dropped line, a reload, a second press or a long silence.
    follow_s
        From the opening of a step until a phone knew; right only on the server's own machine.
    waiting
        Answers given but not acknowledged.
    kernels
        Kernels that phones were given beyond their first.
    compared
        None where nobody looked.
    """

    people: int
    joined: int
    attached: int
    left: int
    saved: int
    waiting: int
    refused: int
    repeats: int
    reloads: int
    cuts: int
    kernels: int
    join_s: Spread
    page_s: Spread
    attached_s: Spread
    save_s: Spread
    saved_again_s: Spread
    follow_s: Spread
    compared: Compared | None

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)
