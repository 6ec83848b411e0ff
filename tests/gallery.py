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
from tests.views.named import SCREENS
from tests.views.walk import walk
from wli_toolkit.content.model import Lang

GUIDE = Path(__file__).parents[1] / "facilitator_guide"
PICTURES = GUIDE / "pictures" / "gallery"
PAGE = GUIDE / "gallery.md"
WIDTHS = {320: 640, 390: 844, 768: 1024, 1280: 800}
"""Each width with the height of a device that has it."""
LANGS: tuple[Lang, ...] = ("ja", "en")
TALLEST = 1000
"""So much of a long page the guide shows, in CSS pixels."""
SHOWN_PX = 300
QUALITY = 35
PATIENCE_MS = 60_000
HEAD = """# すべての画面 / Every screen

この画像は `python -m tests.gallery --guide` で作り直せます。回答は、すべて練習用の架空のものです。

Made by `python -m tests.gallery --guide`; all answers are simulated. `python -m tests.gallery --to FOLDER` takes every
screen at 320, 390, 768 and 1280 px in both languages.
"""


def shown_at(name: str) -> tuple[tuple[Lang, int], tuple[Lang, int]]:
    """Return the two languages and widths at which the guide shows a screen: those that tell most."""
    if name.startswith(("console-", "screen-", "report-")):
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
        PAGE.write_text(page_text(), encoding="utf-8")


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
    image = image.crop((0, 0, image.width, min(image.height, TALLEST)))
    shown = SHOWN_PX * 2 if width == max(WIDTHS) else SHOWN_PX
    share = min(1, shown / image.width)
    return image.resize((round(image.width * share), round(image.height * share)), Image.Resampling.LANCZOS)


def file_name(name: str, lang: Lang, width: int) -> str:
    """Return what a picture of the guide is called."""
    return f"{name}-{lang}-{width}.webp"


def page_text() -> str:
    """Return the guide's page."""
    parts = [HEAD]
    for name, captions in SCREENS.items():
        pictures = [
            f"![{captions[LANGS.index(lang)]}, {width} px](pictures/gallery/{file_name(name, lang, width)})"
            for lang, width in shown_at(name)
        ]
        parts.append(f"## {captions[0]} / {captions[1]}\n\n" + "\n".join(pictures) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    main()
