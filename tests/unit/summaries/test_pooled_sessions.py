"""Several whole sessions put together: told of how many, never ranked, and under the rules of each of them."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Sequence
from typing import Any, cast

import pytest

from tests.unit.summaries.memory_store import MemoryStore
from tests.unit.summaries.pooled_samples import people_of, published, session_of
from tests.unit.summaries.simulated_store import simulated
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import LANGS
from wli_toolkit.store import Session, Store
from wli_toolkit.summaries import SummaryError
from wli_toolkit.summaries.pooled import Pooled, Published, organisers, pool, summarise_together


class Several:
    """A store of several sessions, each in a memory of its own."""

    def __init__(self, **stores: MemoryStore) -> None:
        self.stores = stores
        self.made_up: set[str] = set()

    def session(self, code: str) -> Session:
        session = self.stores[code].session(code)
        return dataclasses.replace(session, code=code, simulated=code in self.made_up)

    def __getattr__(self, name: str) -> Any:
        return lambda code, *more, **named: getattr(self.stores[code], name)(code, *more, **named)


def together(stores: Several, codes: Sequence[str], **more: Any) -> Pooled:
    return summarise_together(cast(Store, stores), codes, **more)


@pytest.fixture(scope="module")
def three() -> tuple[Published, ...]:
    return tuple(
        published(session_of(people_of(people, seed))) for seed, people in ((1, 22), (2, 30), (3, 41))
    )


def numbers(pooled: Pooled) -> list[Any]:
    return [(figure.key, figure.rows) for figure in pooled.figures]


def test_it_is_a_function_of_what_the_sessions_tell(three: tuple[Published, ...]) -> None:
    first = pool(three)
    assert first.sessions == 3
    assert first.joined == 93
    for order in itertools.permutations(three):
        assert pool(order) == first
    for figure in first.figures:
        for each in figure.rows:
            assert each.row.median is None
            assert each.row.count is None or each.row.count >= 5 * each.sessions


def test_enough_is_told_of_three_ordinary_sessions(three: tuple[Published, ...]) -> None:
    figures = pool(three).figures
    assert sum(not figure.suppressed for figure in figures) >= 0.7 * len(figures)


def test_it_equals_counting_all_people_where_nothing_was_withheld() -> None:
    rooms = [people_of(70, seed) for seed in (4, 5)]
    pooled = pool([published(session_of(room)) for room in rooms])
    everybody = published(session_of([person for room in rooms for person in room])).summary
    compared = 0
    for figure in everybody.figures:
        mine = next(each for each in pooled.figures if each.key == figure.key)
        counts = {
            (each.row.line, each.row.value): each.row for each in mine.rows if each.row.count is not None
        }
        for row in figure.rows:
            if (row.line, row.value) in counts:
                assert counts[row.line, row.value] == row
                compared += 1
    assert compared >= 30


def test_a_session_of_too_few_changes_nothing_but_how_many_there_are(three: tuple[Published, ...]) -> None:
    few = published(session_of(people_of(4, 9)))
    assert all(figure.suppressed for figure in few.summary.figures)
    before, after = pool(three), pool([*three, few])
    assert numbers(after) == numbers(before)
    assert (after.sessions, after.joined) == (4, 97)
    assert "4回のうち3回分" in after.text("ja")


def test_two_sessions_of_which_one_tells_nothing_tell_nothing(three: tuple[Published, ...]) -> None:
    pooled = pool([three[0], published(session_of(people_of(4, 9)))])
    assert all(figure.suppressed for figure in pooled.figures)
    assert pooled["E02"].n is None


def test_no_session_is_named_and_nothing_is_ranked(three: tuple[Published, ...]) -> None:
    named = [
        Published(dataclasses.replace(each.summary, session=code), each.asked)
        for each, code in zip(three, ("AAAAAA", "BBBBBB", "CCCCCC"), strict=True)
    ]
    pooled = pool(named)
    for lang in LANGS:
        said = pooled.text(lang)
        assert not re.search("AAAAAA|BBBBBB|CCCCCC", said)
        assert "{" not in said
    assert "順位は作りません" in pooled.text("ja")
    assert "no ranking" in pooled.text("en")


def test_each_figure_says_of_how_many_sessions_and_people(three: tuple[Published, ...]) -> None:
    for figure in pool(three).figures:
        said = figure.sentences("en")[0]
        assert figure.suppressed or re.search(r"of 3 sessions", said), said
        assert figure.suppressed or figure.n is None or str(figure.n) in said


def test_before_and_after_of_a_handful_does_not_go_in(three: tuple[Published, ...]) -> None:
    handful = people_of(30, 8)
    for person in handful[8:]:
        for name in ("pos_want", "clarity", "options", "agency"):
            del person["E02", "after", name]
    few = published(session_of(handful))
    assert few.summary["E02"].figure("change").suppressed
    assert not few.summary["E02"].figure("control").suppressed
    before, after = pool(three), pool([*three, few])
    assert after["E02"].figure("change").rows == before["E02"].figure("change").rows
    assert after["E02"].figure("control").rows != before["E02"].figure("control").rows


def test_only_what_was_asked_alike_is_put_together(three: tuple[Published, ...]) -> None:
    pack = load_pack()
    e11 = pack.exercise("E11")
    reworded = e11.model_copy(
        update={
            "figures": tuple(
                figure.model_copy(update={"title": figure.title.model_copy(update={"ja": "別の問い"})})
                if figure.id == "directions"
                else figure
                for figure in e11.figures
            )
        }
    )
    own = pack.model_copy(
        update={"exercises": tuple(reworded if each is e11 else each for each in pack.exercises)}
    )
    other = published(session_of(people_of(60, 6), pack=own))
    pooled = pool([*three, other])
    assert pooled.mixed
    assert pooled["E11"].figure("directions").rows == pool(three)["E11"].figure("directions").rows
    assert pooled["E11"].figure("confident").rows != pool(three)["E11"].figure("confident").rows
    assert "同じ問いを同じ選択肢で" in pooled.text("ja")


def test_sessions_of_different_length_share_what_both_ask() -> None:
    long, short = (
        published(cast(MemoryStore, simulated(agenda, 30, seed=seed)[0]))
        for agenda, seed in (("60min", 1), ("30min", 2))
    )
    pooled = pool([long, short])
    assert {figure.key for figure in pooled.figures} == {
        figure.key for each in (long, short) for figure in each.summary.figures
    }
    assert not pooled["E11"].figure("directions").suppressed
    assert all(figure.suppressed for figure in pooled["E05"].figures)


def test_an_organiser_gets_the_figures_of_its_own_sessions_only() -> None:
    stores = Several(
        A=session_of(people_of(30, 1), settings={"organiser": "みなと製作所"}),
        B=session_of(people_of(30, 2), settings={"organiser": "みなと 製作所 ".replace(" ", "")}),
        C=session_of(people_of(30, 3), settings={"organiser": "山手商事"}),
        D=session_of(people_of(30, 4)),
    )
    assert together(stores, "AB", audience="organiser").threshold == 10
    for others in ("AC", "AD"):
        with pytest.raises(SummaryError, match=r"different organisers: .*open a series for each"):
            together(stores, others, audience="organiser")
        assert together(stores, others).threshold == 5
    assert organisers([stores.session(code) for code in "ACD"]) == ("", "みなと製作所", "山手商事")


def test_ten_everywhere_where_a_facilitator_belongs_to_the_organiser() -> None:
    inside = {"organiser": "みなと製作所", "facilitator_affiliation": "organiser"}
    stores = Several(
        A=session_of(people_of(30, 1), settings={"organiser": "みなと製作所"}),
        B=session_of(people_of(30, 2), settings=inside),
        C=session_of(people_of(30, 3), settings={"organiser": "山手商事"}),
    )
    pooled = together(stores, "AB")
    assert (pooled.audience, pooled.threshold) == ("organiser", 10)
    assert numbers(pooled) == numbers(together(stores, "AB", audience="organiser"))
    with pytest.raises(SummaryError, match="different organisers"):
        together(stores, "BC")


def test_made_up_people_are_never_added_to_real_ones() -> None:
    real = session_of(people_of(20, 1))
    stores = Several(A=real, B=session_of(people_of(20, 2)))
    stores.made_up = {"B"}
    with pytest.raises(SummaryError, match="simulated participants in B only"):
        together(stores, "AB")


def test_an_unknown_audience_exercise_or_figure_is_refused_by_name(three: tuple[Published, ...]) -> None:
    with pytest.raises(SummaryError, match="no audience 'everyone'; there are room, organiser"):
        together(Several(A=session_of([]), B=session_of([])), "AB", audience="everyone")
    pooled = pool(three)
    with pytest.raises(SummaryError, match="no exercise 'E99' in these sessions; there are E00"):
        pooled["E99"]
    with pytest.raises(SummaryError, match="E11 has no figure 'nope'; there are directions"):
        pooled["E11"].figure("nope")


def test_the_follow_up_is_told_where_two_sessions_tell_it() -> None:
    stores = [
        simulated("30min", 30, seed=seed, follow_up=share)[0]
        for seed, share in ((1, 0.8), (2, 0.7), (3, 0.0))
    ]
    told = [published(cast(MemoryStore, store)) for store in stores]
    first, second, none = (each.summary.follow_up for each in told)
    assert first is not None
    assert second is not None
    assert none is None
    again = pool(told).follow_up
    assert again is not None
    assert (again[0].answered, again[1]) == (first.answered + second.answered, 2)
    assert again[0].share == round(100 * again[0].answered / 60)
    assert pool([told[0], told[2]]).follow_up is None
    assert load_agenda(load_pack(), "30min").follow_up
