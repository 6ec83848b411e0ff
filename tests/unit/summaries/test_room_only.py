"""Options that belong to the room: the organiser neither reads their names nor finds their number by subtraction."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pytest

from tests.unit.summaries import small_pack as own
from tests.unit.summaries.memory_store import MemoryStore
from wli_toolkit.content import load_pack
from wli_toolkit.content.model import Text
from wli_toolkit.summaries import findings, options, summarise, suppression, wording
from wli_toolkit.summaries.counting import Table
from wli_toolkit.summaries.ledger import Ledger
from wli_toolkit.summaries.partitions import Merge
from wli_toolkit.summaries.room_only import OTHERS, cells_for_organiser, for_organiser
from wli_toolkit.summaries.suppression import Cells

TEXT = Text(ja="あ", en="a")
SECRET = "sidejob"
WAY = own.field("way", "choice", options=own.options("learn", "teach", "rest", SECRET, room_only=(SECRET,)))
WAYS = own.figure("ways", "bars", "way")


def ways_room(counts: Mapping[str, int], **more: Any) -> MemoryStore:
    store = own.room(own.exercise("X1", [WAY], [WAYS]), **more)
    own.answer_all(store, "X1", [{"way": way} for way, people in counts.items() for _ in range(people)])
    return store


def picks_room(picks: Mapping[tuple[str, ...], int], **more: Any) -> MemoryStore:
    """Return a session in which so many people picked these for a new chapter."""
    store = own.room(load_pack().exercise("E12"), **more)
    for chosen, people in picks.items():
        for _ in range(people):
            store.answer(
                f"p{len(store.people)}",
                {("E12", "during", "pick", row): pick for row, pick in enumerate(chosen)},
            )
    return store


EVEN = {"learn": 14, "teach": 13, "rest": 12, SECRET: 15}
PICKS = {(SECRET,): 20, ("relearn", "teach"): 15, ("relearn",): 12, ("nothing",): 3}


def test_the_room_reads_every_name() -> None:
    rows = summarise(ways_room(EVEN), "C")["X1"].figure("ways").rows
    assert {row.value: row.count for row in rows} == EVEN
    picked = summarise(picks_room(PICKS), "C")["E12"].figure("picked")
    assert {row.value: row.count for row in picked.rows}[SECRET] == 20


def test_the_organiser_reads_it_as_part_of_the_others() -> None:
    figure = summarise(ways_room(EVEN), "C", audience="organiser")["X1"].figure("ways")
    assert [(row.value, row.count) for row in figure.rows] == [
        ("learn", 14),
        ("teach", 13),
        (f"rest+{OTHERS}", 27),
    ]
    assert figure.rows[-1].label == wording.OTHERS
    assert figure.unnamed


def test_of_several_choices_it_is_left_out() -> None:
    figure = summarise(picks_room(PICKS), "C", audience="organiser")["E12"].figure("picked")
    told = {row.value: row.count for row in figure.rows}
    assert told["relearn"] == 27
    assert told[OTHERS] is None
    assert next(row.label for row in figure.rows if row.value == OTHERS) == wording.OTHERS


@pytest.mark.parametrize("settings", [{}, {"facilitator_affiliation": "organiser"}, {"threshold_room": 12}])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_name_is_nowhere_in_what_the_organiser_gets(settings: dict[str, Any], lang: Any) -> None:
    for store, name in (
        (ways_room(EVEN, settings=settings), SECRET),
        (picks_room(PICKS, settings=settings), "副業"),
    ):
        summary = summarise(store, "C", audience="organiser")
        told = json.dumps(summary.as_json(), ensure_ascii=False) + summary.text(lang)
        assert SECRET not in told
        assert name not in told
        assert "A side job" not in told


@pytest.mark.parametrize("settings", [{"facilitator_affiliation": "organiser"}, {"threshold_room": 10}])
def test_where_one_picture_serves_both_the_room_reads_what_the_organiser_does(
    settings: dict[str, Any],
) -> None:
    store = ways_room(EVEN, settings=settings)
    room, organiser = (summarise(store, "C", audience=audience).figures for audience in ("room", "organiser"))
    assert room == organiser
    assert SECRET not in json.dumps(summarise(store, "C").as_json())
    own.answer_all(store, "X1", [{"way": SECRET}] * 3)
    assert summarise(store, "C").figures == room, "a few more change nothing"
    own.answer_all(store, "X1", [{"way": way} for way in EVEN for _ in range(25)])
    assert sum(row.count or 0 for row in summarise(store, "C")["X1"].figure("ways").rows) == 54 + 3 + 100


def test_what_is_not_named_is_not_passed_over_in_words() -> None:
    """「もっとも多かった」 would be untrue of a named answer where an unnamed one may be more common."""
    for store, exercise in (
        (ways_room({**EVEN, SECRET: 30}), "X1"),
        (picks_room({**PICKS, (SECRET,): 90}), "E12"),
    ):
        figures = summarise(store, "C", audience="organiser")[exercise].figures
        told = findings(next(figure for figure in figures if not figure.suppressed), "ja")
        assert len(told) == 1
        assert told[0].startswith("ここに示した答えの中で")


@pytest.mark.parametrize(
    "counts", [{"learn": 3, "teach": 0, "rest": 0, SECRET: 40}, {"learn": 30, SECRET: 30}]
)
def test_almost_all_is_not_said_of_it_and_it_never_stands_alone(counts: dict[str, int]) -> None:
    figure = summarise(ways_room(counts), "C", audience="organiser")["X1"].figure("ways")
    assert not any(row.value == OTHERS and not row.withheld for row in figure.rows)


# --- by subtraction, knowing every rule ----------------------------------------------------------------------------


def exclusive(counts: Mapping[str, int], merge: Merge) -> Table:
    return Table(
        counts=counts,
        labels=dict.fromkeys(counts, TEXT),
        people=sum(counts.values()),
        merge=merge,
        variable="x",
        finest=counts,
        room_only=frozenset({"d"}),
    )


def to_the_organiser(table: Table, room: int, organiser: int) -> Cells | None:
    """Return what the organiser is told, by way of what the room is."""
    seen = for_organiser(table)
    if table.at_most is not None:
        told = options.publish_options(
            table.counts, table.people, table.at_most, room, Ledger().beside(table, room)
        )
        beside = Ledger().beside(seen, organiser)
        cells = cells_for_organiser(told, table)
        return options.coarsen_options(cells, table.people, table.at_most, organiser, beside)
    told = suppression.publish(table.counts, table.merge, room)
    cells = cells_for_organiser(told, table)
    return suppression.coarsen(
        cells, table.people, tuple(seen.counts), seen.merge, organiser, frozenset({OTHERS})
    )


LEVELS: Merge = (
    (("a",), ("b",), ("c",), ("d",)),
    (("a",), ("b",), ("c", "d")),
    (("a", "b"), ("c", "d")),
)


@pytest.mark.parametrize("merge", ["others", LEVELS])
def test_no_subtraction_gives_an_exclusive_option_away(merge: Merge) -> None:
    looks_like: dict[object, set[int]] = defaultdict(set)
    for people in range(6, 21):
        for cuts in itertools.combinations(range(people + 3), 3):
            edges = (-1, *cuts, people + 3)
            counts = dict(
                zip("abcd", (after - before - 1 for before, after in itertools.pairwise(edges)), strict=True)
            )
            told = to_the_organiser(exclusive(counts, merge), 3, 6)
            if told is not None:
                looks_like[people, told].add(counts["d"])
    assert looks_like, "or nothing is told"
    for look, secret in looks_like.items():
        assert len(secret) > 1, (look, secret)


def several(counts: Mapping[str, int], people: int, at_most: int) -> Table:
    return Table(
        counts=counts,
        labels=dict.fromkeys(counts, TEXT),
        people=people,
        at_most=at_most,
        variable="x",
        question="x",
        room_only=frozenset({"d"}),
    )


@pytest.mark.parametrize(("at_most", "most"), [(2, 12), (3, 9)])
def test_no_subtraction_gives_one_of_several_options_away(at_most: int, most: int) -> None:
    """Not even that anybody chose it at all."""
    looks_like: dict[object, set[int]] = defaultdict(set)
    for people in range(6, most + 1):
        for chosen in itertools.product(range(people + 1), repeat=3):
            if people <= sum(chosen) <= at_most * people:
                counts = dict(zip("abd", chosen, strict=True))
                told = to_the_organiser(several(counts, people, at_most), 3, 5)
                if told is not None:
                    looks_like[people, told].add(counts["d"])
    assert looks_like, "or nothing is told"
    for look, secret in looks_like.items():
        assert len(secret) > 1, (look, secret)
        assert 0 in secret, (look, secret)


def test_where_each_chose_one_what_is_left_over_would_tell_it() -> None:
    assert to_the_organiser(several({"a": 8, "b": 9, "d": 7}, 24, 1), 3, 5) is None
