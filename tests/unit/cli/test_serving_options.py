"""What `wli serve` is told wrongly about proxies and sessions is answered in one line."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from wli_toolkit.cli import main


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
