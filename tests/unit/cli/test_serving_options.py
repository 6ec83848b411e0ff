"""What `wli serve` is told wrongly about proxies and sessions is answered in one line."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from wli_toolkit.cli import main


def test_a_password_on_the_command_line_is_pointed_out() -> None:
    address = "postgresql://wli:geheim@127.0.0.1:9/wli"
    done = CliRunner().invoke(main, ["session", "list", "--db", address])
    assert "Set WLI_DATABASE_URL instead" in done.stderr
    assert "geheim" not in done.stderr + done.stdout
    done = CliRunner(env={"WLI_DATABASE_URL": address}).invoke(main, ["session", "list"])
    assert done.exit_code == 2
    assert "does not answer" in done.stderr
    assert "instead" not in done.stderr


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--public-url", "seminar.example.jp"], "no address that people can open: 'seminar.example.jp'"),
        (["--public-url", "ftp://seminar.example.jp"], "no address that people can open"),
        (["--public-url", "https://me:pass@seminar.example.jp"], "no address that people can open"),
        (["--public-url", "https://seminar.example.jp:x"], "no address that people can open"),
        (["--public-url", "https://hub.example.jp/services/wli/"], "needs a host name or a port of its own"),
        (["--no-session", "--session", "K7M2QX"], "Leave out --session"),
        (["--no-session", "--new-passcode"], "Leave out --session and --new-passcode"),
        (["--drain", "-1"], "drain"),
    ],
)
def test_a_mistake_is_told_in_one_line(options: list[str], says: str) -> None:
    done = CliRunner().invoke(main, ["serve", "--no-browser", "--port", "0", *options])
    assert done.exit_code == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
