"""Text is broken where people would break it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wli_toolkit.charts.measuring import width, wrap


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("短い", 100, ("短い",)),
        ("まだこれから（0〜4）・半々（5〜6）", 200, ("まだこれから（0〜4）・", "半々（5〜6）")),
        ("次にすることがはっきりしている", 150, ("次にすることがはっき", "りしている")),
        ("I can think of several ways", 120, ("I can think of", "several ways")),
        ("あいうえお。", 75, ("あいうえ", "お。")),
    ],
)
def test_lines(text: str, room: float, lines: tuple[str, ...]) -> None:
    assert wrap(text, 14, room) == lines


@given(st.text(st.sampled_from("あいう漢字カナ、。（）・ abc 12"), max_size=60), st.integers(60, 300))
def test_nothing_is_lost(text: str, room: int) -> None:
    assert "".join(wrap(text, 14, room)).replace(" ", "") == text.replace(" ", "")


def test_japanese_is_as_wide_as_it_is_high() -> None:
    assert width("働き方", 14) == 42
    assert width("abc", 14) < 28
