"""A small room under the load benches: whatever the kernels' mode, nothing is lost and no kernel is left over."""

from __future__ import annotations

import pytest

from tests.load.join_and_answer import run_room
from tests.load.reloading import reload
from tests.load.room import open_room
from tests.running import run
from wli_toolkit.server.starting.choosing import MODES

PEOPLE = 3


@pytest.mark.parametrize("mode", MODES)
def test_after_many_reloads_there_are_as_many_kernels_as_people(mode: str) -> None:
    with open_room(PEOPLE, mode) as room:
        assert run(reload(room, PEOPLE, 12)) == PEOPLE


@pytest.mark.parametrize("mode", MODES)
def test_nothing_is_lost_or_doubled_when_all_lines_are_cut(mode: str) -> None:
    with open_room(PEOPLE, mode) as room:
        came = run(run_room(room, PEOPLE, seconds=8.0, arrive_within=0.0))
    measures = came.measures
    assert measures.compared is not None
    assert measures.compared.acknowledged > 0
    assert (measures.compared.lost, measures.compared.doubled) == ((), ())
    assert measures.refused == 0
    assert came.back_share == 1.0
    assert measures.cuts >= PEOPLE
