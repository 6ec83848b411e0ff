"""The trace that shows “saved” leaving a kernel (`test_going_on.py`) would tell if it left too early."""

from __future__ import annotations

import subprocess
import sys
import uuid
from pathlib import Path

import pytest

from tests.faults.tracing import SAVED, too_early, traced
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.store import open_store

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ptrace(2) as Linux has it")
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
            with traced(alone.pid, SAVED) as trace:
                for op in ops:
                    alone.stdin.write(f"{op}\n")
                    alone.stdin.flush()
                    assert op in alone.stdout.readline()
            assert [each.said for each in trace.noted if each.what == "sends"] == ops
            assert too_early(trace.noted) == ([] if how == "FULL" else ops)
