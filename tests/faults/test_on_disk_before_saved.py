"""“Saved” leaves the kernel only when the write-ahead log is on disk: shown by what it asks of the system."""

from __future__ import annotations

import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.seminar import Seminar
from tests.faults.tracing import too_early, traced
from tests.server.client import OPEN, member
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.store import Store, open_store

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ptrace(2) as Linux has it")
SAID = rb'"type": ?"saved".{0,200}?"op": ?"([0-9a-f]+)"'
ALONE = """
import sys, uuid
from wli_toolkit.store import open_store
from wli_toolkit.store.dialects import sqlite
sqlite._PRAGMAS = tuple(sys.argv[3] if p.startswith("synchronous") else p for p in sqlite._PRAGMAS)
with open_store(sys.argv[1]) as store:
    joined = store.join(sys.argv[2], lang="ja")
    key = store.unlock(joined.participant.id, joined.resume_code)
    print("ready", flush=True)
    for op in sys.stdin:
        store.save_answer(joined.participant.id, key, occasion="during", exercise="E11", field="cue",
                          value=op, seal=True, op=op.strip())
        print('{"type": "saved", "op": "%s"}' % op.strip(), flush=True)
"""


def test_a_kernel_says_saved_only_when_it_is_on_disk(
    seminar: Seminar, store: Store, times: Callable[[int, int], int]
) -> None:
    person = member(seminar)
    _line, talk = person.kernel("workshop", seminar.code)
    kernels = seminar.kernels()
    assert len(kernels) == 1
    wanted = [uuid.uuid4().hex for _ in range(times(20, 500))]
    with traced(kernels[0].pid, SAID) as trace:
        for number, op in enumerate(wanted):
            talk.save("E00", "voice", ["is_this_it", "start_small"][number % 2], op=op)
            saved = talk.wait_for("saved")
            assert saved["op"] == op
    OPEN.close()
    assert [each.said for each in trace.noted if each.what == "sends"] == wanted
    assert too_early(trace.noted) == []
    assert sum(each.what == "synced" for each in trace.noted) >= len(wanted)


@pytest.mark.parametrize("how", ["FULL", "OFF"])
def test_the_trace_would_tell(tmp_path: Path, how: str) -> None:
    url = f"sqlite:///{tmp_path / 'alone.sqlite'}"
    with open_store(url) as store:
        code = store.create_session(agenda=load_agenda(load_pack(), "30min"))[0].code
        command = [sys.executable, "-c", ALONE, url, code, f"synchronous={how}"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as alone:
            assert alone.stdin is not None
            assert alone.stdout is not None
            assert alone.stdout.readline() == "ready\n"
            ops = [uuid.uuid4().hex for _ in range(5)]
            with traced(alone.pid, SAID) as trace:
                for op in ops:
                    alone.stdin.write(f"{op}\n")
                    alone.stdin.flush()
                    assert op in alone.stdout.readline()
            assert [each.said for each in trace.noted if each.what == "sends"] == ops
            assert too_early(trace.noted) == ([] if how == "FULL" else ops)
