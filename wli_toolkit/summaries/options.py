"""Which counts may be told of options of which one person may choose several.

Each option stands by itself, with the threshold's number of people on either side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from wli_toolkit.summaries.suppression import Cell, Cells, is_almost_all, least_almost_all


@dataclass(frozen=True, slots=True)
class Beside:
    """What may be known of the same choice from elsewhere.

    Attributes
    ----------
    hidden
        Options whose number another picture of the same answers would give away: not told here.
    secret
        Options of which not even a least number may be known.
    spent, asked
        How often options told elsewhere were chosen, and by how many people at most.
    unseen
        How many more options there are that nothing is told of.
    almost
        How many people may have chosen each option that "almost all" is said of elsewhere.
    """

    hidden: Set[str] = frozenset()
    secret: Set[str] = frozenset()
    spent: int = 0
    asked: int = 0
    unseen: int = 0
    almost: tuple[range, ...] = ()


NOTHING = Beside()


def publish_options(
    counts: Mapping[str, int], people: int, at_most: int, threshold: int, beside: Beside = NOTHING
) -> Cells | None:
    """Return what may be told of options of which each of `people` chose up to `at_most`.

    An option is told with its number where at least `threshold` people chose it and as many did not, as
    "almost all" where fewer did not, and not at all otherwise. Where the limit of choices would give a hidden
    number away, the smallest told one is hidden too, until it does not.
    """
    if people < threshold or (beside.secret and at_most == 1):
        return None  # of one choice each, what is left over is the secret one's
    silent = beside.hidden | beside.secret
    told = {
        value: Cell((value,)) if value in silent else _option(value, count, people, threshold)
        for value, count in counts.items()
    }
    while any(cell.tells for cell in told.values()):
        if not _given_away(told, counts, people, at_most, threshold, beside):
            return tuple(told.values())
        sizes = {
            value: people if cell.count is None else cell.count for value, cell in told.items() if cell.tells
        }
        for value, size in sizes.items():
            if size == min(sizes.values()):
                told[value] = Cell((value,))
    return None


def coarsen_options(
    cells: Cells | None, people: int, at_most: int, threshold: int, beside: Beside = NOTHING
) -> Cells | None:
    """Return what may be told at a higher threshold of options that were told as `cells`.

    "Almost all" stays what it was; to those who read only this it may mean as few as it does at `threshold`.
    """
    if cells is None or people < threshold:
        return None
    # What was not told counts as small here: nothing may depend on a number that was withheld.
    known = {cell.values[0]: cell.count or 0 for cell in cells if not cell.almost_all}
    known |= dict.fromkeys(beside.secret, 0)
    almost_all = range(least_almost_all(people, threshold), people + 1)
    many = sum(cell.almost_all for cell in cells)
    beside = replace(beside, almost=(*beside.almost, *[almost_all] * many))
    told = publish_options(known, people, at_most, threshold, beside)
    again = {cell.values: cell for cell in told or ()}
    result = tuple(cell if cell.almost_all else again.get(cell.values, Cell(cell.values)) for cell in cells)
    return result if any(cell.tells for cell in result) else None


def _option(value: str, count: int, people: int, threshold: int) -> Cell:
    if threshold <= count <= people - threshold:
        return Cell((value,), count)
    return Cell((value,), None, is_almost_all(count, people, threshold))


def _given_away(
    told: Mapping[str, Cell],
    counts: Mapping[str, int],
    people: int,
    at_most: int,
    threshold: int,
    beside: Beside,
) -> bool:
    """Whether the limits of how many choices there are leave a hidden number only one value.

    Tried for someone who only adds up and for someone who knows the rules, and whether or not everybody chose
    at least one option.
    """
    shown = sum(cell.count or 0 for cell in told.values())
    hidden = [value for value, cell in told.items() if cell.count is None]
    silent = beside.hidden | beside.secret
    everything = range(people + 1)
    almost_all = range(least_almost_all(people, threshold), people + 1)
    withheld = [
        count
        for count in everything
        if not threshold <= count <= people - threshold and count not in almost_all
    ]
    most = at_most * people - shown
    if beside.spent or beside.almost:
        most = min(most, at_most * max(people, beside.asked) - beside.spent - shown)
    for knows in (False, True):
        could_be: list[Sequence[int]] = [
            almost_all
            if told[value].almost_all
            else withheld
            if knows and value not in silent and counts[value] in withheld
            else everything
            for value in hidden
        ]
        could_be += beside.almost
        could_be += [range(beside.unseen * people + 1)] if beside.unseen else []
        for least in (0, people - beside.spent - shown):
            if _pinned(could_be, least, most):
                return True
        # Of what is secret it must be possible that nobody chose it.
        others = [
            values for value, values in zip(hidden, could_be, strict=False) if value not in beside.secret
        ]
        others += could_be[len(hidden) :]
        if beside.secret and not _together(others) & _window(people - beside.spent - shown, most):
            return True
    return False


def _pinned(could_be: Sequence[Sequence[int]], least: int, most: int) -> bool:
    """Whether a total between `least` and `most` leaves one of the numbers only one value."""
    window = _window(least, most)
    for index, values in enumerate(could_be):
        others = _together([*could_be[:index], *could_be[index + 1 :]])
        if sum(bool((others << value) & window) for value in values) == 1:
            return True
    return False


def _window(least: int, most: int) -> int:
    """Return, as a set of bits, the numbers from `least` to `most`."""
    return ((1 << (most + 1)) - 1) & ~((1 << max(0, least)) - 1) if most >= 0 else 0


def _together(could_be: Sequence[Sequence[int]]) -> int:
    """Return, as a set of bits, what one of each of these can sum to."""
    sums = 1
    for values in could_be:
        reached = 0
        for value in values:
            reached |= sums << value
        sums = reached
    return sums
