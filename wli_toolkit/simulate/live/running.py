"""Live people from the command line: until all are through or the session ends, with a line now and then."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wli_toolkit.simulate.live.crowd import Crowd, live_crowd
from wli_toolkit.simulate.live.habits import Habits
from wli_toolkit.simulate.live.joining import LiveError
from wli_toolkit.simulate.live.measures import Measures, Spread

REPORT_EVERY_S = 5.0
SILENCE_S = 60.0
"""So long nobody is connected before the server is given up."""


@dataclass(frozen=True)
class Outcome:
    """What live people did: what each one answered, and what it came to.

    Attributes
    ----------
    simulated
        Whether the session itself is marked as simulated.
    """

    session: str
    simulated: bool
    people: list[dict[str, Any]]
    measures: Measures


def run_people(
    url: str,
    code: str,
    *,
    participants: int,
    seed: int,
    leave: float,
    habits: Habits,
    report: Callable[[str], None],
) -> Outcome:
    """Let people take part until all are through, the session has ended, or somebody presses Ctrl-C.

    Parameters
    ----------
    report
        Called with a line every few seconds.

    Raises
    ------
    LiveError
        If they cannot take part there.
    KeyboardInterrupt
        If it was pressed before anybody came.
    """
    here: list[Crowd] = []

    async def go() -> None:
        async with live_crowd(
            url, code, participants=participants, seed=seed, leave=leave, habits=habits
        ) as crowd:
            here.append(crowd)
            await _until_over(crowd, report)
            await crowd.compare()

    try:
        asyncio.run(go())
    except KeyboardInterrupt:
        if not here:
            raise
    crowd = here[0]
    simulated = any(bool(person.phone.state.get("session", {}).get("simulated")) for person in crowd.people)
    return Outcome(crowd.door.code, simulated, crowd.told(), crowd.measures())


async def _until_over(crowd: Crowd, report: Callable[[str], None]) -> None:
    silent = 0.0
    while True:
        try:
            return await crowd.wait_until(crowd.all_finished, within=REPORT_EVERY_S)
        except TimeoutError:
            now = crowd.measures()
            report(_how_it_goes(crowd, now))
            silent = 0.0 if now.attached or now.joined < now.people else silent + REPORT_EVERY_S
            if silent >= SILENCE_S:
                raise LiveError(
                    f"{crowd.door.base} does not answer any more; nobody is connected. Is it running?"
                ) from None


def _how_it_goes(crowd: Crowd, now: Measures) -> str:
    step = next((str(person.phone.live.get("step")) for person in crowd.staying if person.phone.led), None)
    there = f"  step {step}: {sum(step in person.done for person in crowd.staying)} done" if step else ""
    left = f"  {now.left} left" if now.left else ""
    return (
        f"{now.joined} joined  {now.attached} connected{left}{there}  {now.saved} answers saved"
        f" (p95 {seconds(now.save_s.p95)})  {now.waiting} on their way"
    )


def in_words(outcome: Outcome) -> list[str]:
    """Return what it came to in a few lines."""
    m = outcome.measures
    compared = m.compared
    kept = (
        "not compared"
        if compared is None
        else f"{len(compared.lost) or 'none'} lost, {len(compared.doubled) or 'none'} twice"
    )
    return [
        f"{m.joined} live people took part in {outcome.session}; {m.left} left early",
        f"answers    {m.saved} saved, {kept}; {m.waiting} never acknowledged, {m.refused} refused",
        f"phones     {m.reloads} reloads, {m.cuts} dropped lines, {m.kernels} kernels replaced",
        f"joined     {_line(m.join_s)}",
        f"page there {_line(m.page_s)}",
        f"attached   {_line(m.attached_s)}",
        f"saved      {_line(m.save_s)}",
        f"  again    {_line(m.saved_again_s)}",
    ]


def _line(spread: Spread) -> str:
    return (
        f"p50 {seconds(spread.p50)}  p95 {seconds(spread.p95)}  p99 {seconds(spread.p99)}"
        f"  longest {seconds(spread.most)}  ({spread.count})"
    )


def seconds(value: float | None) -> str:
    """Return a time as people read it."""
    return "–" if value is None else f"{value:.2f} s"
