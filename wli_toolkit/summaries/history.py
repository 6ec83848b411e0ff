"""What was frozen of one picture over time: the newest, and those it replaced, which somebody may remember."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wli_toolkit.store import Snapshot
from wli_toolkit.summaries.digests import differs
from wli_toolkit.summaries.results import FigureResult

EARLIER = "earlier"
"""Under this name a snapshot keeps the pictures that it replaced."""
_ABSENT = "-"
_ROUND = "round"


@dataclass(frozen=True)
class Generation:
    """One picture as it was told, and of whose answers: participant id → digest.

    `round` is the same for all pictures of one exercise that were frozen together, and grows.
    """

    result: FigureResult
    contributors: Mapping[str, str]
    round: int

    def moved(self, now: Mapping[str, str]) -> int:
        """Return how many people came, left or changed their answers since."""
        before = self.contributors
        return sum(differs(before.get(person), now.get(person)) for person in before.keys() | now.keys())


def generations(snapshot: Snapshot | None) -> tuple[Generation, ...]:
    """Return what was frozen under one key, the newest last; none where nothing is."""
    if snapshot is None:
        return ()
    told = [*snapshot.payload.get(EARLIER, ()), snapshot.payload]
    digests = {person: digest.split() for person, digest in snapshot.contributors.items()}
    return tuple(
        Generation(
            FigureResult.from_json(payload),
            {person: each[-1 - age] for person, each in digests.items() if each[-1 - age] != _ABSENT},
            payload[_ROUND],
        )
        for payload, age in zip(told, reversed(range(len(told))), strict=True)
    )


def as_snapshot(now: Generation, before: Sequence[Generation]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return payload and contributors of a snapshot that replaces those of `before`; what told nothing is dropped."""
    kept = [each for each in before if not each.result.suppressed]
    people = dict.fromkeys([*now.contributors, *(person for each in kept for person in each.contributors)])
    every = [*(each.contributors for each in kept), now.contributors]
    payload = _payload(now)
    if kept:
        payload[EARLIER] = [_payload(each) for each in kept]
    return payload, {person: " ".join(each.get(person, _ABSENT) for each in every) for person in people}


def _payload(told: Generation) -> dict[str, Any]:
    return told.result.as_json() | {_ROUND: told.round}
