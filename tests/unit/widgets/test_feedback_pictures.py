"""The pictures of one's answers: each says in words what it shows, and nothing that arrives breaks the page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import answer

LIKES = {
    "kind": "plane",
    "x": {"label": "好き", "low": "好きではない", "high": "とても好き"},
    "y": {"label": "得意", "low": "得意ではない", "high": "とても得意"},
    "split": 6,
    "cells": {"ll": "今は任せてもよい", "hl": "育てる", "lh": "頼られている（量に注意）", "hh": "伸ばす"},
    "points": [
        {"x": 8, "y": 6, "label": "写真"},
        {"x": 5, "y": 9, "label": "段取り"},
        {"x": 8, "y": 6, "label": "聞き役"},
    ],
}
PICTURES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "plane": (
        LIKES,
        [
            "写真",
            "好き 8 / 得意 6 → 伸ばす",
            "段取り",
            "好き 5 / 得意 9 → 頼られている（量に注意）",
            "とても好き",
            "得意ではない",
        ],
    ),
    "map": (
        {
            "kind": "map",
            "periods": ["今", "3年以内"],
            "rows": [
                {"label": "親や家族の介護・見守り", "values": [0, 3]},
                {"label": "学び", "values": [2, None]},
            ],
            "loads": [
                {"label": "今", "text": "軽め", "fit": "重ねる"},
                {"label": "3年以内", "text": "中くらい", "fit": "使い分ける"},
            ],
        },
        ["介護", "3年以内", "軽め", "重ねる", "使い分ける"],
    ),
    "stack": (
        {
            "kind": "stack",
            "items": [{"label": "だれの役に", "text": "家族"}, {"label": "力", "text": "聞き役"}],
        },
        ["だれの役に", "家族", "力", "聞き役"],
    ),
    "pairs": (
        {
            "kind": "pairs",
            "names": ["大切さ", "使う時間"],
            "of": 100,
            "items": [
                {"label": "仕事", "first": 30, "second": 65},
                {"label": "自分", "first": 70, "second": 0},
            ],
        },
        ["仕事", "大切さ", "使う時間", "30", "65", "70", "0"],
    ),
    "ribbons": (
        {
            "kind": "ribbons",
            "names": ["今", "こうしたい"],
            "total": 24,
            "items": [
                {"label": "睡眠", "now": 6.5, "ideal": 7},
                {"label": "本業", "now": 9.5, "ideal": 9},
                {"label": "家事", "now": 8, "ideal": 8},
                {"label": "学び", "now": 0, "ideal": 0},
            ],
        },
        ["6.5 → 7 hours (+0.5)", "9.5 → 9 hours (−0.5)", "As it is: 家事 8"],
    ),
    "bars": (
        {
            "kind": "bars",
            "unit": "分",
            "items": [{"label": "今すぐ", "value": 45}, {"label": "確かめられれば", "value": 120}],
            "split": {
                "label": "使い道",
                "items": [{"label": "休む", "value": 60}, {"label": "学ぶ", "value": 40}],
            },
        },
        ["今すぐ", "45 分", "120 分", "使い道", "休む", "60", "学ぶ", "40"],
    ),
    "script": (
        {
            "kind": "script",
            "lines": [{"text": "在宅で働きたい", "blank": False}, {"text": "実績は", "blank": True}],
        },
        ["在宅で働きたい", "実績は", "still open"],
    ),
    "order": (
        {
            "kind": "order",
            "low": -10,
            "high": 20,
            "items": [{"label": "教える", "value": 4}, {"label": "学び直し", "value": 12}],
        },
        ["教える", "学び直し"],
    ),
    "arrows": ({"kind": "arrows", "items": [{"label": "家", "now": 8, "want": 3}]}, ["Now 8 → just right 3"]),
    "checklist": ({"kind": "checklist", "items": [{"label": "時間", "on": True}]}, ["時間", "in place"]),
    "card": (
        {"kind": "card", "cue": "座ったら", "act": "聞く", "plan_b": "1分"},
        ["座ったら", "聞く", "1分"],
    ),
}
ODD: list[Any] = [None, 0, -3, 1e9, "x", True, [], {}, [None, 3, "x", [], {}], [{}], [[[]]], {"label": []}]


def at_feedback(harness: Harness) -> None:
    """Open the sample workshop where it says something back."""
    harness.start(answers=(answer("E00", "voice", True),))
    harness.on_to("feedback")


def draw(harness: Harness, picture: Any) -> None:
    """Let a picture arrive."""
    harness.tell({"type": "feedback", "step": "voice", "lines": ["行"], "picture": picture})


def told(harness: Harness) -> str:
    """Return what a screen reader gets of the picture."""
    return harness.main.locator("figure").aria_snapshot()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_picture_says_its_words_and_fits_a_narrow_phone(harness: Harness, dark: bool) -> None:
    harness.page.set_viewport_size({"width": 320, "height": 640})
    harness.page.emulate_media(color_scheme="dark" if dark else "light")
    at_feedback(harness)
    for kind, (picture, words) in PICTURES.items():
        draw(harness, picture)
        expect(harness.main.locator("figure")).to_have_count(1)
        for word in words:
            expect(harness.main.locator("figure"), kind).to_contain_text(word)
        assert harness.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind


def test_points_at_one_place_share_a_mark_and_keep_their_numbers(harness: Harness) -> None:
    at_feedback(harness)
    draw(harness, LIKES)
    marks = harness.main.locator(".wli-plane-point")
    assert [mark.inner_text() for mark in marks.all()] == ["1·3", "2"]
    # The threshold belongs to the high side: 6 is right of the line and above it, 5 is left of it.
    line = harness.main.locator(".wli-plane-surface").bounding_box()
    both, left = (mark.bounding_box() for mark in marks.all())
    assert line is not None
    assert both is not None
    assert left is not None
    middle = line["x"] + line["width"] * 0.543
    assert left["x"] + left["width"] / 2 < middle < both["x"] + both["width"] / 2
    assert [name.inner_text() for name in harness.main.locator(".wli-held").all()] == [
        "頼られている（量に注意）",
        "伸ばす",
    ]


def test_a_screen_reader_gets_the_numbers_and_the_order(harness: Harness) -> None:
    at_feedback(harness)
    draw(harness, PICTURES["map"][0])
    table = harness.main.get_by_role("table", name="From 0 (nothing) to 3 (much)")
    row = table.get_by_role("row", name="親や家族の介護・見守り")
    assert [cell.inner_text().split() for cell in row.get_by_role("cell").all()] == [["0", "·"], ["3", "●●●"]]
    assert "●" not in told(harness)
    draw(harness, PICTURES["order"][0])
    assert told(harness).index("学び直し") < told(harness).index("教える")
    assert [mark.inner_text() for mark in harness.main.locator(".wli-mark").all()] == ["1", "2"]
    draw(harness, PICTURES["ribbons"][0])
    assert told(harness).count("睡眠") == 1


def test_equal_places_share_their_number(harness: Harness) -> None:
    at_feedback(harness)
    items = [
        {"label": name, "value": value} for name, value in (("一", 4), ("二", 9), ("三", 9), ("四", None))
    ]
    draw(harness, {"kind": "order", "items": items})
    assert [mark.inner_text() for mark in harness.main.locator(".wli-mark").all()] == ["1", "1", "3", "–"]


def test_two_equal_days_are_said_to_be_equal(harness: Harness) -> None:
    at_feedback(harness)
    draw(
        harness,
        {"kind": "ribbons", "names": ["今", "先"], "items": [{"label": "睡眠", "now": 8, "ideal": 8}]},
    )
    expect(harness.main).to_contain_text("Both days are the same.")


def test_whatever_arrives_the_page_stands(harness: Harness) -> None:
    at_feedback(harness)
    spoiled: list[dict[str, Any]] = []
    for picture, _words in PICTURES.values():
        spoiled += [{"kind": picture["kind"]}]
        for key, value in picture.items():
            spoiled += [{**picture, key: odd} for odd in ODD if key != "kind"]
            if isinstance(value, list) and value and isinstance(value[0], dict):
                spoiled += [{**picture, key: [{**value[0], inner: odd}]} for inner in value[0] for odd in ODD]
            elif isinstance(value, dict):
                spoiled += [{**picture, key: {**value, inner: odd}} for inner in value for odd in ODD]
    assert len(spoiled) > 500
    # In one go, because each message is a round trip.
    message = "(picture) => window.tell({ type: 'feedback', step: 'voice', lines: ['行'], picture })"
    harness.page.evaluate(f"(all) => all.forEach({message})", spoiled)
    for odd in ODD:
        draw(harness, odd)
    assert harness.main.locator("figure").count() == 0
    draw(harness, PICTURES["stack"][0])
    expect(harness.main).to_contain_text("聞き役")
    assert harness.errors == []


def test_where_there_is_nothing_to_draw_there_is_no_frame(harness: Harness) -> None:
    at_feedback(harness)
    for kind in (*PICTURES, "unknown", "__proto__"):
        if kind != "card":
            draw(harness, {"kind": kind, "items": [], "lines": [], "points": [], "rows": []})
            assert harness.main.locator("figure").count() == 0, kind
