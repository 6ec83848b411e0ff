"""Whether tables may stand beside each other: those of the same answers, and older beside newer ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wli_toolkit.summaries.partitions import Partition, is_coarser
from wli_toolkit.summaries.suppression import Cells


def crosses_safely(
    counts: Mapping[str, int], partition: Partition, told: Sequence[Partition], threshold: int
) -> bool:
    """Whether `partition` may stand beside other tables of the same variable.

    Parameters
    ----------
    counts
        People by the finest values of the variable (for a scale its eleven points).
    partition
        Groups of those values, as the new table would tell them.
    told
        The same of the tables told already.

    Returns
    -------
    bool
        True when every cell of the tables laid over each other holds at least `threshold` people, so that
        nothing which can be added or subtracted from them is smaller.
    """
    places = [
        {value: index for index, group in enumerate(each) for value in group} for each in (partition, *told)
    ]
    crossed: dict[tuple[int | None, ...], int] = {}
    for value, count in counts.items():
        spot = tuple(place.get(value) for place in places)
        crossed[spot] = crossed.get(spot, 0) + count
    return all(count >= threshold for count in crossed.values())


def differs_safely(old: Cells | None, new: Cells | None, threshold: int) -> bool:
    """Whether `new` may replace `old` without the difference telling a small number.

    One of the two has to be a finer cut of the other: two that cut across each other would, with a few newcomers
    known, tell the pieces. They are compared as the coarser one cuts; every cell must have changed by at least
    `threshold` people. Where one of them has no number, nothing can be subtracted.
    """
    if old is None or new is None:
        return True
    if any(cell.count is None for cell in (*old, *new)):
        return True
    before, after = ({cell.values: cell.count or 0 for cell in cells} for cells in (old, new))
    if is_coarser(tuple(after), list(before)):
        blocks = list(after)
    elif is_coarser(tuple(before), list(after)):
        blocks = list(before)
    else:
        return False
    return all(abs(_within(block, after) - _within(block, before)) >= threshold for block in blocks)


def options_differ_safely(old: Cells | None, new: Cells | None, more_people: int, threshold: int) -> bool:
    """Whether options told as `new` may replace those told as `old`, with `more_people` more in all."""
    earlier = {cell.values: cell.count for cell in old or ()}
    for cell in new or ():
        before = earlier.get(cell.values)
        if cell.count is None or before is None:
            continue
        chose = cell.count - before
        if abs(chose) < threshold or abs(more_people - chose) < threshold:
            return False
    return True


def _within(block: tuple[str, ...], told: Mapping[tuple[str, ...], int]) -> int:
    return sum(count for values, count in told.items() if set(values) <= set(block))
