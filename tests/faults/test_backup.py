"""One command backs a store up while people write, one puts it back; neither overwrites what it was not told to."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.faults.test_copied_while_stopped import Writer
from wli_toolkit.cli import main
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.store import Store, open_store

SECRET = "PRIVATE朝の散歩"
PEOPLE = 3


def wli(*args: object) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, [str(arg) for arg in args])


def refusal(*args: object) -> str:
    """Return the one line that refuses a call."""
    told = wli(*args)
    assert told.exit_code == 2, told.output
    assert told.stderr.count("\n") == 1
    assert "Traceback" not in told.output
    return told.stderr


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'seminar.db'}") as opened:
        yield opened


@pytest.fixture
def code(store: Store) -> str:
    return store.create_session(agenda=load_agenda(load_pack(), "30min"))[0].code


def answer(store: Store, code: str) -> tuple[str, str]:
    """Let somebody join and save something private; return their id and resume code."""
    joined = store.join(code, lang="ja")
    person = joined.participant.id
    key = store.unlock(person, joined.resume_code)
    store.save_answer(
        person, key, occasion="during", exercise="E11", field="cue", value=SECRET, seal=True, op="o"
    )
    return person, joined.resume_code


def test_a_backup_made_while_people_write_holds_all_that_was_acknowledged(
    store: Store, code: str, tmp_path: Path, times: Callable[[int, int], int]
) -> None:
    with ExitStack() as stack:
        people = [Writer(store.url, code, number * 1_000_000, stack) for number in range(PEOPLE)]
        for person in people:
            while len(person.hear(0.01)) < 3:
                pass
        for number in range(times(6, 100)):
            file = tmp_path / f"backup-{number}.wli"
            before = [person.hear() for person in people]
            told = wli("backup", file, "--db", store.url, "--json")
            assert told.exit_code == 0, told.output
            assert json.loads(told.output)["sessions"] == 1
            after = [person.hear() for person in people]
            assert all(len(later) >= len(earlier) for later, earlier in zip(after, before, strict=True))
            for person, lines in zip(people, before, strict=True):
                assert holds_at_least(file, code, person, lines)
            assert [each.name for each in tmp_path.glob(f"{file.name}*")] == [file.name]


def holds_at_least(file: Path, code: str, person: Writer, lines: list[str]) -> bool:
    """Whether a backup is whole and has the answers that were told before it began, or later ones."""
    who, resume_code = lines[0].split()
    copy = file.with_suffix(".opened")
    copy.write_bytes(file.read_bytes())
    with open_store(f"sqlite:///{copy}") as opened:
        assert opened.resume(code, resume_code).id == who
        kept = [a.value for a in opened.answers(who, opened.unlock(who, resume_code)) if a.exercise == "E11"]
        newest = max(kept)
        # All that came before the newest is there: each place has the last of its values.
        assert sorted(kept) == list(range(max(person.first, newest - 6), newest + 1))
    return newest >= int(lines[-1])


def test_it_comes_back_on_another_machine_with_what_was_private_still_sealed(
    store: Store, code: str, tmp_path: Path
) -> None:
    person, resume_code = answer(store, code)
    file, there = tmp_path / "seminar.wli", tmp_path / "there.db"
    told = wli("backup", file, "--db", store.url)
    assert told.exit_code == 0, told.output
    assert f"wli restore {file}" in told.output
    assert "delete it by 20" in told.output
    assert SECRET.encode() not in file.read_bytes()
    assert resume_code.encode() not in file.read_bytes()
    assert os.name != "posix" or stat.S_IMODE(file.stat().st_mode) == 0o600
    told = wli("restore", file, "--db", f"sqlite:///{there}")
    assert told.exit_code == 0, told.output
    with open_store(f"sqlite:///{there}") as elsewhere:
        key = elsewhere.unlock(person, resume_code)
        assert [a.value for a in elsewhere.answers(person, key) if a.exercise == "E11"] == [SECRET]
        assert stat.S_IMODE(there.stat().st_mode) == 0o600 or os.name != "posix"


def test_nothing_is_overwritten_unless_told(store: Store, code: str, tmp_path: Path) -> None:
    file = tmp_path / "seminar.wli"
    assert wli("backup", file, "--db", store.url).exit_code == 0
    kept = file.read_bytes()
    answer(store, code)
    assert "there already" in refusal("backup", file, "--db", store.url)
    assert file.read_bytes() == kept
    line = refusal("restore", file, "--db", store.url)
    assert "--replace" in line
    assert len(store.participants(code)) == 1
    # Told to, it still does not take the file from under a server's feet.
    line = refusal("restore", file, "--db", store.url, "--replace")
    assert "other programs have the database open" in line
    assert len(store.participants(code)) == 1
    answer(store, code)
    store.close()
    told = wli("restore", file, "--db", store.url, "--replace")
    assert told.exit_code == 0, told.output
    with open_store(store.url) as again:
        assert again.participants(code) == []
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


def test_what_is_no_whole_backup_is_refused_and_changes_nothing(
    store: Store, code: str, tmp_path: Path
) -> None:
    answer(store, code)
    file = tmp_path / "seminar.wli"
    assert wli("backup", file, "--db", store.url).exit_code == 0
    whole, there = file.read_bytes(), tmp_path / "there.db"
    strange = tmp_path / "photos.sqlite"
    with sqlite3.connect(strange) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER)")
    connection.close()
    newer = tmp_path / "newer.wli"
    newer.write_bytes(whole)
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE wli_schema SET version_num = '9999'")
    connection.close()
    (tmp_path / "cut.wli").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "scratched.wli").write_bytes(whole[:8192] + b"\xff" * 8192 + whole[16384:])
    (tmp_path / "text.wli").write_text("dear diary")
    (tmp_path / "empty.wli").touch()
    cases = {
        "cut.wli": "not a whole backup", "scratched.wli": "not a whole backup", "text.wli": "not a whole backup",
        "empty.wli": "not a whole backup", "photos.sqlite": "another program", "newer.wli": "Upgrade the toolkit",
        "none.wli": "no such file",
    }  # fmt: skip
    for name, says in cases.items():
        line = refusal("restore", tmp_path / name, "--db", f"sqlite:///{there}")
        assert says in line, line
        assert str(tmp_path / name) in line or "…" in line
        assert not there.exists()
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


def test_a_session_that_was_to_be_erased_does_not_come_back(
    store: Store, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(store, code)
    purge_on = store.session(code).purge_on
    file, there = tmp_path / "seminar.wli", tmp_path / "there.db"
    assert wli("backup", file, "--db", store.url).exit_code == 0
    monkeypatch.setattr("time.time", lambda: purge_on + 1)
    told = wli("restore", file, "--db", f"sqlite:///{there}", "--json")
    assert json.loads(told.output)["overdue"] == [code]
    with open_store(f"sqlite:///{there}") as elsewhere:
        assert elsewhere.sessions() == []
    assert code.encode() not in there.read_bytes()


def test_a_database_on_a_server_is_politely_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WLI_DATABASE_URL", "postgresql://me:s3cret@127.0.0.1:9/wli")
    line = refusal("backup", tmp_path / "x.wli")
    assert "pg_dump" in line
    (tmp_path / "y.wli").touch()
    line += refusal("restore", tmp_path / "y.wli")
    assert "pg_restore" in line
    assert "s3cret" not in line


def test_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    assert "no database to back up" in refusal(
        "backup", tmp_path / "x.wli", "--db", f"sqlite:///{tmp_path / 'no.db'}"
    )
    assert "cannot be written" in refusal(
        "backup", tmp_path / "nowhere" / "x.wli", "--db", f"sqlite:///{existing(tmp_path)}"
    )
    assert not (tmp_path / "no.db").exists()


def existing(folder: Path) -> Path:
    """Return an empty store."""
    open_store(f"sqlite:///{folder / 'there-is.db'}").close()
    return folder / "there-is.db"
