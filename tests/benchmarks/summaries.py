"""How long summaries of many sessions take: `python -m tests.benchmarks.summaries`, a few minutes.

A few workshops are simulated in a store as people would answer them, then copied row by row under new codes and
numbers, so that making 20,000 people takes seconds. Every session is then summarised for both audiences, freezing
its pictures, as `wli summary` does it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, get_args

import numpy as np
from sqlalchemy import Connection, Table, insert, select

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import Agenda
from wli_toolkit.simulate import simulate
from wli_toolkit.store import Store, open_store, schema
from wli_toolkit.summaries import Audience, summarise

MODELS = 2
"""So many workshops are really simulated; the others are copies of these."""
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Measured:
    """What one number of sessions took."""

    sessions: int
    people: int
    seconds: float
    processor: float
    told: int


@dataclass(frozen=True)
class Model:
    """The rows of one simulated workshop."""

    people: Rows
    by_person: dict[Table, Rows]


def models(agenda: Agenda, people: int) -> Iterator[Model]:
    """Yield simulated workshops as rows."""
    with tempfile.TemporaryDirectory() as place, _store(Path(place) / "models.sqlite") as store:
        for seed in range(1, MODELS + 1):
            session, _ = store.create_session(agenda=agenda, simulated=True)
            simulate(store, session.code, participants=people, seed=seed, today=dt.date(2030, 1, 1))
            yield store.database.read(partial(_rows, code=session.code))


def _rows(connection: Connection, code: str) -> Model:
    persons = schema.participants
    every = _read(connection, persons, persons.c.session == code)
    ids = [person["id"] for person in every]
    return Model(
        every,
        {
            table: _read(connection, table, table.c.participant.in_(ids))
            for table in (schema.answers, schema.hand_ins)
        },
    )


def _read(connection: Connection, table: Table, where: Any) -> Rows:
    return [dict(row) for row in connection.execute(select(table).where(where)).mappings()]


def fill(store: Store, made: Sequence[Model], agenda: Agenda, sessions: int) -> list[str]:
    """Copy the models in turn into new sessions of `store`; return their codes."""
    codes = []
    for number in range(sessions):
        session, _ = store.create_session(agenda=agenda, simulated=True)
        codes.append(session.code)
        model = made[number % len(made)]
        store.database.write(partial(_copy, model=model, code=session.code))
    return codes


def _copy(connection: Connection, model: Model, code: str) -> None:
    names = {person["id"]: uuid.uuid4().hex for person in model.people}
    people = [{**person, "id": names[person["id"]], "session": code} for person in model.people]
    connection.execute(insert(schema.participants), people)
    for table, rows in model.by_person.items():
        # A sealed answer has no value: not even JSON's null, which is what None would become.
        copied = [
            {column: value for column, value in row.items() if value is not None}
            | {"participant": names[row["participant"]]}
            for row in rows
        ]
        for columns in {tuple(row) for row in copied}:
            connection.execute(insert(table), [row for row in copied if tuple(row) == columns])


def measure(made: Sequence[Model], agenda: Agenda, sessions: int) -> Measured:
    """Return how long the summaries of so many sessions take, in a store that holds no others."""
    with tempfile.TemporaryDirectory() as place, _store(Path(place) / "many.sqlite") as store:
        codes = fill(store, made, agenda, sessions)
        random.Random(1).shuffle(codes)  # noqa: S311 -- only an order
        people = told = 0
        started, processor = time.perf_counter(), time.process_time()
        for code in codes:
            for audience in get_args(Audience):
                summary = summarise(store, code, audience=audience)
                told += sum(not figure.suppressed for figure in summary.figures)
            people += summary.joined
        return Measured(
            sessions, people, time.perf_counter() - started, time.process_time() - processor, told
        )


def _store(path: Path) -> Store:
    return open_store(f"sqlite:///{path}")


def exponent(measured: Sequence[Measured]) -> float:
    """Return the power of the number of people with which the processor time grows: 1 is linear."""
    people, processor = zip(*((each.people, each.processor) for each in measured), strict=True)
    return float(np.polyfit(np.log(people), np.log(processor), 1)[0])


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50, help="in each session")
    parser.add_argument("--sessions", type=int, nargs="+", default=[50, 100, 200, 400])
    parser.add_argument("--agenda", default="60min")
    chosen = parser.parse_args(arguments)
    agenda = load_agenda(load_pack(), chosen.agenda)
    made = list(models(agenda, chosen.people))
    measure(made[:1], agenda, 2)  # what is loaded on first use is not measured
    print(f"agenda {chosen.agenda}, {chosen.people} people in each session")
    print("sessions   people  seconds  processor s  ms/person  pictures told")
    measured = []
    for sessions in chosen.sessions:
        each = measure(made, agenda, sessions)
        measured.append(each)
        print(
            f"{each.sessions:8} {each.people:8} {each.seconds:8.1f} {each.processor:12.1f}"
            f" {1000 * each.processor / each.people:10.2f} {each.told:14}",
            flush=True,
        )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    if len(measured) > 1:
        print(f"processor time grows with the number of people to the power of {exponent(measured):.2f}")
    print(f"most memory: {memory:.0f} MB")


if __name__ == "__main__":
    main()
