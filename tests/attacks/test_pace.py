"""How fast one may go, by the clock: a person's bursts pass at once, and who owes waits alone."""

from __future__ import annotations

import asyncio

import pytest

from tests.running import run
from wli_toolkit.server.pace import Newest, Paces
from wli_toolkit.server.patience import (
    KEPT,
    MOST_WAITING,
    SLOW_S,
    WINDOW_S,
    WRONG_TRIES,
    Patience,
    TooManyWaitingError,
    Turns,
)

NOW = "wli_toolkit.server.pace.time.monotonic"


def test_a_burst_passes_and_what_is_beyond_it_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NOW, lambda: 1000.0)
    paces: Paces[str] = Paces(burst=300, per_s=20)
    assert [paces.wait_s("flooder") for _ in range(300)] == [0.0] * 300
    assert paces.wait_s("flooder") == pytest.approx(1 / 20)
    assert paces.wait_s("flooder", 99) == pytest.approx(100 / 20)
    assert paces.wait_s("somebody else") == 0.0
    monkeypatch.setattr(NOW, lambda: 1005.0)
    assert paces.wait_s("flooder") == pytest.approx(1 / 20)
    monkeypatch.setattr(NOW, lambda: 9000.0)
    assert [paces.wait_s("flooder") for _ in range(300)] == [0.0] * 300, (
        "nothing is held against anybody for long"
    )


def test_only_so_many_paces_and_tries_are_remembered() -> None:
    paces: Paces[int] = Paces(burst=1, per_s=1, kept=50)
    for number in range(500):
        paces.wait_s(number)
    assert len(paces._buckets) == 50
    patience = Patience()
    for number in range(3 * KEPT):
        patience.delay_s(f"passcode of {number}")
    for _ in range(5 * WRONG_TRIES):
        patience.delay_s("passcode of K7M2QX")
    assert len(patience._wrong) == KEPT
    assert max(map(len, patience._wrong.values())) == WRONG_TRIES + 1


def test_what_was_typed_is_not_kept() -> None:
    patience = Patience()
    patience.delay_s("passcode of A-PASSCODE-IN-THE-WRONG-BOX")
    kept = repr(vars(patience)) + repr(patience._wrong)
    assert "WRONG-BOX" not in kept
    assert all(len(key) == 16 for key in patience._wrong)
    again = Patience()
    again.delay_s("passcode of A-PASSCODE-IN-THE-WRONG-BOX")
    assert set(again._wrong) != set(patience._wrong), "and nobody can look the digest up in a list"


def test_wrong_tries_get_slow_by_session_and_are_forgiven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wli_toolkit.server.patience.time.monotonic", lambda: 1000.0)
    patience = Patience()
    assert [patience.delay_s("a") for _ in range(WRONG_TRIES + 1)] == [0.0] * WRONG_TRIES + [SLOW_S]
    assert patience.delay_s("b") == 0.0
    monkeypatch.setattr("wli_toolkit.server.patience.time.monotonic", lambda: 1001.0 + WINDOW_S)
    assert patience.delay_s("a") == 0.0


def test_whoever_tries_once_waits_for_one_of_those_who_try_often() -> None:
    async def crowd() -> list[str]:
        turns, order = Turns(), list[str]()

        async def check(place: str) -> None:
            async with turns.take(place):
                order.append(place)
                await asyncio.sleep(0)

        guesses = [asyncio.create_task(check("guesser")) for _ in range(MOST_WAITING + 1)]
        await asyncio.sleep(0)
        with pytest.raises(TooManyWaitingError):
            await check("guesser")
        gone = asyncio.create_task(check("gone"))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.create_task(check("facilitator"))
        found = list(order)
        await asyncio.gather(*guesses)
        async with turns.take("afterwards"):
            return found

    order = run(crowd())
    assert "facilitator" in order[:6]

    assert "gone" not in order


def test_the_oldest_gives_way_to_its_owners_newest_only() -> None:
    newest: Newest[str, int] = Newest(most=2)
    assert [newest.add("a", number) for number in (1, 2)] == [None, None]
    assert newest.add("b", 9) is None
    assert newest.add("a", 3) == 1
    newest.drop("a", 2)
    newest.drop("a", 77)
    assert newest.add("a", 4) is None
    for number in (3, 4, 9):
        newest.drop("a", number)
    assert newest._held.keys() == {"b"}
