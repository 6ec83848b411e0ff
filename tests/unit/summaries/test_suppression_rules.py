"""The rules of suppression, case by case."""

from __future__ import annotations

import pytest

from wli_toolkit.summaries import differences, options, suppression
from wli_toolkit.summaries.partitions import Partition
from wli_toolkit.summaries.suppression import Cell, Cells

LEVELS: tuple[Partition, ...] = (
    (("a",), ("b",), ("c",), ("d",)),
    (("a", "b"), ("c",), ("d",)),
    (("a", "b"), ("c", "d")),
)


def told(cells: Cells | None) -> dict[str, int | str | None] | None:
    """Return cells as a short table."""
    if cells is None:
        return None
    return {"+".join(cell.values): "almost all" if cell.almost_all else cell.count for cell in cells}


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"a": 5, "b": 6, "c": 7, "d": 8}, {"a": 5, "b": 6, "c": 7, "d": 8}),
        ({"a": 2, "b": 6, "c": 7, "d": 8}, {"a+b": 8, "c": 7, "d": 8}),
        ({"a": 2, "b": 6, "c": 0, "d": 8}, {"a+b": 8, "c+d": 8}),
        ({"a": 2, "b": 1, "c": 0, "d": 8}, None),
        ({"a": 1, "b": 1, "c": 1, "d": 1}, None),
        ({"a": 0, "b": 0, "c": 0, "d": 0}, None),
    ],
)
def test_the_finest_level_with_large_cells_is_told(
    counts: dict[str, int], expected: dict[str, int] | None
) -> None:
    assert told(suppression.publish(counts, LEVELS, 5)) == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"a": 9, "b": 8, "c": 2, "d": 4}, {"a": 9, "b": 8, "c+d": 6}),
        ({"a": 9, "b": 8, "c": 1, "d": 2}, {"a": 9, "b+c+d": 11}),
        ({"a": 9, "b": 8, "c": 5, "d": 0}, {"a": 9, "b": 8, "c+d": 5}),
        ({"a": 9, "b": 5, "c": 5, "d": 1}, {"a": 9, "b+c+d": 11}),
        ({"a": 9, "b": 4, "c": 4, "d": 9}, None),
    ],
)
def test_small_categories_are_gathered(counts: dict[str, int], expected: dict[str, int] | None) -> None:
    assert told(suppression.publish(counts, "others", 5)) == expected


@pytest.mark.parametrize(
    ("counts", "top"),
    [
        ({"a": 30, "b": 0, "c": 0, "d": 0}, "a"),
        ({"a": 2, "b": 1, "c": 28, "d": 1}, "c"),
        ({"a": 5, "b": 0, "c": 0, "d": 0}, "a"),
    ],
)
@pytest.mark.parametrize("merge", [LEVELS, "others"])
def test_unanimity_is_almost_all_and_has_no_number(
    counts: dict[str, int], top: str, merge: suppression.Merge
) -> None:
    cells = suppression.publish(counts, merge, 5)
    assert told(cells) == {value: "almost all" if value == top else None for value in counts}


def test_almost_all_is_only_said_where_it_is_true() -> None:
    assert suppression.publish({"a": 6, "b": 3}, ((("a",), ("b",)),), 5) is None


def test_a_merge_that_leaves_a_category_out_is_passed_over() -> None:
    holes: tuple[Partition, ...] = ((("a",), ("b",)), (("a", "c"), ("b",)))
    assert told(suppression.publish({"a": 9, "b": 9, "c": 2}, holes, 5)) == {"a+c": 11, "b": 9}


@pytest.mark.parametrize(
    ("count", "expected"), [(0, None), (4, None), (5, 5), (15, 15), (16, "almost all"), (20, "almost all")]
)
def test_an_option_needs_enough_people_on_either_side(count: int, expected: int | str | None) -> None:
    cells = options.publish_options({"x": count, "y": 10}, 20, 2, 5)
    assert told(cells) == {"x": expected, "y": 10}


def test_with_too_few_people_no_option_is_told() -> None:
    assert options.publish_options({"x": 4, "y": 4}, 4, 2, 5) is None


def test_the_organiser_sees_what_the_room_saw_or_coarser() -> None:
    room = suppression.publish({"a": 7, "b": 12, "c": 11, "d": 12}, LEVELS, 5)
    assert told(suppression.coarsen(room, 42, "abcd", LEVELS, 10)) == {"a+b": 19, "c": 11, "d": 12}
    assert suppression.coarsen(room, 9, "abcd", LEVELS, 10) is None
    assert suppression.coarsen(None, 42, "abcd", LEVELS, 10) is None


def test_two_tables_of_one_variable_must_not_cut_a_small_piece() -> None:
    counts = {"6": 4, "7": 10, "8": 10}
    low_high: Partition = (("6",), ("7", "8"))
    assert not differences.crosses_safely(counts, low_high, [(("6", "7"), ("8",))], 5)
    assert differences.crosses_safely(counts | {"6": 5}, low_high, [(("6", "7"), ("8",))], 5)


@pytest.mark.parametrize(
    ("old", "new", "safe"),
    [
        ({"a": 5, "b": 10}, {"a": 10, "b": 15}, True),
        ({"a": 5, "b": 10}, {"a": 6, "b": 19}, False),
        ({"a": 5, "b": 10}, {"a": 5, "b": 20}, False),
        ({"a+b": 10, "c": 8}, {"a": 7, "b": 9, "c": 14}, True),
        ({"a": 7, "b+c": 8}, {"a+b": 9, "c": 30}, False),
        ({"a": 7, "b": 9, "c": 8}, {"a+b": 9, "c": 30}, True),
        (None, {"a": 6, "b": 9}, True),
    ],
)
def test_a_difference_must_be_large_too(old: dict[str, int] | None, new: dict[str, int], safe: bool) -> None:
    def cells(table: dict[str, int] | None) -> Cells | None:
        if table is None:
            return None
        return tuple(Cell(tuple(names.split("+")), count) for names, count in table.items())

    assert differences.differs_safely(cells(old), cells(new), 5) is safe
