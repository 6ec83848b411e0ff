"""Whether tables may stand beside each other: those of the same answers, and older beside newer ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wli_toolkit.summaries.suppression import Cells, Partition


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

    The two are compared on their finest common merge; every cell must have changed by at least `threshold`
    people. Where one of them has no number, nothing can be subtracted.
    """
    if old is None or new is None:
        return True
    if any(cell.count is None for cell in (*old, *new)):
        return True
    for block in _common(
        tuple(cell.values for cell in old),
        tuple(cell.values for cell in new),
    ):
        before = sum(cell.count or 0 for cell in old if set(cell.values) <= block)
        after = sum(cell.count or 0 for cell in new if set(cell.values) <= block)
        if abs(after - before) < threshold:
            return False
    return True


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


def _common(first: Partition, second: Partition) -> list[set[str]]:
    """Return the finest groups into which both partitions can be merged."""
    blocks: list[set[str]] = []
    for group in (*first, *second):
        touched = [block for block in blocks if block & set(group)]
        blocks = [block for block in blocks if block not in touched]
        blocks.append(set(group).union(*touched))
    return blocks
