"""What a live person reads from the page is what the pack asks: the same questions, and screens that the page knows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest

from wli_toolkit.content import load_agenda
from wli_toolkit.content.model import Pack
from wli_toolkit.pages.asked import asked_field, is_screen
from wli_toolkit.pages.content_view import page_content
from wli_toolkit.simulate.deciding import Group, Says, decide
from wli_toolkit.simulate.live.asked import KINDS, read_workshop
from wli_toolkit.simulate.people import gather
from wli_toolkit.store import Store

TODAY = dt.date(2026, 9, 1)
NewSession = Callable[..., str]


@pytest.mark.parametrize("agenda_id", ["30min", "60min", "180min"])
def test_the_page_tells_a_live_person_what_the_pack_asks(store: Store, pack: Pack, agenda_id: str) -> None:
    agenda = load_agenda(pack, agenda_id)
    session, _passcode = store.create_session(agenda=agenda, simulated=True)
    workshop = read_workshop(json.loads(json.dumps(page_content(session, ""))))
    assert [step.id for step in workshop.steps] == [step.id for step in agenda.steps]
    (person,) = gather(agenda, 1, seed=2, leave=0)
    said = 0
    for step, asking in zip(agenda.steps, workshop.steps, strict=True):
        assert [task.exercise for task in asking.tasks] == [ask.exercise for ask in step.asks]
        for task in asking.tasks:
            for question in task.questions:
                for field in question.fields if isinstance(question, Group) else (question,):
                    declared = pack.exercise(task.exercise).field(field.id)
                    assert (type(field), field.ask, field.visibility) == (
                        type(declared), declared.ask, declared.visibility,
                    )  # fmt: skip
            for decision in decide(person, task, {}, TODAY):
                if isinstance(decision, Says):
                    said += 1
                    name, row = decision.field.id, decision.row
                    assert is_screen(pack, step, asking.screen(task, name, row))
                    assert asked_field(
                        pack, agenda, task.exercise, step.occasion.value, name, row, may_look_back=False
                    )
    assert said > 30


def test_every_kind_of_field_can_be_read(pack: Pack) -> None:
    kinds = {field.kind for exercise in pack.exercises for field in exercise.fields}
    assert kinds <= KINDS.keys()
    for exercise in pack.exercises:
        for field in exercise.fields:
            assert KINDS[field.kind] is type(field)
