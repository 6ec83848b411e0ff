"""Live people against a real server: what was acknowledged is in the store, once, whatever happens to their phones."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.seminar import Seminar
from tests.running import run
from wli_toolkit.pages.own_answers import as_given
from wli_toolkit.simulate import simulate
from wli_toolkit.simulate.live import CAREFUL, Crowd, Habits, LiveError, crowd_beside, live_crowd
from wli_toolkit.simulate.live.person import LivePerson
from wli_toolkit.store import Session, Store, open_store

SEED = 4
QUICK = (0.0, 0.03)
CLUMSY = Habits(think=QUICK, presses_twice=0.4, reloads=0.06, drops=0.04)
ATTACHED_WITHIN_S, BACK_WITHIN_S = 120.0, 15.0
"""How soon six kernels run on a busy machine, and how soon all phones are back after all lines were cut."""
Told = dict[tuple[str, str, str, int], Any]


@pytest.fixture
def store(seminar: Seminar) -> Iterator[Store]:
    """Return the server's store, opened beside it."""
    with open_store(f"sqlite:///{seminar.database}") as opened:
        yield opened


def address(seminar: Seminar) -> str:
    """Return the server's address."""
    return f"http://127.0.0.1:{seminar.line['port']}"


def new_session(store: Store, seminar: Seminar, **settings: Any) -> Session:
    """Return one more session on the same server, with the same agenda."""
    agenda = store.session(seminar.code).agenda_model()
    session, _passcode = store.create_session(agenda=agenda, **settings)
    return session


def by_place(answers: list[dict[str, Any]]) -> Told:
    """Return answers by what they are the answer to; each place once."""
    told = {(a["occasion"], a["exercise"], a["field"], a["row"]): a["value"] for a in answers}
    assert len(told) == len(answers)
    return told


def in_store(store: Store, person: LivePerson) -> Told:
    """Return what the store has of a person, opened with their own code."""
    state = person.phone.state
    key = store.unlock(state["participant"], state["resume_code"])
    pack = store.session(person.phone.code).pack_model()
    return by_place(as_given(pack, store.answers(state["participant"], key)))


async def lead(crowd: Crowd, store: Store, code: str, cut_in: str) -> None:
    """Lead the room through its steps, and cut everybody's lines in the middle of one of them."""
    for step in store.session(code).agenda_model().steps:
        store.open_step(code, step.id)
        await crowd.wait_until(lambda step=step: crowd.all_follow(step.id))
        if step.id == cut_in:
            before = crowd.measures().saved
            await crowd.wait_until(lambda before=before: crowd.measures().saved > before)
            crowd.cut_all()
            assert not crowd.all_attached()
            await crowd.wait_until(crowd.all_attached, within=BACK_WITHIN_S)
        await crowd.wait_until(lambda step=step: crowd.all_done(step.id))
        store.close_step(code, step.id)
    store.close_session(code)
    await crowd.wait_until(crowd.all_finished)


def test_what_was_acknowledged_is_in_the_store_once_whatever_the_phones_do(
    seminar: Seminar, store: Store
) -> None:
    code = seminar.code

    async def hour() -> None:
        async with live_crowd(
            address(seminar), code, participants=6, seed=SEED, leave=1 / 6, habits=CLUMSY
        ) as crowd:
            await crowd.wait_until(crowd.all_attached, within=ATTACHED_WITHIN_S)
            await lead(crowd, store, code, cut_in="cards")
            compared = await crowd.compare()
            measures = crowd.measures()
            assert (compared.lost, compared.doubled) == ((), ())
            assert compared.acknowledged == measures.saved > 6 * 30
            # Without these, nothing was put to the test.
            assert measures.repeats > 0
            assert measures.reloads > 0
            assert measures.cuts > 6
            assert measures.saved_again_s.count > 0
            # Whoever reloaded, or lost their line, found the same kernel, and joining twice was one.
            assert measures.kernels == 0
            assert len(store.participants(code)) == 6 == len(seminar.kernels())
            assert measures.refused == measures.waiting == 0
            gone = [person for person in crowd.people if person.left_at]
            assert len(gone) == measures.left == 1
            assert gone[0] not in crowd.staying
            for person in crowd.people:
                kept = in_store(store, person)
                told = by_place(person.told()["answers"])
                assert told.items() <= kept.items()
                if person.here:
                    assert told.items() == kept.items()
            same = simulate(store, new_session(store, seminar).code, participants=6, seed=SEED, leave=1 / 6)
            for person, other in zip(crowd.people, same, strict=True):
                assert person.left_at == other["left_at"]
                if person.here:
                    assert by_place(person.told()["answers"]) == by_place(other["answers"])

    run(hour())


