"""Pictures of every screen: `python -m tests.gallery --to FOLDER`, and with `--guide` those that the guide shows."""

from __future__ import annotations

import argparse
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.chromium import FLAGS, find_browser
from tests.views.house import opened
from tests.views.named import DOORS, SCREENS
from tests.views.walk import walk
from wli_toolkit.content.model import Lang

GUIDE = Path(__file__).parents[1] / "facilitator_guide"
PICTURES = GUIDE / "pictures" / "gallery"
PAGE = GUIDE / "gallery.md"
PARTS = GUIDE / "gallery"
WIDTHS = {320: 640, 390: 844, 768: 1024, 1280: 800}
"""Each width with the height of a device that has it."""
HAND_HELD = (320, 390)
LANGS: tuple[Lang, ...] = ("ja", "en")
TALLEST, TALLEST_WIDE = 1000, 1400
"""So much of a long page the guide shows, in CSS pixels: of a phone's, and of a desk's."""
SHOWN_PX = 300
QUALITY = 35
PATIENCE_MS = 60_000
HEAD = """# すべての画面 / Every screen

この画像は `python -m tests.gallery --guide` で作り直せます。回答は、すべて練習用の架空のものです。

Made by `python -m tests.gallery --guide`; all answers are simulated. `python -m tests.gallery --to FOLDER` takes every
screen at 320, 390, 768 and 1280 px in both languages.
"""
BACK = "[すべての画面 / Every screen](../gallery.md)"
TITLES = {
    "doors": "入口 / Doors",
    "questions": "問いとふり返り / Questions, and looking at the answers",
    "phone": "参加者のスマートフォン / A participant's phone",
    "screen": "スクリーン / The room's screen",
    "console": "進行役のコンソール / The facilitator's console",
    "assistant": "補助者 / Assistants",
    "report": "まとめ / Reports",
}


def shown_at(name: str) -> tuple[tuple[Lang, int], tuple[Lang, int]]:
    """Return the two languages and widths at which the guide shows a screen: those that tell most."""
    if name.startswith("screen-"):
        return ("ja", 1280), ("en", 1280)
    if name.startswith("console-"):
        return ("ja", 1280), ("en", 768)
    if name.startswith("report-"):
        return ("ja", 1280), ("en", 390)
    if name.startswith(("join", "login")):
        return ("ja", 390), ("en", 768)
    return ("ja", 390), ("en", 320)


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, help="the folder that every picture goes to")
    parser.add_argument("--guide", action="store_true", help="make the guide's page and its pictures anew")
    given = parser.parse_args()
    if not given.to and not given.guide:
        parser.error("say where to: --to FOLDER, or --guide")
    os.environ.setdefault("WLI_SECRET", "a secret for pictures only, long enough to be taken")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        for lang in LANGS:
            place = Path(folder) / lang
            place.mkdir()
            for name, page in states(browser, place, lang):
                take(page, name, lang, given.to, guide=given.guide)
        browser.close()
    if given.guide:
        PARTS.mkdir(exist_ok=True)
        for path, text in pages().items():
            path.write_text(text, encoding="utf-8")


def states(browser: Browser, folder: Path, lang: Lang) -> Iterator[tuple[str, Page]]:
    """Yield every state in one language."""
    with opened(folder, lang) as house:
        yield from walk(browser, house, lang, folder)


def take(page: Page, name: str, lang: Lang, to: Path | None, *, guide: bool) -> None:
    """Take one state at each width that is wanted, and leave the page as it was."""
    before = page.viewport_size
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    for width, height in WIDTHS.items():
        wanted = guide and (lang, width) in shown_at(name)
        if not to and not wanted:
            continue
        page.set_viewport_size({"width": width, "height": height})
        if not name.startswith("screen-"):
            # A window as high as the page: bars that stay in sight stand where they stand at its end.
            whole = int(page.evaluate("() => document.documentElement.scrollHeight"))
            page.set_viewport_size({"width": width, "height": max(height, whole)})
        page.evaluate("() => window.scrollTo(0, 0)")
        picture = page.screenshot(animations="disabled")
        if to:
            target = to / lang / f"{name}-{width}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(picture)
        if wanted:
            PICTURES.mkdir(parents=True, exist_ok=True)
            small(picture, width).save(PICTURES / file_name(name, lang, width), quality=QUALITY, method=6)
    if before:
        page.set_viewport_size(before)


def small(picture: bytes, width: int) -> Image.Image:
    """Return a picture as the guide shows it: the upper part of a long page, and no larger than is read there."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image = image.crop(
        (0, 0, image.width, min(image.height, TALLEST_WIDE if width > max(HAND_HELD) else TALLEST))
    )
    shown = SHOWN_PX if width in HAND_HELD else SHOWN_PX * 2
    share = min(1, shown / image.width)
    return image.resize((round(image.width * share), round(image.height * share)), Image.Resampling.LANCZOS)


def file_name(name: str, lang: Lang, width: int) -> str:
    """Return what a picture of the guide is called."""
    return f"{name}-{lang}-{width}.webp"


def part_of(name: str) -> str:
    """Return the part of the gallery that shows a screen."""
    if name in DOORS:
        return "doors"
    if name.startswith(("ask-", "answered-", "feedback-")):
        return "questions"
    first = name.partition("-")[0]
    return (
        first
        if first in ("console", "screen", "report")
        else "assistant"
        if first == "assistant"
        else "phone"
    )


def pages() -> dict[Path, str]:
    """Return the guide's pages: where each lies, and its text."""
    shown: dict[str, list[str]] = {part: [] for part in TITLES}
    for name, captions in SCREENS.items():
        pictures = [
            f"![{captions[LANGS.index(lang)]}, {width} px](../pictures/gallery/{file_name(name, lang, width)})"
            for lang, width in shown_at(name)
        ]
        shown[part_of(name)].append(f"## {captions[0]} / {captions[1]}\n\n" + "\n".join(pictures) + "\n")
    found = {
        PARTS / f"{part}.md": "\n".join([f"# {TITLES[part]}\n\n{BACK}\n", *screens])
        for part, screens in shown.items()
    }
    links = [f"- [{title}](gallery/{part}.md) ({len(shown[part])})" for part, title in TITLES.items()]
    return {PAGE: HEAD + "\n" + "\n".join(links) + "\n", **found}


if __name__ == "__main__":
    main()
