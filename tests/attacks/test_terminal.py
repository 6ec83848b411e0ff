"""Whatever stands on the command line or in a pack, the terminal is told one line and obeys nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import click
import pytest

from tests.attacks.hostile_room import AGENDA, hostile_pack
from tests.attacks.hostile_texts import CONTROLS, HOSTILE, TEMPLATES, UNICODE, obeyed
from wli_toolkit.cli import main
from wli_toolkit.cli.speaking import fail, say, tell
from wli_toolkit.simulate import simulate
from wli_toolkit.store import open_store

ARGUMENTS = {
    name: os.fsdecode(text.replace("\x00", "").encode("utf-8", "surrogatepass"))
    for name, text in {**CONTROLS, **UNICODE, **TEMPLATES}.items()
} | {"bytes": os.fsdecode(b"\xff\xfe\x1b[2J"), "empty": "", "dash": "--\x1b[2J", "long": "W" * 300}
COMMANDS: tuple[Callable[[str], tuple[str, ...]], ...] = (
    lambda text: (text,),
    lambda text: ("summary", text),
    lambda text: ("export", text, "--to", "x.html"),
    lambda text: ("export", "K7M2QX", "--to", f"/nowhere/{text}"),
    lambda text: ("session", "new", "--agenda", text),
    lambda text: ("session", "new", "--pack", f"/nowhere/{text}"),
    lambda text: ("session", "new", "--lang", text),
    lambda text: ("session", "new", "--contact", f"\udcff{text}"),
    lambda text: ("session", "list", text),
    lambda text: ("session", "list", "--db", f"x{text}"),
    lambda text: ("session", "import", f"/nowhere/{text}"),
    lambda text: ("content", "check", f"/nowhere/{text}"),
    lambda text: ("content", "copy", f"/proc/{text}/x"),
    lambda text: ("serve", "--host", f"\x1b{text}", "--port", "0", "--no-browser"),
    lambda text: ("serve", "--public-url", f"http://{text} \x1b", "--port", "0", "--no-browser"),
    lambda text: ("simulate", text, "--participants", "1"),
    lambda text: ("simulate", "K7M2QX", "--participants", "1", "--live", f"{text}://"),
    lambda text: ("restore", f"/nowhere/{text}"),
    lambda text: ("guide", "--to", f"/proc/{text}/x"),
    lambda text: ("guide", "--to", "x", "--agenda", text or " "),
    lambda text: ("exercises", "--pack", f"/nowhere/{text}"),
    lambda text: ("demo", "--agenda", text),
)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def wli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Return `wli`, with a store of its own; what it prints is looked at as a terminal gets it."""
    monkeypatch.setenv("WLI_DATABASE_URL", f"sqlite:///{tmp_path / 'wli.db'}")
    monkeypatch.chdir(tmp_path)
    # As if it were a terminal: otherwise click leaves orders to the terminal out by itself.
    monkeypatch.setattr(click.utils, "should_strip_ansi", lambda *_some, **_more: False)

    def run(*arguments: str) -> tuple[int, str, str]:
        # In a thread, as another test's browser may keep an event loop in this one.
        with ThreadPoolExecutor(1) as beside, pytest.raises(SystemExit) as left:
            beside.submit(main, list(arguments)).result()
        printed = capfd.readouterr()
        assert not obeyed(printed.out + printed.err), ascii(printed)
        return int(left.value.code or 0), printed.out, printed.err

    return run


@pytest.mark.parametrize("command", range(len(COMMANDS)))
def test_any_argument_is_refused_in_one_line(
    wli: Run, command: int, times: Callable[[int, int], int]
) -> None:
    every = sorted(ARGUMENTS)[command % 5 :: times(5, 1)]
    for name in every:
        arguments = COMMANDS[command](ARGUMENTS[name])
        status, _out, told = wli(*arguments)
        assert status == 2, (arguments, told)
        assert len(told.strip().splitlines()) == 1, told


@pytest.mark.parametrize("command", range(len(COMMANDS)))
def test_a_name_longer_than_any_file_s_is_refused_in_one_line(wli: Run, command: int) -> None:
    status, _out, told = wli(*COMMANDS[command]("W" * 300))
    assert status == 2, told
    assert len(told.strip().splitlines()) == 1, told


@pytest.mark.parametrize("name", ["WLI_DATABASE_URL", "WLI_LANG", "WLI_SECRET", "WLI_KERNELS"])
def test_any_variable_is_refused_in_one_line_or_taken(
    wli: Run, monkeypatch: pytest.MonkeyPatch, name: str, times: Callable[[int, int], int]
) -> None:
    for text in list(ARGUMENTS.values())[:: times(6, 1)]:
        monkeypatch.setenv(name, f"\udcff{text}")
        status, _out, told = wli("serve", "--session", "ZZZZZZ", "--port", "0", "--no-browser")
        assert status == 2
        assert len(told.strip().splitlines()) == 1


def test_a_session_of_hostile_texts_is_told_and_nothing_obeyed(wli: Run, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'wli.db'}") as store:
        pack = hostile_pack()
        agenda = pack.agenda(AGENDA).model_copy(update={"id": "[/x]\x1b[2J[bold]"})
        code = store.create_session(agenda=agenda, pack=pack)[0].code
        simulate(store, code, participants=12, seed=1)
        store.close_session(code)
    status, told, _err = wli("session", "list")
    assert (status, "[/x]" in told) == (0, True)
    status, told, _err = wli("summary", code)
    assert (status, code in told) == (0, True)


def test_what_is_told_and_said_keeps_its_meaning(capfd: pytest.CaptureFixture[str]) -> None:
    import json

    kept: dict[str, Any] = dict(HOSTILE)
    say(kept)
    line = capfd.readouterr().out
    assert json.loads(line) == kept
    assert not obeyed(line)
    for text in HOSTILE.values():
        tell(text)
        with pytest.raises(SystemExit):
            fail(text)
        printed = capfd.readouterr()
        assert not obeyed(printed.out + printed.err)
