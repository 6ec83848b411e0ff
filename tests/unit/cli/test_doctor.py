"""`wli doctor`: from measurements on this machine to a verdict, in plain words and in JSON."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading

import pytest

from wli_toolkit.server.checkup import told
from wli_toolkit.server.doctor import PATIENCE_S, SPARE_BYTES, Measured, judge, phone_arrives

COST = Measured(kernel_bytes=50_000_000, start_s=1.0)


@pytest.mark.parametrize(
    ("free", "cores", "seats", "first"),
    [
        (SPARE_BYTES + 40 * COST.kernel_bytes, 2, 40, "memory"),
        (SPARE_BYTES + 40 * COST.kernel_bytes - 1, 2, 39, "memory"),
        (SPARE_BYTES + 10_000 * COST.kernel_bytes, 2, int(2 * PATIENCE_S), "time"),
        (SPARE_BYTES - 1, 2, 0, "memory"),
    ],
)
def test_what_runs_out_first_decides(free: int, cores: int, seats: int, first: str) -> None:
    verdict = judge(40, COST, free_bytes=free, cores=cores)
    assert (verdict.seats, verdict.first_limit) == (seats, first)
    assert verdict.enough == (seats >= 40)
    assert ("yes" if seats >= 40 else "no") in told(verdict)[0]


def test_doctor_measures_a_real_kernel() -> None:
    command = [sys.executable, "-m", "wli_toolkit", "doctor", "--seats", "1", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    found = json.loads(done.stdout)
    assert done.returncode == (0 if found["enough"] else 1)
    assert found["kernel_bytes"] > 5_000_000
    assert found["kernel_start_s"] > 0
    assert found["seats"] == min(found["seats_by_memory"], found["seats_by_time"])


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
