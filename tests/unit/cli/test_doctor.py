"""`wli doctor`: from measurements on this machine to a verdict, in plain words and in JSON."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from wli_toolkit.cli.doctor.checkup import told
from wli_toolkit.cli.doctor.cost import Cost
from wli_toolkit.cli.doctor.phone import phone_arrives
from wli_toolkit.cli.doctor.verdict import ALL_IN_WITHIN_S, ANSWER_EVERY_S, BUSY_SHARE, SPARE_BYTES, judge
from wli_toolkit.server.starting.choosing import MODES

COST = Cost("pool", 100_000_000, 50_000_000, join_cpu_s=0.5, save_cpu_s=0.01)
PLENTY = SPARE_BYTES + COST.server_bytes + 10_000 * COST.person_bytes


@pytest.mark.parametrize(
    ("free", "cost", "seats", "first"),
    [
        (SPARE_BYTES + COST.server_bytes + 40 * COST.person_bytes, COST, 40, "memory"),
        (SPARE_BYTES + COST.server_bytes + 40 * COST.person_bytes - 1, COST, 39, "memory"),
        (SPARE_BYTES - 1, COST, 0, "memory"),
        (PLENTY, COST, int(ALL_IN_WITHIN_S * 2 / 0.5), "joining"),
        (PLENTY, replace(COST, save_cpu_s=0.125), int(BUSY_SHARE * 2 * ANSWER_EVERY_S / 0.125), "answering"),
    ],
)
def test_what_runs_out_first_decides(free: int, cost: Cost, seats: int, first: str) -> None:
    verdict = judge(40, cost, free_bytes=free, cores=2)
    assert (verdict.seats, verdict.first_limit) == (seats, first)
    assert verdict.enough == (seats >= 40)
    assert ("yes" if seats >= 40 else "no") in told(verdict)[0]


@pytest.mark.parametrize("mode", MODES)
def test_doctor_measures_a_real_room(mode: str) -> None:
    command = [sys.executable, "-m", "wli_toolkit", "doctor", "--seats", "1", "--kernels", mode, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    found = json.loads(done.stdout)
    assert done.returncode == (0 if found["enough"] else 1)
    assert found["mode"] == mode
    assert found["person_bytes"] > 5_000_000
    assert found["join_cpu_s"] > 0.001
    assert found["save_cpu_s"] > 0.0001
    assert found["seats"] == min(found["seats_by"].values())


def test_this_machine_itself_is_no_phone() -> None:
    answers = []

    def ask(url: str) -> None:
        port = int(url.rstrip("/").rpartition(":")[2])

        def visit() -> None:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
                connection.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
                answers.append(connection.recv(4096))

        visiting.append(threading.Thread(target=visit))
        visiting[0].start()

    visiting: list[threading.Thread] = []
    assert phone_arrives(0, 1.0, ask) is False
    visiting[0].join()
    assert answers[0].startswith(b"HTTP/1.1 200")


def test_the_phone_s_test_page_takes_the_seminar_s_port_or_else_a_free_one() -> None:
    asked: list[int] = []
    with socket.create_server(("", 0)) as taken:
        port = taken.getsockname()[1]
        phone_arrives(port, 0.0, lambda url: asked.append(int(url.rstrip("/").rpartition(":")[2])))
    phone_arrives(port, 0.0, lambda url: asked.append(int(url.rstrip("/").rpartition(":")[2])))
    assert asked[0] != port
    assert asked[1] == port
