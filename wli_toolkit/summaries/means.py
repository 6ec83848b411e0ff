"""Which means may be told of numbers that share a hundred between several lines.

A line is told where at least the threshold's number of people gave it anything, and together more than so many
would at the very least: or else each would be known to have given just that. The others are gathered into one
of which the same holds, so that a mean near 0 or 100 never tells what few people, or all of them, answered.
Means are told as whole percent, of more people than the threshold: with just so many, everybody would be known
to have given something to every line.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wli_toolkit.summaries.partitions import Partition

WHOLE = 100
SLIGHT = 1e-9
"""For sums of thirds, which are not exact."""
LEAST_SHARE = 5
"""The least that one person is taken to give to a line, as with points in steps of five."""


@dataclass(frozen=True, slots=True)
class Mean:
    """One told mean: its lines, and their share of the hundred in whole percent."""

    values: tuple[str, ...]
    percent: int


Told = tuple[Mean, ...]


def publish_means(
    numbers: Mapping[str, Sequence[float]], threshold: int, told: Partition | None = None
) -> Told | None:
    """Return the means that may be told, the gathered line last; None where there are not two of them.

    Parameters
    ----------
    numbers
        By line, what each person gave it; the people in the same order on every line.
    told
        The groups of lines of a finer picture told already, whose numbers go in as they are.
    """
    groups = {"+".join(group): group for group in told or tuple((name,) for name in numbers)}
    sums = {
        key: [math.fsum(each) for each in zip(*(numbers[name] for name in group), strict=True)]
        for key, group in groups.items()
    }
    people = len(next(iter(sums.values()), []))
    if people <= threshold:
        return None
    least = min((value for values in numbers.values() for value in values if value > 0), default=WHOLE)
    givers = {key: sum(value > 0 for value in values) for key, values in sums.items()}
    always = {key for key, group in groups.items() if len(group) > 1}
    for few in (-1, *sorted(set(givers.values()))):
        # Lines that as many gave to are gathered together or not at all, so that their order tells nothing.
        gathered = [key for key in groups if givers[key] <= few or key in always]
        kept = [key for key in groups if key not in gathered]
        if not kept or not all(_is_enough(sums[key], least, threshold) for key in kept):
            continue
        rest = tuple(name for key in gathered for name in groups[key])
        together = [math.fsum(each) for each in zip(*(sums[key] for key in gathered), strict=True)]
        if not gathered:
            if len(kept) < 2:
                return None
        elif len(rest) < 2 or not _is_enough(together, least, threshold):
            continue
        means = [Mean(groups[key], _percent(sums[key])) for key in kept]
        return (*means, *([Mean(rest, _percent(together))] if rest else ()))
    return None


def means_differ_safely(
    old: Told | None, new: Told | None, people_before: int, people: int, threshold: int
) -> bool:
    """Whether `new` may replace `old`: what the newcomers gave must not look like the answer of a few.

    The lines are compared as far as both tell them; of each, the difference of the sums has to leave room for
    the threshold's number of people who gave something, and as many who did not give all.
    """
    more = abs(people - people_before)
    if old is None or new is None or more == 0:
        return True
    if more < threshold:
        return False
    before = {frozenset(mean.values): mean.percent for mean in old}
    sign = 1 if people > people_before else -1
    for mean in new:
        earlier = before.get(frozenset(mean.values))
        if earlier is None:
            continue
        came = sign * (mean.percent * people - earlier * people_before)
        blurred = (people + people_before) / 2
        if came + blurred < threshold * LEAST_SHARE:
            return False
        if came - blurred > WHOLE * more - threshold * LEAST_SHARE:
            return False
    return True


def _is_enough(values: Sequence[float], least: float, threshold: int) -> bool:
    """Whether enough people gave something, and not all of them the least that anybody gave to any line."""
    enough = (threshold + 1) * least * (1 - SLIGHT)
    return sum(value > 0 for value in values) >= threshold and math.fsum(values) >= enough


def _percent(values: Sequence[float]) -> int:
    """Return the mean in whole percent, a half rounded up."""
    return math.floor(math.fsum(values) / len(values) + 0.5)
