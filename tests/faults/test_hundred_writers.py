"""A hundred writers at once, who press twice and try again: no answer lost, none carried out twice, revisions right."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults import writers
from tests.postgres import running_postgres
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.store import Busy, Store, open_store

PEOPLE = 100
PROCESSES = 2
"""Beside the hundred in this process; they write to the same file."""
FIELDS = 3


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "sqlite":
        with open_store(f"sqlite:///{tmp_path / 'many.db'}") as opened:
            yield opened
        return
    with running_postgres() as server, open_store(server.url) as opened:
        yield opened


def test_a_hundred_writers_with_double_presses_and_retries(
    store: Store, times: Callable[[int, int], int]
) -> None:
    code = store.create_session(agenda=load_agenda(load_pack(), "30min"))[0].code
    answers = times(4, 60)

    def take_part(number: int) -> tuple[str, str, dict[str, int]]:
        dice = random.Random(number)  # noqa: S311 - guards nothing
        joined = store.join(code, lang="ja")
        person, key = joined.participant.id, store.unlock(joined.participant.id, joined.resume_code)
        revisions: dict[str, int] = {}

        def save(at: int) -> int:
            while True:
                try:
                    return store.save_answer(
                        person, key, occasion="during", exercise="E11", field=f"f{at % FIELDS}",
                        value=at, seal=at % 2 == 0, op=f"op-{at}",
                    ).revision  # fmt: skip
                except Busy:
                    continue  # a phone sends it again

        with ThreadPoolExecutor(2) as thumbs:
            for at in range(answers):
                presses = [thumbs.submit(save, at) for _ in range(dice.choice((1, 1, 2)))]
                # An earlier answer that the phone could not know to be saved comes once more.
                if dice.random() < 0.3:
                    presses.append(thumbs.submit(save, dice.randint(0, at)))
                told = [press.result() for press in presses]
                revisions[f"f{at % FIELDS}"] = told[0]
        return person, joined.resume_code, revisions

    url = store.url
    beside = [
        subprocess.Popen(
            [sys.executable, writers.__file__, url, code, "0", str(answers)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(PROCESSES)
    ]
    with ThreadPoolExecutor(PEOPLE) as room:
        told = list(room.map(take_part, range(PEOPLE)))
    for process in beside:
        said, _ = process.communicate()
        assert process.returncode == 0
        lines = said.splitlines()
        person, resume_code = lines[0].split()
        assert lines[1:] == [str(number) for number in range(answers)]
        told.append((person, resume_code, {}))
    assert len(store.participants(code)) == PEOPLE + PROCESSES
    for person, resume_code, revisions in told:
        spread = FIELDS if revisions else writers.FIELDS
        kept = {
            a.field: a
            for a in store.answers(person, store.unlock(person, resume_code))
            if a.exercise == "E11"
        }
        assert set(kept) == {f"f{at % spread}" for at in range(answers)}
        for name, answer in kept.items():
            made = [at for at in range(answers) if f"f{at % spread}" == name]
            assert (answer.value, answer.revision) == (made[-1], len(made))
            assert revisions.get(name, len(made)) == len(made)