def test_a_kernel_that_dies_is_replaced_and_nothing_is_lost(seminar: Seminar, store: Store) -> None:
    code = new_session(store, seminar).code

    async def once() -> None:
        old = set(seminar.kernels())
        async with live_crowd(
            address(seminar), code, participants=2, leave=0, think=QUICK, habits=CAREFUL
        ) as crowd:
            await crowd.wait_until(crowd.all_attached)
            dying = (set(seminar.kernels()) - old).pop()
            store.open_step(code, "before")
            await crowd.wait_until(lambda: crowd.measures().saved > 3)
            dying.kill()
            await crowd.wait_until(lambda: crowd.measures().kernels == 1 and crowd.all_done("before"))
            assert not (await crowd.compare()).lost

    run(once())


def test_a_test_without_an_event_loop_can_lead_them_too(seminar: Seminar, store: Store) -> None:
    code = new_session(store, seminar).code
    with crowd_beside(address(seminar), code, participants=1, leave=0, think=QUICK) as crowd:
        crowd.wait_until(Crowd.all_attached)
        store.open_step(code, "voice")
        crowd.wait_until(lambda people: people.all_done("voice"))
        assert crowd.measures().saved == len(crowd.told()[0]["answers"]) > 0
        with pytest.raises(TimeoutError):
            crowd.wait_until(lambda people: people.all_follow("close"), within=0.2)


@pytest.mark.parametrize(
    ("code", "participants", "says"),
    [("AAAAAA", 2, "no session AAAAAA"), (None, 400, "400 people do not fit")],
)
def test_people_who_cannot_come_are_told_why(
    seminar: Seminar, code: str | None, participants: int, says: str
) -> None:
    async def come() -> None:
        async with live_crowd(address(seminar), code or seminar.code, participants=participants):
            pass

    with pytest.raises(LiveError, match=says):
        run(come())


def test_nobody_joins_what_has_ended(seminar: Seminar, store: Store) -> None:
    code = new_session(store, seminar).code
    store.close_session(code)

    async def come() -> None:
        async with live_crowd(address(seminar), code, participants=2) as crowd:
            await crowd.wait_until(crowd.all_joined)

    with pytest.raises(LiveError, match="has ended"):
        run(come())
    assert store.participants(code) == []


def command(seminar: Seminar, code: str, *options: str) -> list[str]:
    """Return the command that lets two people take part."""
    return [
        sys.executable, "-m", "wli_toolkit", "simulate", code, "--participants", "2", "--leave", "0",
        "--live", address(seminar), "--think", "0", "0.03", "--arrive-within", "0", *options,
    ]  # fmt: skip


def test_the_command_runs_a_free_session_to_its_end(seminar: Seminar, store: Store) -> None:
    code = new_session(store, seminar, settings={"pace": "free"}).code
    done = subprocess.run(command(seminar, code, "--json"), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert (told["session"], told["simulated"], told["seed"]) == (code, False, 1)
    assert told["metrics"]["compared"]["lost"] == told["metrics"]["compared"]["doubled"] == []
    steps = {step.id for step in store.session(code).agenda_model().steps}
    for person in told["participants"]:
        there = store.participant(person["participant"])
        assert there.seat == person["seat"]
        assert set(there.done) == steps
        assert set(person) == {
            "participant", "seat", "left_at", "consent_group", "consent_sensitive", "answers"
        }  # fmt: skip
        assert there.consent_group == person["consent_group"]


def test_ctrl_c_ends_the_command_with_what_there_is(seminar: Seminar, store: Store) -> None:
    code = new_session(store, seminar).code
    # A suite that runs in the background may have been told to ignore Ctrl-C, and would pass that on.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        started = subprocess.Popen(
            command(seminar, code), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
    finally:
        signal.signal(signal.SIGINT, before)
    with started as people:
        assert people.stdout is not None
        assert people.stderr is not None
        assert "joined" in people.stdout.readline()
        people.send_signal(signal.SIGINT)
        said, wrong = people.stdout.read(), people.stderr.read()
    assert people.returncode == 0
    assert "2 live people took part" in said
    assert wrong == ""


def test_a_wrong_address_is_one_line(seminar: Seminar) -> None:
    wrong = command(seminar, seminar.code)
    wrong[wrong.index("--live") + 1] = "http://127.0.0.1:9"
    done = subprocess.run(wrong, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "http://127.0.0.1:9 does not answer" in done.stderr
