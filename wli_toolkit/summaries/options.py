"""Which counts may be told of options of which one person may choose several.

Each option stands by itself, with the threshold's number of people on either side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wli_toolkit.summaries.suppression import Cell, Cells, is_almost_all, least_almost_all


def publish_options(counts: Mapping[str, int], people: int, at_most: int, threshold: int) -> Cells | None:
    """Return what may be told of options of which each of `people` chose up to `at_most`.

    An option is told with its number where at least `threshold` people chose it and as many did not, as
    "almost all" where fewer did not, and not at all otherwise. Where the limit of choices would give a hidden
    number away, the smallest told one is hidden too, until it does not.
    """
    if people < threshold:
        return None
    told = {value: _option(value, count, people, threshold) for value, count in counts.items()}
    while any(cell.tells for cell in told.values()):
        if not _given_away(told, counts, people, at_most, threshold):
            return tuple(told.values())
        sizes = {
            value: people if cell.count is None else cell.count for value, cell in told.items() if cell.tells
        }
        for value, size in sizes.items():
            if size == min(sizes.values()):
                told[value] = Cell((value,))
    return None


def coarsen_options(cells: Cells | None, people: int, at_most: int, threshold: int) -> Cells | None:
    """Return what may be told at a higher threshold of options that were told as `cells`."""
    if cells is None or people < threshold:
        return None
    told = publish_options(
        {cell.values[0]: cell.count or 0 for cell in cells if cell.count is not None},
        people,
        at_most,
        threshold,
    )
    again = {cell.values: cell for cell in told or ()}
    result = tuple(cell if cell.almost_all else again.get(cell.values, Cell(cell.values)) for cell in cells)
    return result if any(cell.tells for cell in result) else None


def _option(value: str, count: int, people: int, threshold: int) -> Cell:
    if threshold <= count <= people - threshold:
        return Cell((value,), count)
    return Cell((value,), None, is_almost_all(count, people, threshold))


def _given_away(
    told: Mapping[str, Cell], counts: Mapping[str, int], people: int, at_most: int, threshold: int
) -> bool:
    """Whether the limits of how many choices there are leave a hidden number only one value.

    Tried for someone who only adds up and for someone who knows the rules, and whether or not everybody chose
    at least one option.
    """
    shown = sum(cell.count or 0 for cell in told.values())
    hidden = [value for value, cell in told.items() if cell.count is None]
    everything = range(people + 1)
    almost_all = range(least_almost_all(people, threshold), people + 1)
    withheld = [
        count
        for count in everything
        if not threshold <= count <= people - threshold and count not in almost_all
    ]
    for knows in (False, True):
        could_be = [
            almost_all
            if told[value].almost_all
            else withheld
            if knows and counts[value] in withheld
            else everything
            for value in hidden
        ]
        for least in (0, people):
            if _pinned(could_be, least - shown, at_most * people - shown):
                return True
    return False


def _pinned(could_be: Sequence[Sequence[int]], least: int, most: int) -> bool:
    """Whether a total between `least` and `most` leaves one of the numbers only one value."""
    window = ((1 << (most + 1)) - 1) & ~((1 << max(0, least)) - 1)
    for index, values in enumerate(could_be):
        others = 1
        for other in (*could_be[:index], *could_be[index + 1 :]):
            others = _sums(others, other)
        if sum(bool((others << value) & window) for value in values) == 1:
            return True
    return False


def _sums(sums: int, values: Sequence[int]) -> int:
    """Return, as a set of bits, the sums that adding one of `values` to one of `sums` can give."""
    result = 0
    for value in values:
        result |= sums << value
    return result
