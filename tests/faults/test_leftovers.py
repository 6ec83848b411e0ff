"""What a killed server leaves among temporary files is removed by the next one; what a running one holds is not."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil
import pytest

from tests.browser.seminar import start
from wli_toolkit.server.own_folders import HELD, let_go, make_own_folder, own_folder, sweep

PREFIX = "wli_"
GONE_WITHIN_S = 30


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a place for temporary files of our own, short enough for sockets."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        monkeypatch.setattr(tempfile, "tempdir", None)
        monkeypatch.setenv("TMPDIR", folder)
        yield Path(folder)


def test_a_killed_server_leaves_no_process_and_the_next_one_sweeps_its_folder(
    place: Path, tmp_path: Path
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    running = start(tmp_path / "one")
    children = psutil.Process(running.process.pid).children(recursive=True)
    left = set(place.glob(f"{PREFIX}*"))
    assert len(left) == 1
    assert children
    running.process.send_signal(signal.SIGKILL)
    running.process.wait()
    running.stop()
    assert psutil.wait_procs(children, timeout=GONE_WITHIN_S)[1] == []
    assert set(place.glob(f"{PREFIX}*")) == left
    following = start(tmp_path / "two")
    try:
        now = set(place.glob(f"{PREFIX}*"))
        assert len(now) == 1
        assert not now & left
        assert sweep(place, PREFIX) == []  # as one more server would begin
    finally:
        following.stop()
    assert list(place.iterdir()) == []


def test_a_killed_demonstration_s_answers_are_swept_by_the_next(place: Path) -> None:
    command = [
        sys.executable, "-m", "wli_toolkit", "demo", "--json", "--no-browser", "--port", "0", "--participants", "1",
    ]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as demo:
        assert demo.stdout is not None
        database = Path(json.loads(demo.stdout.readline())["db"])
        assert [database.parent] == list(place.glob("wli-demo-*"))
        demo.kill()
    with own_folder("wli-demo-") as following:  # as the next demonstration makes its own
        assert [following] == list(place.glob("wli-demo-*"))
    assert not database.exists()


def test_only_what_is_ours_and_held_by_nobody_is_swept(tmp_path: Path) -> None:
    held = Path(make_own_folder(PREFIX, str(tmp_path)))
    strange = tmp_path / f"{PREFIX}somebody-else-s"
    strange.mkdir()
    (strange / "letter.txt").write_text("dear")
    file = tmp_path / f"{PREFIX}file"
    file.write_text("dear")
    target = tmp_path / "target"
    target.mkdir()
    (target / HELD).touch()
    (tmp_path / f"{PREFIX}link").symlink_to(target)
    dead = tmp_path / f"{PREFIX}dead"
    dead.mkdir()
    (dead / HELD).touch()
    assert sweep(tmp_path, PREFIX) == [dead]
    assert not dead.exists()
    assert held.stat().st_mode & 0o077 == 0
    assert (strange / "letter.txt").exists()
    assert file.exists()
    assert (target / HELD).exists()
    let_go(str(held))
    assert not held.exists()


def test_a_folder_is_held_until_its_process_has_gone_and_not_by_its_children(tmp_path: Path) -> None:
    script = (
        "import subprocess, sys\n"
        "from wli_toolkit.server.own_folders import make_own_folder\n"
        f"folder = make_own_folder({PREFIX!r}, {str(tmp_path)!r})\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import sys; sys.stdin.read()'], stdin=subprocess.PIPE)\n"
        "print(folder, child.pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        folder, child = holder.stdout.readline().split()
        assert sweep(tmp_path, PREFIX) == []
        stopped = psutil.Process(int(child))
        stopped.suspend()  # alive, whatever becomes of its pipe
        holder.kill()
    try:
        assert sweep(tmp_path, PREFIX) == [Path(folder)]
    finally:
        os.kill(int(child), signal.SIGKILL)
